"""Finds dates far from those beside them: a year or a month mistyped."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.doubt import Doubt
from scorecard.evidence.model.common import Source
from scorecard.evidence.program_messages import tr

_IN_ORDER = ("statements", "events", "moments", "governments")
"""The lists that are written oldest first."""
DAYS_OUT_OF_ORDER = 90
"""By how many days an entry may be older than the one before it, or newer than the one behind it."""
DAYS_BEFORE_THE_EVENT = 7
"""By how many days a source may be older than what rests on it: a meeting can be announced."""
_DAY_IN_KEY = re.compile(r"-(\d{4}(?:-\d\d){0,2})[a-z]?$")


def doubtful_dates(model: BaseModel, sources: Mapping[str, Source]) -> Iterator[Doubt]:
    """Yields every doubt about the dates of a file; `sources` are those that it can cite, by their keys."""
    for name in _IN_ORDER:
        items = getattr(model, name, None)
        if isinstance(items, list):
            yield from _out_of_order(name, items)
            if name != "governments":
                yield from _older_source(name, items, sources)
    own = getattr(model, "sources", None)
    if isinstance(own, dict):
        for key, source in own.items():
            yield from _other_day_in_key(key, source)


def _older_source(name: str, items: list[Any], sources: Mapping[str, Source]) -> Iterator[Doubt]:
    """Yields a doubt for each entry that happened after the publication of what it rests on."""
    for index, item in enumerate(items):
        source = sources.get(item.source)
        day = source.date if source else None
        if isinstance(day, PartialDate) and day < item.date and day.days_apart(item.date) > DAYS_BEFORE_THE_EVENT:
            # Translators: {field} is 'date', the name of a field, and its value follows: date 2024-06-18.
            message = tr(
                "{field} {date} is later than that of its source '{source}', {other}",
                field="date",
                date=item.date,
                source=item.source,
                other=day,
            )
            yield Doubt((name, index, "date"), message)


def _out_of_order(name: str, items: list[Any]) -> Iterator[Doubt]:
    """Yields a doubt for each entry whose date lies far from its place among the others."""
    field = "from" if name == "governments" else "date"
    days: list[PartialDate] = [getattr(item, "from_" if name == "governments" else "date") for item in items]
    for index, (day, following) in enumerate(pairwise(days)):
        if not following < day or day.days_apart(following) <= DAYS_OUT_OF_ORDER:
            continue
        fits_without = index == 0 or not following < days[index - 1]
        others_are_later = index + 2 == len(days) or not days[index + 2] < day
        if fits_without and not others_are_later:
            # Translators: {field} is the name of a field, 'date' or 'from'.
            message = tr(
                "{field} {date} is later than that of the next entry, {other}", field=field, date=day, other=following
            )
            yield Doubt((name, index, field), message)
        else:
            message = tr(
                "{field} {date} is before that of the entry before it, {other}",
                field=field,
                date=following,
                other=day,
            )
            yield Doubt((name, index + 1, field), message)


def _other_day_in_key(key: str, source: Source) -> Iterator[Doubt]:
    """Yields a doubt where the key of a source ends with another day than the source has."""
    match = _DAY_IN_KEY.search(key)
    if not match or not isinstance(source.date, PartialDate):
        return
    try:
        named = PartialDate.parse(match[1])
    except ValueError:
        return
    if named.days_apart(source.date) > 0:
        # Translators: the key of a source may end with a day: ministry-2024-06-18.
        message = tr("{field} {date} is not that of its key, {key}", field="date", date=source.date, key=key)
        yield Doubt(("sources", key, "date"), message)

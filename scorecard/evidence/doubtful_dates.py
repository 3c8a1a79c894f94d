"""Finds dates far from those beside them: a year or a month mistyped."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.surveys import Survey, Surveys
from scorecard.evidence.program_messages import tr
from scorecard.evidence.yaml_document import Path

_IN_ORDER = ("statements", "events", "moments", "governments")
"""The lists that are written oldest first."""
DAYS_OUT_OF_ORDER = 90
"""The number of days by which an entry may be older than the one before it, or newer than the one behind it."""
LONG_BEFORE = {"fieldwork": 366, "published": 1_096, "entries": 3_653}
"""The number of days that is suspiciously long: for a fieldwork, from it to the publication, and from the first entry
of a list to the next. Some governments last as long."""
DAYS_WITHOUT_NEWS = 300
"""The number of days by which the evidence may reach beyond its newest entry."""
DAYS_BEFORE_THE_EVENT = 7
"""The number of days by which a source may be older than the entry that rests on it, because a meeting can be
announced."""
_DAY_IN_KEY = re.compile(r"-(\d{4}(?:-\d\d){0,2})[a-z]?$")


def doubtful_dates(model: BaseModel, sources: Mapping[str, Source]) -> Iterator[DoubtfulValue]:
    """Yields every doubt about the dates of a file; `sources` are those that it can cite, by their keys."""
    for name in _IN_ORDER:
        items = getattr(model, name, None)
        if isinstance(items, list):
            yield from _out_of_order(name, items)
            if name != "governments":
                yield from _older_source(name, items, sources)
    if isinstance(model, Surveys):
        for key, survey in model.surveys.items():
            yield from _asked_after_all_sources(("surveys", key), survey, sources)
            yield from _asked_for_long(("surveys", key), survey)
    own = getattr(model, "sources", None)
    if isinstance(own, dict):
        for key, source in own.items():
            yield from _other_day_in_key(key, source)


def _older_source(name: str, items: list[Any], sources: Mapping[str, Source]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each entry that is later than the publication of its source."""
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
            yield DoubtfulValue((name, index, "date"), message)


def _asked_after_all_sources(path: Path, survey: Survey, sources: Mapping[str, Source]) -> Iterator[DoubtfulValue]:
    """Yields a doubt where the fieldwork or the publication of a survey is later than all its sources."""
    dates = {key: sources[key].date for key in survey.sources if key in sources}
    if not dates or not all(isinstance(day, PartialDate) for day in dates.values()):
        return
    key, newest = max(dates.items(), key=lambda item: str(item[1]))
    assert isinstance(newest, PartialDate)
    for place, day in (
        (("fieldwork", "start"), survey.fieldwork.start),
        (("fieldwork", "end"), survey.fieldwork.end),
        (("published",), survey.published),
    ):
        if day and newest < day and newest.days_apart(day) > DAYS_BEFORE_THE_EVENT:
            message = tr(
                "{field} {date} is later than that of its source '{source}', {other}",
                field=place[-1],
                date=day,
                source=key,
                other=newest,
            )
            yield DoubtfulValue((*path, *place), message)


def _asked_for_long(path: Path, survey: Survey) -> Iterator[DoubtfulValue]:
    """Yields a doubt where people were asked for more than a year, or results were published years later."""
    start, end, published = survey.fieldwork.start, survey.fieldwork.end, survey.published
    if start and end and _is_long_before(start, end, "fieldwork"):
        yield DoubtfulValue((*path, "fieldwork", "start"), _long_before("start", start, "end", end))
    elif published and (asked := end or start) and _is_long_before(asked, published, "published"):
        field = "end" if end else "start"
        yield DoubtfulValue((*path, "fieldwork", field), _long_before(field, asked, "published", published))


def _is_long_before(day: PartialDate, other: PartialDate, what: str) -> bool:
    return day < other and day.days_apart(other) > LONG_BEFORE[what]


def _long_before(field: str, day: PartialDate, other: str, other_day: PartialDate) -> str:
    # Translators: two fields of a file and their dates: "start 1991-02-03 is long before end 2021-09".
    return tr(
        "{field} {day} is long before {other} {other_day}", field=field, day=day, other=other, other_day=other_day
    )


def doubtful_edition_day(edition: EditionSettings, others: Iterable[BaseModel]) -> Iterator[DoubtfulValue]:
    """Yields a doubt where the day of the evidence is long after its newest entry; `others` are the other files."""
    dates = [
        item.date
        for model in others
        for name in ("statements", "events", "moments", "roll_calls", "sources")
        for item in _items(getattr(model, name, None))
        if isinstance(item.date, PartialDate)
    ]
    newest, day = max(dates, default=None), edition.evidence_date
    if newest and newest < day and newest.days_apart(day) > DAYS_WITHOUT_NEWS:
        message = tr(
            "{field} {day} is long after the newest entry of the evidence, {newest}",
            field="evidence_date",
            day=day,
            newest=newest,
        )
        yield DoubtfulValue(("evidence_date",), message)


def _items(entries: Any) -> Iterable[Any]:
    return entries.values() if isinstance(entries, dict) else entries or ()


def _out_of_order(name: str, items: list[Any]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each entry whose date lies far from its place among the others."""
    field = "from" if name == "governments" else "date"
    days: list[PartialDate] = [getattr(item, "from_" if name == "governments" else "date") for item in items]
    if name != "governments" and len(days) > 1 and _is_long_before(days[0], days[1], "entries"):
        yield DoubtfulValue((name, 0, field), _long_before(field, days[0], field, days[1]))
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
            yield DoubtfulValue((name, index, field), message)
        else:
            message = tr(
                "{field} {date} is before that of the entry before it, {other}",
                field=field,
                date=following,
                other=day,
            )
            yield DoubtfulValue((name, index + 1, field), message)


def _other_day_in_key(key: str, source: Source) -> Iterator[DoubtfulValue]:
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
        yield DoubtfulValue(("sources", key, "date"), message)

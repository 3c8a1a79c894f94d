"""Finds states whose files are ahead of the edition, and cuts them to its day for all but their own pages.

A brief is needed every day and cannot wait for the book. Evidence in the file of a state that is later than the day of
the edition is shown only in the brief and the scorecard of that state; all else (the edition, the overview, the data,
the counts of the 27, the Council, the comparison of two days) is made from the files as they were on the day of the
edition.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from scorecard.evidence.cited_sources import CITED, cited_by, cited_within
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.vocabulary import State

if TYPE_CHECKING:
    from scorecard.evidence.load import Evidence

AnyModel = TypeVar("AnyModel", bound=BaseModel)

_PROSE = ("asks", "questions", "objections")
_DATED = ("statements", "opinion", "events", "figures")


def day_ahead(file: MemberState, edition_day: date) -> date | None:
    """Returns the last day that a state's file reaches beyond the day of the edition; None where it does not."""
    return max((day for day in _days(file) if day > edition_day), default=None)


def _days(file: MemberState) -> Iterator[date]:
    dated = [*(item.date for item in file.statements), *(item.date for item in file.events)]
    dated += [item.event for item in file.statements if item.event]
    dated += [day for one in file.governments for day in (one.from_, one.to) if day]
    dated += [source.date for source in file.sources.values() if isinstance(source.date, PartialDate)]
    return (day.first_day for day in dated)


def with_edition_day(evidence: "Evidence") -> "Evidence":
    """Returns evidence in which files that are ahead are cut down to the day of the edition; `ahead` has them whole."""
    limit = evidence.edition.evidence_date.last_day
    ahead = {state: file for state, file in evidence.states.items() if day_ahead(file, limit)}
    if not ahead:
        return evidence
    entries: dict[tuple[State | None, str], tuple[int, ...]] = {}
    cut = {state: _on_the_day(file, limit, entries) for state, file in ahead.items()}
    return replace(evidence, states={**evidence.states, **cut}, ahead=ahead, entries=entries)


def evidence_for(evidence: "Evidence", state: State) -> "Evidence":
    """Returns the evidence for the pages of one state: its whole file, up to the last day in that file.

    It is the same object for a state that is not ahead of the edition.
    """
    if state not in evidence.ahead:
        return evidence
    file = evidence.ahead[state]
    edition_day = evidence.edition.evidence_date.last_day
    day = day_ahead(file, edition_day)
    assert day is not None
    return replace(
        evidence,
        states={**evidence.states, state: file},
        edition=evidence.edition.model_copy(update={"evidence_date": PartialDate.of(day)}),
        entries={key: places for key, places in evidence.entries.items() if key[0] != state},
        ahead={},
        edition_day=edition_day,
    )


def _on_the_day(file: MemberState, day: date, entries: dict[tuple[State | None, str], tuple[int, ...]]) -> MemberState:
    """Returns the file of a state as it was on a day, and notes the places of the entries that are left in `entries`.

    Texts that cite a source of a later day were written later, and are left out.
    """
    later = {
        key
        for key, source in file.sources.items()
        if isinstance(source.date, PartialDate) and source.date.first_day > day
    }
    lists: dict[str, Any] = {}
    for name in (*_DATED, *_PROSE):
        items = getattr(file, name)
        known = _is_undated_and_known if name in _PROSE else _is_known
        places = tuple(place for place, item in enumerate(items) if known(item, day, later))
        entries[file.state, name] = places
        lists[name] = [_rested(items[place], file, later) for place in places]
    governments = [
        one.model_copy(update={} if one.to is None or one.to.first_day <= day else {"to": None})
        for one in file.governments
        if one.from_.first_day <= day
    ]
    covered: dict[str, Any] = (
        {} if later.isdisjoint(file.coverage_sources) else {"coverage": {}, "coverage_sources": []}
    )
    part = _without(file.model_copy(update={**lists, **covered, "governments": governments}), later)
    cited, still_cited = set(cited_within(file)), set(cited_within(part))
    gone = later | (cited - still_cited)
    return part.model_copy(update={"sources": {key: item for key, item in file.sources.items() if key not in gone}})


def _is_known(item: Any, day: date, later: Collection[str]) -> bool:
    """Returns whether an entry is dated no later than a day and one of its sources is not of a later day."""
    own: PartialDate | None = getattr(item, "date", None)
    keys = cited_by(item)
    return (own is None or own.first_day <= day) and (not keys or any(key not in later for key in keys))


def _is_undated_and_known(item: Any, day: date, later: Collection[str]) -> bool:
    return not any(key in later for key in cited_within(item))


def _rested(item: AnyModel, file: MemberState, later: Collection[str]) -> AnyModel:
    """Returns an entry that rests on its first source that is not of a later day; its grade stays the same."""
    source, also = getattr(item, "source", None), getattr(item, "also", [])
    if source is None or source not in later:
        return item
    known = [key for key in also if key not in later]
    update: dict[str, Any] = {"source": known[0], "also": known[1:]}
    if "quality" in type(item).model_fields:
        update["quality"] = getattr(item, "quality", None) or file.sources[source].quality
    return item.model_copy(update=update)


def _without(model: AnyModel, later: Collection[str]) -> AnyModel:
    """Returns a model, with all models within it, without these sources in its lists."""
    changed: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in CITED and isinstance(value, list):
            new: Any = [key for key in value if key not in later]
        elif isinstance(value, BaseModel):
            new = _without(value, later)
        elif isinstance(value, list) and any(isinstance(item, BaseModel) for item in value):
            new = [_without(item, later) for item in value]
        else:
            continue
        if new != value:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model

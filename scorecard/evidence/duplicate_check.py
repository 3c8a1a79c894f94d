"""Checks that nothing stands twice in a list: a double entry would be counted, and printed, as two."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.brief_content import BriefQuestion, Objection
from scorecard.evidence.model.context_files import Figure, LegalFact, YearlyReports
from scorecard.evidence.model.council_files import CouncilText, Moment
from scorecard.evidence.model.edition_file import Correction
from scorecard.evidence.model.events import Event
from scorecard.evidence.model.hotline import ReportingPoint
from scorecard.evidence.model.parliament_file import PoliticalGroup, RollCall
from scorecard.evidence.model.state import AlsoReported, Ask, Government, MemberState, NationalFigure, Statement
from scorecard.evidence.model.surveys import AreaResult, Caution, Criticism, Petition, QuestionWording, Survey
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.same_words import same_words
from scorecard.evidence.value_paths import Blocks, entries
from scorecard.evidence.yaml_document import Document, Path

_IDENTITY: dict[type[BaseModel], tuple[str, ...]] = {
    Statement: ("date", "text", "aspect", "speaker", "source"),
    Government: ("head", "from_"),
    Event: ("date", "title"),
    Moment: ("date", "text", "what"),
    Ask: ("ask",),
    BriefQuestion: ("question",),
    Objection: ("objection",),
    NationalFigure: ("period", "what"),
    Figure: ("period", "what", "states"),
    LegalFact: ("date", "what", "states"),
    YearlyReports: ("year",),
    Petition: ("name", "area", "date"),
    PoliticalGroup: ("name",),
    CouncilText: ("name",),
    RollCall: ("date", "short"),
    AlsoReported: ("what",),
    AreaResult: ("area",),
    QuestionWording: ("language", "words"),
    Caution: ("text", "states"),
    Criticism: ("by", "point"),
    Correction: ("date", "state", "printed"),
    ReportingPoint: ("name", "website"),
    Survey: ("name", "commissioner", "fieldwork"),
}
"""The fields that identify an entry: two entries that agree in all of them are the same entry, whatever else they say.

A text agrees with another that has the same English, whatever it is translated into. A date agrees with another that is
less exact: the same day, known to the month. How words were typed, in blanks, capitals or marks, makes no difference.
"""
_SAME = {
    "statements": tr_noop("the same statement as entry {number} of {list}; keep one"),
    "events": tr_noop("the same event as entry {number} of {list}; keep one"),
    "moments": tr_noop("the same meeting as entry {number} of {list}; keep one"),
    # Translators: an ask is what a national member of the campaign asks its government for.
    "asks": tr_noop("the same ask as entry {number} of {list}; keep one"),
    "petitions": tr_noop("the same petition as entry {number} of {list}; keep one"),
}
_SAME_ENTRY = tr_noop("the same entry as entry {number} of {list}; keep one")
"""The message for an entry that stands in its list already, by the name of the list."""
_SIDES = ("in_favour", "against", "abstaining", "undecided")


def duplicate_problems(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], blocks: Blocks
) -> Iterator[Problem]:
    """Yields a problem for each entry that stands in its list already; the arguments are as for `date_problems`."""
    for name, model in models.items():
        document = documents[name]
        for path, block in blocks[name]:
            if isinstance(block, BaseModel):
                yield from _source_again(path, block, document)
            if isinstance(block, Moment):
                yield from _two_sides(path, block, document)
            elif not isinstance(block, BaseModel) and len(block) > 1:
                yield from _same_entries(path, entries(block), document)
        if isinstance(model, MemberState) and model.state in model.peers:
            index = model.peers.index(model.state)
            yield document.problem(("peers", index), tr("'{state}' is not its own peer; delete it", state=model.state))


def _same_entries(path: Path, found: list[tuple[str | int, Any]], document: Document) -> Iterator[Problem]:
    """Yields a problem for each entry of a list, or under another key, that is the same as an earlier one."""
    fields = _identifying(found[0][1])
    if fields is None and not (isinstance(found[0][0], int) and isinstance(found[0][1], str | int | dict)):
        return
    seen: dict[str, list[tuple[str | int, PartialDate | None]]] = {}
    for step, entry in found:
        identity, day = _identity_of(entry, fields)
        others = seen.setdefault(identity, [])
        first = next((other for other, other_day in others if _can_be_one_day(day, other_day)), None)
        others.append((step, day))
        if first is not None:
            yield document.problem((*path, step), _twice(entry, str(path[-1]), first), at_key=isinstance(step, str))


def same_entry(one: BaseModel, other: BaseModel) -> bool:
    """Returns whether two entries of one kind are the same, so that one of them must be deleted."""
    fields = _identifying(one)
    (identity, day), (other_identity, other_day) = _identity_of(one, fields), _identity_of(other, fields)
    return identity == other_identity and _can_be_one_day(day, other_day)


def _identifying(entry: Any) -> tuple[str, ...] | None:
    """Returns the fields that identify an entry; None where all fields do."""
    return next((_IDENTITY[model] for model in type(entry).__mro__ if model in _IDENTITY), None)


def _identity_of(entry: Any, fields: tuple[str, ...] | None) -> tuple[str, PartialDate | None]:
    """Returns the identity of an entry, which equal entries share, and its date where that is a part of it."""
    parts = [getattr(entry, field) for field in fields if field != "date"] if fields else [entry]
    day = getattr(entry, "date", None) if fields and "date" in fields else None
    return str([_in_english(part) for part in parts]), day


def _source_again(path: Path, block: BaseModel, document: Document) -> Iterator[Problem]:
    """Yields a problem where a further source of an entry is the one that it rests on."""
    source = getattr(block, "source", None)
    for index, key in enumerate(getattr(block, "also", [])):
        if key == source:
            words = tr("'{value}' is entry {number} of {list} too; keep one", value=key, number=1, list="source")
            yield document.problem((*path, "also", index), words)


def _twice(entry: Any, listed_in: str, first: str | int) -> str:
    """Returns the message for an entry that stands in its list already: at a place from 0, or under a key."""
    if isinstance(first, str):
        return tr("the same entry as '{key}'; keep one", key=first)
    number = first + 1
    if isinstance(entry, str):
        # Translators: {list} is the name of a list in a file, such as peers.
        return tr("'{value}' is entry {number} of {list} too; keep one", value=entry, number=number, list=listed_in)
    return tr(_SAME.get(listed_in, _SAME_ENTRY), number=number, list=listed_in)


def _in_english(value: Any) -> Any:
    """Returns a value in which each text is its English, where it has one, so that translations do not count."""
    if isinstance(value, BaseModel):
        return [_in_english(part) for part in vars(value).values()]
    if isinstance(value, dict):
        return _in_english(value["en"]) if "en" in value else value
    return same_words(value) if isinstance(value, str) else value


def _can_be_one_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Returns whether two dates can be the same day, known to the month or year perhaps; None is no date."""
    if one is None or other is None:
        return one is other
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _two_sides(path: Path, moment: Moment, document: Document) -> Iterator[Problem]:
    """Yields a problem for each state that one meeting has on two sides."""
    sides: dict[str, str] = {}
    for side in _SIDES:
        for index, state in enumerate(getattr(moment, side)):
            first = sides.setdefault(state, side)
            if first != side:
                yield document.problem(
                    (*path, side, index),
                    tr("'{state}' stands under '{side}' already; keep the side it was on", state=state, side=first),
                )

"""Finds texts of an editor that may be older than what is on record: asks, questions, objections, coverage.

Such a text has no date. Its age is that of the newest day that it names or whose source it cites. A text that says that
something is not known is the most likely to be outdated.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.common import Source, Text
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.program_messages import formats, tr, tr_count
from scorecard.evidence.yaml_document import Document, Path

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMED_DAY = re.compile(
    rf"(?:(?P<day>\d{{1,2}})[\s\u00a0])?(?P<month>{'|'.join(_MONTHS)})[\s\u00a0](?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d(?:-\d\d){0,2})(?![\d-])"
)
_ABSENCE = re.compile(
    r"(?i)\b(?:no|not|nothing|none|never|nobody|neither|nor)\b[^.;]*\b(?:record|record(?:ed|s)|known|document(?:ed|s)?"
    r"|found|confirmed|stated|said|says?|spoken|named?|reported|published|answer(?:ed)?|results?|statements?|views?"
    r"|positions?|opinions?|exists?|available)\b|\b(?:unknown|silent|missing|yet to)\b"
)
"""Words which say that something is not known, not said or absent."""

_COVERAGE: Path = ("coverage",)
"""The path of the text on what is known and what is missing."""


@dataclass(frozen=True)
class _Editors:
    """A text of an editor with its place, its words and the sources it cites."""

    path: Path
    words: tuple[Text, ...]
    sources: list[str]


@dataclass(frozen=True)
class _Newest:
    """The newest entry on record."""

    kind: Literal["statement", "event", "poll"]
    day: PartialDate
    path: Path


def old_texts(
    model: MemberState,
    surveys: Mapping[str, Survey],
    sources: Mapping[str, Source],
    document: Document,
    is_seen: Callable[[Path, date], bool],
    gathered: date | None,
) -> Iterator[DoubtfulValue]:
    """Yields one doubt that names all texts of a state older than its newest statement, poll or event.

    `sources` are those that the file can cite; `is_seen` returns whether the text at a path was read again since a day.
    `gathered` is the day of the evidence, None where it is not known: later days are ignored, because a text may look
    ahead.
    """
    newest = _newest(model, surveys)
    if newest is None:
        return
    day = newest.day.first_day
    limit = max(gathered or day, newest.day.last_day)
    old = [text for text in _texts(model) if _age(text, sources, limit) < day and not is_seen(text.path, day)]
    if not old:
        return
    claims = [text for text in old if any(claims_absence(_english(words)) for words in text.words)]
    others = [text for text in old if text not in claims]
    first = claims or others
    # Translators: {texts} is a list such as "ask 1 (line 20) and coverage (line 90)".
    also = tr("; older too: {texts}", texts=_named(others, document)) if claims and others else ""
    # Translators: how to write beside a text that it was looked at; 'seen' is the name of a field.
    cure = tr("read again and correct, or write beside each 'seen: {date}, why it still holds'", date=newest.day)
    if old[-1].path == _COVERAGE:
        # Translators: 'seen' beside the field 'coverage', which is no block of its own.
        cure += tr("; that of coverage stands at the left margin of the file")
    yield DoubtfulValue(
        first[0].path, _older(first, newest, document) + (_absence(len(first)) if claims else "") + also, cure
    )


def _older(texts: list[_Editors], newest: _Newest, document: Document) -> str:
    """Returns the message that texts are older than the newest entry on record."""
    number, line = len(texts), document.problem(newest.path, "").line
    names = _named(texts, document)
    match newest.kind:
        case "statement":
            # Translators: {texts} is a list such as "ask 1 (line 20) and coverage (line 90)".
            return tr_count(
                "{texts} is older than the newest statement, {date} (line {line})",
                "{texts} are older than the newest statement, {date} (line {line})",
                number,
                texts=names,
                date=newest.day,
                line=line,
            )
        case "event":
            return tr_count(
                "{texts} is older than the newest event, {date} (line {line})",
                "{texts} are older than the newest event, {date} (line {line})",
                number,
                texts=names,
                date=newest.day,
                line=line,
            )
        case "poll":
            return tr_count(
                "{texts} is older than the newest poll, {date} (line {line})",
                "{texts} are older than the newest poll, {date} (line {line})",
                number,
                texts=names,
                date=newest.day,
                line=line,
            )


def _absence(number: int) -> str:
    """Returns the message that this number of texts say that something is not known."""
    # Translators: it follows "ask 1 (line 20) is older than the newest statement, 2026-01-02 (line 30)".
    return tr_count(
        ", and says that something is not known or not there",
        ", and say that something is not known or not there",
        number,
    )


def _newest(model: MemberState, surveys: Mapping[str, Survey]) -> _Newest | None:
    found = [_Newest("statement", item.date, ("statements", index)) for index, item in enumerate(model.statements)]
    found += [_Newest("event", item.date, ("events", index)) for index, item in enumerate(model.events)]
    for index, result in enumerate(model.opinion):
        survey = surveys.get(result.survey)
        day = survey and (survey.published or survey.fieldwork.end or survey.fieldwork.start)
        found += [_Newest("poll", day, ("opinion", index))] if day else []
    return max(found, key=lambda one: one.day.first_day, default=None)


def _texts(model: MemberState) -> Iterator[_Editors]:
    """Yields the texts that an editor wrote on what is on record."""
    for index, ask in enumerate(model.asks):
        yield _Editors(("asks", index), (ask.ask, ask.because), ask.follows_from)
    for index, item in enumerate(model.questions):
        words = (item.question, item.because)
        yield _Editors(("questions", index), words, item.follows_from)
    for index, one in enumerate(model.objections):
        yield _Editors(("objections", index), (one.objection, one.answer), one.sources)
    yield _Editors(_COVERAGE, (model.coverage,), model.coverage_sources)


def claims_absence(words: str) -> bool:
    """Returns whether an English text says that something is not known, not said or absent."""
    return _ABSENCE.search(words) is not None


def _age(text: _Editors, sources: Mapping[str, Source], limit: date) -> date:
    """Returns the newest day that a text names or cites, the first of all days where it has none.

    A day that it names may lie ahead of it ("until April 2028"): only those up to `limit` count. Of a year of which
    it says that nothing is known ("nothing in 2026"), and of one that stands in another language, whose months are not
    read here, the first day counts: what came later in it is newer.
    """
    known = [min(day.last_day, limit) for day in _days_cited(text, sources) if day.first_day <= limit]
    for words in text.words:
        from_its_begin = "en" not in words or claims_absence(_english(words))
        for day in _days_named(_english(words)):
            if day.first_day <= limit:
                is_year = len(str(day)) == len("2026")
                known.append(day.first_day if from_its_begin and is_year else min(day.last_day, limit))
    return max(known, default=date.min)


def _days_cited(text: _Editors, sources: Mapping[str, Source]) -> list[PartialDate]:
    """Returns the days of the sources that a text cites."""
    cited = [sources[key].date for key in text.sources if key in sources]
    return [day for day in cited if isinstance(day, PartialDate)]


def _days_named(text: str) -> Iterator[PartialDate]:
    for match in _NAMED_DAY.finditer(text):
        written = match["iso"]
        if not written:
            month = f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}"
            written = f"{month}-{int(match['day']):02}" if match["day"] else month
        try:
            yield PartialDate.parse(written)
        except ValueError:
            continue


def _english(words: Text) -> str:
    """Returns a text in English or, where it has none, in its first language."""
    return words.get("en") or next(iter(words.values()))


def _named(texts: list[_Editors], document: Document) -> str:
    """Returns the names of texts as a list in a sentence, each with its line."""
    return formats().list_of([_name(text.path, document) for text in texts])


def _name(path: Path, document: Document) -> str:
    """Returns the name of a text of an editor, with its line."""
    line = document.problem(path, "", at_key=True).line
    match path:
        case ("asks", int(place)):
            # Translators: the first, second ... of what the file of a state asks of its government.
            return tr("ask {number} (line {line})", number=place + 1, line=line)
        case ("questions", int(place)):
            return tr("question {number} (line {line})", number=place + 1, line=line)
        case ("objections", int(place)):
            return tr("objection {number} (line {line})", number=place + 1, line=line)
    # Translators: 'coverage' is the name of a field.
    return tr("coverage (line {line})", line=line)

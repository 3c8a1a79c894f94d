"""Finds what is doubtful in the evidence and may yet be right: notes, which stop nothing.

An editor confirms a value, with the reason, in the field `seen` of its entry; then no note is printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pydantic import BaseModel

from scorecard.evidence.cut_texts import cut_texts
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.doubtful_dates import doubtful_dates, doubtful_edition_day
from scorecard.evidence.doubtful_governments import doubtful_governments
from scorecard.evidence.doubtful_languages import doubtful_languages
from scorecard.evidence.doubtful_shares import far_from_all
from scorecard.evidence.doubtful_sides import doubtful_sides
from scorecard.evidence.doubtful_sources import doubtful_sources
from scorecard.evidence.doubtful_values import doubtful_values, placeholder, without_source
from scorecard.evidence.file_text import MAX_PROBLEMS
from scorecard.evidence.long_texts import long_texts
from scorecard.evidence.model.common import Strict
from scorecard.evidence.model.council_files import Council
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.old_texts import old_texts
from scorecard.evidence.problems import Note
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.repeated_texts import repeated_texts
from scorecard.evidence.value_paths import Block, Blocks
from scorecard.evidence.yaml_document import Document, Path

_CURE = tr_noop("correct it, or say why it is right: 'seen: ...'")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)")


def notes_of(models: Mapping[str, BaseModel], documents: Mapping[str, Document], blocks: Blocks) -> list[Note]:
    """Returns the notes on the files that could be read; the arguments are as for `date_problems`."""
    surveys, shared, edition = models.get("surveys"), models.get("sources"), models.get("edition")
    gathered, latest = None, date.max
    if isinstance(edition, EditionSettings):
        gathered = edition.evidence_date.last_day
        latest = gathered + timedelta(days=edition.days_ahead)
    all_known = None not in (surveys, shared, edition)  # else the age of a text is not known
    known = surveys.surveys if isinstance(surveys, Surveys) else {}
    found: list[Note] = []
    for name, model in models.items():
        document, seen = documents[name], _Seen.of(blocks[name], latest)
        sources = {**getattr(shared, "sources", {}), **getattr(model, "sources", {})}
        doubts: list[DoubtfulValue] = [
            *doubtful_values(blocks[name]),
            *doubtful_dates(model, sources),
            *doubtful_governments(model),
            *long_texts(blocks[name]),
            *cut_texts(blocks[name]),
            *repeated_texts(blocks[name], document),
            *doubtful_languages(blocks[name]),
            *doubtful_sources(getattr(model, "sources", {})),
        ]
        if isinstance(model, MemberState):
            doubts += without_source(blocks[name])
        if isinstance(model, Council):
            doubts += doubtful_sides(model, models)
        if isinstance(model, MemberState) and isinstance(surveys, Surveys):
            doubts += far_from_all(model, surveys)
        if isinstance(model, EditionSettings) and all_known:
            doubts += doubtful_edition_day(model, [other for other in models.values() if other is not model])
        doubts = [doubt for doubt in doubts if not seen.covers(doubt.path)]
        if isinstance(model, MemberState) and all_known:
            doubts += old_texts(model, known, sources, document, seen.covers, gathered)
        doubts += seen.without_use() if all_known else ()
        found += [_note(document, doubt) for doubt in doubts[:MAX_PROBLEMS]]
    return found


def _note(document: Document, doubt: DoubtfulValue) -> Note:
    place = document.problem(doubt.path, doubt.message, at_key=doubt.at_key)
    return Note(place.file, place.line, place.column, place.message, doubt.cure or tr(_CURE))


@dataclass
class _Seen:
    """The fields `seen` of one file, and which of them were needed."""

    reasons: Mapping[Path, str]
    entries: frozenset[Path]
    """The paths of all entries that can have the field."""
    latest: date
    """The last day that an entry of a file can have."""
    used: set[Path] = field(default_factory=set)

    @classmethod
    def of(cls, blocks: Sequence[tuple[Path, Block]], latest: date) -> "_Seen":
        entries = {path: block.seen for path, block in blocks if isinstance(block, Strict)}
        return cls({path: reason for path, reason in entries.items() if reason}, frozenset(entries), latest)

    def covers(self, path: Path, newest: date | None = None) -> bool:
        """Returns whether the entry around a value has the field `seen`.

        Where the reason begins with a day, the field covers evidence up to that day; `newest` is the day of the newest
        evidence. The field covers nothing where there is no reason, or where the day cannot be read or lies too far
        ahead.
        """
        while path not in self.entries:
            path = path[:-1]
        reason = self.reasons.get(path)
        if reason is None:
            return False
        self.used.add(path)
        day, why = _day_and_reason(reason)
        if not any(letter.isalpha() for letter in why) or placeholder(why):
            return False
        if newest is None:
            return True
        return newest <= day <= self.latest if day else not reason[0].isdecimal()

    def without_use(self) -> Iterator[DoubtfulValue]:
        """Yields a doubt for each field `seen` that keeps back no note."""
        for path in self.reasons:
            if path not in self.used:
                yield DoubtfulValue(
                    (*path, "seen"), tr("there is nothing here to note"), cure=tr("delete the line"), at_key=True
                )


def _day_and_reason(text: str) -> tuple[date | None, str]:
    """Returns the last day of the date at the beginning of a text (None where there is no date), and the rest of the
    text."""
    match = _DAY.match(text)
    try:
        return (PartialDate.parse(match[0]).last_day, text[match.end() :].lstrip(" ,;:.–-")) if match else (None, text)
    except ValueError:
        return None, text

"""The sources of the whole book under one numbering, whichever chapter cites them."""

from dataclasses import replace
from typing import Protocol, TypeVar

from scorecard.documents.footnotes import Footnote, SourceList
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


class Part(Protocol):
    """A part of the book: it has sources of its own until it is bound."""

    @property
    def sources(self) -> SourceList: ...


AnyPart = TypeVar("AnyPart", bound=Part)


class BookSources:
    """Gives each source its number when it is first cited; the same source has it in every chapter."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._numbers: dict[str, int] = {}
        self._footnotes: list[Footnote] = []

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """All sources by number."""
        return tuple(self._footnotes)

    def renumbered(self, part: AnyPart, state: State | None) -> AnyPart:
        """The same part of the book with the numbers of the book; it lists no sources of its own."""
        own = part.sources
        numbers: dict[str, int] = {}
        by_number = {number: key for key, number in own.numbers.items()}
        for footnote in own.footnotes:
            if not footnote.screen_only:
                key = by_number[footnote.number]
                numbers[key] = self._number(self._evidence.source(state, key).url, footnote)
        # What only a page on the web cites has no number here and no mark in print.
        return replace(part, sources=SourceList((), numbers))  # type: ignore[type-var]

    def _number(self, url: str, footnote: Footnote) -> int:
        if url not in self._numbers:
            self._numbers[url] = len(self._numbers) + 1
            self._footnotes.append(replace(footnote, number=self._numbers[url]))
        return self._numbers[url]

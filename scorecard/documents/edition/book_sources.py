"""Numbers sources across the book, one for each web address, before `edition_order` renumbers them."""

from dataclasses import replace
from typing import Protocol, TypeVar

from scorecard.documents.footnotes import Footnote, Footnotes, SourceList
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


class BookPart(Protocol):
    """A part of the book with a list of its own sources, before it is renumbered."""

    @property
    def sources(self) -> SourceList: ...


AnyPart = TypeVar("AnyPart", bound=BookPart)


class BookSources:
    """Gives each source a number when it is first cited; two sources of one web address are one source."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._numbers: dict[str, int] = {}
        self._footnotes: list[Footnote] = []

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Returns all sources in the order of their numbers."""
        return tuple(self._footnotes)

    def renumbered(self, part: AnyPart, state: State | None) -> AnyPart:
        """Returns a part with the numbers of the book and without a list of its own.

        `state` is the state whose sources the part cites, None for the shared sources.
        """
        own = part.sources
        numbers: dict[str, int] = {}
        by_number = {number: key for key, number in own.numbers.items()}
        for footnote in own.footnotes:
            if not footnote.screen_only:
                key = by_number[footnote.number]
                numbers[key] = self._number(self._evidence.source(state, key).url, footnote)
        # A source that only the web page cites gets no number, so that the book prints no mark for it.
        return replace(part, sources=SourceList((), numbers))  # type: ignore[type-var]  # a part is a dataclass

    def cite(self, state: State | None, *keys: str) -> tuple[int, ...]:
        """Returns the numbers of sources that the file of a state, or None the shared files, cite."""
        notes = Footnotes(self._evidence, state)
        notes.cite(*keys)
        listed = notes.listing()
        by_number = {number: key for key, number in listed.numbers.items()}
        return tuple(
            self._number(self._evidence.source(state, by_number[note.number]).url, note) for note in listed.footnotes
        )

    def _number(self, url: str, footnote: Footnote) -> int:
        if url not in self._numbers:
            self._numbers[url] = len(self._numbers) + 1
            self._footnotes.append(replace(footnote, number=self._numbers[url]))
        return self._numbers[url]

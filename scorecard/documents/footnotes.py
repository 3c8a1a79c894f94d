"""The numbered sources of one document: first those that print cites, in reading order, then the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scorecard.documents.labels import QUALITIES
from scorecard.documents.message import Message
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

Medium = Literal["print", "screen"]


@dataclass(frozen=True)
class Citation:
    """The sources behind one fact: those it rests on, and those that confirm it (cited on screen only)."""

    rests_on: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """One source as it is listed. `screen_only`: nothing on the printed pages cites it."""

    number: int
    title: str
    publisher: str
    url: str
    date: PartialDate | None
    quality: Message | None
    screen_only: bool


@dataclass(frozen=True)
class SourceList:
    """All sources of a document by number."""

    footnotes: tuple[Footnote, ...]
    numbers: dict[str, int]

    def marks(self, citation: Citation, medium: Medium) -> list[int]:
        """The numbers that stand at a fact, in order."""
        keys = citation.rests_on + (citation.confirmed_by if medium == "screen" else ())
        return sorted({self.numbers[key] for key in keys})


class Footnotes:
    """Collects what a document cites while it is put together."""

    def __init__(self, evidence: Evidence, state: State | None) -> None:
        self._evidence = evidence
        self._state = state
        self._print: dict[str, None] = {}
        self._screen: dict[str, None] = {}

    def cite(self, *keys: str, also: Iterable[str] = (), on_screen: bool = False) -> Citation:
        """Cite these sources; `on_screen` where the fact itself is not printed."""
        (self._screen if on_screen else self._print).update(dict.fromkeys(keys))
        self._screen.update(dict.fromkeys(also))
        return Citation(tuple(keys), tuple(also))

    def listing(self) -> SourceList:
        """Number what was cited."""
        order = dict.fromkeys([*self._print, *self._screen])
        numbers = {key: place for place, key in enumerate(order, start=1)}
        return SourceList(tuple(self._footnote(key, number) for key, number in numbers.items()), numbers)

    def _footnote(self, key: str, number: int) -> Footnote:
        source = self._evidence.source(self._state, key)
        return Footnote(
            number=number,
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            date=source.date if isinstance(source.date, PartialDate) else None,
            quality=QUALITIES[source.quality] if source.quality else None,
            screen_only=key not in self._print,
        )

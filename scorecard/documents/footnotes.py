"""Numbers the sources of one document: those cited in print, in reading order, then those of the web page alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scorecard.documents.labels import GRADE_LABELS
from scorecard.documents.message import Message
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import grade_of
from scorecard.evidence.vocabulary import State

Medium = Literal["print", "screen"]


@dataclass(frozen=True)
class Citation:
    """The keys of the sources of one fact: those it rests on, and those that confirm it (cited on the web page)."""

    rests_on: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """One source as it is listed. `screen_only` is true where nothing on the printed pages cites it."""

    number: int
    title: str
    publisher: str
    url: str
    date: PartialDate | None
    quality: Message | None
    screen_only: bool


@dataclass(frozen=True)
class SourceList:
    """All sources of a document in the order of their numbers, and the number of each source by its key."""

    footnotes: tuple[Footnote, ...]
    numbers: dict[str, int]

    def marks(self, citation: Citation, medium: Medium) -> list[int]:
        """Returns the numbers printed at a fact, in ascending order."""
        keys = citation.rests_on + (citation.confirmed_by if medium == "screen" else ())
        return sorted({self.numbers[key] for key in keys})


class Footnotes:
    """Collects the sources that a document cites while it is composed."""

    def __init__(self, evidence: Evidence, state: State | None) -> None:
        self._evidence = evidence
        self._state = state
        self._print: dict[str, None] = {}
        self._screen: dict[str, None] = {}

    def cite(self, *keys: str, also: Iterable[str] = (), on_screen: bool = False) -> Citation:
        """Returns the citation of these sources and registers them for the list.

        `also` are sources that confirm the fact. `on_screen` is true where the fact itself is not printed on paper.
        Sources that evidence cut down to an earlier day no longer has are left out.
        """
        keys = tuple(key for key in keys if self._evidence.has_source(self._state, key))
        also = tuple(key for key in also if self._evidence.has_source(self._state, key))
        (self._screen if on_screen else self._print).update(dict.fromkeys(keys))
        self._screen.update(dict.fromkeys(also))
        return Citation(keys, also)

    def listing(self) -> SourceList:
        """Returns the list of the sources cited so far, with their numbers."""
        order = dict.fromkeys([*self._print, *self._screen])
        numbers = {key: place for place, key in enumerate(order, start=1)}
        return SourceList(tuple(self._footnote(key, number) for key, number in numbers.items()), numbers)

    def _footnote(self, key: str, number: int) -> Footnote:
        source = self._evidence.source(self._state, key)
        grade = grade_of(None, source)
        return Footnote(
            number=number,
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            date=source.date if isinstance(source.date, PartialDate) else None,
            quality=GRADE_LABELS[grade] if grade else None,
            screen_only=key not in self._print,
        )

"""Lays out a book part by part, and finds page numbers, the index and citing pages in the laid-out pages.

Each part is a document of its own, so that a chapter takes no longer than the scorecard alone; the pages are joined at
the end. What names pages (contents, sources, index) is laid out when the pages that it names are known.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorecard.rendering.engine.page_boxes import page_words
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.typography import rules

MAX_PAGES_OF_TERM = 10
"""Of a term on more pages than this, the index lists only those outside the chapters."""

_BLANK = '<!DOCTYPE html><html lang="{}"><head><title>.</title></head><body><p class="blank"></p></body></html>'


@dataclass(frozen=True)
class Place:
    """A page, and the nearest anchor on or before it to which a link can lead."""

    page: int
    anchor: str


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the index: what stands there, and the pages that it refers to."""

    name: Any
    pages: tuple[Place, ...]


@dataclass
class Book:
    """The pages laid out so far, numbered from `first`, and the HTML of their parts in order."""

    printer: PdfPrinter
    first: int
    language: str
    pages: list[Any] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    _documents: dict[int, Any] = field(default_factory=dict)
    """The laid-out document of each page, by page number."""
    _chapter_pages: set[int] = field(default_factory=set)
    _words: dict[int, str] = field(default_factory=dict)

    @property
    def next(self) -> int:
        """The number of the page that comes next."""
        return self.first + len(self.pages)

    def add(self, html: Callable[[int], str]) -> None:
        """Lays out a part; `html` is called with the number of its first page."""
        part = html(self.next)
        self._append(self.printer.lay_out(part), part)

    def add_chapter(self, html: Callable[[int], str]) -> None:
        """Lays out a chapter; it opens on a right-hand page, which has an odd number."""
        if self.next % 2 == 0:
            self.add(lambda _: _BLANK.format(self.language))
        first = self.next
        self.add(html)
        self._chapter_pages.update(range(first, self.next))

    def place(self, anchor: str) -> Place:
        """Returns the first page with an anchor; KeyError where no page has it."""
        for number, page in self._numbered():
            if anchor in page.anchors:
                return Place(number, anchor)
        raise KeyError(anchor)

    def citing_pages(self, sources: Iterable[int]) -> dict[int, tuple[Place, ...]]:
        """Returns for each source, by number, the pages with a link to it."""
        citing: dict[int, dict[int, Place]] = {number: {} for number in sources}
        for place, page in self._places():
            for kind, target, *_ in page.links:
                if kind == "internal" and target.startswith("source-"):
                    citing[int(target.removeprefix("source-"))][place.page] = place
        return {number: tuple(places.values()) for number, places in citing.items()}

    def pages_with(self, words: str, also: Sequence[int] = ()) -> tuple[Place, ...]:
        """Returns the pages that have these words and the pages `also`, for the index.

        Where more than MAX_PAGES_OF_TERM have them, or pages are given besides, chapters are left out.
        """
        sought = " ".join(rules(self.language).set(words).split()).casefold()
        found = [place for place, page in self._places() if sought in self._words_of(place.page, page)]
        if len(found) > MAX_PAGES_OF_TERM or also:
            found = [place for place in found if place.page not in self._chapter_pages]
        return tuple(place for place, _ in self._places() if place in found or place.page in also)

    def assemble_pages(self, front: Any, back: Any) -> Any:
        """Returns the whole book as one document: the pages of `front`, those of the parts, those of `back`."""
        return front.copy([*front.pages, *self.pages, *back.pages])

    def _append(self, document: Any, html: str) -> None:
        self._documents |= {number: document for number, _ in enumerate(document.pages, start=self.next)}
        self.pages += document.pages
        self.html.append(html)

    def _numbered(self) -> Iterable[tuple[int, Any]]:
        return enumerate(self.pages, start=self.first)

    def _places(self) -> Iterable[tuple[Place, Any]]:
        """Yields each page with the anchor nearest to its top, or else with that of the pages before."""
        anchor = ""
        for number, page in self._numbered():
            anchors = sorted(
                (top, name) for name, (_, top, *_) in page.anchors.items() if not name.startswith("source-")
            )
            anchor = anchors[0][1] if anchors else anchor
            yield Place(number, anchor), page

    def _words_of(self, number: int, page: Any) -> str:
        if number not in self._words:
            self._words[number] = page_words(self._documents[number], page).casefold()
        return self._words[number]

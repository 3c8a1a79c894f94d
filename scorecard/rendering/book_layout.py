"""A book of parts laid out one after another: page numbers, contents, index and citing pages from the laid-out pages.

Each part is a document of its own, so that a chapter costs what the scorecard alone costs, and the pages are joined
at the end. What names pages (contents, sources, index) is laid out when the pages it names are known.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.pdf_printer import PdfPrinter

MANY = 10
"""A term on more pages than this is listed with those outside the chapters alone."""

_BLANK = '<!DOCTYPE html><html lang="{}"><head><title>.</title></head><body><p class="blank"></p></body></html>'


@dataclass(frozen=True)
class Place:
    """A page, and the nearest place on or before it that a link can lead to."""

    page: int
    anchor: str


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the index."""

    name: Any
    pages: tuple[Place, ...]


@dataclass
class Book:
    """The pages so far, numbered from `first`."""

    press: PdfPrinter
    first: int
    language: str
    pages: list[Any] = field(default_factory=list)
    _chapters: set[int] = field(default_factory=set)
    _text: dict[int, str] = field(default_factory=dict)

    @property
    def next(self) -> int:
        """The number of the page that comes next."""
        return self.first + len(self.pages)

    def add(self, html: Callable[[int], str]) -> None:
        """Lay out a part; `html` is given the number of its first page."""
        self.pages += self.press.lay_out(html(self.next)).pages

    def add_chapter(self, html: Callable[[int, Density], str]) -> None:
        """Lay out a chapter, set as a scorecard is; it opens on a right-hand page."""
        if self.next % 2 == 0:
            self.pages += self.press.lay_out(_BLANK.format(self.language)).pages
        laid_out, _ = fit_pages(self.press, lambda density: html(self.next, density))
        self._chapters.update(range(self.next, self.next + len(laid_out.pages)))
        self.pages += laid_out.pages

    def place(self, anchor: str) -> Place:
        """Where an anchor stands; KeyError where it stands nowhere."""
        for number, page in enumerate(self.pages, start=self.first):
            if anchor in page.anchors:
                return Place(number, anchor)
        raise KeyError(anchor)

    def citing(self, sources: Iterable[int]) -> dict[int, tuple[Place, ...]]:
        """For each numbered source the pages with a link to it."""
        found: dict[int, dict[int, Place]] = {number: {} for number in sources}
        for place, page in self._places():
            for kind, target, *_ in page.links:
                if kind == "internal" and target.startswith("source-"):
                    found[int(target.removeprefix("source-"))][place.page] = place
        return {number: tuple(places.values()) for number, places in found.items()}

    def naming(self, words: str, also: Sequence[int] = ()) -> tuple[Place, ...]:
        """The pages that say these words, and pages named besides; where they are many, those outside the chapters."""
        sought = words.casefold()
        found = [place for place, page in self._places() if sought in self._words(place.page, page)]
        if len(found) > MANY or also:
            found = [place for place in found if place.page not in self._chapters]
        return tuple(place for place, _ in self._places() if place in found or place.page in also)

    def written(self, front: Any, back: Any) -> Any:
        """The whole book as one document: what comes before the parts, the parts, what comes after."""
        return front.copy([*front.pages, *self.pages, *back.pages])

    def _places(self) -> Iterable[tuple[Place, Any]]:
        anchor = ""
        for number, page in enumerate(self.pages, start=self.first):
            named = sorted((top, name) for name, (_, top, *_) in page.anchors.items() if not name.startswith("source-"))
            anchor = named[0][1] if named else anchor
            yield Place(number, anchor), page

    def _words(self, number: int, page: Any) -> str:
        if number not in self._text:
            boxes = page._page_box.children[0].descendants()
            self._text[number] = " ".join(box.text for box in boxes if hasattr(box, "text")).casefold()
        return self._text[number]

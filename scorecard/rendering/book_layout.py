"""Lays out a book part by part, and finds page numbers, index entries and the pages that cite each source.

Each part is a document of its own, so that a chapter takes no longer than the scorecard alone; the pages are joined at
the end. Parts that name pages (contents, sources, index) are laid out when these pages are known.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from scorecard.rendering.copyfitting import MIN_FILLED, PartDensity, fill_pages
from scorecard.rendering.engine.page_boxes import filled_height, page_words
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.typography import rules

MAX_PAGES_OF_TERM = 10
"""For a term on more pages than this, the index lists only the pages outside the chapters."""

FILLED, PAGE_HEIGHT = 0.6, 260.5
"""The part of its height from which the last page of a chapter counts as filled; the height of a page in
millimetres."""

_BLANK = '<!DOCTYPE html><html lang="{}"><head><title>.</title></head><body><p class="blank"></p></body></html>'


@dataclass(frozen=True)
class PageAnchor:
    """A page, and the nearest anchor on or before it to which a link can lead."""

    page: int
    anchor: str


@dataclass(frozen=True)
class PageSpan:
    """A page, or pages that follow each other from `first` to `last`."""

    first: PageAnchor
    last: PageAnchor | None


@dataclass(frozen=True)
class Citing:
    """The pages that cite a source; `every_chapter` stands for the pages of the chapters where all chapters cite it."""

    spans: tuple[PageSpan, ...]
    every_chapter: bool


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the index: its words, and the pages that it refers to."""

    name: Any
    pages: tuple[PageSpan, ...]


def spans(places: Iterable[PageAnchor]) -> tuple[PageSpan, ...]:
    """Returns page spans in ascending order; consecutive pages are joined."""
    joined: list[list[PageAnchor]] = []
    for place in places:
        if joined and joined[-1][-1].page + 1 == place.page:
            joined[-1].append(place)
        else:
            joined.append([place])
    return tuple(PageSpan(run[0], run[-1] if len(run) > 1 else None) for run in joined)


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
    _chapters: list[range] = field(default_factory=list)
    """The numbers of the pages of each chapter."""
    _words: dict[int, str] = field(default_factory=dict)

    @property
    def next(self) -> int:
        """The number of the next page."""
        return self.first + len(self.pages)

    def add(self, html: Callable[[int], str]) -> None:
        """Lays out pages; `html` is called with the number of the first page."""
        self._append(*self._laid_out(html))

    def add_part(self, html: Callable[[int, PartDensity], str]) -> None:
        """Lays out a part that opens on a left-hand page, in the density that fills its pages."""
        self.open_left()
        self._append(*fill_pages(self.printer, partial(html, self.next)))

    def add_chapter(self, html: Callable[..., str], facing: Callable[[int], str]) -> None:
        """Lays out a chapter, which opens on a left-hand page.

        The last page of a chapter should face a page of the same chapter and be filled. Where it faces none and is not
        filled, the first of these layouts that is possible is taken: the close density, if it needs a page less;
        `in_full` without the comparison with the neighbours, if it needs no page more and fills the last page;
        `in_full` with that comparison, on at most one page more; `in_full` without it, if it needs no page more. Where
        the last page then still faces none, the page `facing` with the neighbours follows it. Where the last page
        faces another page of the chapter but is mostly empty, the chapter is laid out `in_full`, if it needs no page
        more.
        """
        self.open_left()
        first = self.next
        chapter, text = self._laid_out(html)
        pages = len(chapter.pages)
        filled = filled_height(chapter, chapter.pages[-1]) / PAGE_HEIGHT
        faces_none = pages % 2 == 1
        close, full, faced = {"density": "close"}, {"in_full": True}, {"in_full": True, "faced": True}
        tried: tuple[tuple[int, float, dict[str, Any]], ...] = ()
        if faces_none and filled < FILLED:
            tried = ((pages - 1, 0, close), (pages, FILLED, faced), (pages + 1, 0, full), (pages, 0, faced))
        elif filled < MIN_FILLED:
            tried = ((pages, 0, full),)
        for most, least, setting in tried:
            other, other_text = self._laid_out(partial(html, **setting))
            if len(other.pages) <= most and filled_height(other, other.pages[-1]) >= least * PAGE_HEIGHT:
                chapter, text = other, other_text
                break
        self._append(chapter, text)
        if len(chapter.pages) % 2:
            self.add(facing)
        self._chapters.append(range(first, self.next))

    def open_left(self) -> None:
        """Adds a blank page where the next page would be a right-hand page."""
        if self.next % 2:
            self.add(lambda _: _BLANK.format(self.language))

    def place(self, anchor: str) -> PageAnchor:
        """Returns the first page with an anchor. Raises KeyError where no page has it."""
        for number, page in self._numbered():
            if anchor in page.anchors:
                return PageAnchor(number, anchor)
        raise KeyError(anchor)

    def citing_pages(self, sources: Iterable[int]) -> dict[int, Citing]:
        """Returns the pages that link to each source, by the number of the source."""
        citing: dict[int, dict[int, PageAnchor]] = {number: {} for number in sources}
        for place, page in self._places():
            for kind, target, *_ in page.links:
                if kind == "internal" and target.startswith("source-"):
                    citing[int(target.removeprefix("source-"))][place.page] = place
        return {number: self._citing(places) for number, places in citing.items()}

    def _citing(self, places: dict[int, PageAnchor]) -> Citing:
        every = len(self._chapters) > 1 and all(any(page in pages for page in places) for pages in self._chapters)
        kept = [place for page, place in places.items() if not (every and self._in_chapter(page))]
        return Citing(spans(kept), every)

    def _in_chapter(self, page: int) -> bool:
        return any(page in pages for pages in self._chapters)

    def pages_with(self, words: str, also: Sequence[int] = ()) -> tuple[PageSpan, ...]:
        """Returns the pages that contain these words and the pages `also`, for the index.

        Where more than MAX_PAGES_OF_TERM pages contain them, or `also` is given, the other pages of chapters are left
        out.
        """
        sought = " ".join(rules(self.language).set(words).split()).casefold()
        found = [place for place, page in self._places() if sought in self._words_of(place.page, page)]
        if len(found) > MAX_PAGES_OF_TERM or also:
            found = [place for place in found if not self._in_chapter(place.page)]
        return spans(place for place, _ in self._places() if place in found or place.page in also)

    def assemble_pages(self, front: Any, back: Any) -> Any:
        """Returns the whole book as one document: the pages of `front`, those of the parts, those of `back`."""
        return front.copy([*front.pages, *self.pages, *back.pages])

    def _laid_out(self, html: Callable[[int], str]) -> tuple[Any, str]:
        text = html(self.next)
        return self.printer.lay_out(text), text

    def _append(self, document: Any, html: str) -> None:
        self._documents |= {number: document for number, _ in enumerate(document.pages, start=self.next)}
        self.pages += document.pages
        self.html.append(html)

    def _numbered(self) -> Iterable[tuple[int, Any]]:
        return enumerate(self.pages, start=self.first)

    def _places(self) -> Iterable[tuple[PageAnchor, Any]]:
        """Yields each page with the anchor nearest to its top, or else with that of the pages before."""
        anchor = ""
        for number, page in self._numbered():
            anchors = sorted(
                (top, name) for name, (_, top, *_) in page.anchors.items() if not name.startswith("source-")
            )
            anchor = anchors[0][1] if anchors else anchor
            yield PageAnchor(number, anchor), page

    def _words_of(self, number: int, page: Any) -> str:
        if number not in self._words:
            self._words[number] = page_words(self._documents[number], page).casefold()
        return self._words[number]

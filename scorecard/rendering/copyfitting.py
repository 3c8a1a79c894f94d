"""Fits documents to a number of pages: each is set in the largest type that fits, and nothing is cut off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from scorecard.rendering.engine.page_boxes import filled_height
from scorecard.rendering.pdf_printer import PdfPrinter

Density = Literal["roomy", "usual", "close"]
DENSITIES: tuple[Density, ...] = ("roomy", "usual", "close")
"""From large type with space around it to the smallest that is still read across a table."""


@dataclass(frozen=True)
class TooLongError(Exception):
    """The text of a side exceeds its page even in the closest density, by so many millimetres."""

    side: int
    millimetres: int


def fit_sides(printer: PdfPrinter, page: Callable[[tuple[Density, ...]], str], sides: int) -> tuple[Any, str]:
    """Returns the laid-out document and its HTML, each side in the roomiest density in which it fills one page.

    `page` is called with the density of each side; in its HTML the elements `side-1`, `side-2` ... begin the sides.
    TooLongError where a side does not fit even in the closest density.
    """
    steps = [0] * sides
    while True:
        html = page(tuple(DENSITIES[step] for step in steps))
        document = printer.lay_out(html)
        excess = _excess(document, sides)
        if not excess:
            return document, html
        for side, millimetres in excess.items():
            if steps[side - 1] == len(DENSITIES) - 1:
                raise TooLongError(side, millimetres)
            steps[side - 1] += 1


def fit_pages(printer: PdfPrinter, page: Callable[[Density], str], most: int) -> tuple[Any, str]:
    """Returns a laid-out document and its HTML, in the close density where the usual one needs more than `most` pages.

    Where the text is longer than even the close density holds, it has more pages.
    """
    for density in DENSITIES[1:]:
        html = page(density)
        document = printer.lay_out(html)
        if len(document.pages) <= most:
            break
    return document, html


def _excess(document: Any, sides: int) -> dict[int, int]:
    """Returns the sides that need more than one page, and by how many millimetres."""
    begins: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name in page.anchors:
            begins.setdefault(name, number)  # an element that runs over has its anchor on the next page too
    excess: dict[int, int] = {}
    for side in range(1, sides + 1):
        first = begins[f"side-{side}"]
        last = begins.get(f"side-{side + 1}", len(document.pages)) - 1
        if last > first:
            pages = document.pages[first + 1 : last + 1]
            excess[side] = sum(max(1, round(filled_height(document, page))) for page in pages)
    return excess

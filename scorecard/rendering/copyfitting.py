"""A document that must fill exactly so many sides: each set as roomy as it fits, and told by name where it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from scorecard.rendering.pdf_printer import PdfPrinter

Density = Literal["roomy", "usual", "close"]
DENSITIES: tuple[Density, ...] = ("roomy", "usual", "close")
"""From large type with space around it to the smallest that is still read across a table."""

_MM = 96 / 25.4
"""CSS pixels in a millimetre."""


@dataclass(frozen=True)
class TooLongError(Exception):  # a finding to be told to an editor, not a fault of the program
    """The text does not fit in the closest setting: which side, and by how many millimetres."""

    side: int
    millimetres: int


def fit_sides(press: PdfPrinter, page: Callable[[tuple[Density, ...]], str], sides: int) -> tuple[Any, str]:
    """The laid-out document and its HTML, each side in the roomiest density in which it fills one page.

    `page` is given the density of each side. The elements `side-1`, `side-2` ... begin the sides. TooLong where
    even the closest does not fit.
    """
    steps = [0] * sides
    while True:
        html = page(tuple(DENSITIES[step] for step in steps))
        document = press.lay_out(html)
        excess = _excess(document, sides)
        if not excess:
            return document, html
        for side, millimetres in excess.items():
            if steps[side - 1] == len(DENSITIES) - 1:
                raise TooLongError(side, millimetres)
            steps[side - 1] += 1


MAX_PAGES = 4
"""A scorecard is two sheets, printed on both sides."""


def fit_pages(press: PdfPrinter, page: Callable[[Density], str]) -> tuple[Any, str]:
    """A scorecard laid out in four pages at most, closer where the usual setting needs more; and its HTML.

    Where words are longer than even the close setting holds, it is as long as they are: nothing is cut off.
    """
    for density in DENSITIES[1:]:
        html = page(density)
        document = press.lay_out(html)
        if len(document.pages) <= MAX_PAGES:
            break
    return document, html


def _excess(document: Any, sides: int) -> dict[int, int]:
    """The sides that need more than their page, and by how many millimetres."""
    begins: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name in page.anchors:
            begins.setdefault(name, number)  # what runs over has its anchor on the next page too
    excess: dict[int, int] = {}
    for side in range(1, sides + 1):
        first = begins[f"side-{side}"]
        last = begins.get(f"side-{side + 1}", len(document.pages)) - 1
        if last > first:
            excess[side] = sum(_height(page) for page in document.pages[first + 1 : last + 1])
    return excess


def _height(page: Any) -> int:
    """How much of a page is filled, in millimetres from its upper margin."""
    body = page._page_box.children[0]
    filled = max((box.position_y + box.height for box in body.descendants() if hasattr(box, "text")), default=0)
    return max(1, round(float(filled - body.position_y) / _MM))

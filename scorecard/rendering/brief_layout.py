"""Chooses the density at which each side of a brief fits its page, and spreads its parts over the height."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scorecard.rendering.copyfitting import DENSITIES, Density
from scorecard.rendering.engine.page_boxes import body_height, filled_height
from scorecard.rendering.engine.vertical_justification import justify
from scorecard.rendering.pdf_printer import PdfPrinter

PART = "part"
"""The class of the parts of a side, between which the space is spread."""

WIDEST = 9.0
"""The most space in millimetres that is added between two parts."""

_HIGHER: dict[Density, float] = {"roomy": 1.4, "usual": 1.24}
"""The largest ratio of the height of a side to its height in the closest density; measured on the 27 states."""


@dataclass(frozen=True)
class TooLongError(Exception):
    """The text of a side exceeds its page even in the closest density, by so many millimetres."""

    side: int
    millimetres: int


def fit_sides(printer: PdfPrinter, page: Callable[[tuple[Density, ...]], str], sides: int) -> tuple[Any, str]:
    """Returns the laid-out document and its HTML: one page a side, its parts spread over the height of the page.

    Each side is laid out in the closest density. Where one leaves room for a larger one, or exceeds its page, the
    document is laid out once more. `page` is called with the density of each side; in its HTML the elements `side-1`,
    `side-2` ... begin the sides. Raises TooLongError where a side does not fit even if it is set tight.
    """
    closest = closest_densities(sides)
    html = page(closest)
    document = printer.lay_out(html)
    too_long = excess_of_sides(document, sides)
    first = _first_pages(document, sides)
    fitting = tuple("tight" if side in too_long else _roomiest(document, first[side]) for side in first)
    if fitting != closest:
        other_html = page(fitting)
        other = printer.lay_out(other_html)
        exceeding = excess_of_sides(other, sides)
        for side in too_long.keys() & exceeding.keys():
            raise TooLongError(side, exceeding[side])
        if too_long and exceeding:  # a side was set larger than its page
            other_html = page(tuple("tight" if side in too_long else "close" for side in first))
            other = printer.lay_out(other_html)
            exceeding = {}
        if not exceeding:
            document, html = other, other_html
    for number in range(sides):
        justify(document, number, PART, WIDEST)
    return document, html


def closest_densities(sides: int) -> tuple[Density, ...]:
    """Returns the densities in which a brief is laid out first."""
    return (DENSITIES[-1],) * sides


def _roomiest(document: Any, number: int) -> Density:
    """Returns the largest density that is sure to fit, given a page in the closest density."""
    page = document.pages[number]
    filled, high = filled_height(document, page), body_height(page)
    return next((density for density, times in _HIGHER.items() if filled * times <= high), DENSITIES[-1])


def excess_of_sides(document: Any, sides: int) -> dict[int, int]:
    """Returns the sides that need more than one page, and by how many millimetres."""
    first = _first_pages(document, sides)
    excess: dict[int, int] = {}
    for side in range(1, sides + 1):
        last = first.get(side + 1, len(document.pages)) - 1
        if last > first[side]:
            pages = document.pages[first[side] + 1 : last + 1]
            excess[side] = sum(max(1, round(filled_height(document, page))) for page in pages)
    return excess


def _first_pages(document: Any, sides: int) -> dict[int, int]:
    """Returns on which page, counted from 0, each side begins."""
    begins: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name in page.anchors:
            begins.setdefault(name, number)  # an element that runs over has its anchor on the next page too
    return {side: begins[f"side-{side}"] for side in range(1, sides + 1)}

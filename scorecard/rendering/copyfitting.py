"""Chooses the density of a scorecard or a part of the book by its number of pages and how full they are."""

from collections.abc import Callable
from typing import Any, Literal

from scorecard.rendering.engine.page_boxes import body_height, filled_height
from scorecard.rendering.pdf_printer import PdfPrinter

Density = Literal["roomy", "usual", "close", "tight"]
DENSITIES: tuple[Density, ...] = ("roomy", "usual", "close")
"""The densities, from large type with space around it to the smallest type that can be read across a table.

A side of a brief that exceeds its page even in the smallest is set tight: in the same type with less space.
"""

PartDensity = Literal["usual", "close", "run_on"]
PART_DENSITIES: tuple[PartDensity, ...] = ("usual", "close", "run_on")
"""The densities of a part of the book. Run on: close, sections do not begin new pages, and tables continue on the next
page."""

LITTLE = 0.2
"""The largest filled part of the last page for which a second, closer layout is tried that would save the page."""

MIN_FILLED = 0.4
"""The least filled part of the height of a page in a part of the book; a page below it is mostly empty."""


def fit_pages(printer: PdfPrinter, page: Callable[[Density], str], most: int) -> tuple[Any, str]:
    """Returns a laid-out document and its HTML; the close density is used where the usual one needs more than `most`
    pages.

    The close density is also used where the last page would hold only a few sources and the close density saves that
    page. A text that is too long even for the close density gets more pages than `most`.
    """
    html = page("usual")
    document = printer.lay_out(html)
    pages = len(document.pages)
    if pages <= most and filled_height(document, document.pages[-1]) >= LITTLE * body_height(document.pages[-1]):
        return document, html
    close_html = page("close")
    close = printer.lay_out(close_html)
    return (close, close_html) if pages > most or len(close.pages) < pages else (document, html)


def fill_pages(printer: PdfPrinter, page: Callable[[PartDensity], str]) -> tuple[Any, str]:
    """Returns a laid-out part of the book and its HTML, in the first density that leaves no page mostly empty.

    The pages of a part face each other, so that an empty page follows an odd number of pages. Where every density
    leaves mostly empty pages, the density with the fewest of them is chosen, and of two such densities the one with
    fewer leaves.
    """
    laid_out = []
    for density in PART_DENSITIES:
        html = page(density)
        document = printer.lay_out(html)
        empty = mostly_empty(document)
        laid_out.append((empty, -(-len(document.pages) // 2), document, html))
        if not empty:
            break
    *_, document, html = min(laid_out, key=lambda one: one[:2])
    return document, html


def mostly_empty(document: Any) -> int:
    """Returns the number of pages of a part that are filled less than MIN_FILLED, including the empty page after an odd
    number of pages."""
    heights = [filled_height(document, page) / body_height(page) for page in document.pages]
    return sum(height < MIN_FILLED for height in heights) + len(heights) % 2

"""Chooses the density of a scorecard or a part of the book by its number of pages and how full they are."""

from collections.abc import Callable
from typing import Any, Literal

from scorecard.rendering.engine.page_boxes import body_height, filled_height
from scorecard.rendering.pdf_printer import PdfPrinter

Density = Literal["roomy", "usual", "close", "tight"]
DENSITIES: tuple[Density, ...] = ("roomy", "usual", "close")
"""From large type with space around it to the smallest that is still read across a table.

A side of a brief that exceeds its page even so is set tight: the same type with less around it.
"""

PartDensity = Literal["usual", "close", "run_on"]
PART_DENSITIES: tuple[PartDensity, ...] = ("usual", "close", "run_on")
"""Those of a part of the book. Run on: close, no section begins a page of its own, and tables go on overleaf."""

LITTLE = 0.2
"""How full the last page of a document is at most where it is worth a second layout to spare it."""

MIN_FILLED = 0.4
"""The least part of its height to which a page of a part of the book is filled; any page less is mostly empty."""


def fit_pages(printer: PdfPrinter, page: Callable[[Density], str], most: int) -> tuple[Any, str]:
    """Returns a laid-out document and its HTML, in the close density where the usual one needs more than `most` pages.

    So it is where little more than a few sources would stand on the last page, and the close density spares it. Where
    the text is longer than even the close density holds, it has more pages.
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

    Its pages are to face each other, so that after an odd number of them an empty one would follow. Where each density
    leaves such pages, it is the one with the fewest of them, and of two the one with fewer leaves.
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
    """Returns how many pages of a part are filled less than MIN_FILLED, with the empty one after an odd number."""
    heights = [filled_height(document, page) / body_height(page) for page in document.pages]
    return sum(height < MIN_FILLED for height in heights) + len(heights) % 2

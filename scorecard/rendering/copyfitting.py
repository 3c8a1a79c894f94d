"""Fits documents to a number of pages: each is set in the largest type that fits, and nothing is cut off."""

from collections.abc import Callable
from typing import Any, Literal

from scorecard.rendering.pdf_printer import PdfPrinter

Density = Literal["roomy", "usual", "close"]
DENSITIES: tuple[Density, ...] = ("roomy", "usual", "close")
"""From large type with space around it to the smallest that is still read across a table."""


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

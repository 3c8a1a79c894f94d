"""A scorecard has four pages: the close density is used where the usual one needs a fifth, and only there."""

from dataclasses import dataclass
from typing import cast

import pytest

from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.pdf_printer import PdfPrinter


@dataclass
class LaidOut:
    pages: list[None]


class CountingPrinter:
    """Stands in for the printer: the HTML of a page is the number of pages it takes."""

    def lay_out(self, html: str) -> LaidOut:
        return LaidOut([None] * int(html.split()[0]))


@pytest.mark.parametrize(
    ("usual", "close", "chosen"), [(3, 3, "3 usual"), (4, 4, "4 usual"), (5, 4, "4 close"), (6, 5, "5 close")]
)
def test_the_close_density_is_for_scorecards_of_five_pages_and_more(usual: int, close: int, chosen: str) -> None:
    pages: dict[Density, int] = {"usual": usual, "close": close}
    document, html = fit_pages(cast(PdfPrinter, CountingPrinter()), lambda density: f"{pages[density]} {density}")
    assert html == chosen
    assert len(document.pages) == int(chosen[0])

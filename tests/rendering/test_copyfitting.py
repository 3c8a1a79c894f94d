"""A document is set closer where it has too many pages, or where that spares a last page with little on it."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from scorecard.rendering.copyfitting import fit_pages

HEIGHT = 260.0


class Printer:
    """Lays out nothing: the pages of each density are given, each by how full it is."""

    def __init__(self, pages: Mapping[str, list[float]]) -> None:
        self._pages = pages
        self.laid_out: list[str] = []

    def lay_out(self, density: str) -> Any:
        self.laid_out.append(density)
        return SimpleNamespace(pages=self._pages[density])


@pytest.mark.parametrize(
    ("usual", "close", "printed", "layouts"),
    [
        ([1, 1, 0.3], [1, 0.9], "usual", 1),  # enough on the last page
        ([1, 1, 0.1], [1, 0.9], "close", 2),
        ([1, 1, 0.1], [1, 1, 0.05], "usual", 2),  # closer, it would have less on it
        ([1, 1, 1, 0.9], [1, 1, 0.9], "close", 2),
        ([1, 1, 1, 0.9], [1, 1, 1, 0.2], "close", 2),  # too long even so: it has more pages
    ],
)
def test_the_close_density_is_for_too_many_pages_and_for_a_last_one_with_little_on_it(
    usual: list[float], close: list[float], printed: str, layouts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecard.rendering.copyfitting.filled_height", lambda _, page: page * HEIGHT)
    monkeypatch.setattr("scorecard.rendering.copyfitting.body_height", lambda _: HEIGHT)
    printer = Printer({"usual": usual, "close": close})
    assert fit_pages(printer, lambda density: density, most=3)[1] == printed  # type: ignore[arg-type]
    assert len(printer.laid_out) == layouts

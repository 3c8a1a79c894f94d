"""A document is set closer where it has too many pages, or where that spares a last page with little on it."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from scorecard.analysis.figures import Figures
from scorecard.building.build_request import RenderSettings, Target
from scorecard.building.document_kinds import DOCUMENT_KINDS, DocumentKind
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import Evidence
from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.resource_paths import TEMPLATES

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


class Layouts(Renderer):
    """Renders HTML, but lays out nothing: the number of pages in each density is given."""

    def __init__(self, pages: Mapping[Density, int]) -> None:
        super().__init__(RenderSettings(TEMPLATES))
        self._pages = pages

    def printer(self, kind: DocumentKind) -> Any:
        def lay_out(html: str) -> Any:
            density: Density = "close" if 'class="scorecard close"' in html else "usual"
            return SimpleNamespace(density=density, pages=[1] * self._pages[density])

        return SimpleNamespace(notices=set(), lay_out=lay_out, write=lambda laid_out, *_: laid_out.density.encode())


@pytest.mark.parametrize(
    ("usual", "close", "printed"),
    [(6, 5, b"usual"), (7, 6, b"close"), (8, 7, b"close")],
    ids=["six pages", "seven pages, of which the close density spares one", "more than six pages even close"],
)
def test_a_scorecard_has_six_pages_where_the_close_density_allows_that(
    usual: int, close: int, printed: bytes, evidence: Evidence, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scorecard that is longer even so is printed as it is, and the user is told nothing: nothing is cut off."""
    monkeypatch.setattr("scorecard.rendering.copyfitting.filled_height", lambda _, page: page * HEIGHT)
    monkeypatch.setattr("scorecard.rendering.copyfitting.body_height", lambda _: HEIGHT)
    document = scorecard(evidence, figures, common_figures(evidence, figures), "MT")
    renderer = Layouts({"usual": usual, "close": close})
    (kind,) = (kind for kind in DOCUMENT_KINDS if kind.render.endswith(":scorecard_pdf"))
    result = renderer.render(RenderJob(Target(kind, "en/MT/scorecard.pdf", "en", "MT"), document))
    assert result.files == {"en/MT/scorecard.pdf": printed}
    assert not result.notices

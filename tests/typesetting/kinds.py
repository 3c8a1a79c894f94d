"""The kinds of documents that are measured: how each is laid out for a state."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scorecard.analysis.figures import Figures
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.render_brief import _html as brief_html
from scorecard.building.render_worker import Renderer
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.brief_layout import fit_sides
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN
from tests.typesetting.measure import Sheet, sheets


@dataclass(frozen=True)
class Kind:
    """A kind of document: how it is laid out, the pages that it may have, and its longest lines.

    80 characters are meant. A line of narrow letters holds some more; two notes on side 2 of a brief run wider still.
    """

    lay_out: Callable[[Evidence, Figures, State], Any]
    pages: range
    line: int
    """The most characters of a line of running text."""


def lay_out(template: str, sheet: str, language: Language, **values: Any) -> Any:
    """Lays out a template as the build does."""
    html = render(environment(language, TEMPLATES, "rgb"), template, root="", **values)
    return PdfPrinter(TEMPLATES, sheet).lay_out(html)


def lay_out_scorecard(evidence: Evidence, figures: Figures, state: State) -> Any:
    """Lays out a scorecard in English."""
    document = scorecard(evidence, figures, common_figures(evidence, figures), state)
    return lay_out("scorecard/scorecard.html.j2", "scorecard/print.css.j2", Language("en"), document=document)


def lay_out_brief(evidence: Evidence, figures: Figures, state: State) -> Any:
    """Lays out a brief for any meeting in English."""
    request = BuildRequest(FROZEN, Path(), (state,), ("en",), frozenset({"brief"}), frozenset({"pdf"}))
    (target,) = targets(request)
    document = brief(evidence, figures, common_figures(evidence, figures), state, "en", Meeting())
    renderer = Renderer(RenderSettings(TEMPLATES))
    return fit_sides(renderer.printer(target.kind), partial(brief_html, renderer, target, document), 2)[0]


KINDS = {
    "scorecard": Kind(lay_out_scorecard, range(2, 7), line=85),
    "brief": Kind(lay_out_brief, range(2, 3), line=130),
}


def laid_out(kind: str, evidence: Evidence, figures: Figures, state: State) -> list[Sheet]:
    """Lays out and measures a document of a state."""
    return sheets(KINDS[kind].lay_out(evidence, figures, state))

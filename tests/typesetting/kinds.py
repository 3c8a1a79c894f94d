"""The kinds of documents that are measured: how each is laid out for a state."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scorecard.analysis.figures import Figures
from scorecard.documents.scorecard import common_figures, scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES


@dataclass(frozen=True)
class Kind:
    """A kind of document: how it is laid out, and the pages that it may have."""

    lay_out: Callable[[Evidence, Figures, State], Any]
    pages: range


def lay_out_scorecard(evidence: Evidence, figures: Figures, state: State) -> Any:
    """Lays out a scorecard as the build does."""
    document = scorecard(evidence, figures, common_figures(evidence, figures), state)
    html = render(
        environment(Language("en"), TEMPLATES, "rgb"), "scorecard/scorecard.html.j2", document=document, root=""
    )
    return PdfPrinter(TEMPLATES, "scorecard/print.css.j2").lay_out(html)


KINDS = {"scorecard": Kind(lay_out_scorecard, range(2, 7))}

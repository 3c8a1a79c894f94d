"""The kinds of documents that are measured: how each is laid out for a state."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scorecard.analysis.figures import Figures
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.typesetting.measure import Sheet, sheets


@dataclass(frozen=True)
class Kind:
    """A kind of document: how it is laid out, and the pages that it may have."""

    lay_out: Callable[[Evidence, Figures, State], Any]
    pages: range


def lay_out(template: str, sheet: str, language: Language, **values: Any) -> Any:
    """Lays out a template as the build does."""
    html = render(environment(language, TEMPLATES, "rgb"), template, root="", **values)
    return PdfPrinter(TEMPLATES, sheet).lay_out(html)


def lay_out_scorecard(evidence: Evidence, figures: Figures, state: State) -> Any:
    """Lays out a scorecard in English."""
    document = scorecard(evidence, figures, common_figures(evidence, figures), state)
    return lay_out("scorecard/scorecard.html.j2", "scorecard/print.css.j2", Language("en"), document=document)


KINDS = {"scorecard": Kind(lay_out_scorecard, range(2, 7))}


def laid_out(kind: str, evidence: Evidence, figures: Figures, state: State) -> list[Sheet]:
    """Lays out and measures a document of a state."""
    return sheets(KINDS[kind].lay_out(evidence, figures, state))

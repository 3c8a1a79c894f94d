"""The kinds of documents that are measured: how each is laid out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench.pseudo_languages import PSEUDO, pseudo_translation
from scorecard.analysis.figures import Figures
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.printed_texts import printed_texts
from scorecard.building.render_brief import brief_html
from scorecard.building.render_scorecard import MAX_PAGES
from scorecard.building.render_worker import Renderer
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.common_figures import common_figures
from scorecard.documents.edition import Edition, edition
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.book_layout import Book
from scorecard.rendering.brief_layout import fit_sides
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.copyfitting import Density, PartDensity, fill_pages, fit_pages
from scorecard.rendering.edition_layout import FRONT_PAGES, InBook, chapter_html, lay_out_edition
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN
from tests.typesetting.page_measures import Sheet, sheets

ENGLISH = Language("en")


@dataclass(frozen=True)
class Kind:
    """A kind of document: how one of it is laid out, which there are, and how many pages one may have."""

    lay_out: Callable[[Evidence, Figures, Any], Any]
    names: tuple[str, ...]
    """The names of the parts laid out: states, or parts of the book."""
    pages: range
    sample: tuple[str, ...] = ()
    """The names that are measured in each run."""
    first: int = 1
    """The number of the first page."""


def lay_out(template: str, sheet: str, language: Language, **values: Any) -> Any:
    """Lays out a template as the build does."""
    html = render(environment(language, TEMPLATES, "rgb"), template, root="", **values)
    return PdfPrinter(TEMPLATES, sheet).lay_out(html)


def lay_out_scorecard(evidence: Evidence, figures: Figures, state: State) -> Any:
    """Lays out a scorecard in English."""
    document = scorecard(evidence, figures, common_figures(evidence, figures), state)
    templates = environment(ENGLISH, TEMPLATES, "rgb")

    def page(density: Density) -> str:
        return render(templates, "scorecard/scorecard.html.j2", document=document, density=density, root="")

    return fit_pages(PdfPrinter(TEMPLATES, "scorecard/print.css.j2"), page, MAX_PAGES)[0]


def lay_out_brief(evidence: Evidence, figures: Figures, state: State, language: Language = ENGLISH) -> Any:
    """Lays out a brief for any meeting."""
    request = BuildRequest(FROZEN, Path(), (state,), (language.code,), frozenset({"brief"}), frozenset({"pdf"}))
    (target,) = targets(request)
    document = brief(evidence, figures, common_figures(evidence, figures), state, language.code, Meeting())
    renderer = Renderer(RenderSettings(TEMPLATES))
    if language.code == PSEUDO:
        renderer.texts = {PSEUDO: in_pseudo_language(document)}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("scorecard.building.render_worker.Language", lambda _: language)
        return fit_sides(renderer.printer(target.kind), partial(brief_html, renderer, target, document), 2)[0]


def in_pseudo_language(document: Any) -> TranslatedTexts:
    """Returns the texts of the evidence that a document prints, a third longer."""
    return TranslatedTexts({words: pseudo_translation(words) for words in printed_texts(document).evidence})


def book_of(evidence: Evidence, figures: Figures, *states: State) -> Edition:
    """Returns the book with chapters on these states only."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("scorecard.documents.edition.STATES", states)
        return edition(evidence, figures, common_figures(evidence, figures))


def part_page(part: str, book: Edition, language: Language, first: int, density: PartDensity) -> str:
    """Returns the HTML of a part of the book."""
    own = {"overview": book.overview.sources, "eu": book.eu.sources, "method": book.corrections.sources}
    content = replace(book, sources=own.get(part, book.sources))
    templates = environment(language, TEMPLATES, "rgb")
    template = f"edition/{part}.html.j2"
    return render(templates, template, document=content, book=InBook(first), density=density, root="")


def lay_out_part(part: str, book: Edition, language: Language) -> Any:
    """Lays out a part of the book in the density that fills its pages."""
    printer = PdfPrinter(TEMPLATES, "edition/print.css.j2")
    return fill_pages(printer, lambda density: part_page(part, book, language, FRONT_PAGES + 1, density))[0]


def lay_out_whole_book(evidence: Evidence, figures: Figures, _: str) -> Any:
    """Lays out the book with all its chapters in English."""
    printer = PdfPrinter(TEMPLATES, "edition/print.css.j2")
    templates = environment(ENGLISH, TEMPLATES, "rgb")
    return lay_out_edition(book_of(evidence, figures, *STATES), templates, ENGLISH, printer)[0]


def lay_out_parts_of_book(evidence: Evidence, figures: Figures, state: State) -> Any:
    """Lays out the findings, the chapter on a state, and the method, one after the other."""
    document = book_of(evidence, figures, state)
    book = Book(PdfPrinter(TEMPLATES, "edition/print.css.j2"), FRONT_PAGES + 1, "en")
    shared = {"compared": 8, "council": 12, "votes": 14}
    chapter = partial(
        chapter_html, environment(ENGLISH, TEMPLATES, "rgb"), document.chapters[state], f"state-{state}", shared, None
    )
    book.add_part(partial(part_page, "findings", document, ENGLISH))
    book.add_chapter(partial(chapter, "scorecard/scorecard.html.j2"), partial(chapter, "edition/beside.html.j2"))
    book.add_part(partial(part_page, "method", document, ENGLISH))
    return SimpleNamespace(pages=book.pages)


KINDS = {
    "scorecard": Kind(lay_out_scorecard, STATES, range(2, 7), sample=("BE", "DE", "EL", "MT")),
    "brief": Kind(lay_out_brief, STATES, range(2, 3), sample=("DE", "MT")),
    "parts of the book": Kind(lay_out_parts_of_book, ("MT",), range(8, 11), sample=("MT",), first=FRONT_PAGES + 1),
    "book": Kind(lay_out_whole_book, ("whole",), range(100, 200)),
}


def laid_out(kind: str, evidence: Evidence, figures: Figures, name: str) -> list[Sheet]:
    """Lays out and measures one document of a kind."""
    return sheets(KINDS[kind].lay_out(evidence, figures, name))

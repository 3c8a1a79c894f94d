"""The parts of the book before its chapters fill their pages, however long the words of a language are."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.pseudo_languages import PSEUDO, add_message_catalogue, pseudo_translation
from scorecard.analysis.figures import Figures
from scorecard.building.printed_texts import printed_texts
from scorecard.documents.common_figures import common_figures
from scorecard.documents.edition import Edition, edition
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.copyfitting import LEAST_FILLED, fill_pages
from scorecard.rendering.edition_layout import InBook
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import CATALOGUES, TEMPLATES
from tests.typesetting.measure import sheets


@pytest.fixture(scope="module")
def book(evidence: Evidence, figures: Figures) -> Edition:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("scorecard.documents.edition.STATES", ("MT",))
        return edition(evidence, figures, common_figures(evidence, figures))


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    add_message_catalogue(folder, PSEUDO)
    return folder


def fills(part: str, book: Edition, language: Language) -> list[float]:
    """Returns how full the pages of a part are, from 0 to 1."""
    templates = environment(language, TEMPLATES, "rgb")
    sources = {"overview": book.overview.sources, "eu": book.eu.sources}.get(part, book.sources)

    def page(density: Any) -> str:
        content = replace(book, sources=sources)
        template = f"edition/{part}.html.j2"
        return render(templates, template, document=content, book=InBook(4), density=density, root="")

    return [sheet.fill for sheet in sheets(fill_pages(PdfPrinter(TEMPLATES, "edition/print.css.j2"), page)[0])]


@pytest.mark.parametrize("code", ["en", "de", PSEUDO])
@pytest.mark.parametrize(
    "part", ["findings", *(pytest.param(part, marks=pytest.mark.acceptance) for part in ("overview", "eu"))]
)
def test_only_the_last_page_of_a_part_may_be_mostly_empty(
    part: str, code: LanguageCode, book: Edition, catalogues: Path
) -> None:
    language = Language(code, catalogues if code == PSEUDO else CATALOGUES)
    if code == PSEUDO:
        language.texts = TranslatedTexts({words: pseudo_translation(words) for words in printed_texts(book).evidence})
    filled = fills(part, book, language)
    assert min(filled[:-1]) >= LEAST_FILLED, filled
    if part == "findings" and code != PSEUDO:
        assert len(filled) == 2, filled

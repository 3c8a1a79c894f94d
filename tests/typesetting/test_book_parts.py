"""The parts of the book before its chapters fill their pages, however long the words of a language are."""

from pathlib import Path

import pytest

from bench.pseudo_languages import PSEUDO, add_message_catalogue
from scorecard.analysis.figures import Figures
from scorecard.documents.edition import Edition
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.rendering.copyfitting import MIN_FILLED
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import CATALOGUES
from tests.typesetting.kinds import book_of, in_pseudo_language, lay_out_part
from tests.typesetting.page_measures import sheets


@pytest.fixture(scope="module")
def book(evidence: Evidence, figures: Figures) -> Edition:
    return book_of(evidence, figures, "MT")


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    add_message_catalogue(folder, PSEUDO)
    return folder


@pytest.mark.parametrize("code", [*(pytest.param(code, marks=pytest.mark.acceptance) for code in ("en", "de")), PSEUDO])
@pytest.mark.parametrize(
    "part", ["findings", *(pytest.param(part, marks=pytest.mark.acceptance) for part in ("overview", "eu"))]
)
def test_only_the_last_page_of_a_part_may_be_mostly_empty(
    part: str, code: LanguageCode, book: Edition, catalogues: Path
) -> None:
    language = Language(code, catalogues if code == PSEUDO else CATALOGUES)
    if code == PSEUDO:
        language.texts = in_pseudo_language(book)
    filled = [sheet.fill for sheet in sheets(lay_out_part(part, book, language))]
    assert min(filled[:-1]) >= MIN_FILLED, filled
    if part == "findings" and code != PSEUDO:
        assert len(filled) == 2, filled

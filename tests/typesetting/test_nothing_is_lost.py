"""All that a scorecard has for paper is printed, and a brief is one sheet, also where words are a third longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pseudo_languages import PSEUDO, add_message_catalogue
from scorecard.analysis.figures import Figures
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import Scorecard, scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.rendering.language import Language
from tests.sampling import sample
from tests.typesetting.kinds import in_pseudo_language, lay_out, lay_out_brief
from tests.typesetting.page_measures import sheets

LANGUAGES: tuple[LanguageCode, ...] = ("en", PSEUDO)

START = 60
"""The number of letters with which a text is searched; the rest may stand on the next page."""


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a folder with the catalogue of the pseudo-language."""
    folder = tmp_path_factory.mktemp("pseudo")
    add_message_catalogue(folder, PSEUDO)
    return folder


def elements(document: Scorecard, language: Language) -> Iterator[tuple[str, str]]:
    """Yields the elements on paper: a kind and its words."""
    for ask in document.asks:
        yield "ask", language.pick_text(ask.ask)[0]
        yield "reason", language.pick_text(ask.because)[0]
    for row in document.aspects:
        for remark in row.beside:
            yield "remark", language.translate(remark)
    for shared in document.shared_caveats:
        yield "shared caveat", language.translate(shared.words)
    for survey in document.surveys:
        for poll in survey.polls:
            if not poll.screen_only:
                yield "poll", language.pick_text(poll.asks)[0]
                yield "poll", language.translate(poll.share_words)
        if not survey.screen_only:
            yield "survey", survey.name
            yield "payer", language.pick_text(survey.commissioner)[0]
            for caution in survey.cautions:
                yield "caution", language.pick_text(caution)[0]
    for item in document.statements:
        yield "statement", language.pick_text(item.statement.says)[0]
    for vote in document.delegation.votes:
        yield "vote", language.pick_text(vote.title)[0]
        yield "vote", language.pick_text(vote.yes_meant)[0]
    for event in document.events:
        if not event.screen_only:
            yield "event", language.pick_text(event.summary)[0]
    for sentence in document.changed:
        yield "change", language.translate(sentence)


def letters(words: str) -> str:
    """Returns words without spaces and quotation marks, and with one kind of hyphen: printing sets its own."""
    return "".join(words.split()).translate(str.maketrans("–", "-", "'\"’‘“”„«»"))


@pytest.mark.parametrize(
    ("state", "code"),
    sample([(state, code) for state in STATES for code in LANGUAGES], [("DE", "en"), ("DK", PSEUDO)]),
)
def test_all_that_a_scorecard_has_is_printed(
    state: State, code: LanguageCode, catalogues: Path, evidence: Evidence, figures: Figures
) -> None:
    document = scorecard(evidence, figures, common_figures(evidence, figures), state)
    written = Language(code, catalogues)
    if code == PSEUDO:
        written.texts = in_pseudo_language(document)
    laid_out = lay_out("scorecard/scorecard.html.j2", "scorecard/print.css.j2", written, document=document)
    printed = letters(
        "".join(run.text for sheet in sheets(laid_out) for run in sheet.runs if "mark" not in run.classes)
    )
    wanted = list(elements(document, written))
    lost = [(kind, words) for kind, words in wanted if letters(words)[:START] not in printed]
    assert not lost
    assert {"vote", "statement", "change"} <= {kind for kind, _ in wanted}


@pytest.mark.parametrize(
    "state",
    sample(STATES, ["IE"]),
)
def test_a_brief_whose_words_are_a_third_longer_is_one_sheet(
    state: State, catalogues: Path, evidence: Evidence, figures: Figures
) -> None:
    """A side that does not fit would be refused: nothing is cut off."""
    assert len(lay_out_brief(evidence, figures, state, Language(PSEUDO, catalogues)).pages) == 2

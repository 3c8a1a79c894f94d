"""Scorecards and briefs in the languages of their states, measured as the English ones are.

Translations are there for the texts of the evidence itself alone, not for the frozen copy. What an editor adds may not
turn these tests red: the limits leave room for it.
"""

from pathlib import Path
from typing import Literal

import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import OFFICIAL_LANGUAGES, STATES, Language, State
from scorecard.rendering.resource_paths import TEMPLATES
from tests.typesetting.kinds import KINDS
from tests.typesetting.page_measures import QUIET, Sheet, sheets
from tests.typesetting.test_page_measures import KEYS, MAX_LINE_LENGTH, MIN_DRAWN, MIN_SIZE, TEXT

OWN = [(state, language) for state in STATES for language in OFFICIAL_LANGUAGES[state] if language != "en"]
"""States with their languages."""

SAMPLE: tuple[State, Language] = ("FR", "fr")
"""The language measured in each run: the one whose lines hold most letters."""

NARROW = 2
"""The number of letters that a line may hold more than in English: French and Irish have many narrow letters."""

FEW = 0.005
"""The share of lines that may be longer still, for the words that an editor adds."""

SMALL_SHARE = 0.06
"""The most of all characters outside sources and notes that may be smaller than text: 0.8 to 4.8 % were measured."""


def laid_out(evidence: Evidence, countries: Path, state: State, language: Language, kind: str) -> list[Sheet]:
    """Lays out a document as the build does, in a language."""
    request = BuildRequest(countries, Path(), (state,), (language,), frozenset({kind}), frozenset({"pdf"}))
    assembler = Assembler(request, evidence, (language,))
    (target,) = targets(request)
    texts = {language: assembler.translated_texts(target)}
    pages: list[Sheet] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            f"scorecard.building.render_{kind}.pdf_files",
            lambda renderer, job, document, identifier: pages.extend(sheets(document)),
        )
        Renderer(RenderSettings(TEMPLATES)).render(RenderJob(target, assembler.assembled(target).document, texts=texts))
    return pages


@pytest.mark.parametrize("kind", ("scorecard", "brief"))
@pytest.mark.parametrize(
    ("state", "language"),
    [pytest.param(*own, marks=() if own == SAMPLE else pytest.mark.acceptance) for own in OWN],
)
def test_a_document_in_the_language_of_its_state_is_set_as_the_english_one(
    state: State,
    language: Language,
    kind: Literal["scorecard", "brief"],
    live_evidence: Evidence,
    live_countries: Path,
) -> None:
    pages = laid_out(live_evidence, live_countries, state, language, kind)
    assert len(pages) in KINDS[kind].pages
    runs = [run for page in pages for run in page.runs]
    assert not [run.text for run in runs if run.size < MIN_SIZE and "mark" not in run.classes]
    assert min(size for page in pages for size in page.drawn.values()) >= MIN_DRAWN - 0.01
    text = [run for run in runs if not run.classes & QUIET]
    assert sum(len(run.text) for run in text if run.size < TEXT) < SMALL_SHARE * sum(len(run.text) for run in text)
    lines = [line.text for page in pages for line in page.lines if not line.classes & KEYS]
    too_long = [line for line in lines if len(line) > MAX_LINE_LENGTH + NARROW]
    assert len(too_long) <= FEW * len(lines), too_long
    assert not [mark for page in pages for mark in page.begun_by_marks]
    assert not [run.text for run in runs if set(run.text) & set("'\"")]

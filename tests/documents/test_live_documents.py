"""Puts every document together from the evidence in countries/ and checks what must hold whatever an editor adds."""

import re
from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.common_figures import CommonFigures, common_figures
from scorecard.documents.data import data_tables
from scorecard.documents.edition import edition as assemble_edition
from scorecard.documents.scorecard import Scorecard, scorecard
from scorecard.documents.social_card import card
from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import ASPECTS, STATES, State
from scorecard.rendering.language import Language
from tests.conftest import LIVE_FOLDER

ENGLISH = Language("en")
CHANGED: tuple[State, ...] = ("DE", "FI", "PL")
"""The states whose pages are built from a folder of evidence with changes, see `tests/evidence_changes.py`."""


@pytest.fixture(scope="module")
def common(live_evidence: Evidence, live_figures: Figures) -> CommonFigures:
    return common_figures(live_evidence, live_figures)


@pytest.fixture(scope="module")
def documents(live_evidence: Evidence, live_figures: Figures, common: CommonFigures) -> dict[State, Scorecard]:
    return {state: scorecard(live_evidence, live_figures, common, state) for state in STATES}


@pytest.fixture(scope="module")
def pages(
    live_countries: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, str]:
    """Returns the text of every page, by its path in the output: as built for all tests, or from the folder
    `--countries`.

    Of another folder those of a few states are built: for a folder of evidence with changes this is done beside a run.
    """
    if live_countries == LIVE_FOLDER:
        output = request.getfixturevalue("live_edition")
    else:
        output = tmp_path_factory.mktemp("pages")
        kinds, formats = frozenset({"scorecard", "site"}), frozenset({"html"})
        assert not build(BuildRequest(live_countries, output, CHANGED, ("en",), kinds, formats), 1).failures
    embedded = {output / "en" / state / "embed.html" for state in STATES}
    found = set(output.rglob("*.html")) - embedded
    return {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in found}


def test_every_aspect_counts_27_governments_and_the_whole_population(
    live_figures: Figures, live_evidence: Evidence
) -> None:
    everyone = sum(live_evidence.population.official.percent.values())
    for aspect in ASPECTS:
        counts = [count for count in live_figures.counts.values() if count.aspect == aspect]
        assert sum(count.states for count in counts) == len(STATES)
        assert sum(count.population for count in counts) == pytest.approx(everyone)


def test_delegations_add_up_to_every_roll_call(live_figures: Figures, live_evidence: Evidence) -> None:
    for key, call in live_evidence.parliament.roll_calls.items():
        rows = [row for state in STATES for row in live_figures.votes[state, key]]
        totals: dict[Ballot, int] = {"for": call.in_favour, "against": call.against, "abstained": call.abstained}
        for ballot, total in totals.items():
            assert sum(row.ballots[ballot] for row in rows) == total, (key, ballot)


@pytest.mark.parametrize("state", STATES)
def test_every_source_on_a_page_is_cited_there_and_stands_in_the_evidence(
    state: State, documents: dict[State, Scorecard], live_evidence: Evidence
) -> None:
    document = documents[state]
    known = {source.url for source in live_evidence.states[state].sources.values()}
    known |= {source.url for source in live_evidence.shared_sources.values()}
    listed = [note.url for note in document.sources.footnotes]
    assert set(listed) <= known
    assert len(set(listed)) == len(listed)
    for row in document.aspects:
        assert (row.said is None) == (not row.marks.rests_on)


@pytest.mark.parametrize("state", STATES)
def test_the_verdict_is_one_clean_sentence(state: State, documents: dict[State, Scorecard]) -> None:
    words = ENGLISH.translate(documents[state].verdict)
    assert re.fullmatch(r"[A-Z][^{}]*\.", words), words
    assert "  " not in words and "None" not in words


@pytest.mark.parametrize("state", STATES)
def test_the_brief_and_the_card_of_every_state_are_whole(
    state: State, live_evidence: Evidence, live_figures: Figures, common: CommonFigures
) -> None:
    sheet = brief(live_evidence, live_figures, common, state, "en", Meeting())
    assert len(sheet.kept.questions) == len(sheet.kept.objections) == 3
    picture = card(live_evidence, live_figures, state)
    assert ENGLISH.translate(picture.text).endswith(".")
    assert picture.map
    assert [tile.code for tile in picture.map.tiles if tile.here] == [state]


def test_the_book_has_a_chapter_for_each_state(
    live_evidence: Evidence, live_figures: Figures, common: CommonFigures
) -> None:
    book = assemble_edition(live_evidence, live_figures, common)
    assert tuple(book.chapters) == STATES


def test_the_data_holds_every_statement_and_every_result(live_evidence: Evidence, live_figures: Figures) -> None:
    rows = {table.name: len(table.rows) for table in data_tables(live_evidence, live_figures)}
    states = live_evidence.states.values()
    assert rows["statements"] == sum(len(state.statements) for state in states)
    assert rows["survey_results"] == sum(len(state.opinion) for state in states)
    assert rows["positions"] == len(STATES) * len(ASPECTS)


def test_every_page_is_made_and_names_the_edition_and_its_day(
    pages: dict[str, str], live_evidence: Evidence, live_countries: Path
) -> None:
    states = STATES if live_countries == LIVE_FOLDER else CHANGED
    day = ENGLISH.long_date(live_evidence.edition.evidence_date)
    shared = {"index.html", "en/index.html", "en/corrections.html", "en/embed.html"}
    assert set(pages) == {*shared, *(f"en/{state}/index.html" for state in states)}
    for name, page in pages.items():
        assert live_evidence.edition.name in page, name
        assert name == "index.html" or day in page.replace("\u00a0", " "), name


def test_no_placeholder_is_left_on_a_page(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        text = re.sub(r"<style.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
        assert re.findall(r"\bNone\b|\bnan\b|[{}]|\bUndefined\b", text) == [], name

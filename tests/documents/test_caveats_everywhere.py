"""Whatever must be said with a position is said wherever it stands: one walk through all 27 and all aspects."""

import pytest

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import PositionRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL
from scorecard.documents.brief import COMPARED_ASPECTS, Brief, Meeting, brief
from scorecard.documents.comparison_table import compare, comparison_table
from scorecard.documents.data import data_tables
from scorecard.documents.scorecard import CommonFigures, Scorecard, common_figures, scorecard
from scorecard.documents.social_card import card
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, STATES, State
from scorecard.rendering.language import Language

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def common(evidence: Evidence, figures: Figures) -> CommonFigures:
    return common_figures(evidence, figures)


@pytest.fixture(scope="module")
def pages(evidence: Evidence, figures: Figures, common: CommonFigures) -> dict[State, Scorecard]:
    return {state: scorecard(evidence, figures, common, state) for state in STATES}


@pytest.fixture(scope="module")
def sheets(evidence: Evidence, figures: Figures, common: CommonFigures) -> dict[State, Brief]:
    return {state: brief(evidence, figures, common.day, state, "en", Meeting()) for state in STATES}


def needed(evidence: Evidence, said: PositionRow) -> dict[str, str]:
    """What must be said with the words of a government, by the code that data and terminal have for it."""
    found: dict[str, str] = {}
    if said.government is not None and not said.in_office:
        found["former"] = f"the government of {evidence.states[said.state].governments[said.government].head}, until "
    if said.replaced:
        found["replaced"] = "text since replaced"
    if said.disputed:
        found["disputed"] = "reports differ"
    if said.moved_on:
        found["moved"] = f"moved on {ENGLISH.long_date(said.moved_on)}"
    if said.quality == "tertiary":
        found["tally"] = "by a campaign’s count alone"
    if said.quality == "copy":
        found["copy"] = "from a copy"
    return found


def words(messages: tuple[object, ...]) -> str:
    return "; ".join(ENGLISH.translate(message) for message in messages)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", STATES)
def test_every_caveat_stands_in_every_document(
    state: State,
    evidence: Evidence,
    figures: Figures,
    pages: dict[State, Scorecard],
    sheets: dict[State, Brief],
) -> None:
    (positions,) = [table for table in data_tables(evidence, figures) if table.name == "positions"]
    names = [field.name for field in positions.fields]
    rows = {row[names.index("aspect")]: row for row in positions.rows if row[names.index("state")] == state}
    in_terminal = next(row for row in comparison_table(evidence, figures) if row["state"] == state)
    (cells,) = [row.cells for row in compare(evidence, figures, (state,), state).rows]
    for place, aspect in enumerate(ASPECTS):
        position = figures.positions[state, aspect]
        said = position.implied_by or position.word
        codes = needed(evidence, said)
        printed = {"scorecard": words(pages[state].aspects[place].remarks)}
        if aspect in COMPARED_ASPECTS or (aspect in ASPECTS_OF_THE_PROPOSAL and said is not position.last_word):
            printed["brief"] = words(sheets[state].positions[ASPECTS_OF_THE_PROPOSAL.index(aspect)].caveats)
        if position.last_word and not position.implied_by:
            printed["comparison"] = words(cells[place].last_word)
        if aspect == "overall":
            printed["card"] = words((card(evidence, figures, state).stance_about,))
        for where, text in printed.items():
            for code, phrase in codes.items():
                assert phrase in text, f"{where}, {state}, {aspect}: {code}"
        told = f"{in_terminal[f'{aspect}_marks'] or ''} {in_terminal[f'{aspect}_last_word'] or ''}"
        for code in codes:
            assert code in str(rows[aspect][names.index("marks")]), f"data, {state}, {aspect}"
            assert code in told, f"compare, {state}, {aspect}"


def test_each_kind_of_caveat_occurs(evidence: Evidence, figures: Figures) -> None:
    """The walk above would be empty without them; a copy bears no position here (tests/analysis/test_origins.py)."""
    found = {code for row in figures.positions.values() for code in needed(evidence, row.implied_by or row.word)}
    assert found == {"former", "replaced", "disputed", "moved", "tally"}


def test_each_count_is_of_one_text_or_aspect_and_makes_27(evidence: Evidence, figures: Figures) -> None:
    table = compare(evidence, figures, STATES, None)
    for place, name in enumerate(table.aspects):
        assert sum(row.cells[place][0] for row in table.sums) == 27, ENGLISH.translate(name)
    assert ENGLISH.translate(table.aspects[0]) == "On the table: the Council mandate of November 2025"

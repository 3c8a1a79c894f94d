"""The evidence of the edition itself: clean, whole, and its roll calls equal to the official totals."""

from collections import Counter

import pytest

from scorecard.evidence.load import Evidence, examine
from scorecard.evidence.schema import schemas
from scorecard.evidence.vocabulary import STATES
from tests.conftest import ROOT

OFFICIAL = {
    "2021-07-06": (537, 133, 24),
    "2024-02-07": (496, 111, 22),
    "2024-04-10": (469, 112, 37),
    "2026-03-11": (458, 103, 63),
    "2026-03-26": (228, 311, 92),
    "2026-07-09a": (276, 314, 17),
    "2026-07-09b": (286, 276, 30),
}
"""In favour, against, abstained, from the roll-call annexes of the Parliament's minutes."""


def test_the_evidence_has_no_problem() -> None:
    assert [str(problem) for problem in examine(ROOT / "countries")[1]] == []


def test_all_27_are_there_with_statements_and_asks(evidence: Evidence) -> None:
    assert tuple(evidence.states) == STATES
    for code, state in evidence.states.items():
        assert state.statements, code
        assert len(state.asks) == 3, code
        assert all(ask.in_line_with for ask in state.asks), code
        assert "en" in state.coverage, code


@pytest.mark.parametrize("key", OFFICIAL)
def test_members_add_up_to_the_official_totals(key: str, evidence: Evidence) -> None:
    call = evidence.parliament.roll_calls[key]
    counted = Counter(member.ballots.get(key) for member in evidence.members)
    assert (counted["for"], counted["against"], counted["abstained"]) == OFFICIAL[key]
    assert (call.in_favour, call.against, call.abstained) == OFFICIAL[key]


def test_quotations_in_another_language_have_a_translation(evidence: Evidence) -> None:
    missing = [
        (code, str(said.date))
        for code, state in evidence.states.items()
        for said in state.statements
        if said.quote and said.quote.language != "en" and not said.quote.translation
    ]
    assert missing == []


def test_every_state_is_compared_with_neighbours(evidence: Evidence) -> None:
    for code, state in evidence.states.items():
        assert len(state.neighbours) >= 2, code
        assert len(set(state.neighbours)) == len(state.neighbours), code


@pytest.mark.parametrize("place", schemas())
def test_schemas_are_current(place: str) -> None:
    assert (ROOT / "countries" / place).read_text("utf-8") == schemas()[place], "run scorecard schema"  # type: ignore[index]


def test_every_field_of_a_state_has_hover_help() -> None:
    from scorecard.evidence.model.state import Ask, MemberState, Statement, SurveyResult

    for model in (MemberState, Statement, SurveyResult, Ask):
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"

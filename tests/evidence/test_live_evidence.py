"""Checks that `scorecard check` has no problem with the evidence in countries/, and that its schemas are current.

What must hold of the evidence is a rule of `check`, and the least numbers of statements, surveys and so on stand beside
it, in eu/edition.yaml: whatever `check` accepts leaves the tests green.

Not tested: habits of this edition that are no rules, such as two neighbours for each state and coverage in English.
"""

from pathlib import Path

import pytest

from scorecard.evidence.load import examine
from scorecard.evidence.schema import schemas
from tests.conftest import ROOT


def test_the_evidence_has_no_problem(live_countries: Path) -> None:
    assert [str(problem) for problem in examine(live_countries)[1]] == []


@pytest.mark.parametrize("place", schemas())
def test_schemas_are_current(place: Path) -> None:
    assert (ROOT / "countries" / place).read_text("utf-8") == schemas()[place], "run scorecard schema"


def test_every_field_of_a_state_has_hover_help() -> None:
    from scorecard.evidence.field_docstrings import field_docstrings
    from scorecard.evidence.model.state import Ask, MemberState, Statement, SurveyResult

    for model in (MemberState, Statement, SurveyResult, Ask):
        assert {*field_docstrings(model)} == {*model.model_fields}

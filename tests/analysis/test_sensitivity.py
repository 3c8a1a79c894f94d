"""What a figure hangs on: worked by hand, and against leaving each statement out of the evidence itself."""

from dataclasses import replace

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


def test_germany_without_each_question_by_hand(figures: Figures) -> None:
    """Text 70, detection 33.3, encryption 0, interim 100 at 35, 30, 20 and 15."""
    assert figures.sensitivity["DE"].without_question == pytest.approx(
        {
            "text": (30 * 100 / 3 + 15 * 100) / 65,
            "detection": (35 * 70 + 15 * 100) / 70,
            "encryption": (35 * 70 + 30 * 100 / 3 + 15 * 100) / 80,
            "interim": (35 * 70 + 30 * 100 / 3) / 85,
        }
    )


def test_withheld_figures_hang_on_nothing(figures: Figures) -> None:
    assert "MT" not in figures.sensitivity
    assert len(figures.sensitivity) == 21


@pytest.mark.parametrize("state", ["DE", "CZ", "HR"])
def test_no_statement_matters_more_than_the_one_named(evidence: Evidence, figures: Figures, state: State) -> None:
    """Each statement is taken out of the country's own record and everything computed again."""
    file = evidence.states[state]
    figure = figures.alignment[state].value
    named = figures.sensitivity[state].decisive
    assert figure is not None
    assert named
    moves: dict[int, float] = {}
    for entry, said in enumerate(file.statements):
        if said.speaker.role != "government":
            continue
        left = [*file.statements[:entry], *file.statements[entry + 1 :]]
        fewer = replace(evidence, states={**evidence.states, state: file.model_copy(update={"statements": left})})
        without = compute(fewer, figures.as_of).alignment[state].value
        moves[entry] = float("inf") if without is None else abs(without - figure)
    most = max(moves.values())
    assert {one.entry for one in named} == {entry for entry, moved in moves.items() if moved == pytest.approx(most)}
    assert all(one.moved == pytest.approx(most) for one in named)


def test_two_statements_that_weigh_alike_are_both_named(figures: Figures) -> None:
    """Cyprus: without its word on encryption, or on the interim rules, there is evidence on too little."""
    assert [(one.aspect, one.figure) for one in figures.sensitivity["CY"].decisive] == [
        ("encryption", None),
        ("interim_derogation", None),
    ]
    assert figures.sensitivity["ES"].decisive == ()

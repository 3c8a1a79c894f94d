"""What a figure hangs on: worked by hand, and against leaving each statement out of the evidence itself."""

from dataclasses import replace

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


def test_germany_without_each_question_by_hand(figures: Figures) -> None:
    """Text 70, detection 33.3 and encryption 0 at 35, 30 and 20; the interim rules are not known."""
    assert figures.sensitivity["DE"].without_question == pytest.approx(
        {
            "text": (30 * 100 / 3) / 50,
            "detection": (35 * 70) / 55,
            "encryption": (35 * 70 + 30 * 100 / 3) / 65,
            "interim": None,
        }
    )


def test_withheld_figures_hang_on_nothing(figures: Figures) -> None:
    assert "MT" not in figures.sensitivity
    assert len(figures.sensitivity) == 11


@pytest.mark.parametrize("state", ["DE", "EE", "FI"])
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
    """Finland: without its word on the text, or on orders, there is evidence on too little."""
    assert [(one.aspect, one.figure) for one in figures.sensitivity["FI"].decisive] == [
        ("overall", None),
        ("detection_orders", None),
    ]

"""What a figure hangs on: worked by hand, and against leaving each statement out of the evidence itself."""

from dataclasses import replace

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from tests.sampling import sample


def test_germany_without_each_question_by_hand(figures: Figures) -> None:
    """Text 70, detection 33.3, encryption 0, interim 0 to 100 at 35, 30, 20 and 15."""
    found = figures.sensitivity["DE"].without_question
    assert {key: (figure.low, figure.high) for key, figure in found.items()} == {
        "text": pytest.approx((30 * 100 / 3 / 65, (30 * 100 / 3 + 15 * 100) / 65)),
        "detection": pytest.approx((35 * 70 / 70, (35 * 70 + 15 * 100) / 70)),
        "encryption": pytest.approx(((35 * 70 + 30 * 100 / 3) / 80, (35 * 70 + 30 * 100 / 3 + 15 * 100) / 80)),
        "interim": pytest.approx(((35 * 70 + 30 * 100 / 3) / 85,) * 2),
    }


def test_withheld_figures_hang_on_nothing(figures: Figures) -> None:
    assert "MT" not in figures.sensitivity
    assert len(figures.sensitivity) == 11


@pytest.mark.parametrize("state", sample(["DE", "SE", "IE"], ["IE"]))
def test_no_statement_matters_more_than_the_one_named(evidence: Evidence, figures: Figures, state: State) -> None:
    """Each statement is taken out of the country's own record and everything computed again."""
    file = evidence.states[state]
    figure = figures.alignment[state].range
    named = figures.sensitivity[state].decisive
    assert named
    moves: dict[int, float] = {}
    for entry, said in enumerate(file.statements):
        if said.speaker.role != "government":
            continue
        left = [*file.statements[:entry], *file.statements[entry + 1 :]]
        fewer = replace(evidence, states={**evidence.states, state: file.model_copy(update={"statements": left})})
        without = compute(fewer, figures.as_of).alignment[state]
        ends = abs(without.range.low - figure.low), abs(without.range.high - figure.high)
        moves[entry] = float("inf") if without.withheld else max(ends)
    most = max(moves.values())
    assert {one.entry for one in named} == {entry for entry, moved in moves.items() if moved == pytest.approx(most)}
    assert all(one.moved == pytest.approx(most) for one in named)


def test_a_statement_without_which_there_would_be_no_figure_is_named(figures: Figures) -> None:
    """Belgium's range is 45 wide: without its word on orders (20 points) it would be too wide for a figure."""
    (decisive,) = figures.sensitivity["BE"].decisive
    assert (decisive.aspect, decisive.figure) == ("detection_orders", None)


def test_statements_that_weigh_alike_are_all_named(figures: Figures) -> None:
    alike = replace(figures.sensitivity["DE"].without_statement[0], figure=None, moved=float("inf"))
    two = replace(figures.sensitivity["DE"], without_statement=(alike, replace(alike, entry=99)))
    assert two.decisive == two.without_statement


def test_a_statement_that_moves_nothing_is_not_named(figures: Figures) -> None:
    """Where another statement says the same, the figure hangs on none."""
    still = replace(figures.sensitivity["DE"].without_statement[0], moved=0.0)
    assert replace(figures.sensitivity["DE"], without_statement=(still,)).decisive == ()

"""What the core questions add to a figure of alignment, and the figures under other weights."""

import pytest

from scorecard.analysis.alignment import figures_under
from scorecard.analysis.figures import Figures
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES


def test_the_mean_of_a_question_is_over_the_states_in_which_it_is_known(evidence: Evidence, figures: Figures) -> None:
    for place, key in enumerate(evidence.method.questions):
        questions = [figures.alignment[state].questions[place] for state in STATES]
        assert {question.question for question in questions} == {key}
        known = [question.range.low for question in questions if question.range.low == question.range.high]
        assert len(known) < 27
        mean = sum(known) / len(known) if known else None
        assert all(question.mean == pytest.approx(mean) for question in questions)


def test_the_pulls_lead_from_the_mean_to_what_is_known(evidence: Evidence, figures: Figures) -> None:
    weights = {key: question.weight for key, question in evidence.method.questions.items()}
    for state in STATES:
        for question in figures.alignment[state].questions:
            share = weights[question.question] / sum(weights.values())
            if question.range.low == question.range.high:
                assert question.mean is not None
                assert question.pull == pytest.approx(share * (question.range.low - question.mean))
            else:
                assert question.pull == 0


def test_the_width_of_a_figure_is_what_the_questions_leave_open(figures: Figures) -> None:
    for figure in figures.alignment.values():
        assert sum(question.open for question in figure.questions) == pytest.approx(
            figure.range.high - figure.range.low
        )


def test_other_weights_change_the_figures_and_not_which_states_have_one(evidence: Evidence, figures: Figures) -> None:
    found = figures_under(figures.alignment, dict.fromkeys(evidence.method.questions, 1))
    assert set(found) == {state for state in STATES if not figures.alignment[state].withheld}
    for state, figure in found.items():
        questions = figures.alignment[state].questions
        assert figure.low == pytest.approx(sum(question.range.low for question in questions) / len(questions))
        assert figure.high == pytest.approx(sum(question.range.high for question in questions) / len(questions))
    assert list(found) == sorted(found, key=lambda state: (-round(found[state].low + found[state].high, 6), state))
    own = {key: question.weight for key, question in evidence.method.questions.items()}
    for state, figure in figures_under(figures.alignment, own).items():
        assert (figure.low, figure.high) == pytest.approx(
            (figures.alignment[state].range.low, figures.alignment[state].range.high)
        )

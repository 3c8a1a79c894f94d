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
        known = [question.value for question in questions if question.value is not None]
        assert 0 < len(known) <= 27
        assert all(question.mean == pytest.approx(sum(known) / len(known)) for question in questions)


def test_the_pulls_lead_from_the_mean_to_the_figure(evidence: Evidence, figures: Figures) -> None:
    """The figure is what it would be with the mean on every question that is known, and the pulls of these."""
    weights = {key: question.weight for key, question in evidence.method.questions.items()}
    for state in STATES:
        alignment = figures.alignment[state]
        assert alignment.state == state
        known = [question for question in alignment.questions if question.value is not None]
        total = sum(weights[question.question] for question in known)
        for question in known:
            assert question.value is not None and question.mean is not None
            share = weights[question.question] / total
            assert question.pull == pytest.approx(share * (question.value - question.mean))
        assert all(question.pull == 0 for question in alignment.questions if question.value is None)
        if alignment.value is not None:
            at_mean = sum(weights[question.question] * (question.mean or 0) for question in known) / total
            assert alignment.value == pytest.approx(at_mean + sum(question.pull for question in known))


def test_other_weights_change_the_figures_and_not_which_states_have_one(evidence: Evidence, figures: Figures) -> None:
    same = dict.fromkeys(evidence.method.questions, 1)
    found = figures_under(evidence, figures.positions, same)
    assert set(found) == {state for state in STATES if figures.alignment[state].value is not None}
    for state, figure in found.items():
        values = [question.value for question in figures.alignment[state].questions if question.value is not None]
        assert figure == pytest.approx(sum(values) / len(values))
    assert list(found) == sorted(found, key=lambda state: (-found[state], state))
    own = {key: question.weight for key, question in evidence.method.questions.items()}
    assert figures_under(evidence, figures.positions, own) == {
        state: pytest.approx(figures.alignment[state].value) for state in found
    }

"""Computes alignment: how near a government's stances are to what the child-rights side asks, 0 to 100.

It follows a written rubric with fixed goalposts (countries/eu/method.yaml), so no state's figure moves because
another's did. Each core question is worth the weighted mean of its parts that are known; the figure is the weighted
mean of the questions that are known. It is withheld where they carry less than the threshold of the weight.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.analysis.rows import PositionRow
from scorecard.analysis.weighted_mean import weighted_mean
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.method import Method, TextKind
from scorecard.evidence.vocabulary import STATES, UNKNOWN, Aspect, State

Positions = Mapping[tuple[State, Aspect], PositionRow]
"""The position of each of the 27 on each aspect."""

_KINDS: Mapping[str, TextKind] = {"in": "mandatory", "out": "voluntary", "open": "open"}
"""The scale of the rubric for a text, by whether it obliges providers to detect."""


@dataclass(frozen=True)
class QuestionValue:
    """One core question in one state."""

    question: str
    value: float | None
    """0 to 100; None where unknown."""
    mean: float | None
    """The mean value over the states in which it is known."""
    pull: float
    """How many points of the figure the question adds or takes away, compared with that mean; 0 where unknown."""


@dataclass(frozen=True)
class Alignment:
    """The figure of one state, and what it is made of."""

    state: State
    value: float | None
    """0 to 100; None where withheld."""
    covered: float
    """The share of the weight with evidence, in per cent."""
    questions: tuple[QuestionValue, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Returns the questions without evidence."""
        return tuple(question.question for question in self.questions if question.value is None)


def stance_value(evidence: Evidence, position: PositionRow) -> float | None:
    """Returns the value of a position by the rubric, 0 to 100; None where unknown.

    On the text as a whole it depends on what that text does; elsewhere the stance is on the aspect itself.
    """
    if position.stance == UNKNOWN:
        return None
    kind: TextKind = "aspect"
    if position.aspect == "overall" and position.text:
        kind = _KINDS[evidence.proposal.texts[position.text].holds.detection_orders]
    return evidence.method.rubric[kind].values[position.stance]


def question_values(evidence: Evidence, positions: Positions, state: State) -> dict[str, float | None]:
    """Returns the value of each core question in a state, 0 to 100; None where no part of it is known."""
    return {
        key: weighted_mean(
            {aspect: stance_value(evidence, positions[state, aspect]) for aspect in question.parts}, question.parts
        )
        for key, question in evidence.method.questions.items()
    }


def figure_of(method: Method, values: Mapping[str, float | None]) -> tuple[float | None, float]:
    """Returns the figure from the values of the core questions, and the share of the weight known, in per cent.

    The figure (0 to 100) is None where that share is below the threshold of the method.
    """
    weights = _weights(method)
    covered = 100 * sum(weights[key] for key, value in values.items() if value is not None) / sum(weights.values())
    if covered < method.threshold.percent:
        return None, covered
    return weighted_mean(values, weights), covered


def alignment(evidence: Evidence, positions: Positions) -> dict[State, Alignment]:
    """Returns the figure of every state."""
    method = evidence.method
    values = {state: question_values(evidence, positions, state) for state in STATES}
    means: dict[str, float | None] = {}
    for key in method.questions:
        known = [value for state in STATES if (value := values[state][key]) is not None]
        means[key] = sum(known) / len(known) if known else None
    return {state: _of_state(method, state, values[state], means) for state in STATES}


def _of_state(
    method: Method, state: State, values: Mapping[str, float | None], means: Mapping[str, float | None]
) -> Alignment:
    figure, covered = figure_of(method, values)
    weights = _weights(method)
    known = sum(weights[key] for key, value in values.items() if value is not None)
    questions = []
    for key, value in values.items():
        mean = means[key]
        pull = 0.0 if value is None or mean is None else weights[key] * (value - mean) / known
        questions.append(QuestionValue(key, value, mean, pull))
    return Alignment(state, figure, covered, tuple(questions))


def figures_under(evidence: Evidence, positions: Positions, weights: Mapping[str, int]) -> dict[State, float]:
    """Returns the figure (0 to 100) of each state under other weights of the core questions, from high to low.

    A state has a figure here only if it has one under the method's own weights: other weights change the order, not
    which states are in it. Equals are sorted by code.
    """
    figures: dict[State, float] = {}
    for state in STATES:
        values = question_values(evidence, positions, state)
        figure = weighted_mean(values, weights)
        if figure_of(evidence.method, values)[0] is not None and figure is not None:
            figures[state] = figure
    return dict(sorted(figures.items(), key=lambda item: (-item[1], item[0])))


def _weights(method: Method) -> dict[str, int]:
    return {key: question.weight for key, question in method.questions.items()}

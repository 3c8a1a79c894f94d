"""Alignment: how near a government's stances are to what the child-rights side asks, 0 to 100.

By a written rubric with fixed goalposts, so that no state's figure moves because another's did. Each
core question is worth the mean of its parts that are known; the figure is the weighted mean of the
questions that are known, and is withheld where they carry less than the threshold of the weight.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.analysis.position import UNKNOWN
from scorecard.analysis.rows import PositionRow
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.method import Method, TextKind
from scorecard.evidence.vocabulary import STATES, Aspect, State

Positions = Mapping[tuple[State, Aspect], PositionRow]


@dataclass(frozen=True)
class QuestionValue:
    """One core question in one state: its value (0-100, None where unknown) and its pull on the figure."""

    question: str
    value: float | None
    mean: float | None
    """Mean value over the states in which it is known."""
    pull: float
    """By how many points of the figure it lies above or below that mean; 0 where unknown."""


@dataclass(frozen=True)
class Alignment:
    """The figure of one state and what it is made of."""

    state: State
    value: float | None
    """0 to 100; None where withheld."""
    covered: float
    """Share of the weight with evidence, in per cent."""
    questions: tuple[QuestionValue, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The questions on which there is no evidence."""
        return tuple(question.question for question in self.questions if question.value is None)


def stance_value(evidence: Evidence, position: PositionRow) -> float | None:
    """What a position is worth by the rubric; None where unknown.

    On the text as a whole it depends on what that text does; elsewhere the stance is on the thing itself.
    """
    if position.stance == UNKNOWN:
        return None
    kind: TextKind = "aspect"
    if position.aspect == "overall" and position.text:
        duty = evidence.proposal.texts[position.text].mandatory_detection
        kind = {"yes": "mandatory", "no": "voluntary", "partly": "open"}[duty]  # type: ignore[assignment]
    return evidence.method.rubric[kind].values[position.stance]  # type: ignore[index]


def question_values(evidence: Evidence, positions: Positions, state: State) -> dict[str, float | None]:
    """The value of each core question in a state; None where no part of it is known."""
    values: dict[str, float | None] = {}
    for key, question in evidence.method.questions.items():
        known = [
            (weight, value)
            for aspect, weight in question.parts.items()
            if (value := stance_value(evidence, positions[state, aspect])) is not None
        ]
        total = sum(weight for weight, _ in known)
        values[key] = sum(weight * value for weight, value in known) / total if known else None
    return values


def weighted(method: Method, values: Mapping[str, float | None]) -> tuple[float | None, float]:
    """The weighted mean of what is known, None below the threshold; and the share of the weight known, per cent."""
    everything = sum(question.weight for question in method.questions.values())
    known = {key: value for key, value in values.items() if value is not None}
    weight = sum(method.questions[key].weight for key in known)
    covered = 100 * weight / everything
    if not known or covered < method.threshold.percent:
        return None, covered
    return sum(method.questions[key].weight * value for key, value in known.items()) / weight, covered


def alignment(evidence: Evidence, positions: Positions) -> dict[State, Alignment]:
    """The figure of every state."""
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
    figure, covered = weighted(method, values)
    known = sum(method.questions[key].weight for key, value in values.items() if value is not None)
    questions = []
    for key, value in values.items():
        mean = means[key]
        pull = 0.0 if value is None or mean is None else method.questions[key].weight * (value - mean) / known
        questions.append(QuestionValue(key, value, mean, pull))
    return Alignment(state, figure, covered, tuple(questions))


OTHER_WEIGHTS: dict[str, dict[str, int]] = {
    "equal": {"text": 25, "detection": 25, "encryption": 25, "interim": 25},
    "without the text as a whole": {"text": 0, "detection": 46, "encryption": 31, "interim": 23},
    "without encryption": {"text": 44, "detection": 37, "encryption": 0, "interim": 19},
    "detection counts twice": {"text": 25, "detection": 50, "encryption": 15, "interim": 10},
}
"""Other sensible weights of the core questions, under which the order is shown in the method."""


def order(evidence: Evidence, positions: Positions, weights: Mapping[str, int] | None = None) -> tuple[State, ...]:
    """The states that have a figure from the highest to the lowest, under the method's weights or others.

    A state keeps or lacks its figure as under the method: other weights change the order, not who is in it.
    """
    given = {key: question.weight for key, question in evidence.method.questions.items()}
    counted = given | dict(weights or {})
    figures: dict[State, float] = {}
    for state in STATES:
        values = question_values(evidence, positions, state)
        if weighted(evidence.method, values)[0] is None:
            continue
        known = {key: value for key, value in values.items() if value is not None}
        total = sum(counted[key] for key in known)
        if total:
            figures[state] = sum(counted[key] * value for key, value in known.items()) / total
    return tuple(sorted(figures, key=lambda state: (-figures[state], state)))

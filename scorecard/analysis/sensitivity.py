"""What a figure of alignment hangs on: the figure without each core question, and without each statement.

OECD and JRC Handbook on Constructing Composite Indicators, step 7: leave one out, of the indicators and of
the evidence. Every other thing stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from scorecard.analysis.alignment import Alignment, Positions, question_values, weighted
from scorecard.analysis.position import position_without
from scorecard.analysis.rows import StatementRow
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, Aspect, State

_NOTHING = 1e-9
"""What stands between a move and the rounding of the machine."""


@dataclass(frozen=True)
class LeftOut:
    """The figure of a state had one of the statements its positions rest on never been found."""

    aspect: Aspect
    entry: int
    """The statement, by its place in the state's file, from 0."""
    date: PartialDate
    figure: float | None
    """The figure without it, 0 to 100; None where it would be withheld."""
    moved: float
    """By how many points that is off, up or down; infinite where it would be withheld."""


@dataclass(frozen=True)
class Sensitivity:
    """How the figure of one state would change; for states that have a figure."""

    without_question: Mapping[str, float | None]
    """By core question: the figure without it, 0 to 100; None where it is not known and so not in the figure."""
    without_statement: tuple[LeftOut, ...]
    """One a position in the figure."""

    @property
    def decisive(self) -> tuple[LeftOut, ...]:
        """The statement without which the figure would be furthest off; several where they weigh alike, or none."""
        most = max((left_out.moved for left_out in self.without_statement), default=0)
        return tuple(left_out for left_out in self.without_statement if left_out.moved == most and most > _NOTHING)


def sensitivity(
    evidence: Evidence,
    statements: Mapping[State, Sequence[StatementRow]],
    positions: Positions,
    figures: Mapping[State, Alignment],
) -> dict[State, Sensitivity]:
    """For every state that has a figure, from the statements of each."""
    return {
        state: Sensitivity(
            _without_question(evidence, figures[state]),
            tuple(_without_statement(evidence, statements[state], positions, state)),
        )
        for state in STATES
        if figures[state].value is not None
    }


def _without_question(evidence: Evidence, mine: Alignment) -> dict[str, float | None]:
    weights = {key: question.weight for key, question in evidence.method.questions.items()}
    known = {question.question: question.value for question in mine.questions if question.value is not None}

    def without(left_out: str) -> float | None:
        total = sum(weights[key] for key in known if key != left_out)
        if left_out not in known or not total:
            return None
        return sum(weights[key] * value for key, value in known.items() if key != left_out) / total

    return {key: without(key) for key in weights}


def _without_statement(
    evidence: Evidence, statements: Sequence[StatementRow], positions: Positions, state: State
) -> Iterator[LeftOut]:
    figure = weighted(evidence.method, question_values(evidence, positions, state))[0]
    assert figure is not None
    for aspect in (aspect for question in evidence.method.questions.values() for aspect in question.parts):
        held = positions[state, aspect]
        if held.date is None:
            continue
        changed = {**positions, (state, aspect): position_without(statements, state, aspect, held.entry)}
        without = weighted(evidence.method, question_values(evidence, changed, state))[0]
        yield LeftOut(aspect, held.entry, held.date, without, inf if without is None else abs(without - figure))

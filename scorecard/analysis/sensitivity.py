"""Computes what a figure of alignment depends on: the figure without each core question, and without each statement.

One question or one statement is left out at a time, and everything else stays as it is (OECD and JRC Handbook on
Constructing Composite Indicators, step 7).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from scorecard.analysis.alignment import Alignment, Positions, figure_of, question_values
from scorecard.analysis.position import position_without
from scorecard.analysis.rows import StatementRow
from scorecard.analysis.weighted_mean import weighted_mean
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, Aspect, State

_ROUNDING = 1e-9
"""A move of fewer points than this is a rounding error of floating-point numbers."""


@dataclass(frozen=True)
class LeftOut:
    """The figure of a state as it would be had one of the statements its positions rest on never been found."""

    aspect: Aspect
    entry: int
    """The place of the statement among those of the evidence, from 0."""
    date: PartialDate
    figure: float | None
    """The figure without it, 0 to 100; None where it would be withheld."""
    moved: float
    """The difference in points, up or down; infinite where the figure would be withheld."""


@dataclass(frozen=True)
class Sensitivity:
    """How the figure of one state would change."""

    without_question: Mapping[str, float | None]
    """The figure without each core question, 0 to 100; None where that question is not in the figure or alone in it."""
    without_statement: tuple[LeftOut, ...]
    """One entry for each position in the figure."""

    @property
    def decisive(self) -> tuple[LeftOut, ...]:
        """Returns the statements without which the figure would move most: one, several that move it alike, or none."""
        most = max((left_out.moved for left_out in self.without_statement), default=0)
        return tuple(left_out for left_out in self.without_statement if left_out.moved == most and most > _ROUNDING)


def sensitivity(
    evidence: Evidence,
    statements: Mapping[State, Sequence[StatementRow]],
    positions: Positions,
    figures: Mapping[State, Alignment],
) -> dict[State, Sensitivity]:
    """Returns the sensitivity of every state that has a figure; `statements` are those known, by state."""
    return {
        state: Sensitivity(
            _without_question(evidence, figures[state]),
            tuple(_without_statement(evidence, statements[state], positions, state)),
        )
        for state in STATES
        if figures[state].value is not None
    }


def _without_question(evidence: Evidence, alignment: Alignment) -> dict[str, float | None]:
    """Returns the figure without each core question; the threshold does not apply."""
    weights = {key: question.weight for key, question in evidence.method.questions.items()}
    values = {question.question: question.value for question in alignment.questions}
    return {key: weighted_mean({**values, key: None}, weights) if values[key] is not None else None for key in weights}


def _without_statement(
    evidence: Evidence, statements: Sequence[StatementRow], positions: Positions, state: State
) -> Iterator[LeftOut]:
    """Yields, for each position in the figure, the figure without the statement it rests on."""
    method = evidence.method
    figure, _ = figure_of(method, question_values(evidence, positions, state))
    assert figure is not None
    for aspect in (aspect for question in method.questions.values() for aspect in question.parts):
        position = positions[state, aspect]
        if position.date is None:
            continue
        other = position_without(statements, position, method.position.same_moment_days)
        without, _ = figure_of(method, question_values(evidence, {**positions, (state, aspect): other}, state))
        moved = inf if without is None else abs(without - figure)
        yield LeftOut(aspect, position.entry, position.date, without, moved)

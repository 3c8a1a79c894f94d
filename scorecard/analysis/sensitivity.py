"""Computes what a figure of alignment depends on: the figure without each core question, and without each statement.

One question or one statement is left out at a time, and everything else stays as it is (OECD and JRC Handbook on
Constructing Composite Indicators, step 7).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from scorecard.analysis.alignment import (
    ROUNDING,
    Alignment,
    Positions,
    Range,
    question_ranges,
    too_wide,
    weighted_range,
    weights_of,
)
from scorecard.analysis.position import position_without
from scorecard.analysis.rows import StatementRow
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, Aspect, State


@dataclass(frozen=True)
class LeftOut:
    """The figure of a state as it would be had one of the statements its positions rest on never been found."""

    aspect: Aspect
    entry: int
    """The place of the statement among those of the evidence, from 0."""
    date: PartialDate
    figure: Range | None
    """The figure without it; None where it would be withheld."""
    moved: float
    """The larger change of the two ends, in points, up or down; infinite where the figure would be withheld."""


@dataclass(frozen=True)
class Sensitivity:
    """The changes of the figure of one state."""

    without_question: Mapping[str, Range]
    """The figure without each core question; empty where there is only one."""
    without_statement: tuple[LeftOut, ...]
    """One entry for each position in the figure."""

    @property
    def decisive(self) -> tuple[LeftOut, ...]:
        """Returns the statements without which the figure would move most: one, several that move it alike, or none."""
        most = max((left_out.moved for left_out in self.without_statement), default=0)
        return tuple(
            left_out for left_out in self.without_statement if left_out.moved >= most - ROUNDING and most > ROUNDING
        )


def sensitivity(
    evidence: Evidence,
    statements: Mapping[State, Sequence[StatementRow]],
    positions: Positions,
    figures: Mapping[State, Alignment],
    as_of: date,
) -> dict[State, Sensitivity]:
    """Returns the sensitivity of every state that has a figure; `statements` are those known on the day, by state."""
    return {
        state: Sensitivity(
            _without_question(evidence, figures[state]),
            tuple(_without_statement(evidence, statements[state], positions, figures[state], as_of)),
        )
        for state in STATES
        if not figures[state].withheld
    }


def _without_question(evidence: Evidence, alignment: Alignment) -> dict[str, Range]:
    """Returns the figure without each core question, however wide."""
    weights = weights_of(evidence.method)
    ranges = {question.question: question.range for question in alignment.questions}
    return {key: weighted_range(ranges, {**weights, key: 0}) for key in weights if len(weights) > 1}


def _without_statement(
    evidence: Evidence, statements: Sequence[StatementRow], positions: Positions, alignment: Alignment, as_of: date
) -> Iterator[LeftOut]:
    """Yields, for each position in the figure, the figure without the statement it rests on."""
    method, state, figure = evidence.method, alignment.state, alignment.range
    for aspect in (aspect for question in method.questions.values() for aspect in question.parts):
        position = positions[state, aspect]
        if position.date is None:
            continue
        other = position_without(statements, position, method.position.same_moment_days)
        ranges = question_ranges(evidence, {**positions, (state, aspect): other}, state, as_of)
        without = weighted_range(ranges, weights_of(method))
        if too_wide(method, without):
            yield LeftOut(aspect, position.entry, position.date, None, inf)
        else:
            moved = max(abs(without.low - figure.low), abs(without.high - figure.high))
            yield LeftOut(aspect, position.entry, position.date, without, moved)

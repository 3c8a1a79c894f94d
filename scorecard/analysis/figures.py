"""Computes everything the documents need, once for a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scorecard.analysis.alignment import Alignment, alignment
from scorecard.analysis.certainty import Certainty, certainties
from scorecard.analysis.delegation_votes import delegation_votes
from scorecard.analysis.implied import with_implied
from scorecard.analysis.known_statements import statements
from scorecard.analysis.position import positions
from scorecard.analysis.rows import CountRow, PositionRow, ResultRow, StatementRow, VoteRow
from scorecard.analysis.sensitivity import Sensitivity, sensitivity
from scorecard.analysis.stance_counts import stance_counts
from scorecard.analysis.survey_results import survey_results
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, Aspect, PositionGroup, State

if TYPE_CHECKING:
    from scorecard.analysis.robustness import Band


@dataclass(frozen=True)
class Figures:
    """The rows and figures as of one day, by what they are about."""

    as_of: date
    statements: Mapping[State, tuple[StatementRow, ...]]
    """The statements by state, from old to new."""
    positions: Mapping[tuple[State, Aspect], PositionRow]
    certainty: Mapping[tuple[State, Aspect], Certainty]
    """The certainty of each known position."""
    counts: Mapping[tuple[Aspect, PositionGroup], CountRow]
    """The counts by aspect and group; the groups of an aspect add up to 27."""
    results: Mapping[State, tuple[ResultRow, ...]]
    """Survey results by state."""
    votes: Mapping[tuple[State, str], tuple[VoteRow, ...]]
    """The votes by state and roll call, one row for each group."""
    alignment: Mapping[State, Alignment]
    bands: Mapping[State, "Band"]
    """The rank bands of the states that have a figure of alignment."""
    sensitivity: Mapping[State, Sensitivity]
    """The sensitivity of the figures of alignment, for the states that have one."""


def compute(evidence: Evidence, as_of: date) -> Figures:
    """Returns all figures from what was known on `as_of`.

    `evidence` is whole, or cut down to that day or a later one.
    """
    from scorecard.analysis.robustness import bands  # loads NumPy, which `scorecard check` does not need

    by_state: dict[State, list[StatementRow]] = {state: [] for state in STATES}
    known = statements(evidence, as_of)
    for row in known:
        by_state[row.state].append(row)
    held = positions(known, evidence.method.position.same_moment_days)
    by_aspect = {(row.state, row.aspect): row for row in with_implied(evidence, held, by_state)}
    votes: dict[tuple[State, str], tuple[VoteRow, ...]] = {}
    for vote in delegation_votes(evidence, as_of):
        key = vote.state, vote.roll_call
        votes[key] = (*votes.get(key, ()), vote)
    aligned = alignment(evidence, by_aspect, as_of)
    return Figures(
        as_of=as_of,
        statements={state: tuple(rows) for state, rows in by_state.items()},
        positions=by_aspect,
        certainty=certainties(evidence, by_state, by_aspect.values(), as_of),
        counts={(row.aspect, row.group): row for row in stance_counts(by_aspect.values(), evidence)},
        results=survey_results(evidence, as_of),
        votes=votes,
        alignment=aligned,
        bands=bands(evidence, by_aspect, aligned, as_of),
        sensitivity=sensitivity(evidence, by_state, by_aspect, aligned, as_of),
    )

"""Everything the documents need, computed once for a date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from scorecard.analysis.alignment import Alignment, alignment
from scorecard.analysis.delegation_votes import delegation_votes
from scorecard.analysis.known_statements import statements
from scorecard.analysis.position import positions
from scorecard.analysis.rows import CountRow, PositionRow, ResultRow, StatementRow, VoteRow, rows
from scorecard.analysis.sensitivity import Sensitivity, sensitivity
from scorecard.analysis.stance_counts import stance_counts
from scorecard.analysis.survey_results import opinion
from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import BALLOTS
from scorecard.evidence.vocabulary import STATES, Aspect, State

if TYPE_CHECKING:
    from scorecard.analysis.robustness import Band

OfState = TypeVar("OfState", StatementRow, ResultRow)


@dataclass(frozen=True)
class Figures:
    """The rows of the tables as of one day, found by what they are about."""

    as_of: date
    statements: Mapping[State, tuple[StatementRow, ...]]
    """By state, from old to new."""
    positions: Mapping[tuple[State, Aspect], PositionRow]
    counts: Mapping[tuple[Aspect, str], CountRow]
    """By aspect and stance, `unknown` included."""
    results: Mapping[State, tuple[ResultRow, ...]]
    """Survey results by state."""
    votes: Mapping[tuple[State, str], tuple[VoteRow, ...]]
    """By state and roll call, one row a group."""
    alignment: Mapping[State, Alignment]
    bands: Mapping[State, "Band"]
    """The rank bands of the states that have a figure."""
    sensitivity: Mapping[State, Sensitivity]
    """What the figures hang on, for the states that have one."""


def compute(evidence: Evidence, as_of: date) -> Figures:
    """All figures, from what was known at `as_of`."""
    from scorecard.analysis.robustness import bands

    said = statements(evidence, as_of)
    held = positions(said)
    counts = stance_counts(held, evidence)
    said_rows, result_rows = _by_state(rows(said, StatementRow)), _by_state(rows(opinion(evidence), ResultRow))
    votes: dict[tuple[State, str], list[VoteRow]] = {}
    for record in delegation_votes(evidence).reset_index().to_dict("records"):
        row = VoteRow(
            record["state"],
            record["roll_call"],
            record["group"],
            {ballot: int(record[ballot]) for ballot in BALLOTS},
        )
        votes.setdefault((row.state, row.roll_call), []).append(row)
    by_aspect = {(row.state, row.aspect): row for row in rows(held, PositionRow)}
    aligned = alignment(evidence, by_aspect)
    return Figures(
        as_of=as_of,
        statements=said_rows,
        positions=by_aspect,
        counts={(row.aspect, row.stance): row for row in rows(counts, CountRow)},
        results=result_rows,
        votes={key: tuple(found) for key, found in votes.items()},
        alignment=aligned,
        bands=bands(evidence, by_aspect, aligned),
        sensitivity=sensitivity(evidence, said_rows, by_aspect, aligned),
    )


def _by_state(found: Iterable[OfState]) -> dict[State, tuple[OfState, ...]]:
    """Each state with its rows in their order, also one that has none."""
    by_state: dict[State, list[OfState]] = {state: [] for state in STATES}
    for row in found:
        by_state[row.state].append(row)
    return {state: tuple(mine) for state, mine in by_state.items()}

"""The table for editors: how much evidence each state has, and what is missing."""

from dataclasses import dataclass
from datetime import date

from scorecard.analysis.coverage import coverage
from scorecard.analysis.figures import Figures
from scorecard.documents.saying import Saying, StateName
from scorecard.documents.words import ASPECTS
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import QUALITIES, ROLES, STATES, State


@dataclass(frozen=True)
class CoverageRow:
    """One state."""

    state: State
    name: StateName
    by_role: tuple[int, ...]
    by_quality: tuple[int, ...]
    aspects: int
    missing: tuple[Saying, ...]
    newest: PartialDate | None
    results: int
    proposal_results: int
    with_interval: int
    events: int
    reporting_points: int
    has_member: bool


@dataclass(frozen=True)
class Coverage:
    """All 27, with the sums."""

    as_of: date
    rows: tuple[CoverageRow, ...]
    statements: int
    results: int
    events: int


def evidence_coverage(evidence: Evidence, figures: Figures) -> Coverage:
    """The table as of the day of the figures."""
    table = coverage(evidence, figures.opinion, figures.as_of)
    rows = []
    for state in STATES:
        row = table.loc[state]
        rows.append(
            CoverageRow(
                state=state,
                name=StateName(state),
                by_role=tuple(int(row[role]) for role in ROLES),
                by_quality=tuple(int(row[quality]) for quality in QUALITIES),
                aspects=int(row["aspects"]),
                missing=tuple(ASPECTS[aspect] for aspect in row["missing"]),
                newest=row["newest"],
                results=int(row["results"]),
                proposal_results=int(row["proposal_results"]),
                with_interval=int(row["with_interval"]),
                events=int(row["events"]),
                reporting_points=int(row["reporting_points"]),
                has_member=evidence.states[state].organisation is not None,
            )
        )
    return Coverage(
        as_of=figures.as_of,
        rows=tuple(rows),
        statements=sum(sum(row.by_role) for row in rows),
        results=sum(row.results for row in rows),
        events=sum(row.events for row in rows),
    )

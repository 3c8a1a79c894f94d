"""Counts how much evidence there is for each state, and lists what is missing."""

from collections import Counter
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, GRADES, ROLES, STATES, UNKNOWN, Aspect, Grade, Role, State


@dataclass(frozen=True)
class CoverageRow:
    """The evidence for one state."""

    state: State
    by_role: dict[Role, int]
    """The number of statements by role of the speaker."""
    by_quality: dict[Grade, int]
    """The number of statements of all roles by grade."""
    missing: tuple[Aspect, ...]
    """The aspects without a statement of the government."""
    newest: PartialDate | None
    """The date of the newest statement of the government."""
    results: int
    """The number of survey results, prevalence included."""
    proposal_results: int
    """The number of results on the proposal or detection."""
    with_interval: int
    """The number of results whose respondents are published exactly."""
    events: int
    reporting_points: int
    has_member: bool
    """Whether the national member is named."""


def coverage(evidence: Evidence, figures: Figures) -> tuple[CoverageRow, ...]:
    """Returns one row a state."""
    return tuple(_row(evidence, figures, state) for state in STATES)


def _row(evidence: Evidence, figures: Figures, state: State) -> CoverageRow:
    statements, results, file = figures.statements[state], figures.results[state], evidence.states[state]
    roles = Counter(row.role for row in statements)
    grades = Counter(row.quality for row in statements)
    return CoverageRow(
        state=state,
        by_role={role: roles[role] for role in ROLES},
        by_quality={quality: grades[quality] for quality in GRADES},
        missing=tuple(aspect for aspect in ASPECTS if figures.positions[state, aspect].stance == UNKNOWN),
        newest=max((row.date for row in statements if row.role == "government"), default=None),
        results=len(results),
        proposal_results=sum(row.topic == "proposal" for row in results),
        with_interval=sum(row.low is not None for row in results),
        events=len(file.events),
        reporting_points=len(file.hotline.report),
        has_member=file.organisation is not None,
    )

"""How much evidence there is for each state, and what is missing."""

from collections import Counter
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import UNKNOWN
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, QUALITIES, ROLES, STATES, Aspect, Quality, Role, State


@dataclass(frozen=True)
class CoverageRow:
    """What there is for one state."""

    state: State
    by_role: dict[Role, int]
    """Statements by who speaks."""
    by_quality: dict[Quality, int]
    """Statements of all roles by grade."""
    missing: tuple[Aspect, ...]
    """The aspects, of eight, on which no statement of the government is on record."""
    newest: PartialDate | None
    """Date of the newest statement of the government."""
    results: int
    """Survey results, prevalence included."""
    proposal_results: int
    """Of these, on the proposal or detection."""
    with_interval: int
    """Of all results, those whose respondents are published exactly."""
    events: int
    reporting_points: int
    has_member: bool


def coverage(evidence: Evidence, figures: Figures) -> tuple[CoverageRow, ...]:
    """One row a state."""
    return tuple(_row(evidence, figures, state) for state in STATES)


def _row(evidence: Evidence, figures: Figures, state: State) -> CoverageRow:
    said, asked, mine = figures.statements[state], figures.results[state], evidence.states[state]
    roles = Counter(row.role for row in said)
    grades = Counter(row.quality for row in said)
    return CoverageRow(
        state=state,
        by_role={role: roles[role] for role in ROLES},
        by_quality={quality: grades[quality] for quality in QUALITIES},
        missing=tuple(a for a in ASPECTS if figures.positions[state, a].stance == UNKNOWN),
        newest=max((row.date for row in said if row.role == "government"), default=None),
        results=len(asked),
        proposal_results=sum(row.topic == "proposal" for row in asked),
        with_interval=sum(row.low is not None for row in asked),
        events=len(mine.events),
        reporting_points=len(mine.hotline.report),
        has_member=mine.organisation is not None,
    )

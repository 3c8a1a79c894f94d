"""Composes the table of `scorecard coverage`: how much evidence each state has, and what is missing."""

from dataclasses import dataclass
from datetime import date

from scorecard.analysis.evidence_coverage import CoverageRow, coverage
from scorecard.analysis.figures import Figures
from scorecard.documents.labels import ASPECT_LABELS
from scorecard.documents.message import Message
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, Aspect


@dataclass(frozen=True)
class Coverage:
    """One row for each of the 27, and the sums."""

    as_of: date
    rows: tuple[CoverageRow, ...]
    aspects: dict[Aspect, Message]
    known: dict[Aspect, int]
    """The number of states with a known position, by aspect."""
    statements: int
    results: int
    events: int


def evidence_coverage(evidence: Evidence, figures: Figures) -> Coverage:
    """Returns the table as of the day of the figures."""
    rows = coverage(evidence, figures)
    return Coverage(
        as_of=figures.as_of,
        rows=rows,
        aspects=ASPECT_LABELS,
        known={aspect: sum(aspect not in row.missing for row in rows) for aspect in ASPECTS},
        statements=sum(sum(row.by_role.values()) for row in rows),
        results=sum(row.results for row in rows),
        events=sum(row.events for row in rows),
    )

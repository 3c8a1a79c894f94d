"""Computes once what all documents of an edition share: the 27 and the Council on its day, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.position_changes import StateChanges, changes
from scorecard.documents.council_box import council_day
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


@dataclass(frozen=True)
class CommonFigures:
    """The figures that all scorecards share: the 27 and the Council on the day of the edition, and the changes.

    The scorecard of a state that is ahead of the edition has its own evidence and figures beside these.
    """

    evidence: Evidence
    figures: Figures
    day: CouncilDay
    earlier: Figures
    changes: Mapping[State, StateChanges]


def common_figures(evidence: Evidence, figures: Figures) -> CommonFigures:
    """Computes the arithmetic of the Council, and the changes since the day with which the edition is compared."""
    since = min(evidence.edition.compared_with.last_day, figures.as_of)
    earlier = compute(evidence, since)
    changed = {change.state: change for change in changes(evidence, earlier, figures)}
    return CommonFigures(evidence, figures, council_day(evidence, figures), earlier, changed)

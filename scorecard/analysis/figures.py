"""Everything the documents need, computed once for a date."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.analysis.comparison import stance_counts
from scorecard.analysis.opinion import opinion
from scorecard.analysis.parliament import delegation_totals, delegation_votes
from scorecard.analysis.position import positions
from scorecard.analysis.statements import statements
from scorecard.evidence.load import Evidence


@dataclass(frozen=True)
class Figures:
    """The tables of the analysis as of one day; each is described in the module that makes it."""

    as_of: date
    statements: pd.DataFrame
    positions: pd.DataFrame
    stance_counts: pd.DataFrame
    opinion: pd.DataFrame
    votes: pd.DataFrame
    vote_totals: pd.DataFrame


def compute(evidence: Evidence, as_of: date) -> Figures:
    """All tables, from what was known at `as_of`."""
    said = statements(evidence, as_of)
    held = positions(said)
    votes = delegation_votes(evidence)
    return Figures(
        as_of=as_of,
        statements=said,
        positions=held,
        stance_counts=stance_counts(held, evidence),
        opinion=opinion(evidence),
        votes=votes,
        vote_totals=delegation_totals(votes),
    )

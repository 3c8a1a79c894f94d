"""Builds the table of differences between states: how far apart two states answered the same survey question."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from scorecard.analysis.figures import Figures
from scorecard.analysis.precision import difference
from scorecard.analysis.rows import ResultRow
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES


@dataclass(frozen=True)
class _Pair:
    """The results of two states, and the interval of their difference in percentage points."""

    one: ResultRow
    other: ResultRow
    low: float
    high: float


_COLUMNS: tuple[Column[_Pair], ...] = (
    Column(Field("survey", "string", "Key of the survey."), lambda pair: pair.one.survey),
    Column(Field("question", "string", "Key of the question within the survey."), lambda pair: pair.one.question),
    Column(Field("state", "string", "EU code of the one state."), lambda pair: pair.one.state),
    Column(Field("other", "string", "EU code of the other."), lambda pair: pair.other.state),
    Column(
        Field("difference", "number", "Share in the one less share in the other, in percentage points."),
        lambda pair: pair.one.share - pair.other.share,
    ),
    Column(Field("low", "number", "Lower end of its interval."), lambda pair: pair.low),
    Column(Field("high", "number", "Upper end of its interval."), lambda pair: pair.high),
    Column(
        Field("differ", "boolean", "Whether the interval does not hold 0."), lambda pair: pair.low > 0 or pair.high < 0
    ),
)


def survey_differences_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each pair of states that have an interval on the same question of the same survey."""
    return table_of(
        "survey_differences",
        "Differences between states",
        "The share in one state less that in another, for the same question of the same survey, where both have "
        "an interval. The 95 per cent interval is Newcombe's (1998, method 10).",
        _COLUMNS,
        _pairs(evidence, [row for state in STATES for row in figures.results[state] if row.low is not None]),
    )


def _pairs(evidence: Evidence, results: list[ResultRow]) -> Iterator[_Pair]:
    for one, other in combinations(results, 2):
        same = (one.survey, one.question) == (other.survey, other.question)
        if not same or one.state == other.state or one.n is None or other.n is None:
            continue
        design_effect = evidence.surveys.surveys[one.survey].design_effect or 1.0
        yield _Pair(one, other, *difference(one.share, one.n, other.share, other.n, design_effect))

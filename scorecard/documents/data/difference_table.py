"""How far the answers of two states to the same question lie apart, where both samples are known."""

from collections.abc import Iterator
from itertools import combinations

from scorecard.analysis.figures import Figures
from scorecard.analysis.precision import difference
from scorecard.analysis.rows import ResultRow
from scorecard.documents.data.table import Cell, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES


def survey_differences_table(evidence: Evidence, figures: Figures) -> Table:
    """Every pair of states with an interval on the same question of the same survey."""
    return table_of(
        "survey_differences",
        "Differences between states",
        "The share in one state less that in another, for the same question of the same survey, where both have "
        "an interval. The 95 per cent interval is Newcombe's (1998, method 10).",
        (
            Field("survey", "string", "Key of the survey."),
            Field("question", "string", "Key of the question within the survey."),
            Field("state", "string", "EU code of the one state."),
            Field("other", "string", "EU code of the other."),
            Field("difference", "number", "Share in the one less share in the other, in percentage points."),
            Field("low", "number", "Lower end of its interval."),
            Field("high", "number", "Upper end of its interval."),
            Field("differ", "boolean", "Whether the interval does not hold 0."),
        ),
        _pairs(evidence, [row for state in STATES for row in figures.results[state] if row.low is not None]),
    )


def _pairs(evidence: Evidence, results: list[ResultRow]) -> Iterator[dict[str, Cell]]:
    for one, other in combinations(results, 2):
        same = (one.survey, one.question) == (other.survey, other.question)
        if not same or one.state == other.state or one.n is None or other.n is None:
            continue
        design_effect = evidence.surveys.surveys[one.survey].design_effect or 1.0
        low, high = difference(one.share, one.n, other.share, other.n, design_effect)
        yield {
            "survey": one.survey,
            "question": one.question,
            "state": one.state,
            "other": other.state,
            "difference": one.share - other.share,
            "low": low,
            "high": high,
            "differ": low > 0 or high < 0,
        }

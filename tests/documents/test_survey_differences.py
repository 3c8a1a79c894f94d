"""Differences between states in the data: only the same question, and only where both samples are known."""

from scorecard.analysis.figures import Figures
from scorecard.documents.data.difference_table import survey_differences_table
from scorecard.evidence.load import Evidence


def test_only_the_survey_of_parents_can_be_compared_between_states(evidence: Evidence, figures: Figures) -> None:
    """Spain and France say the same; the Netherlands lie 33 points below both, beyond chance."""
    table = survey_differences_table(evidence, figures)
    names = [field.name for field in table.fields]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert {row["survey"] for row in rows} == {"ecpat_parents_2024"}
    assert [(row["state"], row["other"], row["difference"], row["differ"]) for row in rows] == [
        ("ES", "FR", 0, False),
        ("ES", "NL", 33, True),
        ("FR", "NL", 33, True),
    ]
    for row in rows:
        assert float(row["low"] or 0) < float(row["difference"] or 0) < float(row["high"] or 0)

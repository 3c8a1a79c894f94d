"""Which votes of the European Parliament stand among the key figures, in every document alike."""

from datetime import date

import pytest

from scorecard.analysis.leading_votes import leading_votes
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.parliament_file import Parliament


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (date(2026, 11, 24), ("2026-07-09b", "2026-07-09a")),
        (date(2026, 7, 8), ("2026-03-26", "2026-03-11")),  # a vote that failed leads like any other
        (date(2026, 3, 25), ("2026-03-11", "2024-04-10")),
        (date(2024, 3, 1), ("2021-07-06",)),  # the decision of February 2024 to open talks settled nothing
        (date(2021, 7, 5), ()),
    ],
)
def test_the_newest_votes_of_substance(evidence: Evidence, day: date, keys: tuple[str, ...]) -> None:
    assert leading_votes(evidence, day) == keys


def with_least(evidence: Evidence, least: int) -> Evidence:
    rule = evidence.parliament.leading_votes.model_copy(update={"least": least})
    parliament: Parliament = evidence.parliament.model_copy(update={"leading_votes": rule})
    return evidence.__class__(**{**vars(evidence), "parliament": parliament})


def test_no_vote_of_a_day_is_left_out(evidence: Evidence) -> None:
    assert leading_votes(with_least(evidence, 1), date(2026, 11, 24)) == ("2026-07-09b", "2026-07-09a")
    assert leading_votes(with_least(evidence, 3), date(2026, 11, 24)) == ("2026-07-09b", "2026-07-09a", "2026-03-26")

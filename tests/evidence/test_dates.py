from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.evidence.dates import PartialDate

DATES = st.one_of(
    st.builds(PartialDate, st.integers(1950, 2100)),
    st.builds(PartialDate, st.integers(1950, 2100), st.integers(1, 12)),
    st.dates(date(1950, 1, 1), date(2100, 12, 31)).map(lambda day: PartialDate(day.year, day.month, day.day)),
)


@given(DATES)
def test_what_is_written_is_what_is_read(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day
    assert day.first_day <= day.last_day


@given(DATES, DATES)
def test_order_is_total_and_distance_is_symmetric(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    assert one.days_apart(other) == other.days_apart(one) >= 0


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2024", "2024-01-01"), ("2024-06", "2024-06-01"), ("2024-05-31", "2024-06"), ("2024", "2024-01")],
)
def test_what_is_known_exactly_counts_as_the_later_word(earlier: str, later: str) -> None:
    assert PartialDate.parse(earlier) < PartialDate.parse(later)


def test_days_apart_are_the_least_that_can_be() -> None:
    assert PartialDate.parse("2025-09").days_apart(PartialDate.parse("2025-10-14")) == 14
    assert PartialDate.parse("2025-10").days_apart(PartialDate.parse("2025-10-14")) == 0
    assert PartialDate.parse("2025-10-14").days_apart(PartialDate.parse("2025-11-13")) == 30


@pytest.mark.parametrize(
    ("one", "other"), [("2024", "2024"), ("2024", "2024-06"), ("2025-09", "2025-09"), ("2025-09", "2025-09-14")]
)
def test_dates_that_overlap_are_no_day_apart(one: str, other: str) -> None:
    assert PartialDate.parse(one).days_apart(PartialDate.parse(other)) == 0

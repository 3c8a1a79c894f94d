"""Intervals of shares and of differences, and means over the states polled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.analysis.polled_mean import polled_mean
from scorecard.analysis.precision import difference, wilson
from scorecard.analysis.weighted_mean import weighted_mean
from scorecard.evidence.load import Evidence

shares = st.floats(0, 100)
samples = st.integers(1, 50_000)


def test_a_design_effect_of_two_makes_a_thousand_worth_five_hundred() -> None:
    assert wilson(60, 1000, 2.0) == wilson(60, 500)


@given(shares, samples, st.floats(1, 10))
def test_a_design_effect_never_narrows(share: float, n: int, effect: float) -> None:
    low, high = wilson(share, n)
    wide_low, wide_high = wilson(share, n, effect)
    assert wide_low <= low + 1e-9
    assert wide_high >= high - 1e-9


@pytest.mark.parametrize(("share", "n", "effect"), [(-1, 100, 1), (101, 100, 1), (50, 0, 1), (50, 100, 0.5)])
def test_nonsense_is_refused(share: float, n: int, effect: float) -> None:
    with pytest.raises(ValueError, match="no interval"):
        wilson(share, n, effect)


def test_newcombes_own_example() -> None:
    """56 of 70 against 48 of 80: 0.0524 to 0.3339 (Newcombe 1998, table II, method 10)."""
    low, high = difference(80, 70, 60, 80)
    assert (round(low / 100, 4), round(high / 100, 4)) == (0.0524, 0.3339)


@given(shares, samples, shares, samples)
def test_a_difference_turned_round_is_its_own_mirror(one: float, n_one: int, other: float, n_other: int) -> None:
    low, high = difference(one, n_one, other, n_other)
    turned_low, turned_high = difference(other, n_other, one, n_one)
    assert low == pytest.approx(-turned_high)
    assert high == pytest.approx(-turned_low)
    assert low <= one - other <= high


def test_a_mean_is_weighted_by_people() -> None:
    assert weighted_mean({"DE": 80, "LU": 40}, {"DE": 9, "LU": 1}) == pytest.approx(76)


def test_a_mean_over_those_polled_names_them(evidence: Evidence) -> None:
    parents = polled_mean(evidence, "ecpat_parents_2024", "online_risk_critical")
    assert parents
    assert parents.states == ("ES", "FR", "NL")
    persons = evidence.population.counted.persons
    expected = (73 * persons["ES"] + 73 * persons["FR"] + 40 * persons["NL"]) / sum(
        persons[state] for state in parents.states
    )
    assert parents.share == pytest.approx(expected)


def test_too_few_states_have_no_mean(evidence: Evidence) -> None:
    assert polled_mean(evidence, "proton_2025", "e2ee_important") is None
    assert polled_mean(evidence, "novus_2023", "very_good_proposal") is None

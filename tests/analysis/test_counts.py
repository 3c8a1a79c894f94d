"""Counts over the 27, intervals and delegations."""

from collections import Counter
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.analysis.evidence_coverage import coverage
from scorecard.analysis.figures import Figures
from scorecard.analysis.precision import wilson
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, STATES


def test_each_aspect_counts_27_governments_and_the_whole_population(figures: Figures, evidence: Evidence) -> None:
    everyone = round(sum(evidence.population.official.percent.values()), 2)
    for aspect in ASPECTS:
        mine = [count for count in figures.counts.values() if count.aspect == aspect]
        assert sum(count.states for count in mine) == len(STATES)
        assert isclose(sum(count.population for count in mine), everyone, abs_tol=0.001)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [(50, 1000, 46.9, 53.1), (98, 2003, 97.3, 98.5), (0, 100, 0.0, 3.7), (100, 100, 96.3, 100.0)],
)
def test_wilson_interval_by_hand(share: float, n: int, low: float, high: float) -> None:
    """Values from Wilson's formula worked out apart from the program."""
    assert tuple(round(end, 1) for end in wilson(share, n)) == (low, high)


@given(st.floats(0, 100), st.integers(1, 100_000))
def test_wilson_holds_the_share_and_stays_within_bounds(share: float, n: int) -> None:
    low, high = wilson(share, n)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 100


@pytest.mark.parametrize(("share", "n"), [(-1, 100), (101, 100), (50, 0)])
def test_wilson_refuses_nonsense(share: float, n: int) -> None:
    with pytest.raises(ValueError, match="no interval"):
        wilson(share, n)


def test_no_interval_without_a_published_sample_size(figures: Figures, evidence: Evidence) -> None:
    with_interval = [row for rows in figures.results.values() for row in rows if row.low is not None]
    assert {(row.state, row.survey) for row in with_interval} == {
        ("ES", "ecpat_parents_2024"),
        ("FR", "ecpat_parents_2024"),
        ("NL", "ecpat_parents_2024"),
        ("PT", "ecpat_nspcc_savanta_2023"),
        ("SE", "svenskarna_internet_2023"),
    }
    for rows in figures.results.values():
        for row in rows:
            qualified = evidence.states[row.state].opinion[row.entry].qualifier
            assert not (qualified and row.low is not None)


def test_delegations_add_up_to_the_roll_call(figures: Figures, evidence: Evidence) -> None:
    for key, call in evidence.parliament.roll_calls.items():
        rows = [row for state in STATES for row in figures.votes[state, key]]
        assert sum(row.ballots["for"] for row in rows) == call.in_favour
        assert sum(row.ballots["against"] for row in rows) == call.against


OFFICIAL = {
    "2021-07-06": (537, 133, 24),
    "2024-02-07": (496, 111, 22),
    "2024-04-10": (469, 112, 37),
    "2026-03-11": (458, 103, 63),
    "2026-03-26": (228, 311, 92),
    "2026-07-09a": (276, 314, 17),
    "2026-07-09b": (286, 276, 30),
}
"""In favour, against, abstained, from the roll-call annexes of the Parliament's minutes."""


@pytest.mark.parametrize("key", OFFICIAL)
def test_members_add_up_to_the_official_totals(key: str, evidence: Evidence) -> None:
    call = evidence.parliament.roll_calls[key]
    counted = Counter(member.ballots.get(key) for member in evidence.members)
    assert (counted["for"], counted["against"], counted["abstained"]) == OFFICIAL[key]
    assert (call.in_favour, call.against, call.abstained) == OFFICIAL[key]


def test_german_delegation_on_26_march_2026(figures: Figures) -> None:
    rows = figures.votes["DE", "2026-03-26"]
    assert sum(row.ballots["against"] for row in rows) == 62
    assert sum(sum(row.ballots.values()) for row in rows) == 95


def test_coverage_counts_every_statement(figures: Figures, evidence: Evidence) -> None:
    rows = coverage(evidence, figures)
    assert sum(sum(row.by_role.values()) for row in rows) == 456
    assert sum(sum(row.by_quality.values()) for row in rows) == 456
    malta = next(row for row in rows if row.state == "MT")
    assert set(ASPECTS) - set(malta.missing) == {"age_verification"}
    assert (malta.by_role["government"], malta.results) == (3, 0)

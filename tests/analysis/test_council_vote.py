"""The arithmetic of the Council: by hand, against brute force, and against what is published."""

from itertools import combinations, permutations
from math import factorial, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.analysis.council_vote import council, populations, rule
from scorecard.analysis.figures import Figures
from scorecard.analysis.majority import Rule, Standing, attained, blocks, breaking_sets, making_sets, tally
from scorecard.analysis.one_source import one_source
from scorecard.analysis.power import power, swing_shares, winning_share
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

EU = Rule(states=15, percent=65, blocking_states=4)


def standing(favour: str = "", against: str = "", undecided: str = "", unknown: str = "") -> Standing[str]:
    return Standing(frozenset(favour), frozenset(against), frozenset(undecided), frozenset(unknown))


@pytest.fixture(scope="module")
def eu(evidence: Evidence) -> dict[str, int]:
    return {str(state): people for state, people in populations(evidence).items()}


def test_15_states_with_65_per_cent_carry(eu: dict[str, int]) -> None:
    largest = sorted(eu, key=lambda state: -eu[state])
    assert attained(EU, eu, largest[:15])
    assert not attained(EU, eu, largest[:14])
    assert not attained(EU, eu, largest[-15:])


def test_exactly_65_per_cent_is_enough_and_a_hair_less_is_not() -> None:
    council = dict.fromkeys("abcdefghijklmnopqrst", 5)  # twenty states of 5 %
    small = Rule(states=11, percent=65, blocking_states=4)
    assert attained(small, council, "abcdefghijklm")
    assert not attained(small, council, "abcdefghijkl")
    uneven = {**council, "a": 4, "t": 6}
    assert not attained(small, uneven, "abcdefghijklm")


def test_fewer_than_four_cannot_block_whatever_their_size(eu: dict[str, int]) -> None:
    """Germany, France and Italy hold 46.89 % and block nothing; with a fourth state they do."""
    assert sum(eu[state] for state in ("DE", "FR", "IT")) == 4689
    assert not blocks(EU, eu, ("DE", "FR", "IT"))
    assert blocks(EU, eu, ("DE", "FR", "IT", "MT"))


def test_an_abstention_is_not_in_favour(eu: dict[str, int]) -> None:
    """Thirteen that abstain leave fourteen: no majority, though nobody is against."""
    small = sorted(eu, key=lambda state: eu[state])[:13]
    assert blocks(EU, eu, small)


def test_what_is_missing_is_told_in_states_and_people() -> None:
    council = dict(zip("abcd", (40, 30, 20, 10), strict=True))
    small = Rule(states=3, percent=65, blocking_states=2)
    counted = tally(small, council, frozenset("cd"))
    assert (counted.states, counted.population, counted.short_states, counted.short_population) == (2, 30, 1, 35)
    assert tally(small, council, frozenset("abc")).attained


def test_minimal_sets_by_hand() -> None:
    council = dict(zip("abcde", (40, 30, 15, 10, 5), strict=True))
    small = Rule(states=3, percent=65, blocking_states=2)
    stand = standing(favour="c", undecided="abde")
    sets = making_sets(small, council, stand)
    # With b, d and e only a is left out, and one state cannot block: deemed attained with 60 %.
    assert {"".join(sorted(each)) for each in sets.sets} == {"ab", "ad", "bde"}
    assert sets.total == 3
    assert sets.shares == pytest.approx({"a": 2 / 3, "b": 2 / 3, "d": 2 / 3, "e": 1 / 3})
    broken = breaking_sets(small, council, stand)
    assert {"".join(sorted(each)) for each in broken.sets} == {"ab", "ad", "ae", "bd"}


def test_all_undecided_and_all_known_are_no_special_case() -> None:
    council = dict(zip("abc", (50, 30, 20), strict=True))
    small = Rule(states=2, percent=65, blocking_states=2)
    assert swing_shares(small, council, standing(undecided="abc"))["a"] == 0.5  # b and c together are deemed enough
    decided = standing(favour="abc")
    assert making_sets(small, council, decided).sets == ()
    assert swing_shares(small, council, decided) == {"a": 0.0, "b": 0.0, "c": 0.0}


def test_a_tie_is_decided_by_the_rule_and_not_by_chance() -> None:
    council = {"a": 50, "b": 50}
    assert not attained(Rule(2, 65, 2), council, "a")
    assert power(Rule(2, 65, 2), council)["a"].banzhaf == 0.5


councils = st.integers(1, 7).flatmap(
    lambda size: st.tuples(
        st.lists(st.integers(0, 30), min_size=size, max_size=size).filter(any),
        st.builds(Rule, st.integers(1, size), st.integers(1, 100), st.integers(0, size)),
    )
)


@settings(max_examples=400, deadline=None)
@pytest.mark.acceptance
@given(councils, st.data())
def test_power_and_swings_equal_brute_force(council: tuple[list[int], Rule], data: st.DataObject) -> None:
    """Every coalition and every order looked at one by one, in code of its own."""
    weights, law = council
    people = {chr(97 + place): weight for place, weight in enumerate(weights)}
    names, size = list(people), len(people)
    every = [frozenset(chosen) for count in range(size + 1) for chosen in combinations(names, count)]

    def wins(coalition: frozenset[str]) -> bool:
        share = sum(people[name] for name in coalition) * 100 >= law.percent * sum(weights)
        return len(coalition) >= law.states and (share or size - len(coalition) < law.blocking_states)

    assert isclose(winning_share(law, people), sum(map(wins, every)) / len(every))
    found = power(law, people)
    raw = {n: sum(wins(c | {n}) and not wins(c) for c in every if n not in c) for n in names}
    for name in names:
        assert isclose(found[name].banzhaf, raw[name] / sum(raw.values()) if sum(raw.values()) else 0.0)
    if size <= 5:
        pivots = dict.fromkeys(names, 0)
        for order in permutations(names):
            joined: frozenset[str] = frozenset()
            for name in order:
                if not wins(joined) and wins(joined | {name}):
                    pivots[name] += 1
                joined |= {name}
        for name in names:
            assert isclose(found[name].shapley_shubik, pivots[name] / factorial(size), abs_tol=1e-12)
    groups = {name: data.draw(st.sampled_from("fano")) for name in names}
    stand = standing(*("".join(n for n in names if groups[n] == group) for group in "fano"))
    shares = swing_shares(law, people, stand)
    for name in names:
        free = sorted(stand.open - {name})
        ways = [frozenset(c) for count in range(len(free) + 1) for c in combinations(free, count)]
        fixed = stand.in_favour - {name}
        decided = sum(wins(fixed | way | {name}) and not wins(fixed | way) for way in ways)
        assert isclose(shares[name], decided / len(ways))
    minimal = [
        c for c in every if c <= stand.open and wins(stand.in_favour | c)
        if not any(wins(stand.in_favour | (c - {name})) for name in c)
    ]  # fmt: skip
    sets = making_sets(law, people, stand, largest=size)
    expected = [] if wins(stand.in_favour) else minimal
    assert set(sets.sets) == set(expected)
    assert sets.total == len(expected)


def test_a_state_that_is_in_favour_decides_as_if_it_were_free_to_change_its_side() -> None:
    """Two states with 65 % carry, that is a with b or with c: a decides unless both refuse, b where c refuses."""
    people = dict(zip("abc", (40, 35, 25), strict=True))
    law = Rule(states=2, percent=65, blocking_states=1)
    assert swing_shares(law, people, standing(favour="a", undecided="bc")) == {"a": 3 / 4, "b": 1 / 2, "c": 1 / 2}


def test_the_eu_of_27_equals_the_published_order(eu: dict[str, int]) -> None:
    """About 13.2 % winning coalitions; Germany, France, Italy, Spain, Poland lead both indices."""
    assert 0.130 < winning_share(EU, eu) < 0.134
    indices = power(EU, eu)
    for name in ("banzhaf", "shapley_shubik"):
        values = {state: getattr(index, name) for state, index in indices.items()}
        assert isclose(sum(values.values()), 1, abs_tol=1e-9)
        assert sorted(values, key=lambda state: -values[state])[:5] == ["DE", "FR", "IT", "ES", "PL"]
        assert min(values, key=lambda state: values[state]) == "MT"
    assert round(indices["DE"].banzhaf, 2) == 0.12
    assert round(indices["DE"].shapley_shubik, 2) == 0.18


def test_the_rule_is_that_of_the_evidence(evidence: Evidence) -> None:
    assert rule(evidence) == EU
    assert sum(populations(evidence).values()) == 10001


@pytest.mark.parametrize(
    ("side", "told"),
    [
        (("ES", "FR", "IE", "SE"), ("ES", "FR", "IE")),  # 10.84, 15.11 and 1.19 of 29.49
        (("ES", "FR", "IE", "SE", "DE", "IT"), None),  # of 61.21
        (("FR", "SE"), None),  # a source told of one of them alone
    ],
)
def test_one_source_is_told_where_it_bears_more_than_half_of_a_side(
    side: tuple[State, ...], told: tuple[State, ...] | None, evidence: Evidence, figures: Figures
) -> None:
    """One sentence of ABC on Spain, France and Ireland is all that is known of them on detection orders."""
    found = one_source(evidence, figures.positions, "detection_orders", side, populations(evidence))
    assert (found.states if found else None) == told


def test_what_is_only_assumed_rests_on_no_source(evidence: Evidence, figures: Figures) -> None:
    told = council(evidence, figures, "detection_orders").in_favour_by
    assert told and (told.states, told.population) == (("ES", "FR", "IE"), 2714)
    assert council(evidence, figures, "detection_orders", {"FR": "supports"}).in_favour_by is None

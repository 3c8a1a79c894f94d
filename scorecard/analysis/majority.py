"""Computes the qualified majority in the Council: whether there is one, what is missing, and who decides.

Article 16(4) TEU and Article 238(3) TFEU: a decision needs at least 55 % of the member states (15 of 27) with at least
65 % of the population. A blocking minority needs at least four states; where fewer are not in favour, the majority is
deemed attained. An abstention is not in favour. All 27 take part (legal basis: Article 114 TFEU). Populations are whole
numbers (hundredths of a per cent), so no comparison depends on rounding.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

State = TypeVar("State", bound=str)

MAX_OPEN = 20
"""The most open states with which all minimal sets are counted: with more, 2 to their number would be too many."""


@dataclass(frozen=True)
class Rule:
    """The thresholds of a decision."""

    states: int
    """The least number of states in favour."""
    percent: int
    """The least share of the population in favour, in per cent."""
    blocking_states: int
    """The least number of states that can block."""


@dataclass(frozen=True)
class Standing(Generic[State]):
    """The groups of states by their stance on one question; each state is in exactly one group."""

    in_favour: frozenset[State]
    not_in_favour: frozenset[State]
    """Against, or abstaining."""
    undecided: frozenset[State]
    unknown: frozenset[State]

    @property
    def open(self) -> frozenset[State]:
        """Returns the states that may still go either way."""
        return self.undecided | self.unknown


@dataclass(frozen=True)
class Tally:
    """One count of the states in favour."""

    states: int
    population: int
    """The population of the states in favour, in hundredths of a per cent or in the unit of the populations given."""
    attained: bool
    """Whether they carry a decision."""
    short_states: int
    """The number of missing states; 0 where the threshold is reached."""
    short_population: int
    """The missing population; 0 where the threshold is reached."""


@dataclass(frozen=True)
class MinimalSets(Generic[State]):
    """The sets of open states that would make (or break) the majority and would not do so without any one of their
    states."""

    sets: tuple[frozenset[State], ...]
    """The sets up to the size wanted, smallest first."""
    total: int | None
    """The number of sets of any size; None with more than `MAX_OPEN` open states."""
    shares: Mapping[State, float]
    """For each open state the share (0-1) of the listed sets that it is in."""


def attained(rule: Rule, populations: Mapping[State, int], in_favour: Iterable[State]) -> bool:
    """Returns whether these states carry a decision; `populations` is of all states, in any unit."""
    favour = frozenset(in_favour)
    return _carries(rule, len(populations), sum(populations.values()), len(favour), _people(populations, favour))


def _carries(rule: Rule, of: int, everyone: int, states: int, people: int) -> bool:
    """Returns whether so many states and people carry a decision, where there are `of` states with `everyone`."""
    enough = 100 * people >= rule.percent * everyone
    return states >= rule.states and (enough or of - states < rule.blocking_states)


def _people(populations: Mapping[State, int], states: Iterable[State]) -> int:
    return sum(map(populations.__getitem__, states))


def tally(rule: Rule, populations: Mapping[State, int], in_favour: frozenset[State]) -> Tally:
    """Returns the count of the states in favour, and the distance to each threshold."""
    people, everyone = sum(populations[state] for state in in_favour), sum(populations.values())
    needed = -(-rule.percent * everyone // 100)
    return Tally(
        states=len(in_favour),
        population=people,
        attained=attained(rule, populations, in_favour),
        short_states=max(rule.states - len(in_favour), 0),
        short_population=max(needed - people, 0),
    )


def blocks(rule: Rule, populations: Mapping[State, int], not_in_favour: Iterable[State]) -> bool:
    """Returns whether these states prevent a decision when all others are in favour."""
    return not attained(rule, populations, frozenset(populations) - frozenset(not_in_favour))


def making_sets(
    rule: Rule, populations: Mapping[State, int], standing: Standing[State], largest: int = 4
) -> MinimalSets[State]:
    """Returns the minimal sets of open states that make the majority together with those in favour."""
    base = standing.in_favour
    of, everyone, people = len(populations), sum(populations.values()), _people(populations, base)
    return _minimal(
        standing.open,
        largest,
        lambda won: _carries(rule, of, everyone, len(base) + len(won), people + _people(populations, won)),
        lambda members: _attained_with(rule, populations, base, members),
    )


def breaking_sets(
    rule: Rule, populations: Mapping[State, int], standing: Standing[State], largest: int = 4
) -> MinimalSets[State]:
    """Returns the minimal sets of open states that, lost, break the majority though all other open states are won."""
    possible = standing.in_favour | standing.open
    base = standing.in_favour
    of, everyone, people = len(populations), sum(populations.values()), _people(populations, possible)
    return _minimal(
        standing.open,
        largest,
        lambda lost: not _carries(rule, of, everyone, len(possible) - len(lost), people - _people(populations, lost)),
        lambda members: ~_attained_with(rule, populations, base, members)[::-1],  # the complements, all states first
    )


def _minimal(
    open_states: frozenset[State],
    largest: int,
    decides: Callable[[frozenset[State]], bool],
    all_that_decide: "Callable[[list[State]], NDArray[np.bool_]]",
) -> MinimalSets[State]:
    """Returns the minimal sets that decide, those listed up to the size `largest`; none where the empty set decides.

    `all_that_decide` returns for every set of the states given, by its bit mask, whether it decides.
    """
    if decides(frozenset()):
        return MinimalSets((), 0, dict.fromkeys(sorted(open_states), 0.0))
    found: list[frozenset[State]] = []
    deciding: set[frozenset[State]] = set()
    """The deciding sets with one state fewer, minimal or not: a set that contains a deciding set decides too."""
    for size in range(1, min(largest, len(open_states)) + 1):
        smaller, deciding = deciding, set()
        for candidate in map(frozenset, combinations(sorted(open_states), size)):
            if any(candidate - {state} in smaller for state in candidate):
                deciding.add(candidate)
            elif decides(candidate):
                deciding.add(candidate)
                found.append(candidate)
    total = _count_minimal(all_that_decide(sorted(open_states))) if len(open_states) <= MAX_OPEN else None
    shares = {state: sum(state in each for each in found) / max(len(found), 1) for state in sorted(open_states)}
    return MinimalSets(tuple(found), total, shares)


def _attained_with(
    rule: Rule, populations: Mapping[State, int], base: frozenset[State], members: list[State]
) -> "NDArray[np.bool_]":
    """Returns for each set of `members` whether it carries a decision together with the states in `base`.

    A set is a bit mask, the place in the array: bit n stands for the n-th member. The rule is that of `attained`.
    """
    import numpy as np

    states, people = np.array([len(base)]), np.array([sum(populations[state] for state in base)])
    for member in members:
        states = np.concatenate([states, states + 1])
        people = np.concatenate([people, people + populations[member]])
    enough = 100 * people >= rule.percent * sum(populations.values())
    carried: NDArray[np.bool_] = (states >= rule.states) & (enough | (len(populations) - states < rule.blocking_states))
    return carried


def _count_minimal(decides: "NDArray[np.bool_]") -> int:
    """Returns the number of sets that decide while no part of them does; each place in the array is a bit mask."""
    minimal = decides.copy()
    for place in range(len(decides).bit_length() - 1):
        # Sets in pairs that differ in one state: without it, with it.
        pairs, parts = minimal.reshape(-1, 2, 1 << place), decides.reshape(-1, 2, 1 << place)
        pairs[:, 1] &= ~parts[:, 0]
    return int(minimal.sum())

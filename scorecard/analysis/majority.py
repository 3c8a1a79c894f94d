"""Computes the qualified majority in the Council: whether there is one, what is missing, and who decides.

Article 16(4) TEU and Article 238(3) TFEU: a decision needs at least 55 % of the member states (15 of 27) with at least
65 % of the population. A blocking minority needs at least four states; where fewer are not in favour, the majority is
deemed attained. An abstention is not in favour. All 27 take part (legal basis: Article 114 TFEU). Populations are whole
numbers (hundredths of a per cent), so no comparison depends on rounding.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

State = TypeVar("State", bound=str)

MOST_OPEN = 20
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
    """The states by where they stand on one question; each state is in exactly one group."""

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
    """In hundredths of a per cent, or the unit of the populations given."""
    attained: bool
    """Whether they carry a decision."""
    short_states: int
    """How many states are missing; 0 where the threshold is reached."""
    short_population: int
    """How much population is missing; 0 where the threshold is reached."""


@dataclass(frozen=True)
class MinimalSets(Generic[State]):
    """The sets of open states that would make (or break) the majority, and of which no state can be left out."""

    sets: tuple[frozenset[State], ...]
    """The sets up to the size wanted, smallest first."""
    total: int | None
    """The number of sets of any size; None with more than `MOST_OPEN` open states."""
    shares: Mapping[State, float]
    """For each open state the share (0-1) of the listed sets that it is in."""


def attained(rule: Rule, populations: Mapping[State, int], in_favour: Iterable[State]) -> bool:
    """Returns whether these states carry a decision; `populations` is of all states, in any unit."""
    favour = frozenset(in_favour)
    if len(favour) < rule.states:
        return False
    people = sum(populations[state] for state in favour)
    enough = 100 * people >= rule.percent * sum(populations.values())
    return enough or len(populations) - len(favour) < rule.blocking_states


def tally(rule: Rule, populations: Mapping[State, int], in_favour: frozenset[State]) -> Tally:
    """Returns the count of the states in favour, and what is missing to each threshold."""
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
    return _minimal(standing.open, largest, lambda won: attained(rule, populations, standing.in_favour | won))


def breaking_sets(
    rule: Rule, populations: Mapping[State, int], standing: Standing[State], largest: int = 4
) -> MinimalSets[State]:
    """Returns the minimal sets of open states that, lost, break the majority though all other open states are won."""
    possible = standing.in_favour | standing.open
    return _minimal(standing.open, largest, lambda lost: not attained(rule, populations, possible - lost))


def _minimal(
    open_states: frozenset[State], largest: int, decides: Callable[[frozenset[State]], bool]
) -> MinimalSets[State]:
    """Returns the minimal sets that decide, those listed up to the size `largest`; none where the empty set decides."""
    if decides(frozenset()):
        return MinimalSets((), 0, dict.fromkeys(sorted(open_states), 0.0))
    found: list[frozenset[State]] = []
    for size in range(1, min(largest, len(open_states)) + 1):
        for chosen in combinations(sorted(open_states), size):
            candidate = frozenset(chosen)
            if not any(smaller < candidate for smaller in found) and decides(candidate):
                found.append(candidate)
    total = _count_minimal(sorted(open_states), decides) if len(open_states) <= MOST_OPEN else None
    shares = {state: sum(state in each for each in found) / max(len(found), 1) for state in sorted(open_states)}
    return MinimalSets(tuple(found), total, shares)


def _count_minimal(open_states: list[State], decides: Callable[[frozenset[State]], bool]) -> int:
    """Returns the number of sets that decide while no part of them does.

    A set is a bit mask: bit n stands for the n-th open state.
    """
    import numpy as np

    size = len(open_states)
    members = [
        frozenset(state for place, state in enumerate(open_states) if mask >> place & 1) for mask in range(1 << size)
    ]
    wins = np.fromiter((decides(each) for each in members), dtype=bool, count=1 << size)
    minimal = wins.copy()
    masks = np.arange(1 << size)
    for place in range(size):
        holds = masks >> place & 1 == 1
        minimal[holds] &= ~wins[masks[holds] ^ (1 << place)]
    return int(minimal.sum())

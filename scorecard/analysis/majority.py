"""The qualified majority in the Council: is there one, what is missing, and who decides.

Article 16(4) TEU and Article 238(3) TFEU: at least 55 % of the member states (15 of 27) with at least
65 % of the population. A blocking minority needs at least four states; where fewer are not in favour
the majority is deemed attained. An abstention is not in favour. All 27 take part (legal basis:
Article 114 TFEU). Populations are whole numbers (hundredths of a per cent); no decision is taken on a
fraction.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

State = TypeVar("State", bound=str)

MOST_OPEN = 20
"""Up to so many open states all minimal sets are counted; beyond, only those up to the size asked for."""


@dataclass(frozen=True)
class Rule:
    """The thresholds: states, per cent of the population, least number of states that can block."""

    states: int
    percent: int
    blocking_states: int


@dataclass(frozen=True)
class Standing(Generic[State]):
    """Where every state stands on one question; each state is in exactly one group."""

    in_favour: frozenset[State]
    not_in_favour: frozenset[State]
    """Against, or abstaining."""
    undecided: frozenset[State]
    unknown: frozenset[State]

    @property
    def open(self) -> frozenset[State]:
        """The states that may still go either way."""
        return self.undecided | self.unknown


@dataclass(frozen=True)
class Tally:
    """One count: states and people (hundredths of a per cent) in favour, and what is missing."""

    states: int
    population: int
    attained: bool
    short_states: int
    short_population: int


@dataclass(frozen=True)
class MinimalSets(Generic[State]):
    """The smallest sets of open states that would make (or break) the majority; none can be left out of a set."""

    sets: tuple[frozenset[State], ...]
    """Those up to the size asked for, smallest first."""
    total: int | None
    """How many there are of any size; None where there are too many open states to count."""
    shares: Mapping[State, float]
    """For each open state the share (0-1) of the sets listed that it is in."""


def attained(rule: Rule, populations: Mapping[State, int], in_favour: Iterable[State]) -> bool:
    """Whether these states carry a decision."""
    favour = frozenset(in_favour)
    if len(favour) < rule.states:
        return False
    people = sum(populations[state] for state in favour)
    enough = 100 * people >= rule.percent * sum(populations.values())
    return enough or len(populations) - len(favour) < rule.blocking_states


def tally(rule: Rule, populations: Mapping[State, int], in_favour: frozenset[State]) -> Tally:
    """Count these states; `short_…` is what is missing to each threshold, 0 where it is reached."""
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
    """Whether these states keep a majority from being reached, all others being in favour."""
    return not attained(rule, populations, frozenset(populations) - frozenset(not_in_favour))


def making_sets(
    rule: Rule, populations: Mapping[State, int], standing: Standing[State], largest: int = 4
) -> MinimalSets[State]:
    """The minimal sets of open states that, won over, make the majority with those in favour."""
    return _minimal(standing.open, largest, lambda won: attained(rule, populations, standing.in_favour | won))


def breaking_sets(
    rule: Rule, populations: Mapping[State, int], standing: Standing[State], largest: int = 4
) -> MinimalSets[State]:
    """The minimal sets of open states that, lost, break the majority though all other open states are won."""
    possible = standing.in_favour | standing.open
    return _minimal(standing.open, largest, lambda lost: not attained(rule, populations, possible - lost))


def _minimal(
    open_states: frozenset[State], largest: int, decides: Callable[[frozenset[State]], bool]
) -> MinimalSets[State]:
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
    """How many minimal sets there are: sets that decide and none of whose parts does."""
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

"""Voting power in the Council, exact by dynamic programming over states and population.

All coalitions of n states with a population of p are counted at once; nothing is sampled. Banzhaf
(1965) takes every coalition as equally likely, Shapley and Shubik (1954) every order of joining.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import factorial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.analysis.majority import Rule, Standing

State = TypeVar("State", bound=str)
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Power:
    """What one state's vote is worth before any position is known."""

    state: str
    swing_share: float
    """Share (0-1) of the coalitions of the others that its vote decides (absolute Banzhaf index)."""
    banzhaf: float
    """The same made to sum to 1 over all states."""
    shapley_shubik: float
    """Share (0-1) of the orders of joining in which its vote decides; sums to 1."""


def coalitions(populations: Iterable[int]) -> Counts:
    """How many coalitions there are by number of states (rows) and population (columns)."""
    weights = list(populations)
    counts = np.zeros((len(weights) + 1, sum(weights) + 1), dtype=np.int64)
    counts[0, 0] = 1
    for weight in weights:
        joined = counts[:-1, : counts.shape[1] - weight].copy()
        counts[1:, weight:] += joined
    return counts


def _without(counts: Counts, weight: int) -> Counts:
    """The coalitions that a state of this weight is not in."""
    rest = counts.copy()
    for states in range(1, counts.shape[0]):
        rest[states, weight:] -= rest[states - 1, : counts.shape[1] - weight]
    return rest


def _attained(
    rule: Rule, states: NDArray[np.int64], people: NDArray[np.int64], of: int, everyone: int
) -> NDArray[np.bool_]:
    """`majority.attained` for whole tables at once."""
    enough = 100 * people >= rule.percent * everyone
    return (states >= rule.states) & (enough | (of - states < rule.blocking_states))


def _grids(counts: Counts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    states = np.arange(counts.shape[0], dtype=np.int64)[:, None]
    people = np.arange(counts.shape[1], dtype=np.int64)[None, :]
    return states, people


def winning_share(rule: Rule, populations: Mapping[State, int]) -> float:
    """Share (0-1) of all coalitions that carry a decision: how easily the Council decides at all."""
    counts = coalitions(populations.values())
    wins = _attained(rule, *_grids(counts), len(populations), sum(populations.values()))
    carrying: float = int(counts[wins].sum()) / 2 ** len(populations)
    return carrying


def power(rule: Rule, populations: Mapping[State, int]) -> dict[State, Power]:
    """The indices of every state."""
    size, everyone = len(populations), sum(populations.values())
    counts = coalitions(populations.values())
    states, people = _grids(counts)
    before = _attained(rule, states, people, size, everyone)
    swings: dict[State, list[int]] = {}
    for state, weight in populations.items():
        after = _attained(rule, states + 1, people + weight, size, everyone)
        decided = np.where(after & ~before, _without(counts, weight), 0)
        swings[state] = [int(count) for count in decided.sum(axis=1)]
    every = sum(sum(by_size) for by_size in swings.values())
    return {
        state: Power(
            state=state,
            swing_share=sum(by_size) / 2 ** (size - 1),
            banzhaf=sum(by_size) / every if every else 0.0,
            shapley_shubik=sum(
                count * factorial(joined) * factorial(size - joined - 1) for joined, count in enumerate(by_size[:size])
            )
            / factorial(size),
        )
        for state, by_size in swings.items()
    }


def swing_shares(rule: Rule, populations: Mapping[State, int], standing: Standing[State]) -> dict[State, float]:
    """For each state, the share (0-1) of the ways in which the open states can go that it decides.

    Every way the other open states can go counts alike; a state that has taken a side is looked at as
    if it alone were free to change it.
    """
    size, everyone = len(populations), sum(populations.values())
    shares: dict[State, float] = {}
    for state, weight in populations.items():
        fixed = standing.in_favour - {state}
        free = [populations[other] for other in sorted(standing.open - {state})]
        counts = coalitions(free)
        states, people = _grids(counts)
        states, people = states + len(fixed), people + sum(populations[other] for other in fixed)
        before = _attained(rule, states, people, size, everyone)
        after = _attained(rule, states + 1, people + weight, size, everyone)
        shares[state] = int(counts[after & ~before].sum()) / 2 ** len(free)
    return shares

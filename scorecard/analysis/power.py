"""Computes voting power in the Council exactly, by dynamic programming over states and population.

All coalitions of n states with a population of p are counted at once; nothing is sampled. Banzhaf (1965) takes every
coalition as equally likely, Shapley and Shubik (1954) every order of joining.
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
"""The number of coalitions by number of states (rows, from 0) and population (columns, from 0)."""


@dataclass(frozen=True)
class Power:
    """The voting power of one state before any position is known."""

    banzhaf: float
    """Its share (0-1) of all decisive votes in all coalitions (normalised Banzhaf index); sums to 1 over all states."""
    shapley_shubik: float
    """The share (0-1) of the orders of joining in which its vote decides; sums to 1 over all states."""


def coalitions(populations: Iterable[int]) -> Counts:
    """Returns the number of coalitions by number of states and population: (n + 1) rows, (total + 1) columns."""
    weights = list(populations)
    counts = np.zeros((len(weights) + 1, sum(weights) + 1), dtype=np.int64)
    counts[0, 0] = 1
    for weight in weights:
        joined = counts[:-1, : counts.shape[1] - weight].copy()
        counts[1:, weight:] += joined
    return counts


def _without(counts: Counts, weight: int) -> Counts:
    """Returns the counts of the coalitions without one state of this weight."""
    rest = counts.copy()
    for states in range(1, counts.shape[0]):
        rest[states, weight:] -= rest[states - 1, : counts.shape[1] - weight]
    return rest


def _attained(
    rule: Rule, states: NDArray[np.int64], people: NDArray[np.int64], of: int, everyone: int
) -> NDArray[np.bool_]:
    """Returns, for whole tables at once, whether coalitions carry a decision (see `majority.attained`).

    `of` is the number of all states, `everyone` their population.
    """
    enough = 100 * people >= rule.percent * everyone
    return (states >= rule.states) & (enough | (of - states < rule.blocking_states))


def _grids(counts: Counts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Returns the number of states of each row as a column, and the population of each column as a row."""
    states = np.arange(counts.shape[0], dtype=np.int64)[:, None]
    people = np.arange(counts.shape[1], dtype=np.int64)[None, :]
    return states, people


def winning_share(rule: Rule, populations: Mapping[State, int]) -> float:
    """Returns the share (0-1) of all coalitions that carry a decision: how easily the Council decides at all."""
    counts = coalitions(populations.values())
    wins = _attained(rule, *_grids(counts), len(populations), sum(populations.values()))
    carrying: float = int(counts[wins].sum()) / 2 ** len(populations)
    return carrying


def power(rule: Rule, populations: Mapping[State, int]) -> dict[State, Power]:
    """Returns the power indices of every state."""
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
            banzhaf=sum(by_size) / every if every else 0.0,
            shapley_shubik=sum(
                count * factorial(joined) * factorial(size - joined - 1) for joined, count in enumerate(by_size[:size])
            )
            / factorial(size),
        )
        for state, by_size in swings.items()
    }


def swing_shares(rule: Rule, populations: Mapping[State, int], standing: Standing[State]) -> dict[State, float]:
    """Returns, for each state, the share (0-1) of the ways in which the open states can go that it decides.

    Every way in which the other open states can go counts alike. A state that has taken a side is treated as if it
    alone were free to change it.
    """
    size, everyone = len(populations), sum(populations.values())
    of_all_open = coalitions(populations[other] for other in sorted(standing.open))
    shares: dict[State, float] = {}
    for state, weight in populations.items():
        fixed = standing.in_favour - {state}
        is_open = state in standing.open
        counts = _without(of_all_open, weight)[:-1, : -weight or None] if is_open else of_all_open
        states, people = _grids(counts)
        states, people = states + len(fixed), people + sum(populations[other] for other in fixed)
        before = _attained(rule, states, people, size, everyone)
        after = _attained(rule, states + 1, people + weight, size, everyone)
        shares[state] = int(counts[after & ~before].sum()) / 2 ** (len(standing.open) - is_open)
    return shares

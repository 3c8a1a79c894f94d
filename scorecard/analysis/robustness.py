"""Computes rank bands: how sure the order of the states is, from many draws over everything that is uncertain.

All assumptions are varied at once (OECD and JRC Handbook on Constructing Composite Indicators, step 7). In each draw
the weights move, statements may be one step off on the scale according to the grade of their source, what is not known
or disputed lies anywhere in its range, and one question, or none, is left out. The draws use only the uniform numbers
of a seeded generator, so the same seed gives the same bands on any machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scorecard.analysis.alignment import Alignment, Positions, position_range, stance_value
from scorecard.analysis.rows import PositionRow
from scorecard.evidence.load import Evidence
from scorecard.evidence.stance_scale import SCALE
from scorecard.evidence.vocabulary import STATES, State

Numbers = NDArray[np.float64]


class Uniform(Protocol):
    """A function that returns uniform numbers from 0 to 1 in the shape wanted."""

    def __call__(self, size: tuple[int, ...]) -> Numbers: ...


@dataclass(frozen=True)
class Band:
    """The rank of a state among those with a figure, 1 for the highest figure, as a band and its middle."""

    state: State
    low: int
    """The best rank of the band."""
    high: int
    """The worst rank of the band."""
    median: float
    """The middle rank over all draws."""
    ranked: int
    """The number of states with a figure."""
    alike: tuple[State, ...]
    """The states whose bands overlap this one: not distinguishable from it by rank."""


def bands(
    evidence: Evidence, positions: Positions, figures: Mapping[State, Alignment], as_of: date
) -> dict[State, Band]:
    """Returns the band of every state that has a figure of alignment; an empty dictionary where none has."""
    ranked = [state for state in STATES if not figures[state].withheld]
    if not ranked:
        return {}
    ranks = _ranks(_draws(evidence, positions, ranked, as_of))
    low, high = evidence.method.robustness.band_percent
    ends = {
        state: (
            int(np.percentile(ranks[:, place], low, method="lower")),
            int(np.percentile(ranks[:, place], high, method="higher")),
        )
        for place, state in enumerate(ranked)
    }
    return {
        state: Band(
            state=state,
            low=ends[state][0],
            high=ends[state][1],
            median=float(np.median(ranks[:, place])),
            ranked=len(ranked),
            alike=tuple(
                other
                for other in ranked
                if other != state and ends[other][0] <= ends[state][1] and ends[state][0] <= ends[other][1]
            ),
        )
        for place, state in enumerate(ranked)
    }


def _draws(evidence: Evidence, positions: Positions, ranked: list[State], as_of: date) -> Numbers:
    """Returns the figure of each state in each draw: draws x states.

    The weighted means are those of NumPy, which takes all draws at once.
    """
    method = evidence.method
    settings, questions = method.robustness, method.questions
    chance = np.random.Generator(np.random.PCG64(settings.seed)).random
    draws, count = settings.draws, len(questions)
    noise = settings.weight_noise_percent / 100
    weights = np.array([question.weight for question in questions.values()], dtype=float)
    weights = weights * (1 + noise * (2 * chance((draws, count)) - 1))
    if count > 1:
        left_out = np.floor(chance((draws,)) * (count + 1)).astype(int)
        for place in range(count):
            weights[left_out == place, place] = 0
    values = np.empty((draws, len(ranked), count))
    for place, question in enumerate(questions.values()):
        of_parts = [
            _drawn(evidence, [positions[state, aspect] for state in ranked], as_of, chance) for aspect in question.parts
        ]
        values[:, :, place] = np.average(np.stack(of_parts, axis=-1), axis=-1, weights=list(question.parts.values()))
    figures: Numbers = np.average(values, axis=-1, weights=np.broadcast_to(weights[:, None, :], values.shape))
    return figures


def _drawn(evidence: Evidence, positions: list[PositionRow], as_of: date, chance: Uniform) -> Numbers:
    """Returns the value of one aspect, some one step off, the unknown ones anywhere: draws x states."""
    settings = evidence.method.robustness
    shape = settings.draws, len(positions)
    off, where = chance(shape), chance(shape)
    values = np.empty(shape)
    for place, position in enumerate(positions):
        value, anywhere = stance_value(evidence, position), position_range(evidence, position, as_of)
        if value is None or position.quality is None or not anywhere.known:
            values[:, place] = anywhere.low + anywhere.width * where[:, place]
            continue
        lower, upper = _neighbours(evidence, position, value)
        moved = off[:, place] < settings.one_step_off_percent[position.quality] / 100
        values[:, place] = np.where(moved, np.where(where[:, place] < 0.5, lower, upper), value)
    return values


def _neighbours(evidence: Evidence, position: PositionRow, value: float) -> tuple[float, float]:
    """Returns the values one step below and above on the scale; an abstention is no step and keeps its value."""
    if position.stance not in SCALE:
        return value, value
    step = SCALE.index(position.stance)
    ends = (SCALE[max(step - 1, 0)], SCALE[min(step + 1, len(SCALE) - 1)])
    lower, upper = (stance_value(evidence, replace(position, stance=stance)) for stance in ends)
    assert lower is not None
    assert upper is not None
    return lower, upper


def _ranks(figures: Numbers) -> NDArray[np.int64]:
    """Returns the ranks from 1 (highest) in each draw, draws x states; equals share the better rank."""
    ranks: NDArray[np.int64] = 1 + (figures[:, None, :] > figures[:, :, None] + 1e-9).sum(axis=-1)
    return ranks

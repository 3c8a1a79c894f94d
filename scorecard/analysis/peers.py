"""Which governments are most like one another in what they have said."""

from dataclasses import dataclass

from scorecard.analysis.alignment import Positions
from scorecard.analysis.position import UNKNOWN
from scorecard.evidence.vocabulary import ASPECTS, STATES, State

LEAST_IN_COMMON = 3
"""Fewer aspects on which both have spoken say nothing of likeness."""

_PLACES = {"opposes": -2, "leans_oppose": -1, "undecided": 0, "abstains": 0, "leans_support": 1, "supports": 2}


@dataclass(frozen=True)
class Likeness:
    """How like two governments are: 1 where they say the same on all aspects in common, 0 where the opposite."""

    state: State
    value: float
    aspects: int
    """On how many aspects both have spoken."""


def most_alike(positions: Positions, state: State, most: int = 3) -> tuple[Likeness, ...]:
    """The states most like this one, the most alike first.

    Likeness is 1 - (mean absolute distance on the stance scale from -2 to 2) / 4, over the aspects on
    which both have spoken (Gower's coefficient, 1971, for ordered scales).
    """
    found = [
        likeness for other in STATES if other != state and (likeness := _likeness(positions, state, other)) is not None
    ]
    return tuple(sorted(found, key=lambda likeness: (-likeness.value, -likeness.aspects, likeness.state))[:most])


def _likeness(positions: Positions, one: State, other: State) -> Likeness | None:
    distances = [
        abs(_PLACES[positions[one, aspect].stance] - _PLACES[positions[other, aspect].stance])
        for aspect in ASPECTS
        if UNKNOWN not in (positions[one, aspect].stance, positions[other, aspect].stance)
    ]
    if len(distances) < LEAST_IN_COMMON:
        return None
    return Likeness(other, 1 - sum(distances) / len(distances) / 4, len(distances))

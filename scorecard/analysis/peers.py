"""Finds the governments that are most like one another in what they have said."""

from dataclasses import dataclass

from scorecard.analysis.alignment import Positions
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL
from scorecard.evidence.stance_scale import PLACES, STANCE_SIDES
from scorecard.evidence.vocabulary import STATES, UNKNOWN, State

_MAX_DISTANCE = max(PLACES.values()) - min(PLACES.values())


@dataclass(frozen=True)
class Likeness:
    """The likeness of two governments: 1 for the same stance on all aspects in common, 0 for opposite stances on all of
    them."""

    state: State
    value: float
    """From 0 to 1."""
    aspects: int
    """The number of aspects on which both have spoken."""
    alike: int
    """The number of these aspects on which both are on the same side: in favour, neither or against."""


def most_alike(positions: Positions, state: State, least_in_common: int, most: int = 3) -> tuple[Likeness, ...]:
    """Returns the states most like this one, at most `most`, the most alike first.

    Likeness is 1 - (mean absolute distance on the stance scale from -2 to 2) / 4, over the aspects on which both have
    spoken (Gower's coefficient for ordered scales, 1971). Of equals the state with more aspects in common comes first,
    then the first by its code. A state on the other side of detection orders is left out, and so is one on the same
    side on fewer than half of the aspects in common, and one with fewer than `least_in_common` of them.
    """
    found = [
        likeness
        for other in STATES
        if other != state and (likeness := _likeness(positions, state, other, least_in_common)) is not None
    ]
    return tuple(sorted(found, key=lambda likeness: (-likeness.value, -likeness.aspects, likeness.state))[:most])


def _likeness(positions: Positions, one: State, other: State, least_in_common: int) -> Likeness | None:
    distances, alike = [], 0
    for aspect in ASPECTS_OF_THE_PROPOSAL:
        stance, other_stance = positions[one, aspect].stance, positions[other, aspect].stance
        if stance != UNKNOWN and other_stance != UNKNOWN:
            if aspect == "detection_orders" and STANCE_SIDES[stance] * STANCE_SIDES[other_stance] < 0:
                return None
            distances.append(abs(PLACES[stance] - PLACES[other_stance]))
            alike += STANCE_SIDES[stance] == STANCE_SIDES[other_stance]
    if len(distances) < least_in_common or alike < len(distances) - alike:
        return None
    return Likeness(other, 1 - sum(distances) / len(distances) / _MAX_DISTANCE, len(distances), alike)

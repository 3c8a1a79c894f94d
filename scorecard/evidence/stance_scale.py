"""Defines the stance scale: its order, the side of each stance, and what counts as in favour in the Council."""

from collections.abc import Mapping

from scorecard.evidence.vocabulary import STANCES, Stance

SCALE: tuple[Stance, ...] = ("opposes", "leans_oppose", "undecided", "leans_support", "supports")
"""The five steps from against to in favour. An abstention is not a step: it is a way to vote."""

STANCE_SIDES: Mapping[Stance, int] = {
    "supports": 1,
    "leans_support": 1,
    "undecided": 0,
    "abstains": 0,
    "leans_oppose": -1,
    "opposes": -1,
}
"""The side of each stance: 1 in favour, 0 neither, -1 against. Two statements disagree where their sides differ."""

PLACES: Mapping[Stance, int] = {stance: step - 2 for step, stance in enumerate(SCALE)} | {"abstains": 0}
"""The place of each stance on the scale, -2 (opposes) to 2 (supports); an abstention counts as the middle."""

IN_FAVOUR: tuple[Stance, ...] = tuple(stance for stance in STANCES if STANCE_SIDES[stance] == 1)
NEITHER: tuple[Stance, ...] = tuple(stance for stance in STANCES if STANCE_SIDES[stance] == 0)
AGAINST: tuple[Stance, ...] = tuple(stance for stance in STANCES if STANCE_SIDES[stance] == -1)
"""The stances of each side, in the order of the vocabulary."""

NOT_IN_FAVOUR: tuple[Stance, ...] = (*AGAINST, "abstains")
"""The stances that count as not in favour in a Council vote, where only votes in favour count (Article 16(4) TEU)."""

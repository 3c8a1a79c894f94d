"""How well the verdict is known, by a fixed rule, so that no state is called well documented by feeling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scorecard.analysis.rows import PositionRow

Level = Literal["well", "fairly", "weakly", "not"]
Doubt = Literal["few", "tally", "contested", "press", "replaced", "old"]

FEW = 5
"""Fewer statements of the government than this: a single report could turn the verdict."""

OLD_DAYS = 365
"""After a year without a word a government may well have moved on."""

_GRAVE: frozenset[Doubt] = frozenset({"few", "tally"})


@dataclass(frozen=True)
class Certainty:
    """The level, and what speaks against a higher one, the gravest first."""

    level: Level
    doubts: tuple[Doubt, ...]


def certainty(told: Sequence[PositionRow], statements: int, as_of: date) -> Certainty:
    """How well the positions the verdict tells are known, from the grades, ages and rivals of what they rest on.

    Weakly where a campaign's count alone bears one of them or there are fewer than five statements; fairly where
    reports differ, only the press reports, the text has been replaced or one of them was said over a year ago; else
    well. `statements` counts those of the government.
    """
    if not told:
        return Certainty("not", ())
    oldest = min(held.date.last_day for held in told if held.date)
    found: dict[Doubt, bool] = {
        "tally": any(held.quality == "tertiary" for held in told),
        "few": statements < FEW,
        "contested": any(held.contested_by for held in told),
        "press": all(held.quality == "secondary" for held in told),
        "replaced": any(held.replaced for held in told),
        "old": (as_of - oldest).days > OLD_DAYS,
    }
    doubts: tuple[Doubt, ...] = tuple(doubt for doubt, holds in found.items() if holds)
    return Certainty("weakly" if _GRAVE & set(doubts) else "fairly" if doubts else "well", doubts)

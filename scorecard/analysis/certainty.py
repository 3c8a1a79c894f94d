"""Grades how well the verdict is documented, by a fixed rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scorecard.analysis.rows import PositionRow
from scorecard.evidence.model.method import CertaintyRule

Level = Literal["well", "fairly", "weakly", "not"]
Doubt = Literal["few", "tally", "disputed", "press", "replaced", "old"]

_GRAVE: frozenset[Doubt] = frozenset({"few", "tally"})
"""The doubts with which the verdict is weakly documented; with any other it is fairly documented."""


@dataclass(frozen=True)
class Certainty:
    """The level, and the doubts that keep it from being higher, the gravest first."""

    level: Level
    doubts: tuple[Doubt, ...]


def certainty(positions: Sequence[PositionRow], statements: int, as_of: date, rule: CertaintyRule) -> Certainty:
    """Returns how well the positions in the verdict are documented.

    Weakly, where one of them rests on a campaign's count alone or the government made fewer than `rule.few_statements`
    statements; fairly, where reports differ, all rest on press reports, a text has been replaced, or one of them is
    more than `rule.old_days` days older than `as_of`; else well. `positions` are those in the verdict, none unknown;
    `statements` is the number of the government's statements (docs/method.md, "How sure the verdict is").
    """
    if not positions:
        return Certainty("not", ())
    oldest = min(position.date.last_day for position in positions if position.date)
    found: dict[Doubt, bool] = {
        "tally": any(position.quality == "tertiary" for position in positions),
        "few": statements < rule.few_statements,
        "disputed": any(position.disputed for position in positions),
        "press": all(position.quality == "secondary" for position in positions),
        "replaced": any(position.replaced for position in positions),
        "old": (as_of - oldest).days > rule.old_days,
    }
    doubts: tuple[Doubt, ...] = tuple(doubt for doubt, holds in found.items() if holds)
    return Certainty("weakly" if _GRAVE & set(doubts) else "fairly" if doubts else "well", doubts)

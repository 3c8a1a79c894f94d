"""Counts the 27 governments by stance, and the people of their states."""

from collections.abc import Iterable
from math import fsum

from scorecard.analysis.rows import CountRow, PositionRow
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, POSITION_GROUPS, Aspect, PositionGroup, State


def stance_counts(positions: Iterable[PositionRow], evidence: Evidence) -> tuple[CountRow, ...]:
    """Returns, for each aspect and group, how many governments are in it and the share of the population behind them.

    The shares are the official ones, two decimals as published; they are added and not rounded again.
    """
    percent = evidence.population.official.percent
    states: dict[tuple[Aspect, PositionGroup], list[State]] = {
        (aspect, group): [] for aspect in ASPECTS for group in POSITION_GROUPS
    }
    for row in positions:
        states[row.aspect, row.group].append(row.state)
    return tuple(
        CountRow(aspect, group, len(found), round(fsum(percent[state] for state in found), 2))
        for (aspect, group), found in states.items()
    )

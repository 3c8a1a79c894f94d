"""Counts the 27 governments by stance, and the people of their states."""

from collections.abc import Iterable

from scorecard.analysis.rows import CountRow, PositionRow
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, POSITION_STANCES


def stance_counts(positions: Iterable[PositionRow], evidence: Evidence) -> tuple[CountRow, ...]:
    """Returns, for each aspect and stance, how many governments hold it and the share of the population behind them.

    The shares are the official ones, two decimals as published; they are added and not rounded again.
    """
    import pandas as pd

    held = pd.DataFrame(
        [(row.state, row.aspect, row.stance) for row in positions], columns=["state", "aspect", "stance"]
    )
    held["population"] = held["state"].map(evidence.population.official.percent)
    counts = held.groupby(["aspect", "stance"]).agg(states=("state", "size"), population=("population", "sum"))
    return tuple(
        CountRow(aspect, stance, int(found["states"]), round(float(found["population"]), 2))
        for (aspect, stance), found in counts.reindex(
            pd.MultiIndex.from_product([ASPECTS, POSITION_STANCES]), fill_value=0
        ).iterrows()
    )

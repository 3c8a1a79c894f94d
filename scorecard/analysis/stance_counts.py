"""One state against the 27: how many hold each stance, and how many people stand behind each."""

from typing import TYPE_CHECKING

from scorecard.analysis.position import UNKNOWN
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, STANCES

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "aspect": "the aspect (index)",
    "stance": "the stance, or unknown (index)",
    "states": "number of the 27 governments that hold it",
    "population": "their share of the EU population in per cent, from the table used in Council votes",
}
"""The columns of `stance_counts`, and what each holds."""


def stance_counts(positions: "pd.DataFrame", evidence: Evidence) -> "pd.DataFrame":
    """For each aspect, the governments and the population behind each stance; see `COLUMNS`.

    The shares are the official ones, two decimals as published; they are added, not rounded again.
    """
    import pandas as pd

    held = positions["stance"].reset_index()
    held["population"] = held["state"].map(evidence.population.official.percent)
    counts = held.groupby(["aspect", "stance"]).agg(states=("state", "size"), population=("population", "sum"))
    every = pd.MultiIndex.from_product([ASPECTS, (*STANCES, UNKNOWN)], names=["aspect", "stance"])
    counts = counts.reindex(every, fill_value=0)
    counts["population"] = counts["population"].astype(float).round(2)
    return counts

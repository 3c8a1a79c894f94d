"""Counts how each state's members voted in the European Parliament, by group; never mixed with governments."""

from scorecard.analysis.rows import VoteRow
from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import BALLOTS


def delegation_votes(evidence: Evidence) -> tuple[VoteRow, ...]:
    """Returns the ballots of each group of each delegation in each roll call, sorted by state, roll call and group."""
    import pandas as pd

    keys = ["state", "roll_call", "group"]
    ballots = pd.DataFrame(
        [
            (member.state, roll_call, member.group, ballot)
            for member in evidence.members
            for roll_call, ballot in member.ballots.items()
        ],
        columns=[*keys, "ballot"],
    )
    counts = ballots.groupby([*keys, "ballot"]).size().unstack("ballot", fill_value=0)
    counts = counts.reindex(columns=list(BALLOTS), fill_value=0)
    return tuple(
        VoteRow(
            record["state"],
            record["roll_call"],
            record["group"],
            {ballot: int(record[ballot]) for ballot in BALLOTS},
        )
        for record in counts.reset_index().to_dict("records")
    )

"""Counts how each state's members voted in the European Parliament, by group; never mixed with governments."""

from datetime import date

from scorecard.analysis.rows import VoteRow
from scorecard.evidence.known_since import known_since
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.parliament_file import RollCall
from scorecard.evidence.roll_calls import BALLOTS


def known_roll_calls(evidence: Evidence, as_of: date) -> dict[str, RollCall]:
    """Returns the roll calls known on a day by their keys, in the order of the file."""
    calls = evidence.parliament.roll_calls
    return {
        key: call
        for key, call in calls.items()
        if known_since(evidence, None, call.date, (call.source, *call.also)) <= as_of
    }


def delegation_votes(evidence: Evidence, as_of: date) -> tuple[VoteRow, ...]:
    """Returns the ballots of each group of each delegation in each roll call known on a day.

    They are sorted by state, roll call and group.
    """
    import pandas as pd

    known = known_roll_calls(evidence, as_of)

    keys = ["state", "roll_call", "group"]
    ballots = pd.DataFrame(
        [
            (member.state, roll_call, member.group, ballot)
            for member in evidence.members
            for roll_call, ballot in member.ballots.items()
            if roll_call in known
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

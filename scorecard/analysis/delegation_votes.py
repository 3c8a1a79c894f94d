"""How each state's members voted in the European Parliament, by group. Never mixed with governments."""

from typing import TYPE_CHECKING

from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import BALLOTS

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "state": "EU code of the member state (index)",
    "roll_call": "key of the roll call (index)",
    "group": "political group as written by Parliament; empty for members who have left (index)",
    "for": "members in favour of the detection measure",
    "against": "members against it",
    "abstained": "members who abstained",
    "did_not_vote": "members with a seat who did not vote",
}
"""The columns of `delegation_votes`, and what each holds."""


def delegation_votes(evidence: Evidence) -> "pd.DataFrame":
    """Members by state, roll call, group and ballot; see `COLUMNS`."""
    import pandas as pd

    ballots = pd.DataFrame(
        [
            (member.state, roll_call, member.group, ballot)
            for member in evidence.members
            for roll_call, ballot in member.ballots.items()
        ],
        columns=["state", "roll_call", "group", "ballot"],
    )
    votes = ballots.groupby(["state", "roll_call", "group", "ballot"]).size().unstack("ballot", fill_value=0)
    return votes.reindex(columns=list(BALLOTS), fill_value=0)

"""Describes the file on the European Parliament: roll calls, political groups and the telling vote."""

from typing import Annotated

from pydantic import Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    Key,
    Line,
    SourceKey,
    Strict,
    Text,
)

MOST_MEMBERS = 1_000
"""More members than the Parliament has ever had at one time."""
Ballots = Annotated[int, Field(ge=0, le=MOST_MEMBERS)]
"""A number of members who voted."""


class RollCall(Strict):
    """One vote in the plenary of the European Parliament, with its official totals."""

    date: PartialDate
    """The day of the vote."""
    procedure: Line
    """The number of the procedure."""
    title: Text
    """What was voted on."""
    short: Text
    """The same in a few words, for a table."""
    in_favour_means: Text
    """What a vote counted as in favour means."""
    inverted: bool = False
    """true where the motion was against the measure: a raw vote for it is counted as against."""
    in_favour: Ballots
    """Members in favour of the measure; the official total, turned round where `inverted`."""
    against: Ballots
    """Members against the measure, likewise."""
    abstained: Ballots
    """Members who abstained."""
    source: SourceKey
    """The source of the totals."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    note: Text | None = None
    """What a reader should know of this vote."""


class TellingVote(Strict):
    """The roll call that says most of where a delegation stands."""

    roll_call: Key
    """A key of `roll_calls`."""
    subject: Text
    """What was voted on, as it ends the sentence "Members of the European Parliament from Austria on ..."."""
    reason: Text
    """Why this one."""


class PoliticalGroup(Strict):
    """A political group of the European Parliament."""

    name: Line
    """Its name as `roll_calls.csv` has it."""
    short: Text
    """Its name in a table, for instance EPP."""


class Parliament(Strict):
    """The roll calls; how each member voted stands in `roll_calls.csv` beside this file."""

    roll_calls: dict[Key, RollCall]
    """The roll calls by key, oldest first; the keys are column names of `roll_calls.csv`."""
    telling_vote: TellingVote
    """The roll call shown among the key figures."""
    sitting_since: PartialDate
    """The first day of the sitting Parliament. Votes are shown by group from this day on: the group of members who
    have left is not recorded."""
    groups: Annotated[list[PoliticalGroup], Field(min_length=1)]
    """The political groups in the order in which they are printed."""
    members_note: Text
    """What the file of members holds and what not."""

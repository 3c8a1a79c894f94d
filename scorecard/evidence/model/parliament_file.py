"""Describes the file on the European Parliament: roll calls, political groups, and which votes lead."""

from typing import Annotated

from pydantic import Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    UNPRINTED,
    Key,
    Line,
    SourceKey,
    Strict,
    Text,
)

MAX_MEMBERS = 1_000
"""More members than the Parliament has ever had at one time."""
Ballots = Annotated[int, Field(ge=0, le=MAX_MEMBERS)]
"""A number of members who voted."""


class SourcedSentence(Strict):
    """A sentence with the sources it rests on."""

    says: Text
    """One neutral sentence."""
    sources: Annotated[list[SourceKey], Field(min_length=1)]
    """Where it can be checked."""


class Substance(Strict):
    """Whether a vote was on the rules themselves, so that it may stand among the key figures."""

    decided: bool
    """true for a vote on a text or its rejection, carried or not; false for a vote on how to proceed."""
    reason: Annotated[Text, UNPRINTED]
    """Why so."""


class RollCall(Strict):
    """One vote in the plenary of the European Parliament, with its official totals."""

    date: PartialDate
    """The day of the vote."""
    procedure: Line
    """The number of the procedure."""
    short: Text
    """What was voted on in a few words, for a table."""
    subject: SourcedSentence
    """What was put to the vote, as the official record has it."""
    amended_before: SourcedSentence
    """What had been amended before the vote, or that nothing had."""
    yes_meant: SourcedSentence
    """What a yes meant."""
    substance: Substance
    """Whether the vote was on the rules themselves."""
    inverted: bool = False
    """true where the motion was to reject a text: a yes to it is counted as against the text, and the two sides are
    named by what was chosen, to keep the text or to reject it."""
    in_favour: Ballots
    """Members for the text; the official total, turned round where `inverted`."""
    against: Ballots
    """Members against the text, likewise."""
    abstained: Ballots
    """Members who abstained."""
    source: SourceKey
    """The source of the totals."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    note: Text | None = None
    """What a reader should know of this vote."""


class LeadingVotes(Strict):
    """Which votes stand among the key figures: those of substance of the newest days on which there was one."""

    least: Annotated[int, Field(gt=0, le=10)]
    """How many there are at least; days are added until so many are reached."""
    reason: Annotated[Text, UNPRINTED]
    """Why so."""


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
    leading_votes: LeadingVotes
    """Which of them stand among the key figures."""
    sitting_since: PartialDate
    """The first day of the sitting Parliament. Votes are shown by group from this day on: the group of members who
    have left is not recorded."""
    groups: Annotated[list[PoliticalGroup], Field(min_length=1)]
    """The political groups in the order in which they are printed."""
    read_from: Annotated[list[SourceKey], Field(min_length=1)]
    """The data set from which `roll_calls.csv` was read."""
    members_note: Text
    """What the file of members holds and what not."""

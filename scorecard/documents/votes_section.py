"""Composes the section on the votes of the Members of the European Parliament from one state, in all and by group."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import VoteRow
from scorecard.documents.entry_address import entry_address
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import NO_GROUP
from scorecard.documents.message import Message, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import State

BALLOTS: tuple[Ballot, ...] = ("for", "abstained", "against", "did_not_vote")
"""The order of the ballots in a bar, from left to right."""

BAR_WIDTH = 100.0
"""The width of a bar, which stands for the whole delegation."""


@dataclass(frozen=True)
class BallotSegment:
    """One kind of ballot in the bar of a delegation: its place, its width, and the members who voted so."""

    ballot: str
    x: float
    width: float
    members: int


@dataclass(frozen=True)
class Vote:
    """One roll call as the delegation of a state voted, and the result in the whole Parliament (`outcome`)."""

    key: str
    entry: str
    """Its place in the evidence, such as `countries/eu/parliament.yaml#roll_calls/2026-03-26`."""
    date: PartialDate
    title: Text
    meaning: Text
    segments: tuple[BallotSegment, ...]
    in_favour: int
    against: int
    abstained: int
    did_not_vote: int
    seats: int
    bar_title: Message
    outcome: Message
    marks: Citation


@dataclass(frozen=True)
class GroupVotes:
    """One political group of the delegation, with its ballots in each vote shown.

    The ballots are the members in favour, against and abstaining; None where the group had no member with a seat.
    """

    name: Message
    ballots: tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True)
class Delegation:
    """All votes of the delegation of a state, and the votes of the sitting Parliament by group."""

    votes: tuple[Vote, ...]
    group_votes: tuple[Vote, ...]
    groups: tuple[GroupVotes, ...]
    members_note: Text
    """What the record of single members holds, and what it does not hold."""


def delegation(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> Delegation:
    """Returns the roll calls up to the day of the figures in which the delegation had seats."""
    votes = tuple(
        _vote(evidence, figures, state, key, footnotes)
        for key in evidence.parliament.roll_calls
        if (state, key) in figures.votes
    )
    recent = tuple(vote for vote in votes if vote.date >= evidence.parliament.sitting_since)
    groups = []
    names = {group.name: msg("{group}", group=group.short) for group in evidence.parliament.groups}
    for group, name in (names | {"": NO_GROUP}).items():
        ballots = tuple(_of_group(figures.votes[state, vote.key], group) for vote in recent)
        if any(ballots):
            groups.append(GroupVotes(name, ballots))
    return Delegation(votes, recent, tuple(groups), evidence.parliament.members_note)


def _of_group(votes: tuple[VoteRow, ...], group: str) -> tuple[int, int, int] | None:
    """Returns the members of a group in favour, against and abstaining; None where it had no member with a seat."""
    for row in votes:
        if row.group == group:
            return row.ballots["for"], row.ballots["against"], row.ballots["abstained"]
    return None


def _vote(evidence: Evidence, figures: Figures, state: State, key: str, footnotes: Footnotes) -> Vote:
    call = evidence.parliament.roll_calls[key]
    counted = {ballot: sum(row.ballots[ballot] for row in figures.votes[state, key]) for ballot in BALLOTS}
    seats = sum(counted.values())
    segments, x = [], 0.0
    for ballot in BALLOTS:
        members = counted[ballot]
        width = members / seats * BAR_WIDTH
        segments.append(BallotSegment(ballot, round(x, 2), round(width, 2), members))
        x += width
    return Vote(
        key=key,
        entry=entry_address(None, "roll_calls", key),
        date=call.date,
        title=call.short,
        meaning=call.in_favour_means,
        segments=tuple(segments),
        in_favour=counted["for"],
        against=counted["against"],
        abstained=counted["abstained"],
        did_not_vote=counted["did_not_vote"],
        seats=seats,
        bar_title=msg(
            "Bar: {favour} of {seats} members in favour, {against} against, {abstained} abstained, "
            "{absent} did not vote.",
            favour=counted["for"],
            against=counted["against"],
            abstained=counted["abstained"],
            absent=counted["did_not_vote"],
            seats=seats,
        ),
        outcome=msg(
            "{favour} : {abstained} : {against}",
            favour=call.in_favour,
            abstained=call.abstained,
            against=call.against,
        ),
        marks=footnotes.cite(call.source),
    )

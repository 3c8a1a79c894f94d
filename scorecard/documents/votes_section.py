"""How the state's Members of the European Parliament voted: the delegation and its groups."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import VoteRow
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import GROUPS
from scorecard.documents.message import Message, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import State

BALLOTS: tuple[Ballot, ...] = ("for", "abstained", "against", "did_not_vote")
"""From left to right in a bar."""

BY_GROUP_SINCE = 2026
"""Groups are shown for votes of the sitting Parliament: the group of former members is not in the material."""

BAR = 100.0
"""Width of a bar that holds the whole delegation."""


@dataclass(frozen=True)
class Piece:
    """One ballot in the bar of a delegation."""

    ballot: str
    x: float
    width: float
    members: int


@dataclass(frozen=True)
class Vote:
    """One roll call as the delegation voted."""

    key: str
    date: PartialDate
    title: Text
    meaning: Text
    pieces: tuple[Piece, ...]
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
    """One group of the delegation, and its ballots in each vote shown: in favour, against, abstained."""

    name: Message
    ballots: tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True)
class Delegation:
    """The delegation of a state."""

    votes: tuple[Vote, ...]
    group_votes: tuple[Vote, ...]
    groups: tuple[GroupVotes, ...]


def delegation(evidence: Evidence, figures: Figures, state: State, notes: Footnotes) -> Delegation:
    """All roll calls known at the date, and the votes of the sitting Parliament by group."""
    votes = tuple(
        _vote(evidence, figures, state, key, notes)
        for key, call in evidence.parliament.roll_calls.items()
        if call.date.last_day <= figures.as_of and (state, key) in figures.votes
    )
    recent = tuple(vote for vote in votes if vote.date.year >= BY_GROUP_SINCE)
    groups = []
    for group, name in GROUPS.items():
        ballots = tuple(_of_group(figures.votes[state, vote.key], group) for vote in recent)
        if any(ballots):
            groups.append(GroupVotes(name, ballots))
    return Delegation(votes, recent, tuple(groups))


def _of_group(votes: tuple[VoteRow, ...], group: str) -> tuple[int, int, int] | None:
    """In favour, against, abstained; None where the group had no member with a seat."""
    for row in votes:
        if row.group == group:
            return row.ballots["for"], row.ballots["against"], row.ballots["abstained"]
    return None


def _vote(evidence: Evidence, figures: Figures, state: State, key: str, notes: Footnotes) -> Vote:
    call = evidence.parliament.roll_calls[key]
    counted = {ballot: sum(row.ballots[ballot] for row in figures.votes[state, key]) for ballot in BALLOTS}
    seats = sum(counted.values())
    pieces, x = [], 0.0
    for ballot in BALLOTS:
        members = counted[ballot]
        width = members / seats * BAR
        pieces.append(Piece(ballot, round(x, 2), round(width, 2), members))
        x += width
    return Vote(
        key=key,
        date=call.date,
        title=call.short,
        meaning=call.in_favour_means,
        pieces=tuple(pieces),
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
        marks=notes.cite(call.source),
    )

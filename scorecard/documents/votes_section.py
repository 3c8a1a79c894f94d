"""Composes the section on the votes of the MEPs of one state; counts ballots, and writes them in words elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import VoteRow
from scorecard.documents.ballot_bar import BallotBar, ballot_bar
from scorecard.documents.entry_place import entry_place
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import NO_GROUP
from scorecard.documents.message import Message, Value, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.parliament_file import RollCall
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import State

BALLOTS_LEFT_TO_RIGHT: tuple[Ballot, ...] = ("against", "abstained", "did_not_vote", "for")
"""The order of the ballots in a bar, from left to right: against on the left, for on the right, as in every drawing."""

DIGIT_WIDTH, LABEL_MARGIN = 2.9, 1.8
"""The width of a digit of a number within a bar, and the room beside the number."""

DELEGATION_BAR, PARLIAMENT_BAR, GROUP_BAR = 46.0, 38.0, 33.0
"""The widths of the bars of a delegation, of the whole Parliament and of a group, in millimetres."""

BAR_WIDTH = 100.0
"""The width of a bar, which stands for the whole delegation."""


@dataclass(frozen=True)
class DelegationBallotPart:
    """One kind of ballot in the bar of a delegation: its place, its width, and the members who voted so."""

    ballot: str
    x: float
    width: float
    members: int
    label_x: float | None
    """The middle of the number of members within the bar; None where there is no room for it."""


@dataclass(frozen=True)
class Counted:
    """The members of a delegation, of a group or of the whole Parliament, by ballot."""

    in_favour: int
    abstained: int
    against: int
    did_not_vote: int

    @property
    def seats(self) -> int:
        """Returns the members who had a seat."""
        return self.in_favour + self.abstained + self.against + self.did_not_vote

    @property
    def by_ballot(self) -> dict[Ballot, int]:
        """Returns the four numbers in the order of a bar."""
        return {
            "against": self.against,
            "abstained": self.abstained,
            "did_not_vote": self.did_not_vote,
            "for": self.in_favour,
        }


@dataclass(frozen=True)
class Vote(Counted):
    """One roll call as the delegation of a state voted, and the result in the whole Parliament (`outcome`)."""

    key: str
    entry: str
    """Its place in the evidence, such as `countries/eu/parliament.yaml#roll_calls/2026-03-26`."""
    date: PartialDate
    title: Text
    subject: Text
    amended_before: Text
    yes_meant: Text
    counted_as: Message | None
    """The meaning of for and against where members voted on a motion to reject a text; else None."""
    segments: tuple[DelegationBallotPart, ...]
    in_words: Message
    """The four numbers, each with the choice that it counts."""
    bar_title: Message
    bar: BallotBar
    outcome: BallotBar
    marks: Citation
    about_marks: Citation
    """The sources of what was voted on, what had been amended and what a yes meant."""


@dataclass(frozen=True)
class GroupVotes:
    """One political group of the delegation in each vote shown: a bar; None where it had no member with a seat."""

    name: Message
    bars: tuple[BallotBar | None, ...]


@dataclass(frozen=True)
class Delegation:
    """All votes of the delegation of a state, and the votes of the sitting Parliament by group."""

    votes: tuple[Vote, ...]
    group_votes: tuple[Vote, ...]
    groups: tuple[GroupVotes, ...]
    members_note: Text
    """A remark on the contents and gaps of the record of single members."""
    data_set: Citation
    """The data set from which the ballots of single members were read."""


def delegation(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> Delegation:
    """Returns the roll calls up to the day of the figures in which the delegation had seats."""
    keys = [key for key in evidence.parliament.roll_calls if (state, key) in figures.votes]
    votes = tuple(vote_of(evidence, figures, state, key, footnotes) for key in keys)
    recent = tuple(vote for vote in votes if vote.date >= evidence.parliament.sitting_since)
    groups = []
    names = {group.name: msg("{group}", group=group.short) for group in evidence.parliament.groups}
    for group, name in (names | {"": NO_GROUP}).items():
        bars = tuple(_of_group(evidence, figures, state, vote.key, group) for vote in recent)
        if any(bars):
            groups.append(GroupVotes(name, bars))
    data_set = footnotes.cite(*evidence.parliament.read_from)
    return Delegation(votes, recent, tuple(groups), evidence.parliament.members_note, data_set)


def _of_group(evidence: Evidence, figures: Figures, state: State, key: str, group: str) -> BallotBar | None:
    """Returns the bar of the members of a group; None where it had no member with a seat."""
    rows = tuple(row for row in figures.votes[state, key] if row.group == group)
    if not rows:
        return None
    members = counted(rows)
    parts = parts_in_words(evidence.parliament.roll_calls[key], members)
    return ballot_bar(
        members.by_ballot, GROUP_BAR, msg("Bar of {seats} members: {parts}.", seats=members.seats, parts=parts)
    )


def _outcome(call: RollCall, members: Counted) -> BallotBar:
    """Returns the bar of the whole Parliament."""
    parts = parts_in_words(call, members)
    title = msg("All {seats} members of the Parliament: {parts}.", seats=members.seats, parts=parts)
    return ballot_bar(members.by_ballot, PARLIAMENT_BAR, title)


def counted(rows: Iterable[VoteRow]) -> Counted:
    """Returns the members of several groups or delegations together, by ballot."""
    totals = dict.fromkeys(BALLOTS_LEFT_TO_RIGHT, 0)
    for row in rows:
        for ballot in BALLOTS_LEFT_TO_RIGHT:
            totals[ballot] += row.ballots[ballot]
    return Counted(totals["for"], totals["abstained"], totals["against"], totals["did_not_vote"])


def parts_in_words(call: RollCall, members: Counted) -> Message:
    """Returns the four numbers, each with the choice that it counts: for and against, or to keep or to reject a
    text."""
    values: dict[str, Value] = {
        "favour": members.in_favour,
        "abstained": members.abstained,
        "against": members.against,
        "absent": members.did_not_vote,
    }
    if call.inverted:
        return msg(
            "{favour} to keep the text, {abstained} abstained, {against} to reject it, {absent} did not vote", **values
        )
    return msg("{favour} for, {abstained} abstained, {against} against, {absent} did not vote", **values)


def whole_parliament(figures: Figures, key: str) -> Counted:
    """Returns all members who had a seat, by ballot."""
    return counted(row for (_, call), rows in figures.votes.items() if call == key for row in rows)


def counted_as(call: RollCall) -> Message | None:
    """Returns the meaning of for and against in a motion to reject a text; None for any other vote."""
    return msg("For: to keep the text. Against: to reject it.") if call.inverted else None


def about_sources(call: RollCall) -> tuple[str, ...]:
    """Returns the sources of what was voted on, what had been amended before, and what a yes meant."""
    sentences = (call.subject, call.amended_before, call.yes_meant)
    return tuple(dict.fromkeys(source for sentence in sentences for source in sentence.sources))


def vote_of(evidence: Evidence, figures: Figures, state: State, key: str, footnotes: Footnotes) -> Vote:
    """Returns one roll call as the delegation of a state voted in it."""
    call = evidence.parliament.roll_calls[key]
    members = counted(figures.votes[state, key])
    segments, x = [], 0.0
    for ballot, number in members.by_ballot.items():
        width = number / members.seats * BAR_WIDTH
        has_room = width >= len(str(number)) * DIGIT_WIDTH + LABEL_MARGIN
        label_x = round(x + width / 2, 2) if has_room else None
        segments.append(DelegationBallotPart(ballot, round(x, 2), round(width, 2), number, label_x))
        x += width
    in_words = parts_in_words(call, members)
    title = msg("Bar of {seats} members: {parts}.", seats=members.seats, parts=in_words)
    return Vote(
        in_favour=members.in_favour,
        abstained=members.abstained,
        against=members.against,
        did_not_vote=members.did_not_vote,
        key=key,
        entry=entry_place(None, "roll_calls", key),
        date=call.date,
        title=call.short,
        subject=call.subject.says,
        amended_before=call.amended_before.says,
        yes_meant=call.yes_meant.says,
        counted_as=counted_as(call),
        segments=tuple(segments),
        in_words=in_words,
        bar_title=title,
        bar=ballot_bar(members.by_ballot, DELEGATION_BAR, title),
        outcome=_outcome(call, whole_parliament(figures, key)),
        marks=footnotes.cite(call.source),
        about_marks=footnotes.cite(*about_sources(call), on_screen=True),
    )

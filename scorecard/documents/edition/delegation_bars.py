"""Composes the roll calls by state: a row for the MEPs of each state, a bar of four parts for each roll call."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.message import Listing, Message, StateName, msg
from scorecard.documents.votes_section import Counted, counted, parts_in_words
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State

WIDTH, GAP = 142.0, 2.6
"""The width of a row of bars, and the gap between two bars, in millimetres."""


@dataclass(frozen=True)
class UnnumberedBallotPart:
    """One kind of ballot in a bar: from against on the left to for on the right."""

    ballot: str
    x: float
    width: float


@dataclass(frozen=True)
class DelegationRow:
    """One delegation: the parts of its bars in every roll call, and in words."""

    name: StateName
    parts: tuple[UnnumberedBallotPart, ...]
    title: Message


def delegation_bars(evidence: Evidence, figures: Figures) -> tuple[DelegationRow, ...]:
    """Returns the bars of the 27 delegations in the roll calls of the evidence, in its order."""
    keys = list(evidence.parliament.roll_calls)
    column = WIDTH / max(len(keys), 1)
    rows = []
    for state in STATES:
        parts: list[UnnumberedBallotPart] = []
        words: list[Message] = []
        for place, key in enumerate(keys):
            ballots = figures.votes.get((state, key))
            if not ballots:
                continue
            members = counted(ballots)
            parts += bar_parts(members, place * column, column - GAP)
            call = evidence.parliament.roll_calls[key]
            words.append(msg("{date}: {parts}", date=call.date, parts=parts_in_words(call, members)))
        rows.append(DelegationRow(StateName(state), tuple(parts), _title(state, words)))
    return tuple(rows)


def bar_parts(members: Counted, begin: float, width: float) -> list[UnnumberedBallotPart]:
    """Returns the parts of one bar that begins at `begin`; a ballot that nobody cast has none."""
    numbers = (
        ("against", members.against),
        ("abstained", members.abstained),
        ("did_not_vote", members.did_not_vote),
        ("for", members.in_favour),
    )
    parts, x = [], begin
    for ballot, number in numbers:
        wide = number / members.seats * width
        if number:
            parts.append(UnnumberedBallotPart(ballot, round(x, 2), round(wide, 2)))
        x += wide
    return parts


def _title(state: State, words: Sequence[Message]) -> Message:
    return msg("{state}. {votes}.", state=StateName(state), votes=Listing(tuple(words)))

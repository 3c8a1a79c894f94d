"""Composes bars of ballots in four parts with every number: within its part, or below it where there is no room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecard.documents.message import Message
from scorecard.evidence.roll_calls import Ballot

HEIGHT, HEIGHT_WITH_BELOW = 4.0, 6.8
"""The height of a bar in millimetres, and of a bar with numbers below it."""

INSIDE_Y, BELOW_Y = 2.85, 6.5
"""The baselines of the numbers."""

EDGE = 0.4
"""The width of the outline on both sides together."""

DIGIT, MARGIN = 1.35, 1.0
"""The width of a digit, and the least room beside a number."""


@dataclass(frozen=True)
class BallotPart:
    """One kind of ballot: its place and width in millimetres, the members who voted so, and where their number is."""

    ballot: str
    members: int
    x: float
    width: float
    label_x: float
    label_y: float
    inside: bool


@dataclass(frozen=True)
class BallotBar:
    """A bar as long as all members who had a seat: against on the left, then neither, for on the right."""

    title: Message
    width: float
    height: float
    parts: tuple[BallotPart, ...]


def ballot_bar(cast: Mapping[Ballot, int], width: float, title: Message) -> BallotBar:
    """Returns the bar of these members, in their order and `width` millimetres long; a ballot that no member cast has
    no part."""
    seats, drawn = sum(cast.values()), width - EDGE
    parts, x, free = [], 0.0, 0.0
    for ballot, number in cast.items():
        if not number:
            continue
        length, room = number / seats * drawn, len(str(number)) * DIGIT
        inside = length >= room + MARGIN
        middle = x + length / 2
        if not inside:
            middle = max(middle, free + room / 2)
            free = middle + room / 2 + MARGIN
        parts.append(
            BallotPart(
                ballot,
                number,
                round(x, 2),
                round(length, 2),
                round(middle, 2),
                INSIDE_Y if inside else BELOW_Y,
                inside,
            )
        )
        x += length
    height = HEIGHT if all(part.inside for part in parts) else HEIGHT_WITH_BELOW
    return BallotBar(title, width, height, _within(parts, drawn))


def _within(parts: Iterable[BallotPart], width: float) -> tuple[BallotPart, ...]:
    """Returns the parts, with numbers below the bar moved to the left where they would stand beyond its right end."""
    most, moved = width, []
    for part in reversed(list(parts)):
        half = len(str(part.members)) * DIGIT / 2
        if part.inside:
            moved.append(part)
            continue
        x = min(part.label_x, most - half)
        most = x - half - MARGIN
        moved.append(BallotPart(part.ballot, part.members, part.x, part.width, round(x, 2), part.label_y, part.inside))
    return tuple(reversed(moved))

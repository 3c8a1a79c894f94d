"""Defines the bar of a share: all who were asked, and those who gave one answer."""

from dataclasses import dataclass

from scorecard.documents.message import Message, Share


@dataclass(frozen=True)
class OtherAnswer:
    """Another answer to a question: its place and width in the bar, in per cent of all who were asked."""

    x: float
    share: Share


@dataclass(frozen=True)
class ShareBar:
    """A bar of all who were asked, with the share that gave one answer. The ends of the interval are in per cent."""

    title: Message
    share: Share
    low: float | None = None
    high: float | None = None
    others: tuple[OtherAnswer, ...] = ()
    """Other answers of the same people, drawn in one bar with the share."""
    precision: Message | None = None
    """The interval in words."""
    of_eu: bool = False
    """Whether people in all 27 states were asked, not in the state of the page alone."""

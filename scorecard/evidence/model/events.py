"""Describes the events of a timeline, national or European."""

from typing import Literal

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import ShortText, SourceKey, Strict, Text
from scorecard.evidence.vocabulary import Quality

EventKind = Literal[
    "authority",
    "campaign",
    "commission",
    "company",
    "council",
    "court",
    "legislation",
    "national",
    "parliament",
    "poll",
]
EventFile = Literal["proposal", "derogation", "dsa", "directive_recast", "strategy", "other"]


class Event(Strict):
    """Something that happened, with its date and source."""

    date: PartialDate
    """When: 2020-05-18, 2020-05 or 2020."""
    inferred: bool = False
    """true where the date follows from other facts and is not stated by the source."""
    title: Text
    """A headline of a few words."""
    label: ShortText | None = None
    """One or two words for the axis of a chart, 40 characters at most; only for the few events named on it."""
    summary: Text
    """What happened, in one sentence."""
    kind: EventKind
    """Who acted or what it was."""
    file: EventFile
    """The file it belongs to: the proposal, the temporary derogation, or another."""
    level: Literal["major", "minor"]
    """`major` events stand on the one-page timeline."""
    source: SourceKey
    """The source it rests on."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    quality: Quality | None = None
    """Only where the source is weaker or stronger for this event than in general."""
    note: Text | None = None
    """What a reader should know of it."""

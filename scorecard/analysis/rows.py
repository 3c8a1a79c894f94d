"""Defines the rows that the analysis produces, each with the types of its columns."""

import datetime
from dataclasses import dataclass

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import Aspect, Grade, PositionStance, Role, Side, Stance, State


@dataclass(frozen=True)
class StatementRow:
    """One statement, as known on a day."""

    state: State
    entry: int
    """The place of the statement among those of the evidence, from 0."""
    date: PartialDate
    aspect: Aspect
    stance: Stance
    role: Role
    text: str
    """The key of the Council text it is about."""
    replaced: bool
    """Whether another text had replaced that text by the day."""
    quality: Grade
    """The grade of the statement, or else of its source."""
    known_since: datetime.date
    """The first day on which it was known."""
    event: PartialDate | None = None
    """The day it reports on, where that is not its date."""
    disputed: bool = False
    """Whether reports that are no statements differ from it."""

    @property
    def day(self) -> PartialDate | None:
        """Returns the day it reports on; None where that is known to the month or the year alone."""
        day = self.event or self.date
        return day if day.precision == "day" else None


@dataclass(frozen=True)
class PositionRow:
    """The position of one government on one aspect. Where it is unknown, the fields of the statement are empty."""

    state: State
    aspect: Aspect
    stance: PositionStance
    entry: int
    """The statement it rests on, by its place among those of the evidence from 0; -1 where unknown."""
    date: PartialDate | None
    text: str | None
    """The key of the Council text that statement is about."""
    replaced: bool
    """Whether another text has replaced that text."""
    quality: Grade | None
    contested_by: tuple[int, ...]
    """The statements on the same day's event on another side, by their places among those of the evidence."""
    said: int
    """The number of the government's statements on the aspect."""
    disputed: bool = False
    """Whether reports of one event differ: such statements, or further reports that an editor named."""
    moved_on: PartialDate | None = None
    """When the government took this side, where it had been on another within a month before."""
    moved_from: int | None = None
    """Its last statement on that other side, by its place among those of the evidence."""


@dataclass(frozen=True)
class CountRow:
    """How many of the 27 governments hold one stance on one aspect."""

    aspect: Aspect
    stance: PositionStance
    states: int
    population: float
    """Their share of the EU population in per cent, two decimals."""


@dataclass(frozen=True)
class ResultRow:
    """One survey result of one state. The interval is missing where the share or `n` is not exact."""

    state: State
    entry: int
    """The place of the result among those of the evidence, from 0."""
    survey: str
    question: str
    topic: str
    """`proposal`, `context` or `prevalence`."""
    side: Side
    """Where whoever paid for the survey stands on the proposal."""
    share: float
    """In per cent, as published."""
    n: int | None
    """The respondents in this state, where published exactly."""
    low: float | None
    """The lower end of the 95 % interval, in per cent."""
    high: float | None
    """The upper end of the 95 % interval, in per cent."""


@dataclass(frozen=True)
class VoteRow:
    """One political group of one state's delegation in one roll call."""

    state: State
    roll_call: str
    group: str
    """The name of the group; empty for members who have left Parliament."""
    ballots: dict[Ballot, int]
    """The number of members by ballot; `for` is for the text voted on, as in roll_calls.csv."""

"""Defines the rows that the analysis produces, each with the types of its columns."""

from dataclasses import dataclass

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import (
    UNKNOWN,
    Aspect,
    Grade,
    PositionGroup,
    PositionStance,
    Role,
    Side,
    Stance,
    State,
)


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
    government: int | None = None
    """The government that spoke, by its place in the state's file from 0; None for another speaker."""
    in_office: bool = True
    """Whether that government was in office on the day."""
    on_table: bool = True
    """Whether its text was the one on the table or in force on the day; only for an aspect that is a text."""
    event: PartialDate | None = None
    """The day it reports on, where that is not its date."""
    disputed: bool = False
    """Whether reports that are no statements differ from it."""
    presidency: bool = False
    """Whether the government held the Council presidency when it said this on a text of the Council."""
    unnamed: bool = False
    """Whether the report names no source for it."""
    own_view: bool = False
    """Whether a ministry or member of the government spoke for itself."""

    @property
    def day(self) -> PartialDate | None:
        """Returns the day it reports on; None where that is known to the month or the year alone."""
        day = self.event or self.date
        return day if day.precision == "day" else None


@dataclass(frozen=True)
class PositionRow:
    """The position of the government in office on one aspect.

    On an aspect that is a text it is the position on the text on the table or in force. Where it is unknown, the fields
    of the statement are empty, and `last_word` is what was last said all the same: by a former government, or on
    another text. That is no position: it is never counted or compared with one.
    """

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
    government: int | None = None
    """The government that spoke, by its place in the state's file from 0."""
    in_office: bool = True
    """Whether that government is in office on the day."""
    on_table: bool = True
    """Whether its text is the one on the table or in force; only for an aspect that is a text."""
    last_word: "PositionRow | None" = None
    """The last statement on the aspect that is not a position; only where no position is known."""
    implied_by: "PositionRow | None" = None
    """The government's support for a text that provides for the subject of the aspect; only where no position is
    known."""
    disputed: bool = False
    """Whether reports of one event differ: such statements, or further reports that an editor named."""
    divided: bool = False
    """Whether members of the government spoke differently on one day, each for itself."""
    presidency: bool = False
    """Whether the government held the Council presidency when it said this on a text of the Council."""
    unnamed: bool = False
    """Whether the report names no source for it."""
    moved_on: PartialDate | None = None
    """The date on which the government took this side, where it had been on another side within `same_moment_days`
    before."""
    moved_from: int | None = None
    """Its last statement on that other side, by its place among those of the evidence."""

    @property
    def group(self) -> PositionGroup:
        """Returns the group in which the government is counted: its stance, or why it has none."""
        if self.implied_by:
            return "implied"
        if self.stance != UNKNOWN or self.last_word is None:
            return self.stance
        return "another_text" if self.last_word.in_office else "former"

    @property
    def word(self) -> "PositionRow":
        """Returns the position or, where it is unknown, the last statement that is not a position; unknown where
        nothing was said."""
        return self.last_word or self


@dataclass(frozen=True)
class CountRow:
    """The number of the 27 governments in one group on one aspect."""

    aspect: Aspect
    group: PositionGroup
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
    """The side of the payer of the survey on the proposal."""
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

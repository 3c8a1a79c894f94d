"""The rows of the tables with their types, for those who read single figures and not whole columns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import Aspect, Quality, Role, Side, Stance, State

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class StatementRow:
    """A row of `statements`."""

    state: State
    entry: int
    date: PartialDate
    aspect: Aspect
    stance: Stance
    role: Role
    text: str
    replaced: bool
    quality: Quality


@dataclass(frozen=True)
class PositionRow:
    """A row of `position`."""

    state: State
    aspect: Aspect
    stance: str
    entry: int
    date: PartialDate | None
    text: str | None
    replaced: bool
    quality: Quality | None
    contested_by: tuple[int, ...]
    said: int


@dataclass(frozen=True)
class CountRow:
    """A row of `comparison`."""

    aspect: Aspect
    stance: str
    states: int
    population: float


@dataclass(frozen=True)
class ResultRow:
    """A row of `opinion`."""

    state: State
    entry: int
    survey: str
    question: str
    topic: str
    side: Side
    share: float
    n: int | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class VoteRow:
    """A row of `parliament`."""

    state: State
    roll_call: str
    group: str
    ballots: dict[Ballot, int]


Row = TypeVar("Row")


def rows(table: "pd.DataFrame", kind: type[Row]) -> tuple[Row, ...]:
    """The table, index included, as rows of one kind; a missing value is None."""
    plain = table.reset_index() if table.index.names != [None] else table
    records: list[dict[Any, Any]] = plain.astype(object).where(plain.notna(), None).to_dict("records")
    return tuple(kind(**record) for record in records)

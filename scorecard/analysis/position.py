"""The position of each government on each aspect at a date, from its own statements alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scorecard.analysis.rows import PositionRow, StatementRow, rows
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.vocabulary import ASPECTS, QUALITIES, STATES, Aspect, State

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN = "unknown"
"""Stands where a government has made no statement; never a middle."""

SAME_MOMENT_DAYS = 30
"""Statements no further apart than this belong to one moment."""

SIDES = {
    "supports": 1,
    "leans_support": 1,
    "undecided": 0,
    "abstains": 0,
    "leans_oppose": -1,
    "opposes": -1,
}
"""In favour, neither, against: two statements disagree where their sides differ."""

COLUMNS = {
    "state": "EU code of the member state (index)",
    "aspect": "the aspect (index)",
    "stance": "the position, or unknown",
    "entry": "the statement it rests on: its position in the state's file, -1 where unknown",
    "date": "date of that statement (PartialDate), None where unknown",
    "text": "key of the Council text that statement is about, None where unknown",
    "replaced": "whether that text has been replaced since",
    "quality": "grade of that statement, None where unknown",
    "contested_by": "tuple of the statements of the same moment that disagree, by position in the file",
    "said": "number of statements of the government on the aspect",
}
"""The columns of `positions`, and what each holds."""

_TEXT_BOUND: tuple[Aspect, ...] = ("overall", "interim_derogation")


def positions(statements: "pd.DataFrame") -> "pd.DataFrame":
    """The position of each of the 27 on each aspect, from `statements.statements` at the date wanted.

    The latest statement of the government counts; of those of one day the better graded, and of
    those of one grade the one that stands last in the file. A tertiary one gives way to a better one of the
    same moment (within `SAME_MOMENT_DAYS`). Statements of the same moment that disagree make the
    position contested; on a text as a whole only statements on the same text are compared.
    """
    import pandas as pd

    said: dict[tuple[State, Aspect], list[StatementRow]] = {}
    for row in rows(statements[statements["role"] == "government"], StatementRow):
        said.setdefault((row.state, row.aspect), []).append(row)
    held = [_position(state, aspect, said.get((state, aspect), ())) for state in STATES for aspect in ASPECTS]
    table = pd.DataFrame([vars(row) for row in held], columns=list(COLUMNS), dtype=object)
    return table.set_index(["state", "aspect"])


def position_without(statements: Iterable[StatementRow], state: State, aspect: Aspect, entry: int) -> PositionRow:
    """The position as it would be had one statement of the state, by its place in the file, never been found."""
    mine = [row for row in statements if row.aspect == aspect and row.role == "government" and row.entry != entry]
    return _position(state, aspect, mine)


def _position(state: State, aspect: Aspect, said: Sequence[StatementRow]) -> PositionRow:
    if not said:
        return PositionRow(state, aspect, UNKNOWN, -1, None, None, False, None, (), 0)
    held = _latest(said)
    rivals = tuple(row.entry for row in _same_moment(held, said) if SIDES[row.stance] != SIDES[held.stance])
    return PositionRow(
        state, aspect, held.stance, held.entry, held.date, held.text, held.replaced, held.quality, rivals, len(said)
    )


def _latest(said: Sequence[StatementRow]) -> StatementRow:
    def recent_then_graded(row: StatementRow) -> tuple[PartialDate, int, int]:
        return row.date, -QUALITIES.index(row.quality), row.entry

    latest = max(said, key=recent_then_graded)
    if latest.quality != "tertiary":
        return latest
    better = [row for row in _same_moment(latest, said) if row.quality != "tertiary"]
    return max(better, key=recent_then_graded, default=latest)


def _same_moment(chosen: StatementRow, said: Sequence[StatementRow]) -> Iterator[StatementRow]:
    for row in said:
        if row.entry == chosen.entry:
            continue
        if chosen.aspect in _TEXT_BOUND and row.text != chosen.text:
            continue
        if chosen.date.days_apart(row.date) <= SAME_MOMENT_DAYS:
            yield row

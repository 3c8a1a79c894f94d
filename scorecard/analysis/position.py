"""The position of each government on each aspect at a date, from its own statements alone."""

from collections.abc import Iterator

import pandas as pd

from scorecard.analysis.rows import PositionRow
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.vocabulary import ASPECTS, QUALITIES, STATES, Aspect, State

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


def positions(statements: pd.DataFrame) -> pd.DataFrame:
    """The position of each of the 27 on each aspect, from `statements.statements` at the date wanted.

    The latest statement of the government counts; of those of one day the better graded, and of
    those of one grade the one that stands last in the file. A tertiary one gives way to a better one of the
    same moment (within `SAME_MOMENT_DAYS`). Statements of the same moment that disagree make the
    position contested; on a text as a whole only statements on the same text are compared.
    """
    government = statements[statements["role"] == "government"]
    groups = dict(iter(government.groupby(["state", "aspect"], sort=False)))
    rows = [_position(state, aspect, groups.get((state, aspect))) for state in STATES for aspect in ASPECTS]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).set_index(["state", "aspect"])


def position_without(statements: pd.DataFrame, state: State, aspect: Aspect, entry: int) -> PositionRow:
    """The position as it would be had one statement, by its place in the state's file, never been found."""
    mine = (statements["state"] == state) & (statements["aspect"] == aspect) & (statements["role"] == "government")
    left = statements[mine & (statements["entry"] != entry)]
    return PositionRow(**_position(state, aspect, None if left.empty else left))  # type: ignore[arg-type]


def _position(state: str, aspect: Aspect, group: pd.DataFrame | None) -> dict[str, object]:
    if group is None:
        none = dict.fromkeys(("date", "text", "quality"))
        return {
            "state": state, "aspect": aspect, "stance": UNKNOWN, "entry": -1,
            "replaced": False, "contested_by": (), "said": 0, **none,
        }  # fmt: skip
    said = [row for _, row in group.iterrows()]
    chosen = _latest(said, aspect)
    rivals = tuple(
        int(row["entry"])
        for row in _same_moment(chosen, said, aspect)
        if SIDES[row["stance"]] != SIDES[chosen["stance"]]
    )
    kept = ("stance", "entry", "date", "text", "replaced", "quality")
    return {
        "state": state,
        "aspect": aspect,
        **{name: chosen[name] for name in kept},
        "contested_by": rivals,
        "said": len(said),
    }


def _latest(said: list[pd.Series], aspect: Aspect) -> pd.Series:
    def recent_then_graded(row: pd.Series) -> tuple[PartialDate, int, int]:
        return row["date"], -QUALITIES.index(row["quality"]), row["entry"]

    latest = max(said, key=recent_then_graded)
    if latest["quality"] != "tertiary":
        return latest
    better = [row for row in _same_moment(latest, said, aspect) if row["quality"] != "tertiary"]
    return max(better, key=recent_then_graded, default=latest)


def _same_moment(chosen: pd.Series, said: list[pd.Series], aspect: Aspect) -> Iterator[pd.Series]:
    for row in said:
        if row["entry"] == chosen["entry"]:
            continue
        if aspect in _TEXT_BOUND and row["text"] != chosen["text"]:
            continue
        if chosen["date"].days_apart(row["date"]) <= SAME_MOMENT_DAYS:
            yield row

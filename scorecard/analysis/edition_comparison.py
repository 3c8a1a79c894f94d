"""Compares the data files of two editions, for readers who have the files and not the evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scorecard.analysis.precision import Interval
from scorecard.evidence.vocabulary import State

Tables = Mapping[str, list[dict[str, Any]]]
"""The tables of `output/data/csa-scorecard.json` by name; a row is a dictionary by column."""

_IDENTITY = {
    "statements": ("date", "text", "aspect", "stance", "who", "says_en"),
    "survey_results": ("survey", "question", "share"),
}
"""The columns by which a row is the same in both editions; its place in the file may have changed."""

NEEDED = {
    "positions": ("state", "aspect", "stance", "date"),
    "statements": ("state", *_IDENTITY["statements"]),
    "survey_results": ("state", *_IDENTITY["survey_results"]),
    "roll_calls": ("roll_call", "date"),
    "alignment": ("state", "low", "high"),
}
"""The tables that a comparison needs, and the columns of each."""


@dataclass(frozen=True)
class PositionChange:
    """A position that is another one in the later edition; dates as in the files, None where unknown."""

    aspect: str
    before: str
    before_date: str | None
    after: str
    after_date: str | None


@dataclass(frozen=True)
class EditionChanges:
    """The differences for one state. A reworded row counts as one removed and one added."""

    state: State
    moved: tuple[PositionChange, ...]
    statements_added: int
    statements_taken_out: int
    results_added: int
    results_taken_out: int
    alignment_before: Interval | None
    """The lower and the upper end, 0 to 100; None where withheld."""
    alignment_after: Interval | None

    @property
    def any(self) -> bool:
        """Returns whether anything differs."""
        counts = self.statements_added, self.statements_taken_out, self.results_added, self.results_taken_out
        return bool(self.moved) or any(counts) or self.alignment_before != self.alignment_after


def edition_changes(old: Tables, new: Tables, states: Iterable[State]) -> tuple[EditionChanges, ...]:
    """Returns the differences for each of the states, in their order. Both editions have the tables in `NEEDED`."""
    return tuple(_of_state(old, new, state) for state in states)


def new_roll_calls(old: Tables, new: Tables) -> list[dict[str, Any]]:
    """Returns the rows of the roll calls that only the later edition has."""
    known = {row["roll_call"] for row in old["roll_calls"]}
    return [row for row in new["roll_calls"] if row["roll_call"] not in known]


def _of_state(old: Tables, new: Tables, state: State) -> EditionChanges:
    before, after = (
        {row["aspect"]: row for row in tables["positions"] if row["state"] == state} for tables in (old, new)
    )
    moved = tuple(
        PositionChange(aspect, earlier["stance"], _said(earlier), row["stance"], _said(row))
        for aspect, row in after.items()
        if (earlier := before.get(aspect)) and earlier["stance"] != row["stance"]
    )
    statements_before, statements_after = (_identities(tables, "statements", state) for tables in (old, new))
    results_before, results_after = (_identities(tables, "survey_results", state) for tables in (old, new))
    return EditionChanges(
        state=state,
        moved=moved,
        statements_added=len(statements_after - statements_before),
        statements_taken_out=len(statements_before - statements_after),
        results_added=len(results_after - results_before),
        results_taken_out=len(results_before - results_after),
        alignment_before=_alignment(old, state),
        alignment_after=_alignment(new, state),
    )


def _alignment(tables: Tables, state: State) -> Interval | None:
    """Returns the figure of a state; None where it is withheld."""
    row = next((row for row in tables["alignment"] if row["state"] == state), None)
    return None if row is None or row["low"] is None else (row["low"], row["high"])


def _said(position: Mapping[str, Any]) -> str | None:
    """Returns the date of a position; a last word beside an unknown one is none."""
    return None if position["stance"] == "unknown" else position["date"]


def _identities(tables: Tables, name: str, state: State) -> set[tuple[Any, ...]]:
    """Returns the identity of each row of a state in a table."""
    return {tuple(row[column] for column in _IDENTITY[name]) for row in tables[name] if row["state"] == state}

"""What differs between the data files of two editions, for someone who has the files and not the evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scorecard.evidence.vocabulary import State

Tables = Mapping[str, list[dict[str, Any]]]
"""The tables of `output/data/csa-scorecard.json`, by name."""

_KEPT = {
    "statements": ("date", "text", "aspect", "stance", "who", "says_en"),
    "survey_results": ("survey", "question", "share"),
}
"""What makes a row the same one in both editions: its place in the file may have changed."""

NEEDED = {
    "positions": ("state", "aspect", "stance", "date"),
    "statements": ("state", *_KEPT["statements"]),
    "survey_results": ("state", *_KEPT["survey_results"]),
    "roll_calls": ("roll_call", "date", "title"),
    "alignment": ("state", "alignment"),
}
"""The tables a comparison reads, and the columns of each."""


@dataclass(frozen=True)
class Moved:
    """A position that is another one in the later edition."""

    aspect: str
    before: str
    before_date: str | None
    after: str
    after_date: str | None


@dataclass(frozen=True)
class StateChanges:
    """One state in two editions. A row that was reworded counts as one taken out and one added."""

    state: State
    moved: tuple[Moved, ...]
    statements_added: int
    statements_taken_out: int
    results_added: int
    results_taken_out: int
    alignment_before: float | None
    alignment_after: float | None

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        counts = self.statements_added, self.statements_taken_out, self.results_added, self.results_taken_out
        return bool(self.moved) or any(counts) or self.alignment_before != self.alignment_after


def edition_changes(old: Tables, new: Tables, states: Iterable[State]) -> tuple[StateChanges, ...]:
    """The states asked for, in their order."""
    return tuple(_of_state(old, new, state) for state in states)


def new_roll_calls(old: Tables, new: Tables) -> tuple[str, ...]:
    """Roll calls only the later edition has: date and title."""
    known = {row["roll_call"] for row in old["roll_calls"]}
    return tuple(f"{row['date']}, {row['title']}" for row in new["roll_calls"] if row["roll_call"] not in known)


def plain(change: StateChanges) -> str:
    """The changes of a state in a line."""
    parts = [
        f"{one.aspect} from {_dated(one.before, one.before_date)} to {_dated(one.after, one.after_date)}"
        for one in change.moved
    ]
    counts = {
        "statements added": change.statements_added,
        "statements taken out": change.statements_taken_out,
        "survey results added": change.results_added,
        "survey results taken out": change.results_taken_out,
    }
    parts += [f"{what}: {count}" for what, count in counts.items() if count]
    if change.alignment_before != change.alignment_after:
        parts.append(f"alignment from {_figure(change.alignment_before)} to {_figure(change.alignment_after)}")
    return f"{change.state}: {'; '.join(parts) or 'nothing changed'}."


def _of_state(old: Tables, new: Tables, state: State) -> StateChanges:
    before, after = (
        {row["aspect"]: row for row in tables["positions"] if row["state"] == state} for tables in (old, new)
    )
    moved = tuple(
        Moved(aspect, was["stance"], was["date"], row["stance"], row["date"])
        for aspect, row in after.items()
        if (was := before.get(aspect)) and was["stance"] != row["stance"]
    )
    said, said_now = (_rows(tables, "statements", state) for tables in (old, new))
    results, results_now = (_rows(tables, "survey_results", state) for tables in (old, new))
    figures = [
        next((row["alignment"] for row in tables["alignment"] if row["state"] == state), None) for tables in (old, new)
    ]
    return StateChanges(
        state,
        moved,
        len(said_now - said),
        len(said - said_now),
        len(results_now - results),
        len(results - results_now),
        figures[0],
        figures[1],
    )


def _rows(tables: Tables, name: str, state: State) -> set[tuple[Any, ...]]:
    return {tuple(row[column] for column in _KEPT[name]) for row in tables[name] if row["state"] == state}


def _dated(stance: str, day: str | None) -> str:
    return f"{stance} ({day})" if day else stance


def _figure(value: float | None) -> str:
    return "withheld" if value is None else f"{value:.0f}"

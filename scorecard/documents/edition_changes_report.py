"""Composes the answer of `scorecard diff` for two data files: what differs between two editions, a line each."""

from collections.abc import Mapping
from typing import Any

from scorecard.analysis.edition_comparison import EditionChanges
from scorecard.analysis.precision import Interval
from scorecard.documents.alignment_section import whole


def change_line(change: EditionChanges) -> str:
    """Returns the changes of a state in one line."""
    parts = [
        f"{moved.aspect} from {_dated(moved.before, moved.before_date)} to {_dated(moved.after, moved.after_date)}"
        for moved in change.moved
    ]
    counts = {
        "statements added": change.statements_added,
        "statements taken out": change.statements_taken_out,
        "survey results added": change.results_added,
        "survey results taken out": change.results_taken_out,
    }
    parts += [f"{what}: {count}" for what, count in counts.items() if count]
    if change.alignment_before != change.alignment_after:
        parts.append(f"alignment {_figure(change.alignment_before)}, now {_figure(change.alignment_after)}")
    return f"{change.state}: {'; '.join(parts) or 'nothing changed'}."


def roll_call_name(row: Mapping[str, Any]) -> str:
    """Returns the date and the subject of a row of the table of roll calls; editions before called it the title."""
    return f"{row['date']}, {row.get('subject') or row.get('title') or row['roll_call']}"


def _dated(stance: str, day: str | None) -> str:
    return f"{stance} ({day})" if day else stance


def _figure(figure: Interval | None) -> str:
    if figure is None:
        return "withheld"
    low, high = (whole(end) for end in figure)
    return str(low) if low == high else f"{low} to {high}"

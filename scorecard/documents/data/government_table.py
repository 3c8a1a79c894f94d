"""Builds the table of the governments of each state."""

from dataclasses import dataclass

from scorecard.documents.data.cells import as_text, english, joined
from scorecard.documents.data.columns import STATE
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import Government
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class _GovernmentRow:
    state: State
    place: int
    government: Government


def governments_table(evidence: Evidence) -> Table:
    """Returns one row for each government on record, by state and from old to new."""
    columns: tuple[Column[_GovernmentRow], ...] = (
        Column(STATE, lambda row: row.state),
        Column(
            Field("government", "integer", "Its place in the state's file, from 0; other tables name it by that."),
            lambda row: row.place,
        ),
        Column(field_of(Government, "head"), lambda row: row.government.head),
        Column(
            Field("parties", "string", "The parties in it, separated by semicolons; empty for one of officials."),
            lambda row: "; ".join(row.government.parties) or None,
        ),
        Column(field_of(Government, "from_", called="from"), lambda row: as_text(row.government.from_)),
        Column(
            Field("to", "string", "When the next one took office; empty while it is in office."),
            lambda row: as_text(row.government.to),
        ),
        Column(
            field_of(Government, "caretaker"),
            lambda row: english(row.government.caretaker) if row.government.caretaker else None,
        ),
        Column(
            Field(
                "sources",
                "string",
                "Where it is stated that it took office on that day: keys of the table sources, separated by spaces. "
                "Empty where no source confirms the change.",
            ),
            lambda row: joined(row.government.sources),
        ),
    )
    return table_of(
        "governments",
        "Governments",
        "The governments of each state since its first statement. A position is held by a government.",
        columns,
        (
            _GovernmentRow(state, place, government)
            for state in STATES
            for place, government in enumerate(evidence.states[state].governments)
        ),
    )

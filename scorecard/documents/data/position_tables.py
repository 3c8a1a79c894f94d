"""Builds the tables of positions: the stance of each government on each aspect, and how many hold each stance."""

from dataclasses import dataclass

from scorecard.analysis.certainty import Certainty
from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import CountRow, PositionRow
from scorecard.documents.caveats import MARKS, marks
from scorecard.documents.data.cells import as_text, joined
from scorecard.documents.data.columns import ASPECT, GOVERNMENT, IN_OFFICE, QUALITY, REPLACED, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import POSITION_GROUPS, STANCES, UNKNOWN


@dataclass(frozen=True)
class _Row:
    evidence: Evidence
    held: PositionRow
    certainty: Certainty | None

    @property
    def shown(self) -> PositionRow:
        """Returns the statement that the columns describe: that of the position, or what is on record instead."""
        return self.held.implied_by or self.held.word

    @property
    def is_unknown(self) -> bool:
        """Returns whether there is no such statement."""
        return self.shown.stance == UNKNOWN

    @property
    def source(self) -> str | None:
        """Returns the key of the source of that statement."""
        if self.is_unknown:
            return None
        return self.evidence.states[self.held.state].statements[self.shown.entry].source

    def entry(self, place: int) -> int:
        """Returns the entry, in the table statements, of the statement with this place among those of the state."""
        return self.evidence.entry(self.held.state, "statements", place)


_BEFORE_MOVED_ON: tuple[Column[_Row], ...] = (
    Column(STATE, lambda row: row.held.state),
    Column(ASPECT, lambda row: row.held.aspect),
    Column(Field("stance", "string", f"The position: {', '.join(STANCES)} or {UNKNOWN}."), lambda row: row.held.stance),
    Column(
        Field(
            "last_word",
            "string",
            "Where the position is unknown: the stance last on record all the same, of a former government or on "
            "another text. The columns from date on are then those of its statement, unless one is implied.",
        ),
        lambda row: row.held.last_word.stance if row.held.last_word else None,
    ),
    Column(
        Field(
            "implied_by",
            "string",
            "Where the position is unknown and implied: key of the text that the government supports and that "
            "provides for it. The columns from date on are then those of that statement.",
        ),
        lambda row: row.held.implied_by.text if row.held.implied_by else None,
    ),
    Column(
        Field("marks", "string", f"What must be said with it, separated by spaces: {', '.join(MARKS)}."),
        lambda row: joined(marks(row.evidence, row.shown)),
    ),
    Column(Field("date", "string", "Date of the statement it rests on."), lambda row: as_text(row.shown.date)),
    Column(
        Field("text", "string", "Key of the text that statement is about, in the table texts."),
        lambda row: row.shown.text,
    ),
    Column(REPLACED, lambda row: None if row.is_unknown else row.shown.replaced),
    Column(GOVERNMENT, lambda row: row.shown.government),
    Column(IN_OFFICE, lambda row: None if row.is_unknown else row.shown.in_office),
    Column(
        Field("entry", "integer", "The statement it rests on: the entry of that state in the table statements."),
        lambda row: None if row.is_unknown else row.entry(row.shown.entry),
    ),
    Column(
        Field(
            "contested_by",
            "string",
            "Entries of the government's statements on the same day's event on another side, separated by spaces.",
        ),
        lambda row: joined(row.entry(entry) for entry in row.shown.contested_by),
    ),
    Column(
        Field("disputed", "boolean", "Whether reports of the event differ: those statements, or others named there."),
        lambda row: None if row.is_unknown else row.shown.disputed,
    ),
    Column(
        Field("divided", "boolean", "Whether members of the government spoke differently on that day."),
        lambda row: None if row.is_unknown else row.shown.divided,
    ),
)
"""The columns before the day on which a government moved."""


def _moved_on(days: int) -> Column[_Row]:
    """Returns the column of the day on which a government moved within so many days."""
    return Column(
        Field(
            "moved_on",
            "string",
            f"Date of the statement by which the government took this side, at most {days} days after another.",
        ),
        lambda row: as_text(row.shown.moved_on),
    )


_AFTER_MOVED_ON: tuple[Column[_Row], ...] = (
    Column(
        Field("moved_from", "integer", "The last statement on that other side: its entry."),
        lambda row: row.entry(moved) if (moved := row.shown.moved_from) is not None else None,
    ),
    Column(
        Field("said", "integer", "Number of statements of the government on the aspect."), lambda row: row.held.said
    ),
    Column(QUALITY, lambda row: row.shown.quality),
    Column(
        Field("certainty", "string", "How sure the position is: well, fairly or weakly."),
        lambda row: row.certainty.level if row.certainty else None,
    ),
    Column(
        Field("certainty_points", "integer", "The points from which that follows, by certainty in the table method."),
        lambda row: row.certainty.points if row.certainty else None,
    ),
    Column(
        Field("doubts", "string", "What keeps it from being surer, the gravest first, separated by spaces."),
        lambda row: joined(row.certainty.doubts) if row.certainty else None,
    ),
    Column(SOURCE, lambda row: row.source),
    Column(URL, lambda row: row.evidence.source(row.held.state, row.source).url if row.source else None),
)
"""The columns after that day."""


def positions_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each state and aspect, also where the position is unknown."""
    return table_of(
        "positions",
        "Positions",
        "The position of each government in office on each aspect: its own latest statement. It is unknown on an "
        "aspect on which no statement of it was found; that is the absence of evidence, not a middle.",
        (*_BEFORE_MOVED_ON, _moved_on(evidence.method.position.same_moment_days), *_AFTER_MOVED_ON),
        (_Row(evidence, held, figures.certainty.get(key)) for key, held in figures.positions.items()),
    )


def stance_counts_table(figures: Figures) -> Table:
    """Returns one row for each aspect and group."""
    columns: tuple[Column[CountRow], ...] = (
        Column(ASPECT, lambda row: row.aspect),
        Column(
            Field("group", "string", f"The stance, or why there is none: {', '.join(POSITION_GROUPS)}."),
            lambda row: row.group,
        ),
        Column(
            Field("states", "integer", "Number of the 27 governments in it; the groups of an aspect make 27."),
            lambda row: row.states,
        ),
        Column(
            Field(
                "population_share",
                "number",
                "Their share of the EU population in per cent: the sum of population_share in the table states.",
            ),
            lambda row: row.population,
        ),
    )
    return table_of(
        "stance_counts",
        "Counts of stances",
        "For each aspect, how many governments are in each group and how many people live in their states.",
        columns,
        figures.counts.values(),
    )

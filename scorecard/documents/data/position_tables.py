"""Builds the tables of positions: the stance of each government on each aspect, and how many hold each stance."""

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import CountRow, PositionRow
from scorecard.documents.data.cells import as_text, joined
from scorecard.documents.data.columns import ASPECT, QUALITY, REPLACED, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STANCES, UNKNOWN


def positions_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each state and aspect, also where the position is unknown."""

    days, sure = evidence.method.position.same_moment_days, figures.certainty

    def source_of(row: PositionRow) -> str | None:
        return None if row.stance == UNKNOWN else evidence.states[row.state].statements[row.entry].source

    def url_of(row: PositionRow) -> str | None:
        source = source_of(row)
        return evidence.source(row.state, source).url if source else None

    columns: tuple[Column[PositionRow], ...] = (
        Column(STATE, lambda row: row.state),
        Column(ASPECT, lambda row: row.aspect),
        Column(Field("stance", "string", f"The position: {', '.join(STANCES)} or {UNKNOWN}."), lambda row: row.stance),
        Column(Field("date", "string", "Date of the statement it rests on."), lambda row: as_text(row.date)),
        Column(
            Field("text", "string", "Key of the text that statement is about, in the table texts."),
            lambda row: row.text,
        ),
        Column(REPLACED, lambda row: None if row.stance == UNKNOWN else row.replaced),
        Column(
            Field("entry", "integer", "The statement it rests on: the entry of that state in the table statements."),
            lambda row: None if row.stance == UNKNOWN else evidence.entry(row.state, "statements", row.entry),
        ),
        Column(
            Field(
                "contested_by",
                "string",
                "Entries of the government's statements on the same day's event on another side, separated by spaces.",
            ),
            lambda row: joined(evidence.entry(row.state, "statements", entry) for entry in row.contested_by),
        ),
        Column(
            Field(
                "disputed", "boolean", "Whether reports of the event differ: those statements, or others named there."
            ),
            lambda row: None if row.stance == UNKNOWN else row.disputed,
        ),
        Column(
            Field(
                "moved_on",
                "string",
                f"Date of the statement by which the government took this side, at most {days} days after another.",
            ),
            lambda row: as_text(row.moved_on),
        ),
        Column(
            Field("moved_from", "integer", "The last statement on that other side: its entry."),
            lambda row: None if row.moved_from is None else evidence.entry(row.state, "statements", row.moved_from),
        ),
        Column(Field("said", "integer", "Number of statements of the government on the aspect."), lambda row: row.said),
        Column(QUALITY, lambda row: row.quality),
        Column(
            Field("certainty", "string", "How sure the position is: well, fairly or weakly."),
            lambda row: sure[row.state, row.aspect].level if (row.state, row.aspect) in sure else None,
        ),
        Column(
            Field(
                "certainty_points", "integer", "The points from which that follows, by certainty in the table method."
            ),
            lambda row: sure[row.state, row.aspect].points if (row.state, row.aspect) in sure else None,
        ),
        Column(
            Field("doubts", "string", "What keeps it from being surer, the gravest first, separated by spaces."),
            lambda row: joined(sure[row.state, row.aspect].doubts) if (row.state, row.aspect) in sure else None,
        ),
        Column(SOURCE, source_of),
        Column(URL, url_of),
    )
    return table_of(
        "positions",
        "Positions",
        "The position of each government on each aspect: its own latest statement. A state is unknown on an aspect on "
        "which no statement of its government was found; that is the absence of evidence, not a middle.",
        columns,
        figures.positions.values(),
    )


def stance_counts_table(figures: Figures) -> Table:
    """Returns one row for each aspect and stance."""
    columns: tuple[Column[CountRow], ...] = (
        Column(ASPECT, lambda row: row.aspect),
        Column(Field("stance", "string", f"The stance: {', '.join(STANCES)} or {UNKNOWN}."), lambda row: row.stance),
        Column(Field("states", "integer", "Number of the 27 governments that hold it."), lambda row: row.states),
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
        "For each aspect, how many governments hold each stance and how many people live in their states.",
        columns,
        figures.counts.values(),
    )

"""Builds the tables of positions: the stance of each government on each aspect, and how many hold each stance."""

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import CountRow, PositionRow
from scorecard.documents.caveats import MARKS, marks
from scorecard.documents.data.cells import as_text, joined
from scorecard.documents.data.columns import ASPECT, GOVERNMENT, IN_OFFICE, QUALITY, REPLACED, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import POSITION_GROUPS, STANCES, UNKNOWN


def positions_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each state and aspect, also where the position is unknown."""

    days, sure = evidence.method.position.same_moment_days, figures.certainty

    def source_of(row: PositionRow) -> str | None:
        word = _said(row)
        return None if word.stance == UNKNOWN else evidence.states[row.state].statements[word.entry].source

    def url_of(row: PositionRow) -> str | None:
        source = source_of(row)
        return evidence.source(row.state, source).url if source else None

    columns: tuple[Column[PositionRow], ...] = (
        Column(STATE, lambda row: row.state),
        Column(ASPECT, lambda row: row.aspect),
        Column(Field("stance", "string", f"The position: {', '.join(STANCES)} or {UNKNOWN}."), lambda row: row.stance),
        Column(
            Field(
                "last_word",
                "string",
                "Where the position is unknown: the stance last on record all the same, of a former government or on "
                "another text. The columns from date on are then those of its statement, unless one is implied.",
            ),
            lambda row: row.last_word.stance if row.last_word else None,
        ),
        Column(
            Field(
                "implied_by",
                "string",
                "Where the position is unknown and implied: key of the text that the government supports and that "
                "provides for it. The columns from date on are then those of that statement.",
            ),
            lambda row: row.implied_by.text if row.implied_by else None,
        ),
        Column(
            Field("marks", "string", f"What must be said with it, separated by spaces: {', '.join(MARKS)}."),
            lambda row: joined(marks(evidence, _said(row))),
        ),
        Column(Field("date", "string", "Date of the statement it rests on."), lambda row: as_text(_said(row).date)),
        Column(
            Field("text", "string", "Key of the text that statement is about, in the table texts."),
            lambda row: _said(row).text,
        ),
        Column(REPLACED, lambda row: None if _said(row).stance == UNKNOWN else _said(row).replaced),
        Column(GOVERNMENT, lambda row: _said(row).government),
        Column(IN_OFFICE, lambda row: None if _said(row).stance == UNKNOWN else _said(row).in_office),
        Column(
            Field("entry", "integer", "The statement it rests on: the entry of that state in the table statements."),
            lambda row: (
                None if _said(row).stance == UNKNOWN else evidence.entry(row.state, "statements", _said(row).entry)
            ),
        ),
        Column(
            Field(
                "contested_by",
                "string",
                "Entries of the government's statements on the same day's event on another side, separated by spaces.",
            ),
            lambda row: joined(evidence.entry(row.state, "statements", entry) for entry in _said(row).contested_by),
        ),
        Column(
            Field(
                "disputed", "boolean", "Whether reports of the event differ: those statements, or others named there."
            ),
            lambda row: None if _said(row).stance == UNKNOWN else _said(row).disputed,
        ),
        Column(
            Field("divided", "boolean", "Whether members of the government spoke differently on that day."),
            lambda row: None if _said(row).stance == UNKNOWN else _said(row).divided,
        ),
        Column(
            Field(
                "moved_on",
                "string",
                f"Date of the statement by which the government took this side, at most {days} days after another.",
            ),
            lambda row: as_text(_said(row).moved_on),
        ),
        Column(
            Field("moved_from", "integer", "The last statement on that other side: its entry."),
            lambda row: (
                evidence.entry(row.state, "statements", moved) if (moved := _said(row).moved_from) is not None else None
            ),
        ),
        Column(Field("said", "integer", "Number of statements of the government on the aspect."), lambda row: row.said),
        Column(QUALITY, lambda row: _said(row).quality),
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
        "The position of each government in office on each aspect: its own latest statement. It is unknown on an "
        "aspect on which no statement of it was found; that is the absence of evidence, not a middle.",
        columns,
        figures.positions.values(),
    )


def _said(row: PositionRow) -> PositionRow:
    """Returns the statement that the columns describe: the one the position rests on, or what is on record instead."""
    return row.implied_by or row.word


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

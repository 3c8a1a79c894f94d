"""Builds the table of statements."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import graded
from scorecard.analysis.rows import StatementRow
from scorecard.documents.data.cells import as_text, english, joined, other_languages
from scorecard.documents.data.columns import (
    ALSO,
    ASPECT,
    ENTRY,
    GOVERNMENT,
    IN_OFFICE,
    QUALITY,
    REPLACED,
    SOURCE,
    STATE,
    URL,
)
from scorecard.documents.data.table import Column, Field, Table, described, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.state import Quote, Speaker, Statement
from scorecard.evidence.vocabulary import STANCES, STATES, State


@dataclass(frozen=True)
class _StatementRecord:
    state: State
    entry: int
    known: StatementRow
    said: Statement
    source: Source


_COLUMNS: tuple[Column[_StatementRecord], ...] = (
    Column(STATE, lambda row: row.state),
    Column(ENTRY, lambda row: row.entry),
    Column(field_of(Statement, "date"), lambda row: str(row.said.date)),
    Column(field_of(Statement, "date_note"), lambda row: english(row.said.date_note)),
    Column(
        Field("text", "string", "The Council text or file it is about: a key of the table texts."),
        lambda row: row.said.text,
    ),
    Column(REPLACED, lambda row: row.known.replaced),
    Column(GOVERNMENT, lambda row: row.known.government),
    Column(IN_OFFICE, lambda row: row.known.in_office if row.known.government is not None else None),
    Column(ASPECT, lambda row: row.said.aspect),
    Column(Field("stance", "string", f"What it says on that: {', '.join(STANCES)}."), lambda row: row.said.stance),
    Column(field_of(Speaker, "who"), lambda row: english(row.said.speaker.who)),
    Column(field_of(Speaker, "role"), lambda row: row.said.speaker.role),
    Column(field_of(Speaker, "unnamed", "boolean"), lambda row: row.said.speaker.unnamed),
    Column(field_of(Speaker, "own_view", "boolean"), lambda row: row.said.speaker.own_view),
    Column(
        Field(
            "presidency",
            "boolean",
            "Whether its government held the Council presidency when it said this on a text of the Council.",
        ),
        lambda row: row.known.presidency,
    ),
    Column(
        Field("says_en", "string", f"{described(Statement, 'says')} In English."), lambda row: row.said.says.get("en")
    ),
    Column(
        Field("says_other", "string", "The same in other languages: JSON, a text under each two-letter code."),
        lambda row: other_languages(row.said.says),
    ),
    Column(
        field_of(Quote, "language", called="quote_language"),
        lambda row: row.said.quote.language if row.said.quote else None,
    ),
    Column(field_of(Quote, "words", called="quote"), lambda row: row.said.quote.words if row.said.quote else None),
    Column(
        Field("quote_translation", "string", "The same words in English."),
        lambda row: english(row.said.quote.translation) if row.said.quote else None,
    ),
    Column(SOURCE, lambda row: row.said.source),
    Column(URL, lambda row: row.source.url),
    Column(ALSO, lambda row: joined(row.said.also)),
    Column(QUALITY, lambda row: graded(row.said.quality, row.source)),
    Column(field_of(Statement, "event"), lambda row: as_text(row.said.event)),
    Column(
        Field("disputed", "string", "What other reports of the event say instead."),
        lambda row: english(row.said.disputed.reason) if row.said.disputed else None,
    ),
    Column(
        Field("disputed_sources", "string", "Keys of those reports, separated by spaces."),
        lambda row: joined(row.said.disputed.sources) if row.said.disputed else None,
    ),
    Column(field_of(Statement, "note"), lambda row: english(row.said.note)),
)


def statements_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each statement known at the date of the figures."""

    def row_of(known: StatementRow) -> _StatementRecord:
        statement = evidence.states[known.state].statements[known.entry]
        return _StatementRecord(
            known.state,
            evidence.entry(known.state, "statements", known.entry),
            known,
            statement,
            evidence.source(known.state, statement.source),
        )

    return table_of(
        "statements",
        "Statements",
        "Every dated, attributed, sourced statement of a stance on an aspect, by state and from old to new.",
        _COLUMNS,
        (row_of(row) for state in STATES for row in figures.statements[state]),
    )

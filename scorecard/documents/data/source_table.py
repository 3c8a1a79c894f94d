"""Builds the table of the sources of all rows."""

from dataclasses import dataclass

from scorecard.documents.data.columns import EU, SCOPE
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.vocabulary import STATES


@dataclass(frozen=True)
class _Row:
    scope: str
    key: str
    source: Source


_COLUMNS: tuple[Column[_Row], ...] = (
    Column(SCOPE, lambda row: row.scope),
    Column(Field("source", "string", "Key of the source within its scope."), lambda row: row.key),
    Column(field_of(Source, "title"), lambda row: row.source.title),
    Column(field_of(Source, "publisher"), lambda row: row.source.publisher),
    Column(field_of(Source, "url"), lambda row: row.source.url),
    Column(field_of(Source, "date"), lambda row: str(row.source.date)),
    Column(field_of(Source, "date_note"), lambda row: row.source.date_note),
    Column(field_of(Source, "quality"), lambda row: row.source.quality),
    Column(field_of(Source, "note"), lambda row: row.source.note),
)


def sources_table(evidence: Evidence) -> Table:
    """Returns one row for each source: the shared ones, then those of each state."""
    rows = [_Row(EU, key, source) for key, source in evidence.shared_sources.items()]
    rows += [_Row(state, key, source) for state in STATES for key, source in evidence.states[state].sources.items()]
    return table_of(
        "sources",
        "Sources",
        f"Every source. A key in a row about a state is that state's own source where it has one of that key, "
        f"else the shared one, whose scope is {EU}.",
        _COLUMNS,
        rows,
    )

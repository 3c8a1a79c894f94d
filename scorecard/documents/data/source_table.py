"""Builds the table of the sources of all rows."""

from dataclasses import dataclass

from scorecard.documents.data.cells import joined
from scorecard.documents.data.columns import EU, SCOPE
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.vocabulary import STATES


@dataclass(frozen=True)
class _SourceRow:
    scope: str
    key: str
    source: Source
    origin: str | None


_ORIGIN = Field("origin_name", "string", "What that origin is; empty where the source is its own.")
_NAMES = Field("names", "string", "The states whose governments it names, by their codes, separated by spaces.")
_NOT_CODED = Field("not_coded", "string", "Those of them of which no statement rests on it, for a reason in the file.")
_COLUMNS: tuple[Column[_SourceRow], ...] = (
    Column(SCOPE, lambda row: row.scope),
    Column(Field("source", "string", "Key of the source within its scope."), lambda row: row.key),
    Column(field_of(Source, "title"), lambda row: row.source.title),
    Column(field_of(Source, "publisher"), lambda row: row.source.publisher),
    Column(field_of(Source, "url"), lambda row: row.source.url),
    Column(field_of(Source, "date"), lambda row: str(row.source.date)),
    Column(field_of(Source, "date_note"), lambda row: row.source.date_note),
    Column(field_of(Source, "quality"), lambda row: row.source.quality),
    Column(field_of(Source, "via"), lambda row: row.source.via),
    Column(field_of(Source, "origin"), lambda row: row.source.origin),
    Column(_ORIGIN, lambda row: row.origin),
    Column(_NAMES, lambda row: joined(row.source.names)),
    Column(_NOT_CODED, lambda row: joined(row.source.not_coded)),
    Column(field_of(Source, "note"), lambda row: row.source.note),
)


def sources_table(evidence: Evidence) -> Table:
    """Returns one row for each source: the shared ones, then those of each state."""
    sources = [(EU, evidence.shared_sources), *((state, evidence.states[state].sources) for state in STATES)]
    rows = [
        _SourceRow(scope, key, source, evidence.origins[source.origin] if source.origin else None)
        for scope, own in sources
        for key, source in own.items()
    ]
    return table_of(
        "sources",
        "Sources",
        f"Every source. A key in a row about a state is that state's own source where it has one of that key, "
        f"else the shared one, whose scope is {EU}.",
        _COLUMNS,
        rows,
    )

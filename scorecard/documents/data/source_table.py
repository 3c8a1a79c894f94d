"""The sources of all rows."""

from scorecard.documents.data.columns import EU, SCOPE
from scorecard.documents.data.table import Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.vocabulary import STATES


def sources_table(evidence: Evidence) -> Table:
    """One row a source: the shared ones, then those of each state."""
    found: list[tuple[str, str, Source]] = [(EU, key, source) for key, source in evidence.shared_sources.items()]
    found += [(state, key, source) for state in STATES for key, source in evidence.states[state].sources.items()]
    return table_of(
        "sources",
        "Sources",
        f"Every source. A key in a row about a state is that state's own source where it has one of that key, "
        f"else the shared one, whose scope is {EU}.",
        (
            SCOPE,
            Field("source", "string", "Key of the source within its scope."),
            field_of(Source, "title"),
            field_of(Source, "publisher"),
            field_of(Source, "url"),
            field_of(Source, "date"),
            field_of(Source, "date_note"),
            field_of(Source, "quality"),
            field_of(Source, "note"),
        ),
        (
            {
                "scope": scope,
                "source": key,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "date": str(source.date),
                "date_note": source.date_note,
                "quality": source.quality,
                "note": source.note,
            }
            for scope, key, source in found
        ),
    )

"""What was said: every statement of every state."""

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import graded
from scorecard.documents.data.cells import english, joined, other_languages
from scorecard.documents.data.columns import ALSO, ASPECT, ENTRY, QUALITY, REPLACED, SOURCE, STATE, URL
from scorecard.documents.data.table import Cell, Field, Table, described, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import Quote, Speaker, Statement
from scorecard.evidence.vocabulary import STANCES, STATES, State


def statements_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a statement known at the date."""

    def record(state: State, entry: int, replaced: bool) -> dict[str, Cell]:
        said = evidence.states[state].statements[entry]
        source = evidence.source(state, said.source)
        return {
            "state": state,
            "entry": entry,
            "date": str(said.date),
            "date_note": english(said.date_note),
            "text": said.text,
            "replaced": replaced,
            "aspect": said.aspect,
            "stance": said.stance,
            "who": english(said.speaker.who),
            "role": said.speaker.role,
            "says_en": said.says.get("en"),
            "says_other": other_languages(said.says),
            "quote_language": said.quote.language if said.quote else None,
            "quote": said.quote.words if said.quote else None,
            "quote_translation": english(said.quote.translation) if said.quote else None,
            "source": said.source,
            "source_url": source.url,
            "also": joined(said.also),
            "quality": graded(said.quality, source),
            "note": english(said.note),
        }

    return table_of(
        "statements",
        "Statements",
        "Every dated, attributed, sourced statement of a stance on an aspect, by state and from old to new.",
        (
            STATE,
            ENTRY,
            field_of(Statement, "date"),
            field_of(Statement, "date_note"),
            Field("text", "string", "The Council text or file it is about: a key of the table texts."),
            REPLACED,
            ASPECT,
            Field("stance", "string", f"What it says on that: {', '.join(STANCES)}."),
            field_of(Speaker, "who"),
            field_of(Speaker, "role"),
            Field("says_en", "string", f"{described(Statement, 'says')} In English."),
            Field("says_other", "string", "The same in other languages: JSON, a text under each two-letter code."),
            field_of(Quote, "language", called="quote_language"),
            field_of(Quote, "words", called="quote"),
            Field("quote_translation", "string", "The same words in English."),
            SOURCE,
            URL,
            ALSO,
            QUALITY,
            field_of(Statement, "note"),
        ),
        (record(state, row.entry, row.replaced) for state in STATES for row in figures.statements[state]),
    )

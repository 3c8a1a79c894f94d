"""What happened when: events, meetings and votes in the Council, and the texts they were about."""

from datetime import date

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import graded, known_at
from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.columns import ALSO, EU, NOTE, QUALITY, SCOPE, SOURCE, URL
from scorecard.documents.data.table import Cell, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.events import Event
from scorecard.evidence.model.shared_files import CouncilText, Moment
from scorecard.evidence.vocabulary import STATES, State


def events_table(evidence: Evidence, figures: Figures) -> Table:
    """One row an event known at the date: the European ones, then those of each state."""

    def record(state: State | None, event: Event) -> dict[str, Cell]:
        source = evidence.source(state, event.source)
        return {
            "scope": state or EU,
            "date": str(event.date),
            "inferred": event.inferred,
            "title": english(event.title),
            "summary": english(event.summary),
            "kind": event.kind,
            "file": event.file,
            "level": event.level,
            "source": event.source,
            "source_url": source.url,
            "also": joined(event.also),
            "quality": graded(event.quality, source),
            "note": english(event.note),
        }

    happened: list[tuple[State | None, Event]] = [(None, event) for event in evidence.timeline.events]
    happened += [(state, event) for state in STATES for event in evidence.states[state].events]
    return table_of(
        "events",
        "Events",
        "The European and the national timelines.",
        (
            SCOPE,
            field_of(Event, "date"),
            field_of(Event, "inferred", "boolean"),
            field_of(Event, "title"),
            field_of(Event, "summary"),
            field_of(Event, "kind"),
            field_of(Event, "file"),
            field_of(Event, "level"),
            SOURCE,
            URL,
            ALSO,
            QUALITY,
            field_of(Event, "note"),
        ),
        (
            record(state, event)
            for state, event in happened
            if known_at(event.date, figures.as_of, evidence.edition.evidence_date)
        ),
    )


def _known_moments(evidence: Evidence, as_of: date) -> list[tuple[int, Moment]]:
    return [
        (number, moment)
        for number, moment in enumerate(evidence.council.moments)
        if known_at(moment.date, as_of, evidence.edition.evidence_date)
    ]


def council_moments_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a state named at a meeting or vote known at the date."""
    records: list[dict[str, Cell]] = []
    for number, moment in _known_moments(evidence, figures.as_of):
        source = evidence.source(None, moment.source)
        named: list[tuple[State | None, str | None]] = [
            *((state, "in_favour") for state in moment.in_favour),
            *((state, "against") for state in moment.against),
            *((state, "abstaining") for state in moment.abstaining),
            *((state, "undecided") for state in moment.undecided),
        ]
        records += [
            {
                "moment": number,
                "date": str(moment.date),
                "text": moment.text,
                "what": english(moment.what),
                "result": english(moment.result),
                "state": state,
                "stand": stand,
                "source": moment.source,
                "source_url": source.url,
                "also": joined(moment.also),
                "quality": graded(moment.quality, source),
                "note": english(moment.note),
            }
            for state, stand in named or [(None, None)]
        ]
    return table_of(
        "council_moments",
        "Moments in the Council",
        "Meetings and votes in the Council and who was reported where: one row a state named, and one row with no "
        "state where none was named.",
        (
            Field("moment", "integer", "Number of the meeting or vote, from 0; its rows share it."),
            Field("date", "string", "When it was: 2024-06-18, or 2024-06 where the day is unknown."),
            Field("text", "string", "The Council text it was about: a key of the table texts."),
            field_of(Moment, "what"),
            field_of(Moment, "result"),
            Field("state", "string", "EU code of a state reported; empty where none was named."),
            Field("stand", "string", "Where it was reported: in_favour, against, abstaining or undecided."),
            SOURCE,
            URL,
            ALSO,
            QUALITY,
            NOTE,
        ),
        records,
    )


def texts_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a text published by the date, or spoken of before it was."""
    texts, as_of = evidence.proposal.texts, figures.as_of
    published = {key for key, text in texts.items() if text.date.first_day <= as_of}
    spoken_of = {row.text for rows in figures.statements.values() for row in rows}
    spoken_of |= {moment.text for _, moment in _known_moments(evidence, as_of)}
    return table_of(
        "texts",
        "Texts",
        "The proposal, the temporary derogation and the Council texts on which states take stances, oldest first.",
        (
            Field("text", "string", "Key of the text."),
            field_of(CouncilText, "file"),
            field_of(CouncilText, "name"),
            field_of(CouncilText, "short"),
            field_of(CouncilText, "issuer"),
            Field("date", "string", "When it was put forward. Statements on a draft can be older."),
            field_of(CouncilText, "council_document"),
            field_of(CouncilText, "mandatory_detection"),
            field_of(CouncilText, "encryption"),
            Field("superseded_by", "string", "Key of the text that had taken its place at the date of the tables."),
            field_of(CouncilText, "summary"),
            SOURCE,
            URL,
            ALSO,
            NOTE,
        ),
        (
            {
                "text": key,
                "file": text.file,
                "name": english(text.name),
                "short": english(text.short),
                "issuer": english(text.issuer),
                "date": str(text.date),
                "council_document": text.council_document,
                "mandatory_detection": text.mandatory_detection,
                "encryption": english(text.encryption),
                "superseded_by": text.superseded_by if text.superseded_by in published else None,
                "summary": english(text.summary),
                "source": text.source,
                "source_url": evidence.source(None, text.source).url,
                "also": joined(text.also),
                "note": english(text.note),
            }
            for key, text in texts.items()
            if key in published | spoken_of
        ),
    )

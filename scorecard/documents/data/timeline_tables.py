"""Builds the tables of the timeline: events, meetings and votes in the Council, and the texts they were about."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import graded
from scorecard.analysis.texts import TEXT_ASPECTS, is_or_continues, text_in_question
from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.columns import ALSO, EU, NOTE, QUALITY, SCOPE, SOURCE, URL
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.council_files import Contents, CouncilText, Moment
from scorecard.evidence.model.events import Event
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class _EventRow:
    """An event of a state, or of the EU (`state` None)."""

    state: State | None
    event: Event
    source: Source


_EVENT_COLUMNS: tuple[Column[_EventRow], ...] = (
    Column(SCOPE, lambda row: row.state or EU),
    Column(field_of(Event, "date"), lambda row: str(row.event.date)),
    Column(field_of(Event, "inferred", "boolean"), lambda row: row.event.inferred),
    Column(field_of(Event, "title"), lambda row: english(row.event.title)),
    Column(field_of(Event, "summary"), lambda row: english(row.event.summary)),
    Column(field_of(Event, "kind"), lambda row: row.event.kind),
    Column(field_of(Event, "file"), lambda row: row.event.file),
    Column(field_of(Event, "level"), lambda row: row.event.level),
    Column(SOURCE, lambda row: row.event.source),
    Column(URL, lambda row: row.source.url),
    Column(ALSO, lambda row: joined(row.event.also)),
    Column(QUALITY, lambda row: graded(row.event.quality, row.source)),
    Column(field_of(Event, "note"), lambda row: english(row.event.note)),
)


def events_table(evidence: Evidence) -> Table:
    """Returns one row for each event: the European ones, then those of each state."""
    events: list[tuple[State | None, Event]] = [(None, event) for event in evidence.timeline.events]
    events += [(state, event) for state in STATES for event in evidence.states[state].events]
    return table_of(
        "events",
        "Events",
        "The European and the national timelines.",
        _EVENT_COLUMNS,
        (_EventRow(state, event, evidence.source(state, event.source)) for state, event in events),
    )


@dataclass(frozen=True)
class _MomentRow:
    """One state reported at a meeting or vote; both `state` and `stand` are None where no state was named."""

    number: int
    moment: Moment
    state: State | None
    stand: str | None


def council_moments_table(evidence: Evidence) -> Table:
    """Returns one row for each state named at a meeting or vote."""

    def source_of(row: _MomentRow) -> Source:
        return evidence.source(None, row.moment.source)

    columns: tuple[Column[_MomentRow], ...] = (
        Column(
            Field("moment", "integer", "Number of the meeting or vote, from 0; its rows share it."),
            lambda row: row.number,
        ),
        Column(
            Field("date", "string", "When it was: 2020-05-18, or 2020-05 where the day is unknown."),
            lambda row: str(row.moment.date),
        ),
        Column(
            Field("text", "string", "The Council text it was about: a key of the table texts."),
            lambda row: row.moment.text,
        ),
        Column(field_of(Moment, "what"), lambda row: english(row.moment.what)),
        Column(field_of(Moment, "result"), lambda row: english(row.moment.result)),
        Column(
            Field("state", "string", "EU code of a state reported; empty where none was named."), lambda row: row.state
        ),
        Column(
            Field("stand", "string", "Where it was reported: in_favour, against, abstaining or undecided."),
            lambda row: row.stand,
        ),
        Column(SOURCE, lambda row: row.moment.source),
        Column(URL, lambda row: source_of(row).url),
        Column(ALSO, lambda row: joined(row.moment.also)),
        Column(QUALITY, lambda row: graded(row.moment.quality, source_of(row))),
        Column(NOTE, lambda row: english(row.moment.note)),
    )
    rows: list[_MomentRow] = []
    for place, moment in enumerate(evidence.council.moments):
        number = evidence.entry(None, "moments", place)
        stands = {
            "in_favour": moment.in_favour,
            "against": moment.against,
            "abstaining": moment.abstaining,
            "undecided": moment.undecided,
        }
        named = [_MomentRow(number, moment, state, stand) for stand, states in stands.items() for state in states]
        rows += named or [_MomentRow(number, moment, None, None)]
    return table_of(
        "council_moments",
        "Moments in the Council",
        "Meetings and votes in the Council and who was reported where: one row a state named, and one row with no "
        "state where none was named.",
        columns,
        rows,
    )


def texts_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each text that was published, or that a statement or meeting was about, by the date."""
    texts, as_of = evidence.proposal.texts, figures.as_of
    in_question = [text_in_question(evidence, aspect, as_of) for aspect in TEXT_ASPECTS]
    published = {key for key, text in texts.items() if text.short and text.date.first_day <= as_of}
    referenced = {row.text for rows in figures.statements.values() for row in rows}
    referenced |= {moment.text for moment in evidence.council.moments}
    columns: tuple[Column[tuple[str, CouncilText]], ...] = (
        Column(Field("text", "string", "Key of the text."), lambda row: row[0]),
        Column(field_of(CouncilText, "file"), lambda row: row[1].file),
        Column(field_of(CouncilText, "name"), lambda row: english(row[1].name)),
        Column(field_of(CouncilText, "short"), lambda row: english(row[1].short)),
        Column(field_of(CouncilText, "issuer"), lambda row: english(row[1].issuer)),
        Column(
            Field(
                "date", "string", "When it was put forward; empty for a draft that was not at the date of the tables."
            ),
            lambda row: str(row[1].date) if row[0] in published else None,
        ),
        Column(field_of(CouncilText, "council_document"), lambda row: row[1].council_document),
        Column(
            field_of(Contents, "detection_orders", called="holds_detection_orders"),
            lambda row: row[1].holds.detection_orders,
        ),
        Column(
            field_of(Contents, "voluntary_detection", called="holds_voluntary_detection"),
            lambda row: row[1].holds.voluntary_detection,
        ),
        Column(field_of(Contents, "encryption", called="holds_encryption"), lambda row: row[1].holds.encryption),
        Column(field_of(Contents, "new_material", called="holds_new_material"), lambda row: row[1].holds.new_material),
        Column(field_of(Contents, "eu_centre", called="holds_eu_centre"), lambda row: row[1].holds.eu_centre),
        Column(
            Field("holds_sources", "string", "Where that can be read: keys of the table sources, separated by spaces."),
            lambda row: joined(row[1].holds.sources),
        ),
        Column(field_of(CouncilText, "encryption"), lambda row: english(row[1].encryption)),
        Column(
            Field("superseded_by", "string", "Key of the text that had taken its place at the date of the tables."),
            lambda row: row[1].superseded_by if row[1].superseded_by in published else None,
        ),
        Column(
            Field("continues", "string", "Key of the text that it takes further; a stance on either is one."),
            lambda row: row[1].continues,
        ),
        Column(
            Field("on_the_table", "boolean", "Whether it, or the text it continues, is on the table or in force."),
            lambda row: any(is_or_continues(texts, row[0], text) for text in in_question),
        ),
        Column(field_of(CouncilText, "summary"), lambda row: english(row[1].summary)),
        Column(SOURCE, lambda row: row[1].source if row[0] in published else None),
        Column(URL, lambda row: evidence.source(None, row[1].source).url if row[0] in published else None),
        Column(ALSO, lambda row: joined(row[1].also)),
        Column(NOTE, lambda row: english(row[1].note)),
    )
    return table_of(
        "texts",
        "Texts",
        "The proposal, the temporary derogation and the Council texts on which states take stances, oldest first.",
        columns,
        ((key, text) for key, text in texts.items() if key in published | referenced),
    )

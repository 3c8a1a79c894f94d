"""How it got here: the national and the EU timeline on one axis, and the list of what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import known_at
from scorecard.analysis.rows import StatementRow
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import ASPECTS, QUALITIES, ROLES, STANCES
from scorecard.documents.message import Message, StateName, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.events import Event
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import STANCES as ALL_STANCES
from scorecard.evidence.vocabulary import State

WIDTH = 180.0
LABELS = 37.0
LANE = 4.4
HEAD = 8.6
"""Width of the chart, of its column of labels, height of a lane and of the head; in millimetres."""

EVENTS_IN_PRINT = 3
"""So many national events fit the second page."""

_START = date(2020, 7, 1)


@dataclass(frozen=True)
class Milestone:
    """An EU event named on the axis by a letter and in the legend below it."""

    letter: str
    x: float
    label_y: float
    top: float
    date: PartialDate
    label: Text
    marks: Citation


@dataclass(frozen=True)
class Dot:
    """One statement on its lane."""

    x: float
    stance: str


@dataclass(frozen=True)
class Lane:
    """One aspect (or the voices) over time."""

    name: Message
    y: float
    label_y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class TimelineChart:
    """The whole chart: years along the axis, EU milestones as lines through all lanes."""

    title: Message
    height: float
    bottom: float
    years_y: float
    years: tuple[tuple[int, float], ...]
    milestones: tuple[Milestone, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    """The statements as marks: for each stance the places of all of them."""


@dataclass(frozen=True)
class StatementItem:
    """One statement as it stands in the list."""

    date: PartialDate
    date_note: Text | None
    who: Text
    role: Message
    is_government: bool
    aspect: Message
    stance: str
    stance_word: Message
    says: Text
    quote_language: str | None
    quote: str | None
    translation: Text | None
    about: Text
    replaced: bool
    quality: Message
    note: Text | None
    marks: Citation


@dataclass(frozen=True)
class EventItem:
    """One event as it stands in a list."""

    date: PartialDate
    inferred: bool
    screen_only: bool
    title: Text
    summary: Text
    note: Text | None
    marks: Citation


def chart(evidence: Evidence, figures: Figures, state: State, notes: Footnotes) -> TimelineChart:
    """The chart of one state; lanes only for what is on record."""
    milestones = _milestones(evidence, figures.as_of, notes)
    mine = figures.statements[state]
    lanes: list[tuple[Message, tuple[Dot, ...]]] = []
    for aspect in ALL_ASPECTS:
        said = [row for row in mine if row.role == "government" and row.aspect == aspect]
        if said:
            lanes.append((ASPECTS[aspect], _dots(said, figures.as_of)))
    voices = [row for row in mine if row.role != "government"]
    if voices:
        lanes.append((msg("Parliament, authorities, parties"), _dots(voices, figures.as_of)))
    middles = [HEAD + LANE * (place + 0.5) for place in range(len(lanes))]
    placed = tuple(
        Lane(name, round(y, 2), round(y + 0.9, 2), dots) for y, (name, dots) in zip(middles, lanes, strict=True)
    )
    bottom = HEAD + LANE * len(placed)
    return TimelineChart(
        title=msg(
            "Statements on {state} by date and aspect, with the EU milestones as lines; each statement is in the list.",
            state=StateName(state),
        ),
        height=round(bottom + 5, 2),
        bottom=round(bottom + 1, 2),
        years_y=round(bottom + 4.2, 2),
        years=tuple(
            (year, _x(date(year, 1, 1), figures.as_of)) for year in range(_START.year + 1, figures.as_of.year + 1)
        ),
        milestones=milestones,
        lanes=placed,
        marks=tuple((stance, places) for stance in ALL_STANCES if (places := _places(placed, stance))),
    )


def _places(lanes: tuple[Lane, ...], stance: str) -> tuple[tuple[float, float], ...]:
    return tuple((dot.x, lane.y) for lane in lanes for dot in lane.dots if dot.stance == stance)


def _dots(said: Iterable[StatementRow], as_of: date) -> tuple[Dot, ...]:
    return tuple(Dot(_x(row.date.first_day, as_of), row.stance) for row in said)


def _x(day: date, as_of: date) -> float:
    """Where a day stands on the axis, from the opening of the dossier to the day asked for."""
    end = max(as_of, date(2022, 1, 1))
    share = (day - _START).days / (end - _START).days
    return round(LABELS + 2 + min(max(share, 0.0), 1.0) * (WIDTH - LABELS - 5), 2)


def _milestones(evidence: Evidence, as_of: date, notes: Footnotes) -> tuple[Milestone, ...]:
    found: list[Milestone] = []
    last_x = [-10.0, -10.0]
    for event in evidence.timeline.events:
        if event.label is None or not known_at(event.date, as_of, evidence.edition.evidence_date):
            continue
        x = _x(event.date.first_day, as_of)
        row = 0 if x - last_x[0] >= 4 else 1
        last_x[row] = x
        letter = chr(ord("A") + len(found))
        found.append(
            Milestone(
                letter,
                x,
                2.8 + row * 3.4,
                3.6 + row * 3.4,
                event.date,
                event.label,
                notes.cite(event.source),
            )
        )
    return tuple(found)


def statement_items(
    evidence: Evidence,
    figures: Figures,
    state: State,
    notes: Footnotes,
    entries: tuple[int, ...],
    on_screen: bool = False,
) -> tuple[StatementItem, ...]:
    """These statements, by their place in the state's file; `on_screen` where they are not printed."""
    mine = {row.entry: row for row in figures.statements[state]}
    items = []
    for entry in entries:
        row, said = mine[entry], evidence.states[state].statements[entry]
        items.append(
            StatementItem(
                date=said.date,
                date_note=said.date_note,
                who=said.speaker.who,
                role=ROLES[said.speaker.role],
                is_government=said.speaker.role == "government",
                aspect=ASPECTS[said.aspect],
                stance=said.stance,
                stance_word=STANCES[said.stance],
                says=said.says,
                quote_language=said.quote.language if said.quote else None,
                quote=said.quote.words if said.quote else None,
                translation=said.quote.translation if said.quote and said.quote.translation else None,
                about=evidence.proposal.texts[said.text].short,
                replaced=row.replaced,
                quality=QUALITIES[row.quality],
                note=said.note,
                marks=notes.cite(said.source, also=said.also, on_screen=on_screen),
            )
        )
    return tuple(items)


def select_statements(figures: Figures, state: State, most: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which statements the printed pages show, and the rest, both newest first.

    First those that the positions rest on and those that contest them, then the newest.
    """
    newest = [row.entry for row in reversed(figures.statements[state])]
    held = [figures.positions[state, aspect] for aspect in ALL_ASPECTS]
    bearing = {position.entry for position in held} | {entry for position in held for entry in position.contested_by}
    chosen = sorted(newest, key=lambda entry: (entry not in bearing, newest.index(entry)))[:most]
    shown = tuple(entry for entry in newest if entry in chosen)
    return shown, tuple(entry for entry in newest if entry not in chosen)


def national_events(evidence: Evidence, state: State, as_of: date, notes: Footnotes) -> tuple[EventItem, ...]:
    """The national timeline as known at a date, oldest first; print shows the newest."""
    known = [
        event
        for event in sorted(evidence.states[state].events, key=lambda event: event.date)
        if known_at(event.date, as_of, evidence.edition.evidence_date)
    ]
    return tuple(
        happened(event, notes, on_screen=len(known) - place > EVENTS_IN_PRINT) for place, event in enumerate(known)
    )


def happened(event: Event, notes: Footnotes, on_screen: bool = False) -> EventItem:
    """One event with its source marks; `on_screen` where it is not printed."""
    return EventItem(
        date=event.date,
        inferred=event.inferred,
        screen_only=on_screen,
        title=event.title,
        summary=event.summary,
        note=event.note,
        marks=notes.cite(event.source, also=event.also, on_screen=on_screen),
    )

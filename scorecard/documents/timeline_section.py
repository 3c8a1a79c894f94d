"""Composes the timeline of a state: the chart of its statements and of EU events, and the lists of both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import StatementRow
from scorecard.documents.caveats import government_words, presidency_sources, statement_caveats
from scorecard.documents.entry_address import entry_address
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import ASPECTS, GRADES, ROLES, STANCES
from scorecard.documents.message import Message, StateName, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.events import Event
from scorecard.evidence.model.state import Statement
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import STANCES as ALL_STANCES
from scorecard.evidence.vocabulary import State

CHART_WIDTH = 180.0
"""The width of the chart in millimetres, as all measures below."""

LABEL_WIDTH = 37.0
"""The width of the column with the names of the lanes."""

GAP_LEFT, GAP_RIGHT = 2, 3
"""The empty space between the names and the axis, and to the right of the axis."""

HEAD_HEIGHT, LANE_HEIGHT = 8.6, 4.4
"""The height of the two rows of letters at the top, and of a lane."""

LETTER_GAP = 4
"""The least distance between two letters in one row; a letter that is nearer goes to the second row."""

LETTER_Y, LETTER_LINE_Y, LETTER_ROW = 2.8, 3.6, 3.4
"""The baseline of a letter, where its line begins, and the distance between the two rows of letters."""

LANE_LABEL_DROP = 0.9
"""The distance from the middle of a lane down to the baseline of its name."""

AXIS_YEARS_Y, AXIS_BOTTOM, AXIS_HEIGHT = 4.2, 1, 5
"""Below the last lane: the baseline of the years, the end of the lines, and the end of the chart."""

EVENTS_IN_PRINT = 3
"""The number of national events that fit the second page."""

_START = date(2020, 7, 1)
"""The first day on the axis: the Commission announced the proposal in July 2020."""


@dataclass(frozen=True)
class Milestone:
    """An EU event: a line through all lanes, with a letter above it and an entry in the list below."""

    letter: str
    x: float
    label_y: float
    top: float
    date: PartialDate
    label: Text
    marks: Citation


@dataclass(frozen=True)
class TimelineMark:
    """One statement on its lane."""

    x: float
    stance: str


@dataclass(frozen=True)
class Lane:
    """The statements on one aspect, or those of parliament, authorities and parties, over time."""

    name: Message
    y: float
    label_y: float
    marks: tuple[TimelineMark, ...]


@dataclass(frozen=True)
class TimelineChart:
    """The whole chart: years on the axis, statements as marks on lanes, EU milestones as lines through all lanes."""

    title: Message
    height: float
    bottom: float
    years_y: float
    years: tuple[tuple[int, float], ...]
    milestones: tuple[Milestone, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    """The same marks by stance, each with its x and y: marks of one stance are drawn as one path."""


@dataclass(frozen=True)
class StatementItem:
    """One statement in the list: the evidence, and the names of its codes."""

    statement: Statement
    entry: str
    """Its place in the evidence, such as `countries/DE.yaml#statements/12`."""
    role: Message
    aspect: Message
    stance_word: Message
    about: Text
    """The text that the statement is about."""
    replaced: bool
    """Whether that text had been replaced by the day of the figures."""
    caveats: tuple[Message, ...]
    """Whether it was said on a draft of that text, as Council presidency, or by a report that names no source."""
    quality: Message
    government: Message | None
    """The government that spoke, where it is no longer in office or the date alone does not tell it."""
    marks: Citation
    disputed: bool
    """Whether further reports were known to differ from it by that day."""
    disputed_marks: Citation


@dataclass(frozen=True)
class EventItem:
    """One event in a list. `screen_only` is true where paper has no room for it."""

    entry: str
    """Its place in the evidence."""
    date: PartialDate
    inferred: bool
    screen_only: bool
    title: Text
    summary: Text
    note: Text | None
    marks: Citation


def timeline_chart(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> TimelineChart:
    """Returns the chart of one state, with a lane for each aspect on which a statement is on record."""
    milestones = _milestones(evidence, figures.as_of, footnotes)
    statements = figures.statements[state]
    lanes: list[tuple[Message, tuple[TimelineMark, ...]]] = []
    for aspect in ALL_ASPECTS:
        on_aspect = [row for row in statements if row.role == "government" and row.aspect == aspect]
        if on_aspect:
            lanes.append((ASPECTS[aspect], _marks(on_aspect, figures.as_of)))
    voices = [row for row in statements if row.role != "government"]
    if voices:
        lanes.append((msg("Parliament, authorities, parties"), _marks(voices, figures.as_of)))
    middles = [HEAD_HEIGHT + LANE_HEIGHT * (place + 0.5) for place in range(len(lanes))]
    placed = tuple(
        Lane(name, round(y, 2), round(y + LANE_LABEL_DROP, 2), marks)
        for y, (name, marks) in zip(middles, lanes, strict=True)
    )
    bottom = HEAD_HEIGHT + LANE_HEIGHT * len(placed)
    return TimelineChart(
        title=msg(
            "Statements on {state} by date and aspect, with the EU milestones as lines; each statement is in the list.",
            state=StateName(state),
        ),
        height=round(bottom + AXIS_HEIGHT, 2),
        bottom=round(bottom + AXIS_BOTTOM, 2),
        years_y=round(bottom + AXIS_YEARS_Y, 2),
        years=tuple(
            (year, _x(date(year, 1, 1), figures.as_of)) for year in range(_START.year + 1, figures.as_of.year + 1)
        ),
        milestones=milestones,
        lanes=placed,
        marks=tuple((stance, places) for stance in ALL_STANCES if (places := _places(placed, stance))),
    )


def _places(lanes: tuple[Lane, ...], stance: str) -> tuple[tuple[float, float], ...]:
    return tuple((mark.x, lane.y) for lane in lanes for mark in lane.marks if mark.stance == stance)


def _marks(statements: Iterable[StatementRow], as_of: date) -> tuple[TimelineMark, ...]:
    return tuple(TimelineMark(_x(row.date.first_day, as_of), row.stance) for row in statements)


def _x(day: date, as_of: date) -> float:
    """Returns the place of a day on the axis, which ends on `as_of`; an earlier day is placed at its beginning."""
    end = max(as_of, date(2022, 1, 1))
    share = (day - _START).days / (end - _START).days
    axis_width = CHART_WIDTH - LABEL_WIDTH - GAP_LEFT - GAP_RIGHT
    return round(LABEL_WIDTH + GAP_LEFT + min(max(share, 0.0), 1.0) * axis_width, 2)


def _milestones(evidence: Evidence, as_of: date, footnotes: Footnotes) -> tuple[Milestone, ...]:
    milestones: list[Milestone] = []
    last_x = [-inf, -inf]  # in each of the two rows of letters
    for event in evidence.timeline.events:
        if event.label is None:
            continue
        x = _x(event.date.first_day, as_of)
        row = 0 if x - last_x[0] >= LETTER_GAP else 1
        last_x[row] = x
        letter = letter_of(len(milestones))
        milestones.append(
            Milestone(
                letter,
                x,
                LETTER_Y + row * LETTER_ROW,
                LETTER_LINE_Y + row * LETTER_ROW,
                event.date,
                event.label,
                footnotes.cite(event.source),
            )
        )
    return tuple(milestones)


def letter_of(place: int) -> str:
    """Returns the letter of a place from 0: A to Z, then AA, AB and so on, as a spreadsheet names its columns."""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def statement_items(
    evidence: Evidence,
    figures: Figures,
    state: State,
    footnotes: Footnotes,
    entries: tuple[int, ...],
    on_screen: bool = False,
) -> tuple[StatementItem, ...]:
    """Returns these statements, named by their position in the file; `on_screen` where they are not printed."""
    rows = {row.entry: row for row in figures.statements[state]}
    items = []
    for entry in entries:
        row, statement = rows[entry], evidence.states[state].statements[entry]
        items.append(
            StatementItem(
                statement=statement,
                entry=entry_address(state, "statements", evidence.entry(state, "statements", entry)),
                role=ROLES[statement.speaker.role],
                aspect=ASPECTS[statement.aspect],
                stance_word=STANCES[statement.stance],
                about=evidence.proposal.texts[statement.text].short,
                replaced=row.replaced,
                caveats=statement_caveats(evidence, row),
                quality=GRADES[row.quality],
                government=_government(evidence, row),
                marks=footnotes.cite(
                    statement.source,
                    also=(*statement.also, *presidency_sources(evidence, row)),
                    on_screen=on_screen,
                ),
                disputed=row.disputed,
                disputed_marks=footnotes.cite(
                    *(statement.disputed.sources if statement.disputed and row.disputed else ()), on_screen=on_screen
                ),
            )
        )
    return tuple(items)


def select_statements(figures: Figures, state: State, most: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Returns the `most` statements to print and the others, both by their position in the file, newest first.

    Statements on which a position rests, and those that contest one, are printed before others.
    """
    newest = [row.entry for row in reversed(figures.statements[state])]
    positions = [figures.positions[state, aspect].word for aspect in ALL_ASPECTS]
    bearing = {entry for position in positions for entry in (position.entry, *position.contested_by)}
    chosen = sorted(newest, key=lambda entry: (entry not in bearing, newest.index(entry)))[:most]
    shown = tuple(entry for entry in newest if entry in chosen)
    return shown, tuple(entry for entry in newest if entry not in chosen)


def _government(evidence: Evidence, row: StatementRow) -> Message | None:
    if row.government is None:
        return None
    if not row.in_office:
        return government_words(evidence, row.state, row.government)
    file = evidence.states[row.state]
    if file.statements[row.entry].government is None:
        return None
    return msg("the government of {head}", head=file.governments[row.government].head)


def national_events(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[EventItem, ...]:
    """Returns the national events, oldest first; paper shows the newest of them."""
    events = sorted(enumerate(evidence.states[state].events), key=lambda pair: pair[1].date)
    return tuple(
        event_item(
            event,
            entry_address(state, "events", evidence.entry(state, "events", entry)),
            footnotes,
            on_screen=len(events) - place > EVENTS_IN_PRINT,
        )
        for place, (entry, event) in enumerate(events)
    )


def eu_events(evidence: Evidence, footnotes: Footnotes) -> tuple[EventItem, ...]:
    """Returns the major events of the EU timeline, oldest first."""
    return tuple(
        event_item(event, entry_address(None, "events", evidence.entry(None, "events", entry)), footnotes)
        for entry, event in enumerate(evidence.timeline.events)
        if event.level == "major"
    )


def event_item(event: Event, entry: str, footnotes: Footnotes, on_screen: bool = False) -> EventItem:
    """Returns one event with its sources; `on_screen` where it is not printed."""
    return EventItem(
        entry=entry,
        date=event.date,
        inferred=event.inferred,
        screen_only=on_screen,
        title=event.title,
        summary=event.summary,
        note=event.note,
        marks=footnotes.cite(event.source, also=event.also, on_screen=on_screen),
    )

"""Composes the timeline of a state for a phone: time runs down from the newest day, and lanes are columns."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.message import Message
from scorecard.documents.timeline_axis import Axis, Period
from scorecard.documents.timeline_lanes import MarkGroup, PlacedMark, by_stance, lanes_of, older
from scorecard.documents.timeline_section import timeline_title
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import State

YEARS_WIDTH, EVENTS_WIDTH = 10.0, 24.0
"""The columns of the years and of the names of events, in units of which about 3.4 pixels are one on a phone."""

EVENTS_GAP, EDGE = 2.0, 1.5
"""The gap before the names of events; and the margin at the left and right edge, which are those of the screen."""

MIN_WIDTH = 100.0
"""The width of a drawing with few columns: the names of events have the rest, so that no letter is huge."""

HEAD_HEIGHT, NAMES_WIDTH, FOOT_HEIGHT = 47.0, 44.0, 3.0
"""The room for the names of the columns, which are turned; how long a line of them is; and what is below the axis."""

YEAR_LENGTH, BEFORE_LENGTH = 44.0, 14.0
"""The length of a year, and of the band for what is older."""

MARK_GAP, COLUMN_LEAST, COLUMN_EDGE = 3.1, 8.0, 2.4
"""The least distance between two marks; the least width of a column, and from its edge to its line."""

NAME_SHIFT = 0.9
"""The distance from the line of a column to the baseline of its turned name."""

EVENT_DROP = 1.1
"""The distance from the line of an event down to the first baseline of its name."""


@dataclass(frozen=True)
class TurnedLane:
    """A lane: its line, and where its turned name stands."""

    name: Message
    x: float
    name_x: float


@dataclass(frozen=True)
class TurnedEvent:
    """An EU event: a line through all columns, with its name to the right of them, as near as there is room."""

    y: float
    label: Text


@dataclass(frozen=True)
class TurnedTimeline:
    """The drawing: bands of years, columns with marks, and named events."""

    title: Message
    edge: float
    width: float
    height: float
    left: float
    right: float
    columns_width: float
    top: float
    bottom: float
    names_y: float
    names_width: float
    events_x: float
    events_width: float
    events_drop: float
    periods: tuple[Period, ...]
    columns: tuple[TurnedLane, ...]
    events: tuple[TurnedEvent, ...]
    marks: tuple[MarkGroup, ...]
    rings: tuple[tuple[float, float], ...]


def turned_timeline(evidence: Evidence, figures: Figures, state: State) -> TurnedTimeline:
    """Returns the drawing of one state; a column is as wide as the marks that fall together in it."""
    rule = evidence.method.time_axis
    before = BEFORE_LENGTH if older(figures, state, rule.first_year) else 0.0
    years = max((figures.as_of - rule.first_day).days / 365.25, 1.0)
    bottom = round(HEAD_HEIGHT + before + years * YEAR_LENGTH, 2)
    axis = Axis(bottom, HEAD_HEIGHT, before, figures.as_of, rule)
    x, columns, marks = YEARS_WIDTH, [], []
    for lane in lanes_of(figures, state, axis, MARK_GAP):
        line = round(x + COLUMN_EDGE, 2)
        columns.append(TurnedLane(lane.name, line, round(line + NAME_SHIFT, 2)))
        marks += [
            PlacedMark(round(line + MARK_GAP * mark.level, 2), mark.place, mark.stance, mark.former, mark.counts)
            for mark in lane.marks
        ]
        x += max(COLUMN_LEAST, 2 * COLUMN_EDGE + MARK_GAP * (lane.levels - 1))
    right = round(x, 2)
    events_width = max(EVENTS_WIDTH, MIN_WIDTH - right - EVENTS_GAP - 2 * EDGE)
    return TurnedTimeline(
        title=timeline_title(state),
        edge=EDGE,
        width=round(right + EVENTS_GAP + events_width + 2 * EDGE, 2),
        height=round(bottom + FOOT_HEIGHT, 2),
        left=YEARS_WIDTH,
        right=right,
        columns_width=round(right - YEARS_WIDTH, 2),
        top=HEAD_HEIGHT,
        bottom=bottom,
        names_y=HEAD_HEIGHT - 2,
        names_width=NAMES_WIDTH,
        events_x=round(right + EVENTS_GAP, 2),
        events_width=round(events_width, 2),
        events_drop=EVENT_DROP,
        periods=tuple(reversed(axis.periods())),
        columns=tuple(columns),
        events=_events(evidence, axis),
        marks=by_stance(marks),
        rings=tuple((mark.x, mark.y) for mark in marks if mark.counts),
    )


def _events(evidence: Evidence, axis: Axis) -> tuple[TurnedEvent, ...]:
    """Returns the named events of the axis, newest first."""
    return tuple(
        TurnedEvent(axis.place(event.date.first_day), event.label)
        for event in reversed(evidence.timeline.events)
        if event.label is not None and event.date.first_day >= axis.rule.first_day
    )

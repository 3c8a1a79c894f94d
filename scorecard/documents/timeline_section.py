"""Composes the timeline of a state for paper and wide screens: time from left to right, EU events at their lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.message import Message, StateName, msg
from scorecard.documents.timeline_axis import Axis, Period
from scorecard.documents.timeline_lanes import MarkGroup, PlacedMark, by_stance, lanes_of, older
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import State

AXIS_LEFT, AXIS_RIGHT = 44.0, 178.0
"""The ends of the axis in millimetres, as all measures below; the names of the lanes stand to the left of it."""

BEFORE_WIDTH = 15.0
"""The width of the band for what is older than the first year."""

MARK_GAP = 3.1
"""The least distance between the middles of two marks, along the lane and on each other."""

LANE_LEAST, LANE_FOOT, LANE_HEAD = 6.6, 2.1, 2.2
"""The least height of a lane, which has room for two lines of its name; what is below its line, and above its marks."""

NAME_DROP = 0.9
"""The distance from the line of a lane down to the baseline of its name."""

EVENT_ROW, EVENT_LETTER, EVENT_GAP = 3.3, 1.32, 1.5
"""The height of a row of names of events, the mean width of a letter there, and the least space between two names."""

TRANSLATION_LENGTH = 1.35
"""The longest name in another language, as a multiple of the longest name in the evidence."""

EVENT_BASE, EVENT_RISE = 2.4, 2.2
"""The baseline of the first row, and how far a line reaches above the baseline of its name."""

FOOT = 5.2
"""The height of the row with the years."""

YEARS_DROP = 3.6
"""The distance from the last lane down to the baseline of the years."""


@dataclass(frozen=True)
class Milestone:
    """A named EU event: a line through all lanes with its name at the top, to the left of it.

    An event older than the axis stands only in the list, and its `x` is None.
    """

    x: float | None
    label_x: float
    label_y: float
    top: float
    date: PartialDate
    label: Text
    marks: Citation


@dataclass(frozen=True)
class Lane:
    """The statements on one aspect, or those of parliament, authorities and parties: a line with marks on it."""

    name: Message
    y: float
    label_y: float


@dataclass(frozen=True)
class TimelineChart:
    """The whole chart: bands of years, lanes with marks, named events as lines through all lanes."""

    title: Message
    height: float
    top: float
    lanes_height: float
    bottom: float
    years_y: float
    periods: tuple[Period, ...]
    milestones: tuple[Milestone, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[MarkGroup, ...]
    rings: tuple[tuple[float, float], ...]
    """The rings around the marks on which the present positions rest."""
    has_former: bool
    """Whether some statements are of a former government, whose marks are smaller."""


def timeline_chart(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> TimelineChart:
    """Returns the chart of one state. All states have one scale of time, but for the band before the first year."""
    rule = evidence.method.time_axis
    before = BEFORE_WIDTH if older(figures, state, rule.first_year) else 0.0
    axis = Axis(AXIS_LEFT, AXIS_RIGHT, before, figures.as_of, rule)
    milestones, rows = named_events(evidence, axis, footnotes)
    top = y = round(EVENT_BASE + EVENT_ROW * rows, 2)
    lanes, marks = [], []
    for lane in lanes_of(figures, state, axis, MARK_GAP):
        y += max(LANE_LEAST, LANE_HEAD + MARK_GAP * (lane.levels - 1) + LANE_FOOT)
        line = round(y - LANE_FOOT, 2)
        lanes.append(Lane(lane.name, line, round(line + NAME_DROP, 2)))
        marks += [
            PlacedMark(mark.place, round(line - MARK_GAP * mark.level, 2), mark.stance, mark.former, mark.counts)
            for mark in lane.marks
        ]
    return TimelineChart(
        title=timeline_title(state),
        height=round(y + FOOT, 2),
        top=top,
        lanes_height=round(y - top, 2),
        bottom=round(y, 2),
        years_y=round(y + YEARS_DROP, 2),
        periods=axis.periods(),
        milestones=milestones,
        lanes=tuple(lanes),
        marks=by_stance(marks),
        rings=tuple((mark.x, mark.y) for mark in marks if mark.counts),
        has_former=any(mark.former for mark in marks),
    )


def timeline_title(state: State) -> Message:
    """Returns a sentence that describes a timeline."""
    return msg(
        "Statements on {state} by date and aspect, with the EU milestones as lines; each statement is in the list.",
        state=StateName(state),
    )


def named_events(evidence: Evidence, axis: Axis, footnotes: Footnotes) -> tuple[tuple[Milestone, ...], int]:
    """Returns the named events, and the number of rows that their names need.

    A name stands to the left of its line, above all earlier lines that it would cross.
    """
    named = [(event, event.label) for event in evidence.timeline.events if event.label is not None]
    since = axis.rule.first_day
    drawn = [(event, label) for event, label in named if event.date.first_day >= since]
    places = [axis.place(event.date.first_day) for event, _ in drawn]
    rows = _rows(places, [_width(label) for _, label in drawn])
    highest = max(rows, default=-1)
    milestones = [
        Milestone(None, 0, 0, 0, event.date, label, footnotes.cite(event.source))
        for event, label in named
        if event.date.first_day < since
    ]
    for (event, label), x, row in zip(drawn, places, rows, strict=True):
        baseline = EVENT_BASE + EVENT_ROW * (highest - row)
        milestones.append(
            Milestone(
                x,
                round(x - EVENT_GAP / 2, 2),
                round(baseline, 2),
                round(baseline - EVENT_RISE, 2),
                event.date,
                label,
                footnotes.cite(event.source),
            )
        )
    return tuple(milestones), highest + 1


def _width(label: Text) -> float:
    """Returns about how wide a name may be in any language."""
    return max(len(words) for words in label.values()) * EVENT_LETTER * TRANSLATION_LENGTH + EVENT_GAP


def _rows(places: Sequence[float], widths: Sequence[float]) -> list[int]:
    """Returns the row of each name, 0 the lowest: above the lines and beside the names that it would cross."""
    rows: list[int] = []
    for place, width in zip(places, widths, strict=True):
        crossed = [row for other, row in zip(places, rows, strict=False) if other > place - width]
        rows.append(max(crossed, default=-1) + 1)
    return rows

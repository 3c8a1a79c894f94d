"""Composes the axis of the EU events: a dot for each event of the list, the milestones named at their lines."""

from dataclasses import dataclass

from scorecard.documents.event_list import EventItem
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.message import Message, msg
from scorecard.documents.timeline_axis import Axis, Period, stacked
from scorecard.documents.timeline_section import Milestone, named_events
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence

WIDTH, BEFORE = 173.0, 18.0
"""The width of the drawing, and of the band for what is older than the first year, in millimetres."""

DOT_GAP, RADIUS = 2.0, 0.8
"""The least distance between the middles of two dots, and the radius of a dot."""

HEAD, FOOT = 2.0, 5.0
"""The space above the highest dot, and the height of the row with the years."""


@dataclass(frozen=True)
class EventAxis:
    """The drawing; all measures in millimetres."""

    title: Message
    height: float
    top: float
    bottom: float
    band_height: float
    years_y: float
    periods: tuple[Period, ...]
    milestones: tuple[Milestone, ...]
    dots: tuple[tuple[float, float], ...]


def event_axis(
    evidence: Evidence, events: tuple[EventItem, ...], as_of: PartialDate, footnotes: Footnotes
) -> EventAxis:
    """Returns the axis of the events of a list, up to the day of the evidence."""
    axis = Axis(0.0, WIDTH, BEFORE, as_of.last_day, evidence.method.time_axis)
    milestones, rows = named_events(evidence, axis, footnotes)
    places = [axis.place(event.date.first_day) for event in events]
    levels = stacked(places, DOT_GAP)
    top = round(2.4 + 3.3 * rows, 2)
    bottom = round(top + HEAD + DOT_GAP * (max(levels, default=0) + 1), 2)
    dots = tuple((x, round(bottom - 1.4 - DOT_GAP * level, 2)) for x, level in zip(places, levels, strict=True))
    return EventAxis(
        title=msg(
            "Axis of time with a dot for each of the {count} events below; the milestones are named at their lines.",
            count=len(events),
        ),
        height=round(bottom + FOOT, 2),
        top=top,
        bottom=bottom,
        band_height=round(bottom - top, 2),
        years_y=round(bottom + 3.6, 2),
        periods=axis.periods(),
        milestones=milestones,
        dots=dots,
    )

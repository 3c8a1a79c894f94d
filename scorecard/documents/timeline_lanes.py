"""Sorts the statements of a state into lanes: one an aspect, and one for parliament, authorities and parties."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import StatementRow
from scorecard.documents.labels import ASPECT_LABELS
from scorecard.documents.message import Message, msg
from scorecard.documents.timeline_axis import Axis, stacked
from scorecard.evidence.vocabulary import ASPECTS, STANCES, State


@dataclass(frozen=True)
class StackedMark:
    """A statement at its place on the axis; marks that fall together are stacked, the first at level 0."""

    place: float
    level: int
    stance: str
    former: bool
    """Whether a government that is no longer in office said it."""
    counts: bool
    """Whether the position of today rests on it."""


@dataclass(frozen=True)
class LaneOfMarks:
    """The statements of one lane, oldest first."""

    name: Message
    marks: tuple[StackedMark, ...]

    @property
    def levels(self) -> int:
        """Returns the largest number of marks that are stacked at one place."""
        return 1 + max(mark.level for mark in self.marks)


@dataclass(frozen=True)
class PlacedMark:
    """A mark in a drawing."""

    x: float
    y: float
    stance: str
    former: bool
    counts: bool


@dataclass(frozen=True)
class MarkGroup:
    """The marks of one stance by governments in office, or by former ones: they are drawn as one path."""

    stance: str
    former: bool
    places: tuple[tuple[float, float], ...]


def lanes_of(figures: Figures, state: State, axis: Axis, gap: float) -> tuple[LaneOfMarks, ...]:
    """Returns the lanes with a statement on record; marks nearer to each other than `gap` are stacked."""
    said = figures.statements[state]
    lanes = []
    for aspect in ASPECTS:
        rows = [row for row in said if row.role == "government" and row.aspect == aspect]
        if rows:
            lanes.append(_lane(ASPECT_LABELS[aspect], rows, axis, gap, figures.positions[state, aspect].entry))
    if voices := [row for row in said if row.role != "government"]:
        lanes.append(_lane(msg("Parliament, authorities, parties"), voices, axis, gap, counting=-1))
    return tuple(lanes)


def _lane(name: Message, rows: list[StatementRow], axis: Axis, gap: float, counting: int) -> LaneOfMarks:
    places = [axis.place(row.date.first_day) for row in rows]
    marks = zip(rows, places, stacked(places, gap), strict=True)
    return LaneOfMarks(
        name,
        tuple(
            StackedMark(place, level, row.stance, row.role == "government" and not row.in_office, row.entry == counting)
            for row, place, level in marks
        ),
    )


def by_stance(marks: Iterable[PlacedMark]) -> tuple[MarkGroup, ...]:
    """Returns the marks of a drawing by stance, those of former governments apart."""
    drawn = tuple(marks)
    groups = (
        MarkGroup(stance, former, tuple((m.x, m.y) for m in drawn if (m.stance, m.former) == (stance, former)))
        for stance in STANCES
        for former in (True, False)
    )
    return tuple(group for group in groups if group.places)


def older(figures: Figures, state: State, year: int) -> bool:
    """Returns whether a statement from before a year is on record."""
    return any(row.date.first_day.year < year for row in figures.statements[state])

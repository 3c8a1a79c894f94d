"""How the 27 moved on one aspect: the population behind each side, quarter by quarter."""

from dataclasses import dataclass
from datetime import date

from scorecard.analysis.position_changes import history
from scorecard.documents.labels import ASPECTS
from scorecard.documents.message import Message, Share, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Aspect

WIDTH, HEIGHT = 120.0, 40.0
"""The drawing; its height stands for the whole population."""


@dataclass(frozen=True)
class Piece:
    """One side in one quarter, stacked from below: against, neither, unknown, in favour from above."""

    group: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class HistoryRow:
    """The same quarter in figures, for the table behind the drawing."""

    day: PartialDate
    shares: tuple[tuple[int, Share], ...]


@dataclass(frozen=True)
class HistoryChart:
    """The drawing, its words and its table."""

    name: Message
    title: Message
    pieces: tuple[Piece, ...]
    years: tuple[tuple[int, float], ...]
    rows: tuple[HistoryRow, ...]


def history_chart(evidence: Evidence, until: date, aspect: Aspect) -> HistoryChart:
    """The chart of one aspect up to a day; shares are those of one year throughout."""
    points = history(evidence, until, aspect)
    step = WIDTH / len(points)
    pieces: list[Piece] = []
    for place, point in enumerate(points):
        y = HEIGHT
        sides = (
            ("not_in_favour", point.against),
            ("undecided", point.neither),
            ("unknown", point.unknown),
            ("in_favour", point.in_favour),
        )
        for group, behind in sides:
            height = behind.population / 100.01 * HEIGHT
            y -= height
            pieces.append(Piece(group, round(place * step, 2), round(y, 2), round(step * 0.86, 2), round(height, 2)))
    last = points[-1]
    return HistoryChart(
        name=ASPECTS[aspect],
        title=msg(
            "{aspect}: share of the EU population behind governments in favour and against, by quarter from {start} "
            "to {end}; at the end {favour} in favour, {against} against.",
            aspect=ASPECTS[aspect],
            start=PartialDate.of(points[0].day),
            end=PartialDate.of(last.day),
            favour=Share(last.in_favour.population, 2),
            against=Share(last.against.population, 2),
        ),
        pieces=tuple(pieces),
        years=tuple(
            (point.day.year + 1, round((place + 1) * step, 2))
            for place, point in enumerate(points)
            if (point.day.month, point.day.day) == (12, 31)
        ),
        rows=tuple(
            HistoryRow(
                PartialDate.of(point.day),
                tuple(
                    (behind.states, Share(behind.population, 2))
                    for behind in (point.in_favour, point.neither, point.against, point.unknown)
                ),
            )
            for point in points
        ),
    )

"""Composes the chart of how the 27 moved on one aspect: the population behind each side, quarter by quarter."""

from dataclasses import dataclass
from datetime import date

from scorecard.analysis.position_changes import HistoryPoint, history
from scorecard.documents.labels import ASPECT_LABELS
from scorecard.documents.message import Message, Share, msg
from scorecard.documents.population_shares import population_share
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Aspect

WIDTH, HEIGHT = 120.0, 40.0
"""The size of the drawing in its own units; the height stands for the whole EU population."""

LABEL_GAP = 3.9
"""The least distance between two labels at the end."""

BAR_SHARE = 0.86
"""The part of a quarter that its bar fills; the rest is the gap before the next bar."""


@dataclass(frozen=True)
class HistorySegment:
    """One side in one quarter. From below upwards: against, undecided or abstaining, not known, in favour."""

    group: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class HistoryRow:
    """One quarter in figures, for the table beside the drawing.

    `shares` are the number of states and the population of those in favour, undecided, against and not known.
    """

    day: PartialDate
    shares: tuple[tuple[int, Share], ...]


@dataclass(frozen=True)
class EndLabel:
    """The name of one side beside its last bar, with its share."""

    y: float
    words: Message


@dataclass(frozen=True)
class HistoryChart:
    """The drawing, its description and its table; `years` are the year labels with their places."""

    name: Message
    title: Message
    segments: tuple[HistorySegment, ...]
    years: tuple[tuple[int, float], ...]
    ends: tuple[EndLabel, ...]
    rows: tuple[HistoryRow, ...]


def history_chart(evidence: Evidence, until: date, aspect: Aspect) -> HistoryChart:
    """Returns the chart of one aspect up to a day. The population shares are those of one year throughout."""
    points = history(evidence, until, aspect)
    step = WIDTH / len(points)
    all_shares = sum(evidence.population.official.percent.values())  # rounded as published: 100.01 for 2025
    segments: list[HistorySegment] = []
    for place, point in enumerate(points):
        y = HEIGHT
        sides = (
            ("not_in_favour", point.against),
            ("undecided", point.neither),
            ("unknown", point.unknown),
            ("in_favour", point.in_favour),
        )
        for group, side in sides:
            height = side.population / all_shares * HEIGHT
            y -= height
            segments.append(
                HistorySegment(group, round(place * step, 2), round(y, 2), round(step * BAR_SHARE, 2), round(height, 2))
            )
    last = points[-1]
    return HistoryChart(
        name=ASPECT_LABELS[aspect],
        title=msg(
            "{aspect}: share of the EU population behind governments in favour and against, by quarter from {start} "
            "to {end}; at the end {favour} in favour, {against} against.",
            aspect=ASPECT_LABELS[aspect],
            start=PartialDate.of(points[0].day),
            end=PartialDate.of(last.day),
            favour=population_share(evidence, last.in_favour.population),
            against=population_share(evidence, last.against.population),
        ),
        segments=tuple(segments),
        years=tuple(
            (point.day.year + 1, round((place + 1) * step, 2))
            for place, point in enumerate(points)
            if (point.day.month, point.day.day) == (12, 31)
        ),
        ends=_ends(evidence, last, all_shares),
        rows=tuple(
            HistoryRow(
                PartialDate.of(point.day),
                tuple(
                    (side.states, population_share(evidence, side.population))
                    for side in (point.in_favour, point.neither, point.against, point.unknown)
                ),
            )
            for point in points
        ),
    )


def _ends(evidence: Evidence, last: HistoryPoint, everyone: float) -> tuple[EndLabel, ...]:
    """Returns the names of the sides that have a share at the end, in the middle of their bars and apart."""
    sides = (
        (msg("for {share}", share=population_share(evidence, last.in_favour.population)), last.in_favour.population),
        (msg("not known {share}", share=population_share(evidence, last.unknown.population)), last.unknown.population),
        (msg("undecided {share}", share=population_share(evidence, last.neither.population)), last.neither.population),
        (msg("against {share}", share=population_share(evidence, last.against.population)), last.against.population),
    )
    labels: list[EndLabel] = []
    top, lowest = 0.0, 0.0
    for words, share in sides:
        height = share / everyone * HEIGHT
        if share:
            y = max(top + height / 2 + 1.2, lowest + LABEL_GAP)
            labels.append(EndLabel(round(y, 2), words))
            lowest = y
        top += height
    return tuple(labels)

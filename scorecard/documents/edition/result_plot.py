"""Composes the results of one survey question by state as dots with codes on a line from 0 to 100 per cent."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.documents.message import Message, Share, StateName, msg
from scorecard.documents.timeline_axis import stacked
from scorecard.evidence.vocabulary import State

LINE = 173.0
"""The length of the line from 0 to 100 per cent in millimetres, as all measures below."""

CODE_WIDTH, CODE_HEIGHT, DOT_GAP = 4.4, 2.7, 1.9
"""The room of a code, and the distance from the line up to the first code."""

FOOT, LABELS = 4.2, 3.4
"""The space below the line, and the distance from the line down to the baseline of its numbers."""


@dataclass(frozen=True)
class ResultDot:
    """The result of one state: the place of its dot, and the baseline of its code."""

    state: State
    x: float
    code_y: float


@dataclass(frozen=True)
class Tick:
    """A labelled place on the line."""

    x: float
    words: str


@dataclass(frozen=True)
class ResultPlot:
    """The drawing of one question."""

    dots: tuple[ResultDot, ...]
    places: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]
    axis_y: float
    labels_y: float
    height: float
    title: Message


def result_plot(shares: Mapping[State, float]) -> ResultPlot:
    """Returns the drawing of the shares by state, in per cent."""
    order = sorted(shares, key=lambda state: (shares[state], state))
    places = [round(shares[state] / 100 * LINE, 2) for state in order]
    levels = stacked(places, CODE_WIDTH)
    axis_y = round(CODE_HEIGHT * (max(levels) + 1) + DOT_GAP, 2)
    dots = tuple(
        ResultDot(state, x, round(axis_y - DOT_GAP - CODE_HEIGHT * level, 2))
        for state, x, level in zip(order, places, levels, strict=True)
    )
    title = msg(
        "{count} states on a line from 0 to 100 per cent, from {least} ({low}) to {most} ({high}).",
        count=len(shares),
        least=StateName(order[0]),
        low=Share.published(shares[order[0]]),
        most=StateName(order[-1]),
        high=Share.published(shares[order[-1]]),
    )
    return ResultPlot(
        dots=dots,
        places=tuple((x, axis_y) for x in places),
        ticks=tuple(Tick(round(value / 100 * LINE, 2), str(value)) for value in (0, 25, 50, 75, 100)),
        axis_y=axis_y,
        labels_y=round(axis_y + LABELS, 2),
        height=round(axis_y + FOOT, 2),
        title=title,
    )

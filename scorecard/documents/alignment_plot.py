"""Composes the alignment of one state among the others: the interval of each government over one axis."""

from dataclasses import dataclass

from scorecard.analysis.alignment import Range
from scorecard.analysis.figures import Figures
from scorecard.documents.message import Message, msg
from scorecard.evidence.vocabulary import STATES, State

BARS_HEIGHT = 24.0
"""The height of all intervals together, however many they are; the axis from 0 to 100 is 100 long."""

WIDEST_PITCH = 2.4
"""The distance from one interval to the next where there are few."""

NARROWEST = 1.2
"""The width of a value that is known exactly."""

AXIS_GAP, TICK, LABELS_GAP = 1.6, 1.0, 6.6
"""The distance from the last interval to the axis; half the length of its marks; from the axis to its labels."""


@dataclass(frozen=True)
class AlignmentBar:
    """The interval of one state as a rectangle; `here` marks this state."""

    x: float
    y: float
    width: float
    height: float
    here: bool


@dataclass(frozen=True)
class AlignmentPlot:
    """Describes the intervals of the states above an axis from 0 to 100, and where that axis and its labels stand."""

    title: Message
    caption: Message
    """The caption: what the bars are, and why some states have none."""
    bars: tuple[AlignmentBar, ...]
    """The states with a figure, from the highest middle to the lowest."""
    axis_y: float
    tick_top: float
    tick_bottom: float
    labels_y: float
    height: float


def alignment_plot(figures: Figures, here: State) -> AlignmentPlot:
    """Returns the intervals of all states with a figure; the scale is the same in the drawings of all states."""
    shown = {state: figure.range for state in STATES if not (figure := figures.alignment[state]).withheld}
    ordered = sorted(shown, key=lambda state: (-shown[state].middle, state))
    pitch = min(WIDEST_PITCH, BARS_HEIGHT / max(len(ordered), 1))
    axis_y = round(len(ordered) * pitch + AXIS_GAP, 2)
    return AlignmentPlot(
        title=msg("The alignment of {count} states as intervals over a line from 0 to 100.", count=len(ordered)),
        caption=_caption(len(ordered), here in shown),
        bars=tuple(_bar(shown[state], place, pitch, state == here) for place, state in enumerate(ordered)),
        axis_y=axis_y,
        tick_top=round(axis_y - TICK, 2),
        tick_bottom=round(axis_y + TICK, 2),
        labels_y=round(axis_y + LABELS_GAP, 2),
        height=round(axis_y + LABELS_GAP + 2 * TICK, 2),
    )


def _bar(figure: Range, place: int, pitch: float, here: bool) -> AlignmentBar:
    """Returns the bar of one state in the middle of its row; that of this state is thicker."""
    height = pitch if here else pitch / 2.6
    width = max(round(figure.width, 2), NARROWEST)
    x = min(figure.low, 100 - width)
    return AlignmentBar(round(x, 2), round((place + 0.5) * pitch - height / 2, 2), width, round(height, 2), here)


def _caption(with_figure: int, drawn: bool) -> Message:
    """Returns the caption: what the bars are, and why some states have none."""
    if drawn:
        return msg(
            "Bars: the {count} states with a figure, this one thick; of the others too much is not known.",
            count=with_figure,
        )
    return msg("Bars: the {count} states with a figure; of the others too much is not known.", count=with_figure)

"""Composes the alignment of all states as intervals from 0 to 100, one below the other, each with its name."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.alignment_section import alignment_numbers
from scorecard.documents.message import Message, StateName, msg
from scorecard.evidence.vocabulary import STATES

LINE = 100.0
"""The length of the line from 0 to 100 in millimetres."""

THINNEST = 0.8
"""The width of a figure that is one number."""


@dataclass(frozen=True)
class AlignmentRow:
    """One state with a figure: its interval on the line, and in words."""

    name: StateName
    x: float
    width: float
    figure: Message
    title: Message


def alignment_list(figures: Figures) -> tuple[AlignmentRow, ...]:
    """Returns the states that have a figure, the one with the highest middle first."""
    shown = [state for state in STATES if state in figures.bands]
    shown.sort(key=lambda state: (-figures.alignment[state].range.middle, state))
    rows = []
    for state in shown:
        low, high = figures.alignment[state].range.low, figures.alignment[state].range.high
        figure = alignment_numbers(figures.alignment[state].range)
        width = max((high - low) / 100 * LINE, THINNEST)
        title = msg("{state}: {figure} on a line from 0 to 100.", state=StateName(state), figure=figure)
        rows.append(AlignmentRow(StateName(state), round(low / 100 * LINE, 2), round(width, 2), figure, title))
    return tuple(rows)

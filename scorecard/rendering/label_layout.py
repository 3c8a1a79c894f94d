"""Positions, breaks and stacks the labels of drawings, by the widths of the fonts.

WeasyPrint draws a label with `text-anchor` separately and places it as an object of its own, which makes files a fifth
larger and takes up to 6 % more time. The widths of our pinned fonts are known beforehand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont

from scorecard.rendering.assets import fonts
from scorecard.rendering.engine.own_hyphenation import divided

FontWeight = Literal["Light", "Regular", "Semibold"]


def label_start(label: str | int, middle: float, size: float, weight: FontWeight, templates: Path) -> float:
    """Returns the x at which a label in Source Sans Pro starts if its middle is at `middle`; units of the drawing."""
    widths, em = advances(weight, templates)
    return round(middle - sum(widths[letter] for letter in str(label)) * size / em / 2, 2)


_LEADING = 1.14
"""The distance from one baseline to the next, as a multiple of the size of the letters."""

_STACK_GAP = 0.6
"""The space between two labels below each other, in units of the drawing."""


def label_lines(
    label: str,
    width: float,
    size: float,
    y: float,
    templates: Path,
    language: str,
    grows: Literal["upwards", "around", "downwards"] = "upwards",
    weight: FontWeight = "Regular",
) -> list[tuple[str, float]]:
    """Returns the lines of a label no wider than `width`, each with its baseline; units of the drawing.

    Of a label that grows upwards the last line stands at `y`, of one that grows downwards the first, of one that grows
    around the middle of the lines. A word that is too long is divided, or has a line of its own where its language has
    no dictionary of hyphenation.
    """
    widths, em = advances(weight, templates)

    def fits(words: str) -> bool:
        return sum(widths[letter] for letter in words) * size / em <= width

    lines: list[str] = []
    for word in label.replace("\u00a0", " ").split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines += [word] if fits(word) else divided(word, language, fits)
    above = {"upwards": 1.0, "around": 0.5, "downwards": 0.0}[grows]
    first = y - above * (len(lines) - 1) * size * _LEADING
    return [(line, round(first + number * size * _LEADING, 2)) for number, line in enumerate(lines)]


@dataclass(frozen=True)
class StackedLabel:
    """A label in a column of labels: the place that it names, the end of the line from there, and its lines."""

    y: float
    leader_y: float
    lines: list[tuple[str, float]]


def stacked_labels(
    places: Iterable[float],
    labels: Iterable[str],
    width: float,
    size: float,
    drop: float,
    weight: FontWeight,
    templates: Path,
    language: str,
) -> list[StackedLabel]:
    """Returns labels from above downwards, each `drop` below its place, or lower where it would meet the one above."""
    stack: list[StackedLabel] = []
    free = 0.0
    for y, label in zip(places, labels, strict=True):
        first = max(y + drop, free)
        lines = label_lines(label, width, size, first, templates, language, "downwards", weight)
        stack.append(StackedLabel(y, round(first - drop, 2), lines))
        free = lines[-1][1] + size * _LEADING + _STACK_GAP
    return stack


@cache
def advances(weight: FontWeight, templates: Path) -> tuple[dict[str, int], int]:
    """Returns the advance width of each character in units of the em, and how many units the em has."""
    font = TTFont(BytesIO(fonts(templates)[f"SourceSansPro-{weight}.ttf"]))
    widths = {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    return widths, font["head"].unitsPerEm

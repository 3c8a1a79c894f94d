"""Computes from font widths the line length at which a text in large type has lines of about one length.

WeasyPrint fills one line after the other; in the narrowest measure that needs no more lines they are balanced.
"""

from pathlib import Path

from scorecard.rendering.label_layout import FontWeight, advances

_STEP = 0.5
"""The step in millimetres by which a measure is narrowed."""

_SLACK = 1.5
"""The millimetres added to the computed width of the text, which ignores hyphens and kerning."""


def balanced_measure(text: str, size: float, widest: float, weight: FontWeight, templates: Path) -> float:
    """Returns the measure in millimetres, at most `widest`, for a text in type of a size in millimetres."""
    widths, em = advances(weight, templates)
    words = [sum(widths.get(letter, em) for letter in word) * size / em for word in text.split()]
    space = widths[" "] * size / em
    lines = _lines(words, space, widest - _SLACK)
    measure = widest - _SLACK
    while measure > _STEP and _lines(words, space, measure - _STEP) == lines:
        measure -= _STEP
    return min(round(measure + _SLACK, 1), widest)


def _lines(words: list[float], space: float, measure: float) -> int:
    """Returns the number of lines that the words fill; a word longer than the measure has a line of its own."""
    lines, used = 1, 0.0
    for width in words:
        if used and used + space + width > measure:
            lines, used = lines + 1, width
        else:
            used += width + (space if used else 0)
    return lines

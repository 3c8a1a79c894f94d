"""Joins the outlines of many marks of one kind into one SVG path, which is drawn faster than a node for each."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path

from scorecard.rendering.design_tokens import Mark

BACK = "M-0.9 0A0.9 0.9 0 1 1 0.9 0A0.9 0.9 0 1 1 -0.9 0Z"
"""The disc behind an open mark, so that lines do not show through it."""


def outlines(marks: dict[str, Mark]) -> Callable[[str, Iterable[tuple[float, float]], float], str]:
    """Returns a function from a stance (or `back`), places and a scale to the path of that mark in all places."""
    paths = {stance: mark.path for stance, mark in marks.items()} | {"back": BACK}

    def outline(code: str, places: Iterable[tuple[float, float]], scale: float) -> str:
        return "".join(_moved(paths[code], x, y, scale) for x, y in places)

    return outline


@lru_cache(8192)
def _moved(path: str, x: float, y: float, scale: float) -> str:
    """Returns a path scaled about the origin and moved to x and y, with two decimals."""
    pen = SVGPathPen(None, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    parse_path(path, TransformPen(pen, (scale, 0, 0, scale, x, y)))
    commands: str = pen.getCommands()
    return commands

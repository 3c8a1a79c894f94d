"""Defines a drawing of plain paths, to which an SVG logo is reduced before it is checked, converted or printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scorecard.evidence.svg.numbers import IDENTITY, Matrix
from scorecard.evidence.svg.path import Outline

Rgb = tuple[int, int, int]
"""Red, green and blue of sRGB, 0 to 255."""


@dataclass(frozen=True)
class Colour:
    """A colour of sRGB with its opacity, 0 to 1."""

    rgb: Rgb
    opacity: float = 1.0


@dataclass(frozen=True)
class Stop:
    """A colour at a place of a gradient, 0 to 1; the places of a gradient never fall."""

    place: float
    colour: Colour


@dataclass(frozen=True)
class Gradient:
    """A linear or radial gradient of two or more stops, which goes on in its end colours beyond its ends."""

    kind: Literal["linear", "radial"]
    in_box: bool
    """Whether coordinates are shares of the box around the shape, not units of the drawing."""
    points: tuple[float, ...]
    """Linear: x1, y1, x2, y2. Radial: cx, cy, r, fx, fy."""
    matrix: Matrix
    """Radial: the matrix that stretches it; it turns it by multiples of 90 degrees only. Linear: always the
    identity."""
    stops: tuple[Stop, ...]


Paint = Colour | Gradient | None


@dataclass(frozen=True)
class Stroke:
    """How an outline is drawn; lengths in units of the drawing."""

    paint: Colour
    width: float
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 4.0
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0


@dataclass(frozen=True)
class Shape:
    """An outline with what fills it and what is drawn along it."""

    outline: Outline
    even_odd: bool
    fill: Paint
    stroke: Stroke | None


@dataclass(frozen=True)
class Group:
    """Parts that are moved, clipped or made transparent together; the last part lies on top."""

    parts: tuple["Group | Shape", ...]
    matrix: Matrix = IDENTITY
    opacity: float = 1.0
    clip: Outline | None = None
    """The outline of the visible part, in the coordinates of the parts."""


@dataclass(frozen=True)
class Drawing:
    """A whole drawing; what lies outside its artboard is not seen."""

    artboard: tuple[float, float, float, float]
    """Left, top, width and height, in units of the drawing."""
    parts: tuple[Group | Shape, ...]


def shapes(parts: tuple[Group | Shape, ...]) -> Iterator[Shape]:
    """Yields every shape, those in groups too, from the bottom to the top."""
    for part in parts:
        if isinstance(part, Shape):
            yield part
        else:
            yield from shapes(part.parts)

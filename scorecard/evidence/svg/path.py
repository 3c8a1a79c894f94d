"""Reads outlines: path data and the basic shapes, as absolute moves, lines, cubic curves and closings."""

import re
from collections.abc import Iterator
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan
from typing import Literal, NamedTuple

from scorecard.evidence.program_messages import tr
from scorecard.evidence.svg.numbers import MAX_NUMBER, NUMBER, Matrix, moved

# For translators, of all messages here: said of a logo; its name stands before it

Letter = Literal["M", "L", "C", "Z"]


class PathDataError(ValueError):
    """Raised where path data cannot be read, with what is said of the logo."""


class Segment(NamedTuple):
    """One step of an outline: M, L, C or Z, and its points as x and y in turn (2, 2, 6 or 0 numbers)."""

    letter: Letter
    points: tuple[float, ...]


Outline = tuple[Segment, ...]

_ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
_NUMBER = re.compile(rf"[\s,]*({NUMBER})")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([mlhvcsqtazMLHVCSQTAZ])")
_KAPPA = 4 * (sqrt(2) - 1) / 3
"""The distance, in radii, of the handles of a cubic curve from the ends of a quarter of a circle."""


def outline(data: str) -> Outline:
    """Returns the outline of path data.

    Raises PathDataError where they cannot be read to the end, ValueError where a number is too large to be drawn.
    """
    segments: list[Segment] = []
    x = y = start_x = start_y = 0.0
    handle: tuple[str, float, float] | None = None
    """The kind of the last curve, and its last handle, which a smooth curve mirrors."""

    def curve(x1: float, y1: float, x2: float, y2: float, to_x: float, to_y: float) -> None:
        segments.append(Segment("C", (x1, y1, x2, y2, to_x, to_y)))

    for letter, given in _commands(data):
        small, relative = letter.lower(), letter.islower()
        dx, dy = (x, y) if relative else (0.0, 0.0)
        before, handle = handle, None
        if not segments and small != "m":
            raise PathDataError(tr("has a <path> whose path data begin without M"))
        if segments and segments[-1].letter == "Z" and small not in "mz":
            segments.append(Segment("M", (x, y)))
        if small == "z":
            if segments[-1].letter == "M":  # a dot where lines have round ends; PDF draws it only as a line to itself
                segments.append(Segment("L", (x, y)))
            segments.append(Segment("Z", ()))
            x, y = start_x, start_y
            continue
        if small == "m":
            x, y = start_x, start_y = given[0] + dx, given[1] + dy
            segments.append(Segment("M", (x, y)))
            continue
        if small in "lhv":
            to_x = x if small == "v" else given[0] + dx
            to_y = y if small == "h" else given[-1] + dy
            segments.append(Segment("L", (to_x, to_y)))
        elif small in "cs":
            if small == "s":
                mirrored = (2 * x - before[1], 2 * y - before[2]) if before and before[0] == "c" else (x, y)
                given = [mirrored[0] - dx, mirrored[1] - dy, *given]
            x1, y1, x2, y2, to_x, to_y = (value + (dx, dy)[place % 2] for place, value in enumerate(given))
            curve(x1, y1, x2, y2, to_x, to_y)
            handle = ("c", x2, y2)
        elif small in "qt":
            if small == "t":
                mirrored = (2 * x - before[1], 2 * y - before[2]) if before and before[0] == "q" else (x, y)
                given = [mirrored[0] - dx, mirrored[1] - dy, *given]
            qx, qy, to_x, to_y = (value + (dx, dy)[place % 2] for place, value in enumerate(given))
            third = 2 / 3
            curve(
                x + third * (qx - x), y + third * (qy - y), to_x + third * (qx - to_x), to_y + third * (qy - to_y),
                to_x, to_y,
            )  # fmt: skip
            handle = ("q", qx, qy)
        else:
            to_x, to_y = given[5] + dx, given[6] + dy
            segments.extend(_arc(x, y, given, to_x, to_y))
        x, y = to_x, to_y
    if any(abs(value) > MAX_NUMBER for segment in segments for value in segment.points):
        raise ValueError("a point is too far away to be drawn")
    return tuple(segments)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yields each command with its numbers; repeated numbers repeat the command."""
    place = 0
    while match := _COMMAND.match(data, place):
        letter, place = match[1], match.end()
        count = _ARGUMENTS[letter.lower()]
        first = True
        while first or (count and _NUMBER.match(data, place)):
            given: list[float] = []
            for index in range(count):
                pattern = _FLAG if count == 7 and index in (3, 4) else _NUMBER
                if not (value := pattern.match(data, place)):
                    raise PathDataError(
                        tr("has a <path> whose path data break off at character {place}", place=place + 1)
                    )
                given.append(float(value[1]))
                place = value.end()
            yield letter, given
            first = False
            letter = {"m": "l", "M": "L"}.get(letter, letter)
    if data[place:].strip(" \t\r\n,") not in ("", "none"):
        raise PathDataError(tr("has a <path> whose path data cannot be read at character {place}", place=place + 1))


def _arc(x: float, y: float, given: list[float], to_x: float, to_y: float) -> Iterator[Segment]:
    """Yields the cubic curves of an elliptical arc (SVG 2, appendix B.2.4), each a quarter of the ellipse at most."""
    rx, ry, turn, large, sweep = abs(given[0]), abs(given[1]), radians(given[2]), given[3], given[4]
    if (x, y) == (to_x, to_y):
        return
    if max(rx, ry) > MAX_NUMBER:
        raise ValueError("a radius is too large to be drawn")
    if rx < 1e-9 or ry < 1e-9:
        yield Segment("L", (to_x, to_y))
        return
    cosine, sine = cos(turn), sin(turn)
    half_x = (cosine * (x - to_x) + sine * (y - to_y)) / 2
    half_y = (cosine * (y - to_y) - sine * (x - to_x)) / 2
    too_small = (half_x / rx) ** 2 + (half_y / ry) ** 2
    if too_small > 1:
        rx, ry = rx * sqrt(too_small), ry * sqrt(too_small)
    rest = max(0.0, 1 / max(1e-12, (half_x / rx) ** 2 + (half_y / ry) ** 2) - 1)
    factor = sqrt(rest) * (1 if large != sweep else -1)
    centre_x, centre_y = factor * rx * half_y / ry, -factor * ry * half_x / rx
    begin = _angle(1, 0, (half_x - centre_x) / rx, (half_y - centre_y) / ry)
    end = _angle(1, 0, (-half_x - centre_x) / rx, (-half_y - centre_y) / ry)
    span = (end - begin) % (2 * pi) if sweep else -((begin - end) % (2 * pi))
    pieces = max(1, ceil(abs(span) / (pi / 2) - 1e-6))
    step = span / pieces
    reach = 4 / 3 * tan(step / 4)
    centre = (
        cosine * rx, sine * rx, -sine * ry, cosine * ry,
        cosine * centre_x - sine * centre_y + (x + to_x) / 2,
        sine * centre_x + cosine * centre_y + (y + to_y) / 2,
    )  # fmt: skip
    for piece in range(pieces):
        one, two = begin + piece * step, begin + (piece + 1) * step
        points = (
            *moved(centre, cos(one) - reach * sin(one), sin(one) + reach * cos(one)),
            *moved(centre, cos(two) + reach * sin(two), sin(two) - reach * cos(two)),
            *((to_x, to_y) if piece == pieces - 1 else moved(centre, cos(two), sin(two))),
        )
        yield Segment("C", points)


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    """Returns the angle from one direction to another, in radians."""
    cosine = (ux * vx + uy * vy) / (hypot(ux, uy) * hypot(vx, vy) or 1)
    return acos(max(-1.0, min(1.0, cosine))) * (1 if ux * vy - uy * vx >= 0 else -1)


def rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Outline:
    """Returns the outline of a rectangle with rounded corners."""
    if width <= 0 or height <= 0:
        return ()
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if rx <= 0 or ry <= 0:
        corners = ((x, y), (right, y), (right, bottom), (x, bottom))
        return polygon([value for corner in corners for value in corner], closed=True)
    hx, hy = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        Segment("M", (x + rx, y)),
        Segment("L", (right - rx, y)),
        Segment("C", (right - hx, y, right, y + hy, right, y + ry)),
        Segment("L", (right, bottom - ry)),
        Segment("C", (right, bottom - hy, right - hx, bottom, right - rx, bottom)),
        Segment("L", (x + rx, bottom)),
        Segment("C", (x + hx, bottom, x, bottom - hy, x, bottom - ry)),
        Segment("L", (x, y + ry)),
        Segment("C", (x, y + hy, x + hx, y, x + rx, y)),
        Segment("Z", ()),
    )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Outline:
    """Returns the outline of an ellipse."""
    return rectangle(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)


def polygon(points: list[float], *, closed: bool) -> Outline:
    """Returns the outline through points, given as x and y in turn; an odd last number is left out, as browsers do."""
    pairs = list(zip(points[::2], points[1::2], strict=False))
    if not pairs:
        return ()
    segments = [Segment("M", pairs[0]), *(Segment("L", pair) for pair in pairs[1:])]
    return (*segments, Segment("Z", ())) if closed else tuple(segments)


def transformed(line: Outline, matrix: Matrix) -> Outline:
    """Returns an outline with its points moved by a matrix."""
    return tuple(
        Segment(segment.letter, tuple(value for pair in _pairs(segment) for value in moved(matrix, *pair)))
        for segment in line
    )


def subpaths(line: Outline) -> int:
    """Returns of how many pieces an outline consists."""
    return sum(segment.letter == "M" for segment in line)


def turned_clockwise(line: Outline) -> Outline:
    """Returns an outline of one piece so that it runs clockwise on the page: pieces of one direction add up."""
    points = [pair for segment in line for pair in _pairs(segment)]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))
    if area >= 0:
        return line
    steps = [segment for segment in line if segment.letter != "Z"]
    ends = [segment.points[-2:] for segment in steps]
    turned = [Segment("M", ends[-1])]
    for segment, end in zip(steps[:0:-1], ends[-2::-1], strict=True):
        handles = (*segment.points[2:4], *segment.points[0:2]) if segment.letter == "C" else ()
        turned.append(Segment(segment.letter, (*handles, *end)))
    return (*turned, Segment("Z", ()))


def _pairs(segment: Segment) -> Iterator[tuple[float, float]]:
    return zip(segment.points[::2], segment.points[1::2], strict=True)

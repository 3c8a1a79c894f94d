"""Reads the numbers of SVG: lengths with units, lists, transforms. Matrices are (a, b, c, d, e, f) as in SVG."""

import re
from math import cos, hypot, isfinite, radians, sin, sqrt, tan

from scorecard.evidence.program_messages import tr
from scorecard.evidence.svg.fault import SvgFaultError, quoted

# For translators, of all messages here: said of a logo; its name stands before it

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

MAX_NUMBER = 1e7
"""The largest number that is drawn: beyond it renderers lose their precision, each in its own way."""

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({NUMBER})\s*([a-zA-Z]*|%)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
"""The size of each unit in pixels of CSS, which are the units of the drawing."""
_LIST_ITEM = re.compile(rf"[\s,]*({NUMBER})")
_FUNCTION = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)")


def number(text: str) -> float:
    """Returns a number. Raises ValueError where the text is no number, or the number is too large to be drawn."""
    if not re.fullmatch(rf"\s*{NUMBER}\s*", text):
        raise ValueError(text)
    return _bounded(float(text))


def _bounded(value: float, most: float = MAX_NUMBER) -> float:
    if not isfinite(value) or abs(value) > most:
        raise ValueError(value)
    return value


def length(text: str, whole: float) -> float:
    """Returns a length in units of the drawing; `whole` is the length of 100 %. Raises ValueError where it is no
    length."""
    match = _LENGTH.fullmatch(text)
    if not match or (match[2] != "%" and match[2].lower() not in _UNITS):
        raise ValueError(text)
    return _bounded(float(match[1]) * (whole / 100 if match[2] == "%" else _UNITS[match[2].lower()]))


def share(text: str) -> float:
    """Returns a number or percentage as a number from 0 to 1. Raises ValueError where the text is neither."""
    text = text.strip()
    value = number(text[:-1]) / 100 if text.endswith("%") else number(text)
    return min(1.0, max(0.0, value))


def numbers(text: str, most: float = MAX_NUMBER) -> list[float]:
    """Returns a list of numbers that are separated by blanks, commas or nothing. ValueError at anything else."""
    found, place = [], 0
    while match := _LIST_ITEM.match(text, place):
        found.append(_bounded(float(match[1]), most))
        place = match.end()
    if text[place:].strip():
        raise ValueError(text)
    return found


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """Returns the matrix that applies `inner` first and then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Returns the point to which a matrix moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def determinant(matrix: Matrix) -> float:
    """Returns by how much a matrix enlarges areas; 0 where it makes everything vanish."""
    return matrix[0] * matrix[3] - matrix[1] * matrix[2]


def scale_of(matrix: Matrix) -> float | None:
    """Returns by how much a matrix enlarges lengths; None where that depends on the direction."""
    a, b, c, d, _, _ = matrix
    first, second = hypot(a, b), hypot(c, d)
    near = 1e-3 * max(first, second)
    return sqrt(first * second) if abs(first - second) <= near and abs(a * c + b * d) <= near * first else None


def transform(text: str, line: int) -> Matrix:
    """Returns the matrix of a `transform` attribute.

    Raises SvgFaultError where it cannot be read or nothing is left of it.
    """
    matrix, place = IDENTITY, 0
    try:
        while match := _FUNCTION.match(text, place):
            matrix = product(matrix, _function(match[1], match[2]))
            place = match.end()
        if text[place:].strip() not in ("", "none"):
            raise ValueError(text)
        if not all(map(isfinite, matrix)):
            raise ValueError(text)
    except ValueError:
        raise SvgFaultError(tr("has a transform that cannot be read: {value}", value=quoted(text)), line) from None
    return matrix


def _function(name: str, arguments: str) -> Matrix:
    """Returns the matrix of one function; CSS writes it with units, SVG without.

    Raises ValueError where it is wrong.
    """
    if name in ("rotate", "skewX", "skewY"):
        values = numbers(re.sub(r"deg\b", "", arguments))
    elif name.startswith("translate"):
        values = numbers(re.sub(r"px\b", "", arguments))
    else:
        values = numbers(arguments, 1000 * MAX_NUMBER)  # the matrices of gradients are often large
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x]:
            return (1, 0, 0, 1, x, 0)
        case "translate", [x, y]:
            return (1, 0, 0, 1, x, y)
        case "translateX", [x]:
            return (1, 0, 0, 1, x, 0)
        case "translateY", [y]:
            return (1, 0, 0, 1, 0, y)
        case "scale", [x]:
            return (x, 0, 0, x, 0, 0)
        case "scale", [x, y]:
            return (x, 0, 0, y, 0, 0)
        case "scaleX", [x]:
            return (x, 0, 0, 1, 0, 0)
        case "scaleY", [y]:
            return (1, 0, 0, y, 0, 0)
        case "rotate", [angle]:
            return _rotation(angle)
        case "rotate", [angle, x, y]:
            return product(product((1, 0, 0, 1, x, y), _rotation(angle)), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return (1, 0, tan(radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, tan(radians(angle)), 0, 1, 0, 0)
    raise ValueError(name)


def _rotation(degrees: float) -> Matrix:
    turn = radians(degrees)
    return (cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)

"""Reads colours and gradients, whatever their notation."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import hypot
from typing import Any

from scorecard.evidence.program_messages import tr
from scorecard.evidence.svg.drawing import Colour, Gradient, Rgb, Stop
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.numbers import IDENTITY, Matrix, determinant, length, moved, scale_of, share, transform
from scorecard.evidence.svg.source import SvgElement
from scorecard.evidence.svg.style import Declared

# For translators, of all messages here: said of a logo; its name stands before it

_SHARED_KEYS = (
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "fx",
    "fy",
    "fr",
)
_MIN_TURN = 1e-6
_MIN_LENGTH = 1e-4
"""The shortest gradient, as a share of what it may span, that is not one colour."""

_MAX_COLOUR_LENGTH = 200
"""The longest colour in characters, more than any program writes: a file may have it read for thousands of elements."""


def colour(text: str, current: Rgb, line: int) -> Colour:
    """Returns a colour of CSS; `current` is the colour that currentColor stands for.

    Raises SvgFaultError where the text is no colour or a colour outside sRGB.
    """
    from tinycss2.color5 import parse_color

    try:
        parsed: Any = parse_color(text) if len(text) <= _MAX_COLOUR_LENGTH else None
        if parsed == "currentcolor":
            return Colour(current)
        if parsed is not None and parsed.space in ("srgb", "hsl", "hwb"):
            return _in_eight_bits(parsed.to("srgb").coordinates, parsed.alpha)
        if parsed is not None and parsed.space == "display-p3":
            return _in_eight_bits(_from_display_p3(parsed.coordinates), parsed.alpha)
    except (TypeError, ValueError, AttributeError):
        pass  # the parser raises these for some texts that are no colour
    raise SvgFaultError(
        tr("has the colour {value}, which cannot be converted; write it as #rrggbb", value=quoted(text)), line
    )


def _in_eight_bits(levels: Sequence[float | None], opacity: float | None) -> Colour:
    red, green, blue = (round(255 * min(1.0, max(0.0, level or 0))) for level in levels)
    return Colour((red, green, blue), min(1.0, max(0.0, float(opacity or 0))))


def _from_display_p3(levels: Sequence[float | None]) -> list[float]:
    """Returns a colour of Display P3, which Figma writes, in sRGB; what lies outside is cut off (CSS Color 4, 10.2)."""
    linear = [_linear(min(1.0, max(0.0, level or 0))) for level in levels]
    return [
        _curved(sum(part * level for part, level in zip(row, linear, strict=True)))
        for row in ((1.22494, -0.22494, 0.0), (-0.042057, 1.042057, 0.0), (-0.019638, -0.078636, 1.098274))
    ]


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


def _curved(level: float) -> float:
    return 12.92 * level if level <= 0.0031308 else float(1.055 * level ** (1 / 2.4) - 0.055)


class GradientReader:
    """Reads the gradients of one file."""

    def __init__(
        self,
        targets: Mapping[str, SvgElement],
        declared: Callable[[SvgElement], Mapping[str, Declared]],
        current_colour: Callable[[SvgElement], Rgb],
        artboard: tuple[float, float, float, float],
    ) -> None:
        """Takes the elements by their id, the declarations and the current colour of each, and the artboard."""
        self._targets, self._declared, self._current_colour = targets, declared, current_colour
        self._width, self._height = artboard[2], artboard[3]
        self._diagonal = ((self._width**2 + self._height**2) / 2) ** 0.5

    def read(self, element: SvgElement) -> Colour | Gradient | None:
        """Returns the paint of a gradient: a single colour where all stops have the same, None without stops."""
        chain = list(self._chain(element))
        values: dict[str, str] = {}
        for link in reversed(chain):
            values.update({key: link.attrib[key] for key in _SHARED_KEYS if key in link.attrib})
        stops = next((found for link in chain if (found := tuple(self._stops(link)))), ())
        if len(stops) < 2:
            return stops[0].colour if stops else None
        if values.get("spreadMethod", "pad").strip() != "pad":
            method = quoted(values["spreadMethod"])
            raise SvgFaultError(
                tr(
                    "has a gradient that repeats ({attribute}); use plain colours or one that ends",
                    attribute=f"spreadMethod {method}",
                ),
                element.line,
            )
        try:
            return self._placed(element, values, stops)
        except ValueError:
            raise SvgFaultError(tr("has a gradient whose numbers cannot be read"), element.line) from None

    def _chain(self, element: SvgElement) -> Iterator[SvgElement]:
        """Yields a gradient, the one it refers to, and so on.

        Raises SvgFaultError where they refer to each other in turn.
        """
        seen: list[SvgElement] = []
        current: SvgElement | None = element
        while current is not None:
            if current in seen:
                raise SvgFaultError(
                    tr("has a gradient that refers to itself ({name})", name=quoted(current.get("id", ""))),
                    current.line,
                )
            seen.append(current)
            yield current
            link = current.get("href", "").strip()
            if link and not link.startswith("#"):
                raise SvgFaultError(
                    tr("refers to {link} outside itself; save it as plain SVG", link=quoted(link)), current.line
                )
            target = self._targets.get(link[1:]) if link else None
            current = target if target is not None and target.name.endswith("Gradient") else None

    def _stops(self, element: SvgElement) -> Iterator[Stop]:
        place = 0.0
        for child in element:
            assert isinstance(child, SvgElement)
            if child.name != "stop":
                raise SvgFaultError(
                    tr("holds {element} in a gradient, which is not drawn", element=f"<{child.name}>"), child.line
                )
            declared = self._declared(child)
            try:
                place = max(place, share(child.get("offset", "0")))
                opacity = share(declared.get("stop-opacity", Declared("1", 0)).value)
            except ValueError:
                raise SvgFaultError(tr("has a stop of a gradient whose numbers cannot be read"), child.line) from None
            text, line = declared.get("stop-color", Declared("black", child.line))
            read = colour(text, self._current_colour(child), line)
            yield Stop(place, replace(read, opacity=read.opacity * opacity))

    def _placed(self, element: SvgElement, values: Mapping[str, str], stops: tuple[Stop, ...]) -> Colour | Gradient:
        """Returns a gradient with its points, its transform applied to them where that is possible."""
        in_box = values.get("gradientUnits", "objectBoundingBox").strip() != "userSpaceOnUse"
        matrix = transform(values.get("gradientTransform", ""), element.line)
        wide, high, both = (1.0, 1.0, 1.0) if in_box else (self._width, self._height, self._diagonal)

        def at(key: str, default: str, whole: float) -> float:
            return length(values.get(key, default), whole)

        if abs(determinant(matrix)) < 1e-12:
            raise SvgFaultError(
                tr("has a gradient whose transform leaves nothing of it; use a plain colour"), element.line
            )
        if element.name == "linearGradient":
            one, two = (at("x1", "0%", wide), at("y1", "0%", high)), (at("x2", "100%", wide), at("y2", "0%", high))
            if hypot(two[0] - one[0], two[1] - one[1]) < _MIN_LENGTH * both:
                return stops[-1].colour
            return Gradient("linear", in_box, _turned_line(one, two, matrix), IDENTITY, stops)
        cx, cy, r = at("cx", "50%", wide), at("cy", "50%", high), at("r", "50%", both)
        fx, fy = at("fx", str(cx), wide), at("fy", str(cy), high)
        if r < _MIN_LENGTH * both:
            return stops[-1].colour
        if (fx - cx) ** 2 + (fy - cy) ** 2 > (0.99 * r) ** 2 or at("fr", "0", both):
            raise SvgFaultError(
                tr("has a radial gradient whose focus is not drawn everywhere; centre it"), element.line
            )
        if scale := scale_of(matrix):
            centre, focus = moved(matrix, cx, cy), moved(matrix, fx, fy)
            return Gradient("radial", in_box, (*centre, r * scale, *focus), IDENTITY, stops)
        if not _turns_by_quarters(matrix):
            raise SvgFaultError(tr("has a radial gradient that is stretched at a slant; use a round one"), element.line)
        return Gradient("radial", in_box, (cx, cy, r, fx, fy), matrix, stops)


def _turned_line(one: tuple[float, float], two: tuple[float, float], matrix: Matrix) -> tuple[float, ...]:
    """Returns the ends of a linear gradient so that it looks the same without the matrix.

    Its lines of one colour run across it; the matrix may slant them, so the end is moved along its own line.
    """
    a, b, c, d, _, _ = matrix
    dx, dy = two[0] - one[0], two[1] - one[1]
    across = (-a * dy + c * dx, -b * dy + d * dx)
    (x1, y1), (x2, y2) = moved(matrix, *one), moved(matrix, *two)
    along = ((x2 - x1) * across[0] + (y2 - y1) * across[1]) / (across[0] ** 2 + across[1] ** 2)
    return x1, y1, x2 - along * across[0], y2 - along * across[1]


def _turns_by_quarters(matrix: Matrix) -> bool:
    a, b, c, d, _, _ = matrix
    least = _MIN_TURN * max(map(abs, (a, b, c, d)))
    return max(abs(b), abs(c)) <= least or max(abs(a), abs(d)) <= least

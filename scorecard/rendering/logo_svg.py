"""Writes a parsed logo as plain SVG that the engine draws as browsers do, in sRGB or in the inks of a press."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from scorecard.evidence.svg.drawing import Colour, Drawing, Gradient, Group, Rgb, Shape, Stop
from scorecard.evidence.svg.numbers import IDENTITY, Matrix
from scorecard.evidence.svg.path import Outline, rectangle

_STEPS_BETWEEN_STOPS = 8
"""The number of parts into which a gradient is divided between two stops, so that inks follow the colours of the
screen."""


def as_svg(drawing: Drawing, ink: Callable[[Rgb], str] | None = None) -> bytes:
    """Returns a drawing as an SVG file; `ink` gives the colour of CSS in which a press prints a colour.

    The stops of gradients stay in sRGB, because SVG has no gradients of inks: `press_preparation` converts them in the
    finished PDF.
    """
    left, top, width, height = map(_number, drawing.artboard)
    writer = _Writer(ink)
    clip = writer.clip(rectangle(*drawing.artboard, 0, 0))
    body = "".join(writer.part(part) for part in drawing.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" width="{width}" '
        f'height="{height}"><g clip-path="url(#{clip})">{body}</g><defs>{"".join(writer.definitions)}</defs></svg>'
    ).encode()


class _Writer:
    """Writes the parts of one drawing, and collects the definitions to which they refer."""

    def __init__(self, ink: Callable[[Rgb], str] | None) -> None:
        self._ink = ink
        self._names: dict[str, str] = {}
        """The name of each definition by its content, so that equal definitions are written once."""
        self.definitions: list[str] = []

    def part(self, part: Group | Shape) -> str:
        if isinstance(part, Shape):
            return self._shape(part)
        attributes = _transform(part.matrix)
        if part.clip is not None:
            attributes += f' clip-path="url(#{self.clip(part.clip)})"'
        if part.opacity < 1:
            attributes += f' opacity="{_number(part.opacity)}"'
        return f"<g{attributes}>{''.join(map(self.part, part.parts))}</g>"

    def clip(self, outline: Outline) -> str:
        """Defines a clipping path and returns its name."""
        return self._define("clipPath", "", f'<path d="{_path(outline)}"/>')

    def _define(self, element: str, attributes: str, content: str) -> str:
        name = self._names.setdefault(f"{element}{attributes}{content}", f"d{len(self._names)}")
        if len(self.definitions) < len(self._names):
            self.definitions.append(f'<{element} id="{name}"{attributes}>{content}</{element}>')
        return name

    def _shape(self, shape: Shape) -> str:
        attributes = self._paint("fill", shape.fill)
        if shape.even_odd:
            attributes += ' fill-rule="evenodd"'
        if stroke := shape.stroke:
            attributes += self._paint("stroke", stroke.paint)
            attributes += f' stroke-width="{_number(stroke.width)}" stroke-miterlimit="{_number(stroke.miter_limit)}"'
            attributes += f' stroke-linecap="{stroke.cap}" stroke-linejoin="{stroke.join}"'
            if stroke.dashes:
                dashes = " ".join(map(_number, stroke.dashes))
                attributes += f' stroke-dasharray="{dashes}" stroke-dashoffset="{_number(stroke.dash_offset)}"'
        return f'<path d="{_path(shape.outline)}"{attributes}/>'

    def _paint(self, name: str, paint: Colour | Gradient | None) -> str:
        if paint is None:
            return f' {name}="none"'
        if isinstance(paint, Gradient):
            return f' {name}="url(#{self._gradient(paint)})"'
        opacity = f' {name}-opacity="{_number(paint.opacity)}"' if paint.opacity < 1 else ""
        colour = self._ink(paint.rgb) if self._ink else _hexadecimal(paint.rgb)
        return f' {name}="{colour}"{opacity}'

    def _gradient(self, gradient: Gradient) -> str:
        """Defines a gradient and returns its name."""
        keys = ("x1", "y1", "x2", "y2") if gradient.kind == "linear" else ("cx", "cy", "r", "fx", "fy")
        places = "".join(
            f' {key}="{_number(value)}"' for key, value in zip(keys, gradient.points, strict=True)
        ) + _transform(gradient.matrix, "gradientTransform")
        units = "objectBoundingBox" if gradient.in_box else "userSpaceOnUse"
        stops = _divided(gradient.stops) if self._ink else gradient.stops
        content = "".join(
            f'<stop offset="{_number(stop.place)}" stop-color="{_hexadecimal(stop.colour.rgb)}"'
            f' stop-opacity="{_number(stop.colour.opacity)}"/>'
            for stop in stops
        )
        return self._define(f"{gradient.kind}Gradient", f' gradientUnits="{units}"{places}', content)


def _divided(stops: tuple[Stop, ...]) -> Iterator[Stop]:
    """Yields the stops of a gradient with further ones between them."""
    for one, two in pairwise(stops):
        yield one
        if one.place == two.place:
            continue
        for step in range(1, _STEPS_BETWEEN_STOPS):
            part = step / _STEPS_BETWEEN_STOPS
            red, green, blue = (round(a + part * (b - a)) for a, b in zip(one.colour.rgb, two.colour.rgb, strict=True))
            opacity = one.colour.opacity + part * (two.colour.opacity - one.colour.opacity)
            yield Stop(one.place + part * (two.place - one.place), Colour((red, green, blue), opacity))
    yield stops[-1]


def _path(outline: Outline) -> str:
    return "".join(f"{step.letter}{' '.join(map(_number, step.points))}" for step in outline)


def _transform(matrix: Matrix, name: str = "transform") -> str:
    return "" if matrix == IDENTITY else f' {name}="matrix({" ".join(f"{value:.10f}" for value in matrix)})"'


def _number(value: float) -> str:
    """Returns a number without an exponent and without trailing zeros."""
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def _hexadecimal(rgb: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)

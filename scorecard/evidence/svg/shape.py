"""Reads what a shape looks like: its outline, what fills it, and how its outline is drawn."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.svg import path
from scorecard.evidence.svg.drawing import Colour, Gradient, Group, Paint, Shape, Stop, Stroke
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.file import SvgFile, fragment
from scorecard.evidence.svg.numbers import length, number, numbers
from scorecard.evidence.svg.paint import GradientReader, colour
from scorecard.evidence.svg.path import Outline, PathDataError
from scorecard.evidence.svg.source import SvgElement
from scorecard.evidence.svg.style import Declared

# For translators, of all messages here: said of a logo; its name stands before it

Values = Mapping[str, Declared]
"""The computed value of each drawn property."""

SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
MAX_SEGMENTS = 200_000
"""The most lines and curves that are drawn, once all <use> are followed."""


class ShapeReader:
    """Reads the shapes of one file, and counts their lines and curves."""

    def __init__(self, file: SvgFile) -> None:
        self._file = file
        self._gradients = GradientReader(file.targets, file.declarations, file.current_colour, file.artboard)
        self._outlines: dict[SvgElement, Outline] = {}
        self._painted: dict[SvgElement, Paint] = {}
        self._segments = 0

    def shape(self, element: SvgElement, values: Values) -> Shape | Group | None:
        """Returns a shape with its paint, with its fill in a group where that is a transparent gradient.

        Returns None where nothing of it can be seen.
        """
        if values["visibility"].value in ("hidden", "collapse"):
            return None
        outline = self.outline(element)
        fill = None if element.name == "line" else self._paint(values, "fill")
        stroke = self._stroke(values)
        if not outline or not (fill or stroke):
            return None
        if stroke and stroke.dashes and "pathLength" in element.attrib:
            raise SvgFaultError(
                tr("measures its dashes by {attribute}; turn the stroke into an outline", attribute="pathLength"),
                element.line,
            )
        if stroke and (effect := values["vector-effect"]).value != "none":
            raise _stroke_fault("vector-effect", effect)
        if stroke and fill and (order := values["paint-order"]).value.split()[0] not in ("normal", "fill"):
            raise _stroke_fault("paint-order", order)
        even_odd = values["fill-rule"].value == "evenodd"
        if not isinstance(fill, Gradient) or (opacity := self._only_opacity(fill, values["fill"].line)) == 1:
            return Shape(outline, even_odd, fill, stroke)
        opaque = replace(fill, stops=tuple(Stop(stop.place, Colour(stop.colour.rgb)) for stop in fill.stops))
        filled = Group((Shape(outline, even_odd, opaque, None),), opacity=opacity)
        return Group((filled, Shape(outline, even_odd, None, stroke))) if stroke else filled

    def _only_opacity(self, gradient: Gradient, line: int) -> float:
        """Returns the opacity that all stops of a gradient share.

        Raises SvgFaultError where it changes along the gradient.
        """
        opacities = {stop.colour.opacity for stop in gradient.stops}
        if len(opacities) > 1:
            raise SvgFaultError(tr("has a gradient that fades out; let it end in the colour that it fades to"), line)
        return opacities.pop()

    def outline(self, element: SvgElement) -> Outline:
        """Returns the outline of a shape."""
        wide, high = self._file.artboard[2:]
        try:
            if element not in self._outlines:
                self._outlines[element] = self._read_outline(element, wide, high)
        except PathDataError as error:
            raise SvgFaultError(str(error), element.line) from None
        except ValueError:
            raise SvgFaultError(
                tr("has a {element} with a number that cannot be drawn", element=f"<{element.name}>"), element.line
            ) from None
        outline = self._outlines[element]
        self._segments += 1 + len(outline)
        if self._segments > MAX_SEGMENTS:
            raise SvgFaultError(
                # Translators: {count} is how many lines and curves there are together.
                tr_count(
                    "draws more than {count} lines and curves; simplify it",
                    "draws more than {count} lines and curves; simplify it",
                    MAX_SEGMENTS,
                ),
                element.line,
            )
        return outline if any(step.letter in "LCZ" for step in outline) else ()

    def _read_outline(self, element: SvgElement, wide: float, high: float) -> Outline:
        def at(key: str, whole: float) -> float:
            return length(element.get(key) or "0", whole)

        diagonal = self._file.diagonal
        match element.name:
            case "path":
                return path.outline(element.get("d", ""))
            case "rect":
                radii = [key for key in ("rx", "ry") if element.get(key, "auto") != "auto"]
                rx, ry = (
                    abs(at(key if key in radii else radii[0], whole)) if radii else 0.0
                    for key, whole in (("rx", wide), ("ry", high))
                )
                return path.rectangle(at("x", wide), at("y", high), at("width", wide), at("height", high), rx, ry)
            case "circle":
                r = at("r", diagonal)
                return path.ellipse(at("cx", wide), at("cy", high), r, r)
            case "ellipse":
                radii = [key for key in ("rx", "ry") if element.get(key, "auto") != "auto"]
                rx, ry = (
                    at(key if key in radii else radii[0], whole) if radii else 0.0
                    for key, whole in (("rx", wide), ("ry", high))
                )
                return path.ellipse(at("cx", wide), at("cy", high), rx, ry)
            case "line":
                return path.polygon([at("x1", wide), at("y1", high), at("x2", wide), at("y2", high)], closed=False)
            case _:
                return path.polygon(numbers(element.get("points", "")), closed=element.name == "polygon")

    def _stroke(self, values: Values) -> Stroke | None:
        """Returns how the outline is drawn; None where it is not."""
        diagonal = self._file.diagonal
        paint = self._paint(values, "stroke")
        if paint is None:
            return None
        if isinstance(paint, Gradient):  # the engine forgets the width of such a stroke
            raise SvgFaultError(
                tr("has a stroke with a gradient; turn the stroke into an outline"), values["stroke"].line
            )
        try:
            width = length(values["stroke-width"].value, diagonal)
            listed = values["stroke-dasharray"].value.replace(",", " ").split()
            dashes = tuple(length(item, diagonal) for item in listed) if listed != ["none"] else ()
            offset = length(values["stroke-dashoffset"].value, diagonal)
            miter_limit = number(values["stroke-miterlimit"].value)
        except ValueError:
            raise SvgFaultError(tr("has a stroke whose numbers cannot be read"), values["stroke"].line) from None
        if width <= 0:
            return None
        if any(dash < 0 for dash in dashes) or sum(dashes) <= 0:
            dashes = ()
        if dashes and sum(dashes) < diagonal / 2000:
            raise SvgFaultError(
                tr("has dashes too short to be printed; draw a whole line"), values["stroke-dasharray"].line
            )
        cap, join = values["stroke-linecap"].value, values["stroke-linejoin"].value
        if cap not in ("butt", "round", "square") or join not in ("miter", "round", "bevel", "miter-clip", "arcs"):
            raise SvgFaultError(
                # Translators: the ends and the corners of a line as it is drawn, in words of SVG: 'butt', 'miter'.
                tr("has a stroke with ends {ends} or corners {corners}", ends=quoted(cap), corners=quoted(join)),
                values["stroke"].line,
            )
        join = join if join in ("round", "bevel") else "miter"
        return Stroke(paint, width, cap, join, max(1.0, miter_limit), dashes, offset)

    def _paint(self, values: Values, name: str) -> Paint:
        """Returns the paint of the fill or of the outline of a shape; None where it has none."""
        text, line = values[name]
        opacity = self._file.opacity(values[f"{name}-opacity"])
        if text.lower() == "none" or opacity == 0:
            return None
        if text.lower().startswith("url("):
            paint = self._served(text, line, values)
        elif text.lower().startswith("context-"):
            raise SvgFaultError(tr("uses {value} as a colour; write it as #rrggbb", value=quoted(text)), line)
        else:
            paint = self._colour(text, line, values)
        return _fainter(paint, opacity)

    def _served(self, text: str, line: int, values: Values) -> Paint:
        """Returns the gradient to which `url(#...)` refers, or the colour after it where there is none of this name."""
        reference, _, fallback = text.partition(")")
        fallback = fallback.strip()
        if fallback and fragment(f"{reference})") not in self._file.targets:
            return None if fallback.lower() == "none" else self._colour(fallback, line, values)
        element = self._file.target_of_url(f"{reference})", line, "paint")
        if element.name not in ("linearGradient", "radialGradient"):
            raise SvgFaultError(
                tr("paints with {element}, which is not drawn; use plain colours", element=f"<{element.name[:40]}>"),
                line,
            )
        if element not in self._painted:
            self._painted[element] = self._gradients.read(element)
        return self._painted[element]

    def _colour(self, text: str, line: int, values: Values) -> Colour | None:
        own, own_line = values["color"]
        current = colour(own, (0, 0, 0), own_line).rgb if text.lower() == "currentcolor" else (0, 0, 0)
        read = colour(text, current, line)
        return read if read.opacity > 0 else None


def _stroke_fault(name: str, declared: Declared) -> SvgFaultError:
    words = tr("uses {property} {value}; turn strokes into outlines", property=name, value=quoted(declared.value))
    return SvgFaultError(words, declared.line)


def _fainter(paint: Paint, opacity: float) -> Paint:
    if opacity == 1 or paint is None:
        return paint
    if isinstance(paint, Colour):
        return Colour(paint.rgb, paint.opacity * opacity)
    stops = tuple(Stop(stop.place, Colour(stop.colour.rgb, stop.colour.opacity * opacity)) for stop in paint.stops)
    return Gradient(paint.kind, paint.in_box, paint.points, paint.matrix, stops)

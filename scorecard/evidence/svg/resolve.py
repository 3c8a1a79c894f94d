"""Reduces an SVG file to a drawing of plain paths: follows <use>, computes styles, clips and places."""

from scorecard.evidence.program_messages import tr, tr_count, tr_noop
from scorecard.evidence.svg import path
from scorecard.evidence.svg.clip import ClipReader
from scorecard.evidence.svg.drawing import Drawing, Group, Shape
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.file import NEVER_DRAWN, Box, SvgFile, children, fitted, view_box
from scorecard.evidence.svg.numbers import IDENTITY, determinant, length, product, transform
from scorecard.evidence.svg.properties import FIRST_VALUES, computed, refuse_undrawable
from scorecard.evidence.svg.shape import SHAPES, ShapeReader, Values
from scorecard.evidence.svg.source import MAX_ELEMENTS, MAX_LEVELS, SvgElement, parse

# For translators, of all messages here: said of a logo; its name stands before it

_CONTAINERS = ("g", "a", "svg", "use")
_STILL = tr_noop("save it without animation")
_OUTLINES = tr_noop("turn its text into outlines, so that it needs no font")
_PLAIN = tr_noop("save it as plain SVG")
_CURES = {
    "text": _OUTLINES,
    "image": tr_noop("remove the picture in it, or give the logo as PNG"),
    "foreignObject": _PLAIN,
    "animate": _STILL,
    "animateTransform": _STILL,
    "animateMotion": _STILL,
    "set": _STILL,
    "flowRoot": _OUTLINES,
}


def drawing_of(content: bytes) -> Drawing:
    """Returns the drawing in an SVG file.

    Raises SvgFaultError, with the line, for what is not drawn the same everywhere.
    """
    try:
        return _Resolver(SvgFile(parse(content))).drawing()
    except RecursionError:  # brackets within brackets, in a style
        raise SvgFaultError(tr("has a style that is nested too deeply; save it as plain SVG")) from None


class _Resolver:
    """Walks over one file, and counts what it has drawn so far."""

    def __init__(self, file: SvgFile) -> None:
        self._file = file
        self._shapes = ShapeReader(file)
        self._clips = ClipReader(file, self._shapes)
        self._visited = 0
        self._following: list[SvgElement] = []
        """The <use> that are being followed, to notice one that refers to itself."""

    def drawing(self) -> Drawing:
        own = self._file.declarations(self._file.root)
        refuse_undrawable(self._file.root, own)
        values = computed(own, FIRST_VALUES)
        if (moved := values["transform"]).value not in ("", "none"):
            raise SvgFaultError(
                tr("moves the whole drawing (transform of <svg>); move the shapes themselves"), moved.line
            )
        if values["display"].value == "none":
            return Drawing(self._file.artboard, ())
        inside = self._grouped(
            self._file.root, values, self._parts(self._file.root, values, self._file.artboard, 1), self._file.artboard
        )
        return Drawing(self._file.artboard, (inside,) if inside else ())

    def _parts(self, element: SvgElement, values: Values, box: Box, level: int) -> tuple[Group | Shape, ...]:
        """Returns the parts that the children of an element draw."""
        drawn = (self._part(child, values, box, level) for child in children(element))
        return tuple(part for part in drawn if part)

    def _part(self, element: SvgElement, around: Values, box: Box, level: int) -> Group | Shape | None:
        """Returns the part that an element draws; None where it draws nothing."""
        if element.name in NEVER_DRAWN:
            return None
        self._visited += 1
        if self._visited > MAX_ELEMENTS:
            raise SvgFaultError(
                tr_count(
                    "draws more than {count} element; simplify it",
                    "draws more than {count} elements; simplify it",
                    MAX_ELEMENTS,
                ),
                element.line,
            )
        if level > MAX_LEVELS:
            raise SvgFaultError(
                tr_count(
                    "draws more than {count} element within each other; save it as plain SVG",
                    "draws more than {count} elements within each other; save it as plain SVG",
                    MAX_LEVELS,
                ),
                element.line,
            )
        own = self._file.declarations(element)
        values = computed(own, around)
        if values["display"].value == "none":
            return None
        if element.name == "switch":
            chosen = _chosen(element)
            parts = () if chosen is None else (self._part(chosen, values, box, level + 1),)
            return self._grouped(element, values, tuple(part for part in parts if part), box)
        if element.name not in SHAPES and element.name not in _CONTAINERS:
            raise _not_drawn(element)
        refuse_undrawable(element, own)
        if element.name in SHAPES:
            _refuse_children(element)
            shape = self._shapes.shape(element, values)
            return self._grouped(element, values, (shape,), box) if shape else None
        if element.name == "use":
            return self._grouped(element, values, self._used(element, values, box, level), box)
        if element.name == "svg":
            return self._grouped(element, values, self._viewport(element, element, values, box, level), box)
        return self._grouped(element, values, self._parts(element, values, box, level + 1), box)

    def _grouped(
        self, element: SvgElement, values: Values, parts: tuple[Group | Shape, ...], box: Box
    ) -> Group | Shape | None:
        """Returns parts with the transform, opacity and clipping of their element."""
        matrix = transform(values["transform"].value, values["transform"].line or element.line)
        opacity = self._file.opacity(values["opacity"])
        if not parts or opacity == 0 or abs(determinant(matrix)) < 1e-12:
            return None
        clip = self._clips.outline(values["clip-path"], box)
        if clip is not None and not clip:
            return None
        if clip is None and len(parts) == 1 and isinstance(only := parts[0], Group) and only.clip is None:
            return Group(only.parts, product(matrix, only.matrix), opacity * only.opacity)
        if matrix == IDENTITY and opacity == 1 and clip is None and len(parts) == 1:
            return parts[0]
        return Group(parts, matrix, opacity, clip)

    def _used(self, element: SvgElement, values: Values, box: Box, level: int) -> tuple[Group | Shape, ...]:
        """Returns the part that a <use> draws: its target, moved to x and y."""
        target = self._file.target(element.get("href", ""), element)
        if element in self._following or target in self._file.ancestors(element):
            raise SvgFaultError(
                tr("has a <use> that refers to itself ({link})", link=quoted(element.get("href", ""))), element.line
            )
        self._following.append(element)
        x, y = self._file.place(element, "x", box[2]), self._file.place(element, "y", box[3])
        if target.name in ("symbol", "svg"):
            declared = self._file.declarations(target)
            inner = computed(declared, values)
            drawn = None
            if inner["display"].value != "none":
                refuse_undrawable(target, declared)
                drawn = self._grouped(target, inner, self._viewport(target, element, inner, box, level + 1), box)
        else:
            drawn = self._part(target, values, box, level + 1)
        self._following.pop()
        return (Group((drawn,), (1, 0, 0, 1, x, y)) if x or y else drawn,) if drawn else ()

    def _viewport(
        self, element: SvgElement, sized: SvgElement, values: Values, box: Box, level: int
    ) -> tuple[Group | Shape, ...]:
        """Returns the part that an inner <svg> or a <symbol> draws, in the box given by `sized`, which is the element
        or its <use>."""
        given = {key: sized.get(key) or element.get(key) or "100%" for key in ("width", "height")}
        own = element is sized
        x, y = (self._file.place(element, "x", box[2]), self._file.place(element, "y", box[3])) if own else (0.0, 0.0)
        try:
            width, height = length(given["width"], box[2]), length(given["height"], box[3])
        except ValueError:
            raise SvgFaultError(
                tr("has an {element} whose size cannot be read", element=f"<{element.name}>"), element.line
            ) from None
        if width <= 0 or height <= 0:
            return ()
        if "viewBox" not in element.attrib:
            inner, matrix = (0.0, 0.0, width, height), (1.0, 0.0, 0.0, 1.0, x, y)
        else:
            inner = view_box(element)
            matrix = product((1, 0, 0, 1, x, y), fitted(element, inner, width, height))
        parts = self._parts(element, values, inner, level + 1)
        if not parts:
            return ()
        inside = Group(parts, matrix)
        if values["overflow"].value in ("visible", "auto"):
            return (inside,)
        return (Group((inside,), clip=path.rectangle(x, y, width, height, 0, 0)),)


def _chosen(switch: SvgElement) -> SvgElement | None:
    """Returns the child of a <switch> that is drawn, the first without a condition; None without one.

    No renderer has the extensions of a drawing program. What depends on the language of the reader is refused where it
    is drawn.
    """
    return next((child for child in children(switch) if "requiredExtensions" not in child.attrib), None)


def _refuse_children(element: SvgElement) -> None:
    """Raises SvgFaultError for what moves or changes a shape."""
    for child in children(element):
        if child.name not in NEVER_DRAWN:
            raise _not_drawn(child)


def _not_drawn(element: SvgElement) -> SvgFaultError:
    cure = _CURES.get(element.name, _PLAIN)
    # Translators: {cure} is one of the clauses such as "save it without animation".
    words = tr("holds {element}, which is not drawn: {cure}", element=f"<{element.name[:40]}>", cure=tr(cure))
    return SvgFaultError(words, element.line)

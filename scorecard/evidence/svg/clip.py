"""Reads clipping paths: the outline within which something remains visible."""

from scorecard.evidence.program_messages import tr
from scorecard.evidence.svg import path
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.file import NEVER_DRAWN, Box, SvgFile, children
from scorecard.evidence.svg.numbers import Matrix, product, transform
from scorecard.evidence.svg.path import Outline
from scorecard.evidence.svg.properties import FIRST_VALUES, computed, refuse_undrawable
from scorecard.evidence.svg.shape import SHAPES, ShapeReader, Values
from scorecard.evidence.svg.source import SvgElement
from scorecard.evidence.svg.style import Declared

# For translators, of all messages here: said of a logo; its name stands before it


class ClipReader:
    """Reads the clipping paths of one file."""

    def __init__(self, file: SvgFile, shapes: ShapeReader) -> None:
        self._file, self._shapes = file, shapes

    def outline(self, declared: Declared, box: Box) -> Outline | None:
        """Returns the outline of the visible part within a clipping path; None without one."""
        reference = declared.value
        if reference.lower() == "none":
            return None
        line = declared.line
        if not reference.lower().startswith("url("):
            raise SvgFaultError(tr("clips with {value}; use a clipping path", value=quoted(reference)), line)
        element = self._file.target_of_url(reference, line, "clip-path")
        if element.name != "clipPath":
            raise SvgFaultError(tr("clips with {value}, which is no clipping path", value=quoted(reference)), line)
        if element.get("clipPathUnits", "userSpaceOnUse").strip() != "userSpaceOnUse":
            raise SvgFaultError(
                tr("has a clipping path in units of the shape ({attribute}); cut the shape", attribute="clipPathUnits"),
                element.line,
            )
        own = self._file.declarations(element)
        refuse_undrawable(element, own)
        inner = computed(own, FIRST_VALUES)
        if inner["clip-path"].value != "none":
            raise SvgFaultError(tr("has a clipping path that is itself clipped; cut the shape"), element.line)
        matrix = transform(inner["transform"].value, element.line)
        pieces = [piece for child in children(element) for piece in self._piece(child, inner, matrix, box)]
        if len(pieces) > 1 and any(path.subpaths(piece) > 1 for piece in pieces):
            raise SvgFaultError(tr("has a clipping path of several compound paths; join them to one"), element.line)
        return tuple(step for piece in pieces for step in (path.turned_clockwise(piece) if len(pieces) > 1 else piece))

    def _piece(self, element: SvgElement, around: Values, matrix: Matrix, box: Box) -> list[Outline]:
        """Returns the outline that a child of a clipping path adds, in the coordinates of the clipped parts."""
        if element.name in NEVER_DRAWN:
            return []
        own = self._file.declarations(element)
        refuse_undrawable(element, own)
        values = computed(own, around)
        if values["display"].value == "none" or values["visibility"].value != "visible":
            return []
        if values["clip-path"].value != "none":
            raise SvgFaultError(tr("has a clipping path that is itself clipped; cut the shape"), element.line)
        matrix = product(matrix, transform(values["transform"].value, element.line))
        if element.name == "use":
            target = self._file.target(element.get("href", ""), element)
            if target.name not in SHAPES:
                raise SvgFaultError(
                    tr("clips with {element}; use a shape", element=f"<{target.name[:40]}>"), element.line
                )
            x, y = self._file.place(element, "x", box[2]), self._file.place(element, "y", box[3])
            return self._piece(target, values, product(matrix, (1, 0, 0, 1, x, y)), box)
        if element.name not in SHAPES:
            raise SvgFaultError(tr("clips with {element}; use a shape", element=f"<{element.name[:40]}>"), element.line)
        outline = self._shapes.outline(element)
        if values["clip-rule"].value == "evenodd" and path.subpaths(outline) > 1:
            raise SvgFaultError(
                tr("has a clipping path with {style}; cut the shape itself", style="clip-rule 'evenodd'"), element.line
            )
        return [path.transformed(outline, matrix)] if outline else []

"""Looks up what an SVG file declares: elements by name, properties of each, lengths, and the artboard."""

from math import nan
from typing import Literal

from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.svg.drawing import Rgb
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.numbers import Matrix, length, numbers, share
from scorecard.evidence.svg.paint import colour
from scorecard.evidence.svg.properties import own_declarations
from scorecard.evidence.svg.source import SvgElement
from scorecard.evidence.svg.style import Declared, declared_styles

# For translators, of all messages here: said of a logo; its name stands before it

Box = tuple[float, float, float, float]
"""Left, top, width and height."""

# Translators: said of a logo: its file needs something that is in another file.
_OUTSIDE = tr_noop("refers to {link} outside itself; save it as plain SVG")
_NOT_IN_FILE = {
    "clip-path": tr_noop("has a clip-path that refers to {link}, which is not in the file"),
    "paint": tr_noop("has a paint that refers to {link}, which is not in the file"),
}
"""The message for a clipping path, colour or gradient that the file does not have."""
_REFERRED_TO = ("symbol", "clipPath", "mask", "filter", "marker", "pattern", "linearGradient", "radialGradient")
NEVER_DRAWN = frozenset(("defs", "style", "view", *_REFERRED_TO))
"""The elements that are drawn only where others refer to them."""


class SvgFile:
    """One SVG file. Raises SvgFaultError where its style sheets or its viewBox cannot be read."""

    def __init__(self, root: SvgElement) -> None:
        self.root = root
        self.artboard = _artboard(root)
        self._styles = declared_styles(root)
        self.targets: dict[str, SvgElement] = {}
        """The elements by their id."""
        self._parents: dict[SvgElement, SvgElement] = {}
        for element in (root, *descendants(root)):
            self.targets.setdefault(element.get("id", ""), element)
            self._parents.update(dict.fromkeys(children(element), element))

    @property
    def diagonal(self) -> float:
        """Returns the length of 100 % for a length that is neither horizontal nor vertical."""
        return float(((self.artboard[2] ** 2 + self.artboard[3] ** 2) / 2) ** 0.5)

    def declarations(self, element: SvgElement) -> dict[str, Declared]:
        return own_declarations(element, self._styles.get(element, {}))

    def current_colour(self, element: SvgElement) -> Rgb:
        """Returns the colour that currentColor stands for at the place of an element in the file."""
        around: SvgElement | None = element
        while around is not None:
            text, line = self.declarations(around).get("color", Declared("inherit", 0))
            if text.lower() not in ("inherit", "currentcolor", "unset", ""):
                return colour(text, (0, 0, 0), line).rgb
            around = self._parents.get(around)
        return 0, 0, 0

    def ancestors(self, element: SvgElement) -> list[SvgElement]:
        """Returns an element and those around it, the outermost last."""
        found = [element]
        while around := self._parents.get(found[-1]):
            found.append(around)
        return found

    def target_of_url(self, text: str, line: int, what: Literal["clip-path", "paint"]) -> SvgElement:
        """Returns the element to which `url(#...)` refers.

        Raises SvgFaultError where it does not exist or is in another file.
        """
        name = fragment(text)
        if name is None:
            raise SvgFaultError(tr(_OUTSIDE, link=quoted(text)), line)
        if name not in self.targets:
            raise SvgFaultError(tr(_NOT_IN_FILE[what], link=quoted(f"#{name}")), line)
        return self.targets[name]

    def target(self, link: str, element: SvgElement) -> SvgElement:
        """Returns the element to which a <use> refers."""
        link = link.strip()
        if not link.startswith("#"):
            raise SvgFaultError(tr(_OUTSIDE, link=quoted(link)), element.line)
        if link[1:] not in self.targets:
            raise SvgFaultError(
                tr("refers to {link}, which is not in the file; save it as plain SVG", link=quoted(link)), element.line
            )
        return self.targets[link[1:]]

    def opacity(self, declared: Declared) -> float:
        """Returns a declared opacity, 0 to 1."""
        try:
            return share(declared.value)
        except ValueError:
            raise SvgFaultError(tr("has the opacity {value}", value=quoted(declared.value)), declared.line) from None

    def place(self, element: SvgElement, key: str, whole: float) -> float:
        """Returns an attribute that is a length; `whole` is the length of 100 %."""
        try:
            return length(element.get(key) or "0", whole)
        except ValueError:
            raise SvgFaultError(
                tr("has a {element} whose place cannot be read", element=f"<{element.name}>"), element.line
            ) from None


def children(element: SvgElement) -> list[SvgElement]:
    """Returns the elements directly within an element."""
    return [child for child in element if isinstance(child, SvgElement)]


def descendants(element: SvgElement) -> list[SvgElement]:
    """Returns all elements within an element."""
    return [inner for inner in element.iter() if isinstance(inner, SvgElement) and inner is not element]


def fragment(text: str) -> str | None:
    """Returns the name in `url(#name)`; None for any other address."""
    inner = text.strip()[4:].removesuffix(")").strip().strip("\"'").strip()
    return inner[1:] if inner.startswith("#") else None


def _artboard(root: SvgElement) -> Box:
    """Returns the viewBox, or the size of the file without one.

    Raises SvgFaultError where there is neither, the viewBox is wrong, or the file stretches it.
    """
    if "viewBox" not in root.attrib:
        return _size(root)
    box = view_box(root)
    fit = root.get("preserveAspectRatio", "xMidYMid").split()
    try:
        width, height = (
            length(root.get(key) or "100%", whole) for key, whole in (("width", box[2]), ("height", box[3]))
        )
    except ValueError:
        width, height = box[2:]
    percent = "%" in (root.get("width") or "%") or "%" in (root.get("height") or "%")
    if (
        (fit[:1] == ["none"] or "slice" in fit)
        and not percent
        and abs(width * box[3] - height * box[2]) > 1e-2 * width * box[3]
    ):
        raise SvgFaultError(
            tr("is stretched or cut by {attribute}; remove it", attribute="preserveAspectRatio"), root.line
        )
    return box


def _size(root: SvgElement) -> Box:
    """Returns the width and height of a file as its artboard.

    Raises SvgFaultError where they are not given in a unit.
    """
    try:
        width, height = (length(root.get(key, ""), nan) for key in ("width", "height"))
    except ValueError:
        raise SvgFaultError(
            tr("has no viewBox and no size, so it cannot be scaled; set the size of its page in the drawing program"),
            root.line,
        ) from None
    if min(width, height) < 1e-3:
        raise SvgFaultError(tr("has a width or height of nothing; set the size of its page"), root.line)
    return 0.0, 0.0, width, height


def view_box(element: SvgElement) -> Box:
    """Returns the viewBox of an element. Raises SvgFaultError where it has not four numbers, or no size."""
    text = element.get("viewBox", "")
    try:
        left, top, width, height = numbers(text)
    except ValueError:
        raise SvgFaultError(
            tr("has the viewBox {value}; it takes four numbers: left, top, width, height", value=quoted(text)),
            element.line,
        ) from None
    if width <= 0 or height <= 0 or min(width, height) < 1e-3:
        raise SvgFaultError(
            tr("has the viewBox {value}, whose width or height is nothing", value=quoted(text)), element.line
        )
    return left, top, width, height


def fitted(element: SvgElement, inner: Box, width: float, height: float) -> Matrix:
    """Returns the matrix that fits a viewBox into a box of this size."""
    fit = [word for word in element.get("preserveAspectRatio", "xMidYMid").split() if word != "defer"] or ["xMidYMid"]
    across, down = width / inner[2], height / inner[3]
    if fit[0] == "none":
        return across, 0, 0, down, -inner[0] * across, -inner[1] * down
    scale = max(across, down) if "slice" in fit else min(across, down)
    part = {"min": 0.0, "mid": 0.5, "max": 1.0}
    x = part.get(fit[0][1:4].lower(), 0.5) * (width - inner[2] * scale)
    y = part.get(fit[0][5:8].lower(), 0.5) * (height - inner[3] * scale)
    return scale, 0, 0, scale, x - inner[0] * scale, y - inner[1] * scale

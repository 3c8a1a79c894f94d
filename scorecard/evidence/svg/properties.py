"""Lists the properties of SVG that are drawn, and those that are drawn differently or not at all by some renderers."""

from collections.abc import Mapping

from scorecard.evidence.program_messages import tr, tr_count, tr_noop
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.source import SvgElement
from scorecard.evidence.svg.style import Declared

# For translators, of all messages here: said of a logo; its name stands before it

INHERITED = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "color": "black",
    "visibility": "visible",
    "clip-rule": "nonzero",
    "paint-order": "normal",
}
"""The properties that an element takes over from the one around it, with their first value."""

OWN = {
    "opacity": "1",
    "display": "inline",
    "clip-path": "none",
    "transform": "none",
    "overflow": "hidden",
    "stop-color": "black",
    "stop-opacity": "1",
    "vector-effect": "none",
}
"""The properties that are an element's own, with their first value."""

DRAWN = INHERITED | OWN

_HARMLESS = {
    "mask": ("none",),
    "mask-image": ("none",),
    "filter": ("none",),
    "backdrop-filter": ("none",),
    "mix-blend-mode": ("normal",),
    "marker": ("none",),
    "marker-start": ("none",),
    "marker-mid": ("none",),
    "marker-end": ("none",),
    "color-interpolation": ("auto", "srgb"),
    "transform-origin": ("0", "0 0", "0px 0px", "left top", "top left", "0% 0%"),
    "transform-box": ("view-box", "border-box"),
    "animation": ("none",),
    "animation-name": ("none",),
    "offset-path": ("none",),
    "rotate": ("none",),
    "scale": ("none",),
    "translate": ("none",),
    "zoom": ("1", "normal"),
    "clip": ("auto",),
    "all": (),
}
"""Properties that change the drawing unless they have one of these values."""

_MAX_VALUE_LENGTH = 2000
"""The longest list of dashes or transforms in characters: a file may have it read for thousands of elements."""
_GEOMETRY = ("d", "x", "y", "cx", "cy", "r", "rx", "ry", "width", "height")
_BACKGROUND = ("none", "transparent", "white", "#fff", "#ffffff")
_CURES = {
    "mask": tr_noop("cut the shapes themselves, or use a clipping path"),
    "filter": tr_noop("remove the effect (shadow, blur, colour)"),
    "mix-blend-mode": tr_noop("use the colours as they look"),
    "marker": tr_noop("turn arrowheads and markers into paths"),
    "animation": tr_noop("save it without animation"),
}
# Translators: save the drawing without the property that was named before.
_OTHER_CURE = tr_noop("save it without")


def own_declarations(element: SvgElement, declared: Mapping[str, Declared]) -> dict[str, Declared]:
    """Returns the declarations of an element: style sheets and `style` win over its attributes."""
    attributes = {
        name: Declared(value.strip(), element.line)
        for name, value in element.attrib.items()
        if name in DRAWN or name in _HARMLESS
    }
    if element.name == "svg":
        for name in ("background", "background-color"):
            if name in declared and declared[name].value.lower() not in _BACKGROUND:
                raise SvgFaultError(
                    tr("has a background of {value}; draw it as a rectangle", value=quoted(declared[name].value)),
                    declared[name].line,
                )
    elif placed := next((name for name in _GEOMETRY if name in declared), None):
        raise SvgFaultError(
            tr("sets '{property}' in a style; write it as an attribute", property=placed), declared[placed].line
        )
    own = {**attributes, **declared}
    for name in ("stroke-dasharray", "transform"):
        if name in own and len(own[name].value) > _MAX_VALUE_LENGTH:
            raise SvgFaultError(
                tr_count(
                    "has a '{property}' of more than {count} character; simplify it",
                    "has a '{property}' of more than {count} characters; simplify it",
                    _MAX_VALUE_LENGTH,
                    property=name,
                ),
                own[name].line,
            )
    return own


def refuse_undrawable(element: SvgElement, declarations: Mapping[str, Declared]) -> None:
    """Raises SvgFaultError for a property of a drawn element that is not drawn the same everywhere."""
    for name, (value, line) in declarations.items():
        if name in _HARMLESS and value.lower() not in _HARMLESS[name]:
            cure = _CURES.get(name.partition("-start")[0].partition("-mid")[0].partition("-end")[0])
            cure = cure or _CURES.get(name.partition("-")[0], _OTHER_CURE)
            raise SvgFaultError(
                # Translators: {cure} is one of the clauses such as "save it without animation".
                tr(
                    "uses {property} {value} on {element}, which is not drawn the same everywhere; {cure}",
                    property=name,
                    value=quoted(value),
                    element=f"<{element.name}>",
                    cure=tr(cure),
                ),
                line,
            )
    for name in ("systemLanguage", "requiredExtensions"):
        if element.get(name):
            raise SvgFaultError(
                tr(
                    "draws {element} for some readers only ({attribute}); remove that",
                    element=f"<{element.name}>",
                    attribute=name,
                ),
                element.line,
            )


def computed(declarations: Mapping[str, Declared], parent: Mapping[str, Declared]) -> dict[str, Declared]:
    """Returns the value of each drawn property, from the declarations and from the element around it."""
    values = {name: Declared(first, 0) for name, first in OWN.items()} | {name: parent[name] for name in INHERITED}
    for name, declared in declarations.items():
        if name not in DRAWN:
            continue
        match declared.value.lower():
            case "inherit":
                values[name] = parent[name]
            case "initial":
                values[name] = Declared(DRAWN[name], declared.line)
            case "unset" | "revert" | "revert-layer":
                pass
            case "":
                pass
            case _:
                values[name] = declared
    return values


FIRST_VALUES: Mapping[str, Declared] = {name: Declared(first, 0) for name, first in DRAWN.items()}
"""The values around the outermost element."""

"""Checks whether the logo and the colour of a national member can be printed and seen on white paper.

This module checks the content of the file. Whether the drawing can be seen is measured on its picture, in
`rendering/logo_drawing_check.py`.
"""

from collections.abc import Iterable
from math import floor

from scorecard.evidence.png_logo import PngFaultError, decoded
from scorecard.evidence.program_messages import tr, tr_count, tr_noop
from scorecard.evidence.svg.drawing import Colour, Drawing, Rgb, shapes

MAX_LOGO_BYTES = 400_000
"""The largest file of a logo in bytes: every brief contains it, and a larger file is a photograph or not compressed."""
MIN_WIDTH = 480
"""The least width of a PNG in pixels: 40 mm in print at 300 pixels an inch."""
READABLE, VISIBLE = 4.5, 3.0
"""The least contrast of text, and of graphics, with their background (WCAG 2.2, 1.4.3 and 1.4.11)."""
_NOTHING = 1.1
"""The contrast below which nothing is visible: that of very light grey on white."""

_SVG = tr_noop("logo {file} is not a complete {wanted} file but an SVG file; let its name end in .svg")
_SIGNATURES = (
    (
        b"\x89PNG",
        "png",
        tr_noop("logo {file} is not a complete {wanted} file but a PNG file; let its name end in .png"),
    ),
    (b"\xff\xd8\xff", "", tr_noop("logo {file} is not a complete {wanted} file but a JPEG file; save it as PNG")),
    (b"GIF8", "", tr_noop("logo {file} is not a complete {wanted} file but a GIF file; save it as PNG")),
    (b"RIFF", "", tr_noop("logo {file} is not a complete {wanted} file but a WebP file; save it as PNG")),
    (
        b"\x1f\x8b",
        "",
        tr_noop("logo {file} is not a complete {wanted} file but a compressed file (SVGZ); save it as plain SVG"),
    ),
    (b"%PDF", "", tr_noop("logo {file} is not a complete {wanted} file but a PDF file; save it as plain SVG")),
    (b"<svg", "svg", _SVG),
    (b"<?xml", "svg", _SVG),
)
"""The first bytes of each kind of file, its ending where it is one of a logo, and the message for it."""


def contrast(one: Rgb, other: Rgb) -> float:
    """Returns the contrast ratio of two sRGB colours, 1 to 21 (WCAG 2.2, from the relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> Rgb:
    """Returns `#rrggbb` as three numbers, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: Rgb) -> float:
    """Returns the relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour_fault(colour: str) -> str | None:
    """Returns why text in this colour (#rrggbb) cannot be read on white; None where it can."""
    measured = contrast(rgb(colour), (255, 255, 255))
    if measured >= READABLE:
        return None
    shown = shown_below(measured, READABLE)
    return tr(
        "colour {colour} has a contrast of {contrast} with white; text needs {least}: choose a darker one",
        colour=colour,
        contrast=shown,
        least=READABLE,
    )


def logo_fault(name: str, content: bytes) -> str | None:
    """Returns why a logo cannot be used; None where it can. The end of `name` decides whether it is an SVG or a PNG."""
    if len(content) > MAX_LOGO_BYTES:
        size, most = f"{len(content) // 1000} kB", f"{MAX_LOGO_BYTES // 1000} kB"
        return tr("logo {file} has {size}; {most} at most", file=name, size=size, most=most)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, ending, words in _SIGNATURES:
        if start.startswith(signature) and not (ending and name.endswith(ending)):
            return tr(words, file=name, wanted=name[-3:].upper())
    return _svg_fault(name, content) if name.endswith(".svg") else _png_fault(name, content)


def of_logo(name: str, fault: object) -> str:
    """Returns the fault of a logo, with its name."""
    # Translators: {fault} is a sentence without its subject, the logo, such as "has no viewBox".
    return tr("logo {file} {fault}", file=name, fault=fault)


def _svg_fault(name: str, content: bytes) -> str | None:
    from scorecard.evidence.svg.fault import SvgFaultError
    from scorecard.evidence.svg.resolve import drawing_of

    try:
        drawing = drawing_of(content)
    except SvgFaultError as fault:
        if fault.line:
            # Translators: {fault} is a sentence without its subject, the logo, such as "has no viewBox".
            return tr("logo {file} {fault} (its line {line})", file=name, fault=fault.message, line=fault.line)
        return of_logo(name, fault.message)
    return contrast_fault(name, max(map(_contrast_on_white, _colours(drawing)), default=None))


def _colours(drawing: Drawing) -> Iterable[Colour]:
    """Yields every colour with which something is painted."""
    for shape in shapes(drawing.parts):
        for paint in (shape.fill, shape.stroke.paint if shape.stroke else None):
            if isinstance(paint, Colour):
                yield paint
            elif paint:
                yield from (stop.colour for stop in paint.stops)


def _contrast_on_white(colour: Colour) -> float:
    red, green, blue = (round(255 + (level - 255) * colour.opacity) for level in colour.rgb)
    return contrast((red, green, blue), (255, 255, 255))


def _png_fault(name: str, content: bytes) -> str | None:
    try:
        picture = decoded(content)
    except PngFaultError as fault:
        return of_logo(name, fault)
    if picture.width < MIN_WIDTH:
        return tr_count(
            "logo {file} is {count} pixels wide; {least} at least, or it is blurred in print",
            "logo {file} is {count} pixels wide; {least} at least, or it is blurred in print",
            picture.width,
            file=name,
            least=MIN_WIDTH,
        )
    picture.thumbnail((200, 200))
    raw = picture.tobytes()
    pixels = [raw[place : place + 4] for place in range(0, len(raw), 4)]
    contrasts = sorted(contrast((red, green, blue), (255, 255, 255)) for red, green, blue, a in pixels if a > 127)
    # The contrast that a twentieth of the visible pixels reach: one dark pixel must not make a white logo pass.
    return contrast_fault(name, contrasts[-max(1, len(contrasts) // 20)] if contrasts else None)


def contrast_fault(name: str, best: float | None) -> str | None:
    """Returns a message where the best contrast of a logo with white is too low, or None: nothing is drawn."""
    if best is None or best < _NOTHING:
        return tr("logo {file}: nothing to be seen on white paper; use the dark version", file=name)
    if best >= VISIBLE:
        return None
    shown = shown_below(best, VISIBLE)
    return tr(
        "logo {file} has a contrast of {contrast} with white paper; {least} at least: use the dark version",
        file=name,
        contrast=shown,
        least=f"{VISIBLE:.0f}",
    )


def shown_below(measured: float, limit: float) -> str:
    """Returns a contrast with one decimal, rounded down, or with the decimals that show that it is below the limit."""
    if round(measured, 1) < limit:
        return f"{floor(10 * measured) / 10:.1f}"
    decimals = next((count for count in range(2, 6) if round(measured, count) < limit), 6)
    return f"{measured:.{decimals}f}"

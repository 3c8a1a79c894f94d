"""The logo and the colour of a national member: whether they can be printed on white paper and be seen."""

import re
import warnings
from io import BytesIO
from xml.etree.ElementTree import ParseError, fromstring

LARGEST_BYTES = 400_000
"""A logo is in every brief; a larger file is a photograph or was never made small."""
MOST_PIXELS = 10_000_000
"""Of a PNG: a small file can hold so many pixels that reading them takes minutes."""
LEAST_WIDTH = 480
"""Pixels of a PNG: 40 mm in print at 300 to the inch."""
READABLE, VISIBLE = 4.5, 3.0
"""Contrast of text and of graphics with their ground (WCAG 2.2, 1.4.3 and 1.4.11)."""

_SVG = "{http://www.w3.org/2000/svg}"
NAMED = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "green": "#008000"}
"""Colours a logo may give by name; any other is written as #rrggbb."""


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two sRGB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    """#rgb or #rrggbb as three numbers, 0 to 255."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour_fault(colour: str) -> str | None:
    """Why text in this colour cannot be read on white; None where it can."""
    measured = contrast(rgb(colour), (255, 255, 255))
    if measured >= READABLE:
        return None
    return f"colour {colour} has a contrast of {measured:.1f} with white; text needs {READABLE}: choose a darker one"


def logo_fault(name: str, content: bytes) -> str | None:
    """Why a logo cannot be used; None where it can."""
    if len(content) > LARGEST_BYTES:
        return f"logo {name} has {len(content) // 1000} kB; {LARGEST_BYTES // 1000} kB at most"
    return _svg_fault(name, content) if name.endswith(".svg") else _png_fault(name, content)


def _svg_fault(name: str, content: bytes) -> str | None:
    if b"<!ENTITY" in content:
        return f"logo {name} defines entities; save it as plain SVG"
    try:
        root = fromstring(content)
    except (ParseError, LookupError, ValueError) as error:  # the last two: an encoding there is not
        return f"logo {name} is not a whole SVG file: {error}"
    if root.tag != f"{_SVG}svg":
        return f"logo {name} is not an SVG file"
    tags = {str(element.tag).removeprefix(_SVG) for element in root.iter()}
    for tag, advice in (
        ("text", "turn its text into outlines, so that it needs no font"),
        ("script", "take out its script"),
        ("image", "take out the picture in it, or give the logo as PNG"),
        ("foreignObject", "save it as plain SVG"),
    ):
        if tag in tags:
            return f"logo {name} holds <{tag}>: {advice}"
    text = content.decode("utf-8", "replace")
    if re.search(r"(href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)", text):
        return f"logo {name} refers to something outside itself; save it as plain SVG"
    if "viewBox" not in root.attrib:
        return f"logo {name} has no viewBox, so it cannot be scaled; save it as plain SVG"
    if "fill=" not in text and "fill:" not in text:
        return None  # drawn in the black that is SVG's own
    named = [NAMED[word] for word in re.findall(r"(?:fill|stroke)\s*[:=]\s*[\"']?\s*(\w+)", text) if word in NAMED]
    colours = re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", text) + named
    best = max((contrast(rgb(colour), (255, 255, 255)) for colour in colours), default=21.0)
    return _invisible(name, best)


def _png_fault(name: str, content: bytes) -> str | None:
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"):  # what is too large is told below
            opened = Image.open(BytesIO(content), formats=["PNG"])
        if opened.width * opened.height > MOST_PIXELS:
            return f"logo {name} is {opened.width} by {opened.height} pixels; a width of 2000 is plenty"
        opened.verify()  # by itself: WeasyPrint, where it is at work, lets Pillow take half a file for a whole one
        picture = Image.open(BytesIO(content), formats=["PNG"]).convert("RGBA")
    except Exception:  # what Pillow raises on a damaged file depends on where the damage is
        return f"logo {name} is not a whole PNG file"
    if picture.width < LEAST_WIDTH:
        return f"logo {name} is {picture.width} pixels wide; {LEAST_WIDTH} at least, or it is blurred in print"
    picture.thumbnail((200, 200))
    raw = picture.tobytes()
    pixels = [raw[place : place + 4] for place in range(0, len(raw), 4)]
    contrasts = sorted(contrast((red, green, blue), (255, 255, 255)) for red, green, blue, a in pixels if a > 127)
    # The darkest twentieth of what is painted, so that one dark speck does not speak for a white logo.
    return _invisible(name, contrasts[-max(1, len(contrasts) // 20)] if contrasts else 1.0)


def _invisible(name: str, best: float) -> str | None:
    if best >= VISIBLE:
        return None
    return f"logo {name} has a contrast of {best:.1f} with white paper; {VISIBLE:.0f} at least: use the dark version"

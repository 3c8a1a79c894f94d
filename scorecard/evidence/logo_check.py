"""Checks whether the logo and the colour of a national member can be printed and seen on white paper."""

import re
import warnings
from io import BytesIO
from math import floor
from xml.etree.ElementTree import ParseError, fromstring

LARGEST_BYTES = 400_000
"""The largest file of a logo in bytes: every brief contains it, and a larger file is a photograph or not compressed."""
MOST_PIXELS = 10_000_000
"""The most pixels of a PNG: a small file can hold so many that decoding takes minutes."""
LEAST_WIDTH = 480
"""The least width of a PNG in pixels: 40 mm in print at 300 pixels an inch."""
READABLE, VISIBLE = 4.5, 3.0
"""The least contrast of text, and of graphics, with their background (WCAG 2.2, 1.4.3 and 1.4.11)."""

_SVG = "{http://www.w3.org/2000/svg}"
NAMED = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "green": "#008000"}
"""The colour names that are understood in an SVG logo; any other colour must be written as #rrggbb."""


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Returns the contrast ratio of two sRGB colours, 1 to 21 (WCAG 2.2, from the relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    """Returns `#rgb` or `#rrggbb` as three numbers, 0 to 255."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(colour: tuple[int, int, int]) -> float:
    """Returns the relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour_fault(colour: str) -> str | None:
    """Returns why text in this colour (#rrggbb) cannot be read on white; None where it can."""
    measured = contrast(rgb(colour), (255, 255, 255))
    if measured >= READABLE:
        return None
    shown = _rounded_down(measured)
    return f"colour {colour} has a contrast of {shown} with white; text needs {READABLE}: choose a darker one"


def logo_fault(name: str, content: bytes) -> str | None:
    """Returns why a logo cannot be used; None where it can. The end of `name` decides whether it is an SVG or a PNG."""
    if len(content) > LARGEST_BYTES:
        return f"logo {name} has {len(content) // 1000} kB; {LARGEST_BYTES // 1000} kB at most"
    return _svg_fault(name, content) if name.endswith(".svg") else _png_fault(name, content)


def _svg_fault(name: str, content: bytes) -> str | None:
    if b"<!ENTITY" in content:
        return f"logo {name} defines entities; save it as plain SVG"
    try:
        root = fromstring(content)
    except (ParseError, LookupError, ValueError) as error:  # LookupError, ValueError: unknown encoding
        return f"logo {name} is not a complete SVG file: {error}"
    if root.tag != f"{_SVG}svg":
        return f"logo {name} is not an SVG file"
    tags = {str(element.tag).removeprefix(_SVG) for element in root.iter()}
    for tag, advice in (
        ("text", "turn its text into outlines, so that it needs no font"),
        ("script", "remove the script"),
        ("image", "remove the picture in it, or give the logo as PNG"),
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
        return None  # without a fill SVG draws in black
    named = [NAMED[word] for word in re.findall(r"(?:fill|stroke)\s*[:=]\s*[\"']?\s*(\w+)", text) if word in NAMED]
    colours = re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", text) + named
    best = max((contrast(rgb(colour), (255, 255, 255)) for colour in colours), default=21.0)
    return _invisible(name, best)


def _png_fault(name: str, content: bytes) -> str | None:
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"):  # of a decompression bomb: the size is checked below
            opened = Image.open(BytesIO(content), formats=["PNG"])
        if opened.width * opened.height > MOST_PIXELS:
            return f"logo {name} is {opened.width} by {opened.height} pixels; a width of 2000 is plenty"
        opened.verify()  # needed: WeasyPrint sets ImageFile.LOAD_TRUNCATED_IMAGES, with which half a file passes
        picture = Image.open(BytesIO(content), formats=["PNG"]).convert("RGBA")
    except Exception:  # the exception that Pillow raises depends on where the file is damaged
        return f"logo {name} is not a complete PNG file"
    if picture.width < LEAST_WIDTH:
        return f"logo {name} is {picture.width} pixels wide; {LEAST_WIDTH} at least, or it is blurred in print"
    picture.thumbnail((200, 200))
    raw = picture.tobytes()
    pixels = [raw[place : place + 4] for place in range(0, len(raw), 4)]
    contrasts = sorted(contrast((red, green, blue), (255, 255, 255)) for red, green, blue, a in pixels if a > 127)
    # The contrast that a twentieth of the visible pixels reach: one dark pixel must not make a white logo pass.
    return _invisible(name, contrasts[-max(1, len(contrasts) // 20)] if contrasts else 1.0)


def _invisible(name: str, best: float) -> str | None:
    """Returns a message where the best contrast of the logo with white is too low, else None."""
    if best >= VISIBLE:
        return None
    shown = _rounded_down(best)
    return f"logo {name} has a contrast of {shown} with white paper; {VISIBLE:.0f} at least: use the dark version"


def _rounded_down(measured: float) -> str:
    """Returns a contrast with one decimal, never rounded up to the limit that it misses."""
    return f"{floor(10 * measured) / 10:.1f}"

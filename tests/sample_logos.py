"""Logos as organisations send them, and as nobody should: what the tests of logos have in common."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms

NS = 'xmlns="http://www.w3.org/2000/svg"'
BLUE = '<rect width="90" height="30" fill="#004494"/>'
_FILL = '<rect width="90" height="30" fill="{}"/>'


def svg(body: str, attributes: str = 'viewBox="0 0 90 30"') -> bytes:
    """Returns an SVG with an artboard of 90 by 30."""
    return f"<svg {NS} {attributes}>{body}</svg>".encode()


def encoded(encoding: str, title: str) -> bytes:
    """Returns a rectangle with a title, in an encoding that the XML names."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + svg(f"<title>{title}</title>{BLUE}").decode()
    return text.encode(encoding)


def gradient(attributes: str = "", kind: str = "linear") -> bytes:
    """Returns a rectangle with a gradient from dark blue to violet."""
    stops = '<stop offset="0" stop-color="#004494"/><stop offset="1" stop-color="#7a1fa2"/>'
    return svg(f'<{kind}Gradient id="g" {attributes}>{stops}</{kind}Gradient>{_FILL.format("url(#g)")}')


def within(tag: str, levels: int) -> bytes:
    """Returns a rectangle within so many elements of one kind."""
    return svg(f"<{tag}>" * levels + BLUE + f"</{tag.split()[0]}>" * levels)


_DOCTYPE = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
_NINE_LEVELS = "".join(f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 10))

REFUSED: dict[str, tuple[bytes, str]] = {
    # features that the engine lacks, or draws in its own way
    "a filter": (
        svg('<filter id="f"><feColorMatrix/></filter><rect width="9" height="9" filter="url(#f)"/>'),
        "uses filter 'url(#f)' on <rect>",
    ),
    "a mask of a drawing program": (
        svg(f'<mask id="m" style="mask-type:alpha"><circle r="9"/></mask>\n<g mask="url(#m)">{BLUE}</g>'),
        "uses mask 'url(#m)' on <g>, which is not drawn the same everywhere; cut the shapes themselves, or use a "
        "clipping path (its line 2)",
    ),
    "a mask in a style sheet": (svg(f"<style>\n.a{{mask:url(#m)}}</style><g class='a'>{BLUE}</g>"), "(its line 2)"),
    "a blend mode": (svg(f'<g style="mix-blend-mode:multiply">{BLUE}</g>'), "mix-blend-mode 'multiply'"),
    "a variable": (svg(_FILL.format("#000").replace("/>", ' style="fill:var(--a)"/>')), "uses var() in fill"),
    "a variable in an attribute": (svg(_FILL.format("var(--a)")), "the colour 'var(--a)'"),
    "a computed value": (svg('<path d="M0 0h9v9" style="stroke-width:calc(1px)"/>'), "uses calc() in stroke-width"),
    "an import": (svg(f'<style>@import "a.css";</style>{BLUE}'), "holds @import"),
    "a typeface": (svg(f"<style>@font-face{{font-family:a;src:url(#x)}}</style>{BLUE}"), "holds @font-face"),
    "rules for a medium": (svg(f"<style>\n\n@media print{{rect{{fill:red}}}}</style>{BLUE}"), "@media"),
    "foreign objects": (svg(f'{BLUE}<foreignObject width="9" height="9"/>'), "holds <foreignObject>"),
    "a choice of foreign objects": (svg(f"<switch><foreignObject/>{BLUE}</switch>"), "holds <foreignObject>"),
    "a choice of languages": (svg(f'<switch><g systemLanguage="de">{BLUE}</g></switch>'), "systemLanguage"),
    "a choice by language": (svg(f'<g systemLanguage="de">{BLUE}</g>'), "systemLanguage"),
    "animation": (
        svg('<rect width="90" height="30"><animate attributeName="x" to="9"/></rect>'),
        "holds <animate>, which is not drawn: save it without animation",
    ),
    "animation in a style": (svg(f'<g style="animation: a 1s">{BLUE}</g>'), "animation 'a 1s'"),
    "a script": (svg(f"<script>1</script>{BLUE}"), "remove the script"),
    "a script that starts by itself": (svg(f'<g onload="x()">{BLUE}</g>'), "holds a script ('onload')"),
    "text": (svg(f"{BLUE}<g><text>A</text></g>"), "turn its text into outlines"),
    "flowing text": (svg(f"{BLUE}<flowRoot/>"), "turn its text into outlines"),
    "a picture": (svg('<image href="data:image/png;base64,AAAA"/>'), "remove the picture in it"),
    "a pattern": (
        svg('<pattern id="p" width="9" height="9"/>' + _FILL.format("url(#p)")),
        "paints with <pattern>",
    ),
    "a marker": (svg('<path d="M0 0h9v9" marker-end="url(#m)"/>'), "turn arrowheads and markers into paths"),
    "a stroke that does not grow": (
        svg('<path d="M0 0h9v9" stroke="red" vector-effect="non-scaling-stroke"/>'),
        "uses vector-effect 'non-scaling-stroke'; turn strokes into outlines",
    ),
    "a stroke below its shape": (
        svg('<g style="paint-order:stroke fill"><path d="M0 0h9v9" stroke="red"/></g>'),
        "uses paint-order 'stroke fill'",
    ),
    "a style within brackets": (svg(f"<g style='fill:{'(' * 9000}'>{BLUE}</g>"), "nested too deeply"),
    "a selector that counts": (svg(f"<style>rect:nth-child(2n){{fill:red}}</style>{BLUE}"), "'rect:nth-child(2n)'"),
    "too many rules": (svg(f"<style>{'*{fill:red}' * 9000}</style>{'<g/>' * 300}{BLUE}"), "style rules for"),
    "an endless value": (svg(f'<g stroke-dasharray="{"1 " * 9000}">{BLUE}</g>'), "more than 2000 characters"),
    "a stroke with a gradient": (
        gradient().replace(b'fill="url(#g)"', b'fill="none" stroke="url(#g)"'),
        "turn the stroke into an outline",
    ),
    "a gradient that fades out": (
        gradient().replace(b'stop-color="#7a1fa2"', b'stop-color="#7a1fa2" stop-opacity=".4"'),
        "has a gradient that fades out",
    ),
    "a gradient of no size": (gradient('gradientTransform="matrix(1 0 1 0 0 0)"'), "whose transform leaves nothing"),
    "a gradient that repeats": (gradient('spreadMethod="repeat" x2="1e-7"'), "spreadMethod 'repeat'"),
    "a gradient that is mirrored": (gradient('spreadMethod="reflect" r="1e-7"', "radial"), "spreadMethod 'reflect'"),
    "dashes by another measure": (
        svg('<path pathLength="10" d="M0 0h90" stroke="red" stroke-dasharray="1"/>'),
        "measures its dashes by pathLength; turn the stroke into an outline",
    ),
    "a shape of CSS as clipping path": (
        svg(_FILL.format("#048").replace("/>", ' style="clip-path:circle(9px)"/>')),
        "clips with 'circle(9px)'; use a clipping path",
    ),
    "a drawing that is moved": (svg(BLUE, 'viewBox="0 0 90 30" transform="scale(2)"'), "moves the whole drawing"),
    "dashes too short": (svg('<path d="M0 0h90" stroke="red" stroke-dasharray="1e-7"/>'), "dashes too short"),
    "places in a style": (svg('<circle style="r:9px"/>'), "sets 'r' in a style"),
    "a background": (svg(BLUE, 'viewBox="0 0 90 30" style="background:navy"'), "has a background of 'navy'"),
    # references to itself, to nothing, or to another file
    "a use of itself": (svg('<g id="a"><use href="#a"/></g>'), "a <use> that refers to itself ('#a')"),
    "uses of each other": (
        svg('<defs><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></defs><use href="#a"/>'),
        "refers to itself",
    ),
    "a clipping path within itself": (
        svg(f'<clipPath id="c"><g clip-path="url(#c)"/></clipPath><g clip-path="url(#c)">{BLUE}</g>'),
        "a clipping path that is itself clipped",
    ),
    "a gradient from itself": (
        svg(f'<linearGradient id="g" href="#g"/>{_FILL.format("url(#g)")}'),
        "a gradient that refers to itself",
    ),
    "a gradient that is not there": (svg(_FILL.format("url(#g)")), "refers to '#g', which is not in the file"),
    "a use of another file": (svg('<use href="other.svg#a"/>'), "refers to 'other.svg#a' outside itself"),
    "a picture as a colour": (svg(_FILL.format(f"url(data:image/png;base64,{'A' * 9000})")), "outside itself"),
    "a style sheet elsewhere": (b'<?xml-stylesheet href="a.css"?>' + svg(BLUE), "style sheet outside itself"),
    "nine levels of ten uses": (svg(f'<defs><g id="a0"/>{_NINE_LEVELS}</defs><use href="#a9"/>'), "20000 elements"),
    # files that are no drawings
    "no size at all": (svg(BLUE, ""), "has no viewBox and no size, so it cannot be scaled"),
    "a size of the page around it": (svg(BLUE, 'width="100%" height="30"'), "has no viewBox and no size"),
    "a size of nothing": (svg(BLUE, 'width="0" height="30"'), "has a width or height of nothing"),
    "a viewBox of three": (svg(BLUE, 'viewBox="0 0 90"'), "has the viewBox '0 0 90'; it takes four numbers"),
    "a viewBox of letters": (svg(BLUE, 'viewBox="a b c d"'), "has the viewBox 'a b c d'"),
    "a viewBox without width": (svg(BLUE, 'viewBox="0 0 0 30"'), "whose width or height is nothing"),
    "a transform of no number": (svg(f'<g transform="rotate(NaN)">{BLUE}</g>'), "transform that cannot be read"),
    "a huge arc": (svg('<path d="M0 0A1e200 1e200 0 0 1 90 30"/>'), "has a <path> with a number that cannot be drawn"),
    "a path that breaks off": (svg('<path d="M0 0L90"/>'), "path data break off at character 8"),
    "5,000 levels": (within("g", 5_000), "more than 100 elements within each other"),
    "an entity of entities": (
        b'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + svg(BLUE),
        "defines an entity that is more than a short text ('c'); save it as plain SVG (its line 1)",
    ),
    "an entity of elements": (b'<!DOCTYPE svg [<!ENTITY a "<g/>">]>' + svg(BLUE), "more than a short text ('a')"),
    "an entity of other files": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/hostname">]>' + svg("&a;"),
        "more than a short text ('a')",
    ),
    "a long entity": (b'<!DOCTYPE svg [<!ENTITY a "' + b"b" * 999 + b'">]>' + svg(BLUE), "more than a short text"),
    "an entity of types": (b'<!DOCTYPE svg [<!ENTITY % a "b">]>' + svg(BLUE), "more than a short text ('a')"),
    "an entity of HTML": (_DOCTYPE + svg(f"<title>&nbsp;</title>{BLUE}"), "entity that it does not define ('nbsp')"),
    "no namespace": (b'<svg viewBox="0 0 9 9"/>', "lacks xmlns="),
    "letters in another encoding": (
        svg(f"<title>é</title>{BLUE}").decode().encode("latin-1"),
        "(invalid token); save it again as UTF-8",
    ),
    "another encoding than it says": (b'<?xml version="1.0" encoding="UTF-16"?>' + svg(BLUE), "save it again as UTF-8"),
    "a prefix that nothing defines": (svg('<use xlink:href="#a"/>'), "unbound prefix; save it as plain SVG again"),
    "cut off": (svg(BLUE)[:-9], "is not a complete SVG file"),
    "compressed": (b"\x1f\x8b\x08", "but a compressed file (SVGZ); save it as plain SVG"),
    "a PNG": (b"\x89PNG\r\n\x1a\n", "but a PNG file; let its name end in .png"),
    # drawings that paper does not show
    "white": (svg(f'<namedview xmlns="x" pagecolor="#000"/>{_FILL.format("#ffffff")}'), "nothing to be seen on white"),
    "white by number": (svg(_FILL.format("rgb(255, 255, 255)")), "nothing to be seen on white"),
    "white by class": (svg("<style>.a{fill:hsl(0,0%,100%)}</style><g class='a'><path d='M0 0h9v9'/></g>"), "white"),
    "white by currentColor": (svg(f'<g color="white">{_FILL.format("currentColor")}</g>'), "use the dark version"),
    "transparent": (svg(_FILL.format("#00449400")), "nothing to be seen on white"),
    "transparent as a whole": (svg(f'<g opacity="0">{BLUE}</g>'), "nothing to be seen on white"),
    "without paint": (svg(_FILL.format("none")), "nothing to be seen on white"),
    "hidden": (svg(f'<g visibility="hidden">{BLUE}</g>'), "nothing to be seen on white"),
    "empty": (svg(""), "nothing to be seen on white"),
    "yellow": (svg(_FILL.format("gold")), "has a contrast of 1.4 with white paper"),
    "a colour of a newer kind": (svg("\n" + _FILL.format("oklch(40% .1 200)")), "write it as #rrggbb (its line 2)"),
    "a colour of a press": (svg(_FILL.format("#048 icc-color(a, 1)")), "'#048 icc-color(a, 1)', which cannot be"),
    "a colour cut short": (svg(_FILL.format("#00449")), "has the colour '#00449'"),
    "a long colour": (svg(_FILL.format("x" * 9000)), "cannot be converted"),
}
"""SVG files that are refused for their content, each with words of the message."""

DRAWN: dict[str, bytes] = {
    "black by default": svg('<rect width="90" height="30"/><circle cx="15" cy="15" r="9" fill="#fff"/>'),
    "white letters on a ground, and a white edge": svg(
        '<path d="M0 0h90v30H0z" fill="#fff"/><path d="M2 2h86v26H2z" fill="#004494"/>'
        '<path d="M20 10h50v10H20z" fill="white"/>'
    ),
    "a character reference": svg(f"<title>Fundaci&#243;n</title>{BLUE}"),
    "a colour by name": svg(_FILL.format("navy")),
    "upper case": svg(_FILL.format("NAVY")),
    "three digits": svg(_FILL.format("#048")),
    "eight digits": svg(_FILL.format("#004494e6")),
    "rgb()": svg(_FILL.format("rgb(0 68 148)")),
    "rgb() of percentages": svg(_FILL.format("rgb(0%, 27%, 58%)")),
    "rgba()": svg(_FILL.format("rgba(0, 68, 148, 0.9)")),
    "hsl()": svg(_FILL.format("hsl(212, 100%, 29%)")),
    "Display P3, as Figma writes it": svg(
        _FILL.format("#004494").replace("/>", ' style="fill:#004494;fill:color(display-p3 .1015 .2622 .56)"/>')
    ),
    "currentColor": svg(f'<g color="#004494">{_FILL.format("currentColor")}</g>'),
    "a style": svg('<rect width="90" height="30" style="FILL: #004494 !important; -inkscape-stroke: none"/>'),
    "a style sheet": svg("<style><![CDATA[.a, #b { fill: teal }]]></style><rect class='a' width='90' height='30'/>"),
    "the strongest rule": svg(
        "<style>rect{fill:white}.a{fill:#004494}</style><rect class='a' width='90' height='30'/>"
    ),
    "a linear gradient": gradient(),
    "a turned gradient": gradient('gradientTransform="rotate(20)"'),
    "a radial gradient": gradient('gradientUnits="userSpaceOnUse" cx="45" cy="15" r="50"', "radial"),
    "a gradient of a class": gradient().replace(
        b"<linear", b"<style>stop{stop-color:#004494!important}</style><linear"
    ),
    "a transparent gradient": gradient().replace(b"<rect", b'<rect fill-opacity=".9" stroke="#222" stroke-width=".2"'),
    "Latin-1": encoded("ISO-8859-1", "é"),
    "UTF-16": encoded("UTF-16", "é"),
    "Windows": encoded("windows-1252", "€"),
    "a byte order mark": b"\xef\xbb\xbf" + svg(BLUE),
    "a size instead of a viewBox": svg('<rect width="90" height="30" fill="#004494"/>', 'width="90" height="30px"'),
    "a size in millimetres": svg('<rect width="90mm" height="30mm" fill="#004494"/>', 'width="90mm" height="3cm"'),
    "entities and a choice of Illustrator": (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n'
        b'<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">\n'
        b'<!ENTITY st0 "fill:#004494;">\n]>\n<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" viewBox="0 0 90 30"><switch>'
        b'<foreignObject requiredExtensions="&ns_ai;" width="1" height="1"><i:pgfRef/></foreignObject>'
        b'<g i:extraneous="self"><path style="&st0;" d="M0 0h90v30H0z"/></g></switch></svg>'
    ),
    "dots": svg('<path d="M15 15zM45 15h0M75 15z" stroke="#004494" stroke-width="28" stroke-linecap="round"/>'),
    "a document type": _DOCTYPE + svg(BLUE),
    "a prefix": (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
        b'<s:rect width="90" height="30" fill="#004494"/></s:svg>'
    ),
    "a use": svg(f'<defs><g id="a">{BLUE}</g></defs><use href="#a" transform="scale(.9)"/>'),
    "a symbol": svg(
        '<symbol id="a" viewBox="0 0 9 3"><rect width="9" height="3"/></symbol><use href="#a" width="90" height="30"/>'
    ),
    "a clipping path": svg(
        '<defs><rect id="r" width="90" height="30"/></defs><clipPath id="c"><use href="#r"/></clipPath>'
        '<g clip-path="url(#c)"><circle cx="45" cy="15" r="40" fill="#004494"/></g>'
    ),
    "compact arcs": svg('<path d="M45 0a15 15 0 01.5 30 15 15 0 1 1-.5-30zM0 0h9v30H0z" fill="#004494"/>'),
    "strokes": svg('<path d="M5 5H85V25H5" fill="none" stroke="#004494" stroke-width="6" stroke-dasharray="9 3"/>'),
    "an order of paint that changes nothing": svg(f'<g style="paint-order:stroke fill markers">{BLUE}</g>'),
    "an unused filter": svg(f"<filter id='f'><feBlend/></filter><mask id='m'/>{BLUE}"),
    "transparency as a whole": svg(f'<g opacity=".9">{BLUE}<circle cx="15" cy="15" r="9" fill="#7a1fa2"/></g>'),
    "90 levels": within('g transform="translate(.01)"', 90),
    "a small artboard": svg('<path d="M0 0h.09v.03H0z"/>', 'viewBox="0 0 .09 .03"'),
    "a moved artboard": svg('<path d="M-900-500h90v30h-90z"/>', 'viewBox="-900,-500,90,30" width="100%"'),
}  # fmt: skip
"""SVG files that every renderer draws alike, and that `check` accepts."""

NOT_SEEN: dict[str, tuple[bytes, str]] = {
    "a speck": (
        svg('<rect x="900" y="980" width="90" height="30" fill="#004494"/>', 'viewBox="0 0 2000 2000"'),
        "the drawing fills 0.1 % of its artboard; crop it",
    ),
    "a corner": (svg('<path d="M0 0h20v6H0z"/>', 'viewBox="0 0 90 30"'), "the drawing fills 5 % of its artboard"),
    "outside": (
        svg('<rect x="200" width="90" height="30"/>'),
        "nothing to be seen on white paper: it is covered with white, or outside its artboard",
    ),
    "half outside": (svg('<rect x="45" width="90" height="30"/>'), "of the drawing lies outside its artboard"),
    "covered with white": (svg(BLUE + _FILL.format("white")), "nothing to be seen on white paper"),
    "faint as a whole": (svg(f'<g opacity=".2">{BLUE}</g>'), "use the dark version"),
    "mostly faint": (svg(_FILL.format("#ddd") + '<path d="M0 0h9v5H0z"/>'), "use the dark version"),
    "white letters beside a dark mark": (
        svg('<path d="M0 0h30v30H0z" fill="#004494"/><path d="M40 10h40v5H40z" fill="#fff"/>'),
        "19 % of the drawing is white, and not to be seen on paper; use the dark version",
    ),
    "a line": (svg('<path d="M0 0h9000v30H0z"/>', 'viewBox="0 0 9000 30"'), "would be 45.0 by 0.2 mm on paper"),
}
"""SVG files that say nothing wrong, but whose drawing cannot be used, each with words of the message."""


def picture(
    mode: str = "RGB", size: tuple[int, int] = (600, 200), colour: object = (0, 68, 148), **how: object
) -> bytes:
    """Returns a PNG of one colour; `how` goes to Pillow's `save`."""
    file = BytesIO()
    Image.new(mode, size, colour).save(file, "PNG", **how)  # type: ignore[arg-type]
    return file.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(depth: int, kind: int, pixel: bytes, *, interlaced: bool = False) -> bytes:
    """Returns a PNG of 600 by 200 equal pixels, in forms that Pillow does not write."""
    header = struct.pack(">IIBBBBB", 600, 200, depth, kind, 0, 0, int(interlaced))
    adam7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    passes = adam7 if interlaced else ((0, 0, 1, 1),)
    rows = b"".join(
        (b"\0" + pixel * len(range(x, 600, across))) * len(range(y, 200, down)) for x, y, across, down in passes
    )
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def png_of(depth: int, kind: int, row: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Returns a PNG of 600 by 200 pixels, all rows the same, with further chunks before its pixels."""
    header = struct.pack(">IIBBBBB", 600, 200, depth, kind, 0, 0, 0)
    further = b"".join(_chunk(*chunk) for chunk in chunks)
    pixels = zlib.compress((b"\0" + row) * 200)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + further + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _profile(space: str) -> bytes:
    """Returns a colour profile of a screen that says that it is for another colour space."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:16] + space.encode() + profile[20:]


def _palette() -> bytes:
    """Returns a dark blue on a transparent ground, as a palette."""
    picture = Image.new("P", (600, 200), 0)
    picture.putpalette([255, 255, 255, 0, 68, 148])
    picture.paste(1, (0, 0, 600, 150))
    file = BytesIO()
    picture.save(file, "PNG", transparency=0)
    return file.getvalue()


def _moving() -> bytes:
    file = BytesIO()
    still = [Image.new("RGB", (600, 200), colour) for colour in ("navy", "teal")]
    still[0].save(file, "PNG", save_all=True, append_images=still[1:])
    return file.getvalue()


_TURNED = Image.Exif()
_TURNED[0x0112] = 6  # to be turned by a quarter

PNG_DRAWN: dict[str, bytes] = {
    "RGB": picture(),
    "RGBA": picture("RGBA", colour=(0, 68, 148, 230)),
    "grey": picture("L", colour=60),
    "grey with transparency": picture("LA", colour=(60, 255)),
    "black and white": picture("1", colour=0),
    "16 bits of grey": raw_png(16, 0, b"\x30\x00"),
    "16 bits of grey with transparency": raw_png(16, 4, b"\x30\x00\xff\xff"),
    "16 bits of RGB": raw_png(16, 2, b"\x00\x00\x44\x00\x94\x00"),
    "16 bits of RGBA": raw_png(16, 6, b"\x00\x00\x44\x00\x94\x00\xff\xff"),
    "interlaced": raw_png(8, 2, b"\x00\x44\x94", interlaced=True),
    "a palette": _palette(),
    "2 bits of grey with a transparent level": png_of(2, 0, b"\x00" * 120 + b"\x55" * 30, (b"tRNS", b"\0\1")),
    "4 bits of grey with a transparent level": png_of(4, 0, b"\x33" * 240 + b"\x55" * 60, (b"tRNS", b"\0\5")),
    "1 bit of a palette": png_of(1, 3, b"\0" * 75, (b"PLTE", b"\0\x44\x94\xff\0\0")),
    "another gamma": png_of(8, 2, b"\x10\x10\x50" * 600, (b"gAMA", struct.pack(">I", 100_000))),
    "the gamma of sRGB": png_of(8, 2, b"\x00\x44\x94" * 600, (b"gAMA", struct.pack(">I", 45_455))),
    "a transparent colour": picture(transparency=(255, 255, 255)),
    "turned": picture(size=(200, 600), exif=_TURNED),
    "an embedded profile": picture(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    "a byte after its end": picture() + b"\0",
}
"""PNG files in dark blue or grey that `check` accepts."""

PNG_REFUSED: dict[str, tuple[bytes, str]] = {
    "cut off": (picture()[:-200], "is not a complete PNG file"),
    "a huge picture": (picture("1", (10_000, 8_000), 0), "is 10000 by 8000 pixels; a width of 2000 is plenty"),
    "turned, too narrow": (picture(size=(600, 300), exif=_TURNED), "is 300 pixels wide; 480 at least"),
    "animated": (_moving(), "is animated; save one still picture"),
    "a broken profile": (picture(icc_profile=b"x" * 200), "a colour profile that cannot be read; convert it to sRGB"),
    "a profile for inks": (picture(icc_profile=_profile("CMYK")), "a colour profile that cannot be read; convert it"),
    "a profile for grey": (picture(icc_profile=_profile("GRAY")), "has colours, and a colour profile for grey"),
    "a transparent colour at 16 bits": (
        png_of(16, 2, b"\x00\x00\x44\x00\x94\x00" * 600, (b"tRNS", b"\x80\x12" * 3)),
        "has a transparent colour at 16 bits a channel; save it with 8",
    ),
    "a JPEG": (b"\xff\xd8\xff\xe0", "is not a complete PNG file but a JPEG file; save it as PNG"),
    "an SVG": (svg(BLUE), "is not a complete PNG file but an SVG file; let its name end in .svg"),
    "white": (picture("L", colour=255), "nothing to be seen on white paper"),
    "16 bits of white": (raw_png(16, 0, b"\xff\xff"), "nothing to be seen on white paper"),
    "transparent": (picture("RGBA", colour=(0, 0, 0, 0)), "nothing to be seen on white paper"),
}
"""PNG files that are refused, each with words of the message."""

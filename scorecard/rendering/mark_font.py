"""Builds the font of the stance marks from the design tokens: each mark is the glyph of a character."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.svgLib.path import parse_path

from scorecard.rendering.design_tokens import Mark

FAMILY = "CSA Marks"
_EM, _ADVANCE, _SPACE, _RADIUS = 1000, 800, 200, 290
"""Units in the em; the widths of every mark and of a space, and the radius of a mark, in those units."""


def mark_font(marks: dict[str, Mark]) -> bytes:
    """Returns a TrueType font with one glyph for each mark; the same bytes for the same marks."""
    builder = FontBuilder(_EM, isTTF=True)
    names = {stance: stance.replace("_", "") for stance in marks}
    builder.setupGlyphOrder([".notdef", "space", *names.values()])
    # Pango may take a space beside a mark from the font of the mark.
    spaces = {0x20: "space", 0xA0: "space"}
    builder.setupCharacterMap(spaces | {ord(mark.character): names[stance] for stance, mark in marks.items()})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {".notdef": empty, "space": empty, **{names[stance]: _glyph(mark.path) for stance, mark in marks.items()}}
    )
    glyphs = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {
            name: (_SPACE if name == "space" else _ADVANCE, getattr(glyphs[name], "xMin", 0))
            for name in builder.font.getGlyphOrder()
        }
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": FAMILY.replace(" ", "")})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _glyph(path: str) -> object:
    """Returns an outline as a glyph: the y axis of fonts points up, that of SVG down."""
    pen = TTGlyphPen(None)
    to_quadratic: AbstractPen = Cu2QuPen(pen, max_err=1.0)
    # The middle of a mark is at half the height of small letters.
    parse_path(path, TransformPen(to_quadratic, (_RADIUS, 0, 0, -_RADIUS, _ADVANCE / 2, 250)))
    return pen.glyph()

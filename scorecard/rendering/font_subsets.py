"""Subsets Source Sans by weight and script into WOFF2 files; run by `make fonts`, never by a build.

The files are the same on every machine. They carry a name of their own, because "Source" is reserved by the licence of
the fonts for fonts that are unchanged.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import font_source_sans_pro
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from scorecard.rendering.web_fonts import FOLDER, WEB_FONTS, WEIGHTS, WebFont

FAMILY = "CSA Sans"
_PACKAGE = Path(font_source_sans_pro.__file__).parent / "files"
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"]
"""The features that pages use: figures of one width in tables, letters as each language has them, kerning."""
_COPYRIGHT, _FAMILY, _STYLE, _FULL_NAME, _POSTSCRIPT, _LICENCE = 0, 1, 2, 4, 6, 13
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def subset(font: WebFont) -> bytes:
    """Returns the WOFF2 file of one weight and script."""
    face = TTFont(_PACKAGE / f"SourceSansPro-{WEIGHTS[font.weight]}.ttf", recalcTimestamp=False)
    copyright_notice, licence = (face["name"].getDebugName(name) for name in (_COPYRIGHT, _LICENCE))
    options = Options(
        layout_features=_FEATURES,
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
        name_IDs=[],
        recalc_timestamp=False,
    )
    options.drop_tables += ["DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(_characters(font.characters)))
    subsetter.subset(face)
    face["name"] = names = newTable("name")
    names.names = []
    style = WEIGHTS[font.weight]
    for name, words in (
        (_COPYRIGHT, copyright_notice),
        (_FAMILY, FAMILY),
        (_STYLE, style),
        (_FULL_NAME, f"{FAMILY} {style}"),
        (_POSTSCRIPT, f"{FAMILY.replace(' ', '')}-{style}"),
        (_LICENCE, licence),
    ):
        names.setName(words, name, _WINDOWS, _UNICODE, _ENGLISH)
    face.flavor = "woff2"
    file = BytesIO()
    face.save(file)
    return file.getvalue()


def _characters(ranges: str) -> Iterator[int]:
    """Yields the code points of ranges as a stylesheet writes them: `U+20-7E, U+2009`."""
    for part in ranges.split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def write() -> None:
    """Writes all files, and removes files that are no longer among them."""
    FOLDER.mkdir(exist_ok=True)
    for font in WEB_FONTS:
        (FOLDER / font.file).write_bytes(subset(font))
    for file in FOLDER.glob("*.woff2"):
        if file.name not in {font.file for font in WEB_FONTS}:
            file.unlink()


if __name__ == "__main__":
    write()

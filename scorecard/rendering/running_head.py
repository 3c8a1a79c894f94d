"""Checks words that are typed for the head of a sheet: all of them must be seen there."""

import unicodedata
from io import BytesIO
from pathlib import Path

from scorecard.rendering.assets import fonts
from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.resource_paths import TEMPLATES

WIDTH = 88.0
"""The room of a line at the right of the head in millimetres: half the width of the text, a little less."""

LINES = 3
"""The lines that fit above the rule of the head."""

_POINT = 25.4 / 72
"""A typographic point in millimetres."""


def tidied(words: str) -> str:
    """Returns words with one plain space for each run of blanks, and accents joined with their letters."""
    spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in words)
    return unicodedata.normalize("NFC", " ".join(spaced.split(" "))).strip()


def unseen(words: str) -> str | None:
    """Returns what cannot be seen in words, and what to do; None where everything can be seen."""
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in words):
        return "there is nothing in it to be seen; name the person or office you meet, or leave it out"
    for place, letter in enumerate(words, start=1):
        if not letter.isprintable():
            name = unicodedata.name(letter, "a control character").lower()
            return (
                f"character {place} cannot be printed (U+{ord(letter):04X}, {name}); retype the words without pasting"
            )
    return None


def too_long_for_head(words: str, after: str = "", templates: Path = TEMPLATES) -> str | None:
    """Returns by how much words are too long for the head of a sheet, or which letter its typeface lacks.

    `after` follows the words there. None where all of it fits.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(fonts(templates)["SourceSansPro-Regular.ttf"]), lazy=True)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    for letter in words:
        if ord(letter) not in glyphs:
            name = unicodedata.name(letter, "unnamed").lower()
            return f"the typeface has no '{letter}' (U+{ord(letter):04X}, {name}); write it in other letters"
    size: float = float(tokens(templates).sizes["fine"].removesuffix("pt")) * _POINT / font["head"].unitsPerEm

    def width(text: str) -> float:
        units: int = sum(widths[glyphs[ord(letter)]][0] for letter in text if ord(letter) in glyphs)
        return units * size

    def fits(text: str) -> bool:
        lines, line = 1, 0.0
        for word in f"{text}{after}".split(" "):
            added = width(word)
            if added > WIDTH:
                return False
            if line and line + width(" ") + added > WIDTH:
                lines, line = lines + 1, added
            else:
                line += added + (width(" ") if line else 0.0)
        return lines <= LINES

    if fits(words):
        return None
    most = max((end for end in range(len(words)) if fits(words[:end])), default=0)
    return f"it has {len(words)} characters; {most} of them fit at the head of the sheet; shorten it"

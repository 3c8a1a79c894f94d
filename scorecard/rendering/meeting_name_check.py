"""Checks the name of whom one meets: visible, in letters of the typeface, fitting the head of a brief."""

import unicodedata
from io import BytesIO
from math import inf
from pathlib import Path

from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.unwanted_characters import fault, is_blank
from scorecard.rendering.assets import fonts
from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.resource_paths import TEMPLATES

HEAD_WIDTH, HEAD_LINES = 88.0, 3
"""The room at the right of the head: the length of a line in millimetres, and the lines above the rule."""

_POINT = 25.4 / 72
"""A typographic point in millimetres."""


def tidied(words: str) -> str:
    """Returns words with one plain space for each run of blanks, and accents joined with their letters."""
    spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in words)
    return unicodedata.normalize("NFC", " ".join(word for word in spaced.split(" ") if word))


def unseen(words: str) -> str | None:
    """Returns the message on an invisible character in words; None where all characters are visible."""
    if is_blank(words):
        return tr("there is nothing in it to be seen; name the person or office you meet, or leave it out")
    for place, letter in enumerate(words, start=1):
        if found := fault(letter):
            # Translators: {found} says what a character is that cannot be seen.
            return tr("character {number} is {found}", number=place, found=found)
    return None


def too_long_for_head(words: str, after: str = "", templates: Path = TEMPLATES) -> str | None:
    """Returns the message that words are too long for the head of a sheet, or that its typeface lacks a letter.

    `after` follows the words there. Returns None where the words fit.
    """
    font = _Font(templates)
    for letter in words:
        if not font.has(letter):
            name = unicodedata.name(letter, "unnamed").lower()
            # Translators: {code} is the number of the letter in Unicode, {name} its English name there.
            return tr(
                "the typeface has no '{letter}' ({code}, {name}); write it in other letters",
                letter=letter,
                code=f"U+{ord(letter):04X}",
                name=name,
            )
    if font.lines(words + after, HEAD_WIDTH) <= HEAD_LINES:
        return None
    fitting = (end for end in range(len(words)) if font.lines(words[:end] + after, HEAD_WIDTH) <= HEAD_LINES)
    most = max(fitting, default=0)
    return tr_count(
        "it has {count} character; {most} of them fit at the head of the sheet; shorten it",
        "it has {count} characters; {most} of them fit at the head of the sheet; shorten it",
        len(words),
        most=most,
    )


class _Font:
    """The typeface of heads and feet in their size."""

    def __init__(self, templates: Path) -> None:
        from fontTools.ttLib import TTFont

        font = TTFont(BytesIO(fonts(templates)["SourceSansPro-Regular.ttf"]), lazy=True)
        self._glyphs, self._widths = font.getBestCmap(), font["hmtx"]
        points = float(tokens(templates).sizes["fine"].removesuffix("pt"))
        self._unit: float = points * _POINT / font["head"].unitsPerEm

    def has(self, letter: str) -> bool:
        return ord(letter) in self._glyphs

    def lines(self, text: str, width: float) -> float:
        """Returns the number of lines of a width in millimetres that a text needs; infinite where a word is wider than
        that."""
        lines, filled, blank = 1, 0.0, self._width(" ")
        for word in text.split(" "):
            added = self._width(word)
            if added > width:
                return inf
            if filled and filled + blank + added > width:
                lines, filled = lines + 1, added
            else:
                filled += added + (blank if filled else 0.0)
        return lines

    def _width(self, text: str) -> float:
        units: int = sum(self._widths[self._glyphs[ord(letter)]][0] for letter in text if self.has(letter))
        return units * self._unit

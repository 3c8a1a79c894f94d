"""Finds characters that the font of this project does not have.

A font of the machine would take their place, another one on each machine and perhaps none: no document could be the
same everywhere. So texts of the evidence keep to the letters of the font, which are Latin, Greek and Cyrillic.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

_OUTSIDE_COMMON_RANGES = re.compile(
    r"[^\t\n -~\u00a0-\u017e\u0218-\u021b"  # Latin
    r"\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Greek
    r"\u0400-\u045f"  # Cyrillic
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u202f\u2030\u2032\u2033\u20ac\u2116\u2212\u2264\u2265]"
)
"""Characters that have to be looked up in the font; reading it takes 50 ms, and hardly any evidence needs it."""

_LONGEST_QUOTED_WORD = 40


def is_common(text: str) -> bool:
    """Returns whether a text has none but letters and signs that are in the font, can be seen and are typed one way."""
    return _OUTSIDE_COMMON_RANGES.search(text) is None


def without_glyph(text: str) -> str | None:
    """Returns which characters of a text the font lacks and what to write instead; None where it has them all."""
    if is_common(text):
        return None
    outside = set(_OUTSIDE_COMMON_RANGES.findall(text))
    missing = [letter for letter in dict.fromkeys(text) if letter in outside and ord(letter) not in _font_characters()]
    if not missing:
        return None
    first, *others = missing
    also = f", nor are {len(others)} others of this text" if others else ""
    return f"the character {_shown(first)}{_where(text, first)} is not in the font that prints it{also}; {_cure(first)}"


def _shown(letter: str) -> str:
    """Returns a character with its code point; the code point alone where nothing of it would be seen."""
    code = f"U+{ord(letter):04X}"
    return f"'{letter}' ({code})" if letter.isprintable() and not unicodedata.combining(letter) else code


def _where(text: str, letter: str) -> str:
    """Returns the word that has the character, for readers who have to search for it in a longer text."""
    word = next((word for word in text.split() if letter in word), "")
    return f" in '{word}'" if 1 < len(word) <= _LONGEST_QUOTED_WORD and word != text else ""


def _cure(letter: str) -> str:
    """Returns what to write: a plainer form of the same character where Unicode knows one that the font has."""
    plainer = unicodedata.normalize("NFKC", letter)
    if plainer == " ":
        return "write an ordinary space"
    if plainer == "\u2010":
        return "write '-'"
    if not letter.isprintable():
        return "delete it"
    if plainer != letter and without_glyph(plainer) is None:
        return f"write '{plainer}'"
    return "write it in Latin, Greek or Cyrillic letters, or in words"


@cache
def _font_characters() -> frozenset[int]:
    """Returns the code points for which the font has a glyph; its weights have the same."""
    import font_source_sans_pro
    from fontTools.ttLib import TTFont

    file = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())

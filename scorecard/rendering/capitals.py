"""Converts words to capitals as their language does, and the first letter of a title or an entry."""

import re
import unicodedata

from markupsafe import Markup

_ACUTE = "\u0301"
_PREFIX = re.compile(r"\b[a-z]{1,3}(?=[A-ZÁÉÍÓÚ])")
"""The prefix that Irish writes before the first letter of a name within a sentence, as in `nGaeilge`; it stays
small."""


def capitals(words: str, language: str) -> str:
    """Returns words in capitals: in Greek without the accents of stress, in Irish with small prefixes.

    Stylesheets could do the same, but the PDF engine does not know these rules.
    """
    words = words.unescape() if isinstance(words, Markup) else words
    if language == "el":
        plain = unicodedata.normalize("NFD", words.upper()).replace(_ACUTE, "")
        return unicodedata.normalize("NFC", plain)
    if language == "ga":
        kept = [match.span() for match in _PREFIX.finditer(words)]
        small = {place for start, end in kept for place in range(start, end)}
        return "".join(letter if place in small else letter.upper() for place, letter in enumerate(words))
    return words.upper()


def opening(words: str) -> str:
    """Returns words as a title or an entry of a list begins: names in Irish and Maltese have a small article."""
    return words[:1].upper() + words[1:]

"""Finds characters that the font of this project does not have.

Such characters would be printed in a font of the machine, which is another one on each machine, or not at all, so that
documents would differ. Texts of the evidence are therefore limited to the characters of the font, which are Latin,
Greek and Cyrillic.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from scorecard.evidence.joined_messages import cause_and_cure
from scorecard.evidence.program_messages import tr, tr_count

_OUTSIDE_COMMON_RANGES = re.compile(
    r"[^\t\n -~\u00a0-\u017e\u0218-\u021b"  # Latin
    r"\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Greek
    r"\u0400-\u045f"  # Cyrillic
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u202f\u2030\u2032\u2033\u20ac\u2116\u2212\u2264\u2265]"
)
"""Characters that have to be looked up in the font; reading it takes 50 ms, and hardly any evidence needs it."""

_MAX_QUOTED_WORD_LENGTH = 40


def is_common(text: str) -> bool:
    """Returns whether a text has none but letters and signs that are in the font, can be seen and are typed one way."""
    return _OUTSIDE_COMMON_RANGES.search(text) is None


def without_glyph(text: str) -> str | None:
    """Returns which characters of a text the font lacks and what to write instead; None where it has them all."""
    if is_common(text):
        return None
    outside = set(_OUTSIDE_COMMON_RANGES.findall(text))
    missing = [letter for letter in dict.fromkeys(text) if letter in outside and ord(letter) not in font_characters()]
    if not missing:
        return None
    first, *others = missing
    return cause_and_cure(_cause(_shown(first), _word_with(text, first), len(others)), _cure(first))


def _cause(character: str, word: str | None, others: int) -> str:
    """Returns the message that a character, and a number of others, are not in the font."""
    if word and others:
        # Translators: {count} others of the same text are not in the font either. {character} has its number behind it.
        return tr_count(
            "the character {character} in '{word}' is not in the font that prints it, nor are {count} others of this "
            "text",
            "the character {character} in '{word}' is not in the font that prints it, nor are {count} others of this "
            "text",
            others,
            character=character,
            word=word,
        )
    if others:
        return tr_count(
            "the character {character} is not in the font that prints it, nor are {count} others of this text",
            "the character {character} is not in the font that prints it, nor are {count} others of this text",
            others,
            character=character,
        )
    if word:
        return tr(
            "the character {character} in '{word}' is not in the font that prints it", character=character, word=word
        )
    return tr("the character {character} is not in the font that prints it", character=character)


def _shown(letter: str) -> str:
    """Returns a character with its code point; the code point alone where nothing of it would be seen."""
    code = f"U+{ord(letter):04X}"
    return f"'{letter}' ({code})" if letter.isprintable() and not unicodedata.combining(letter) else code


def _word_with(text: str, letter: str) -> str | None:
    """Returns the word that has the character, for readers who have to search for it in a longer text."""
    word = next((word for word in text.split() if letter in word), "")
    return word if 1 < len(word) <= _MAX_QUOTED_WORD_LENGTH and word != text else None


def _cure(letter: str) -> str:
    """Returns what to write: a plainer form of the same character where Unicode knows one that the font has."""
    plainer = unicodedata.normalize("NFKC", letter)
    if plainer == " ":
        # Translators: in place of a character that cannot be printed.
        return tr("write an ordinary space")
    if plainer == "\u2010":
        return tr("write '{character}'", character="-")
    if not letter.isprintable():
        return tr("delete it")
    if plainer != letter and without_glyph(plainer) is None:
        return tr("write '{character}'", character=plainer)
    # Translators: the word with a character that cannot be printed.
    return tr("write it in Latin, Greek or Cyrillic letters, or in words")


@cache
def font_characters() -> frozenset[int]:
    """Returns the code points for which the font has a glyph; its weights have the same."""
    import font_source_sans_pro
    from fontTools.ttLib import TTFont

    file = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())

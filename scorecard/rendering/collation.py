"""Sorts words as the dictionaries of a language do. Babel has no collation, so the alphabets are written down."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from scorecard.rendering.resource_paths import CATALOGUES

_LETTER = re.compile(r"(?P<letter>\w+)(?:\((?P<same>\w+)\))?")

Key = tuple[tuple[int, ...], str]


def sorted_words(words: Iterable[str], language: str, listed_by: Callable[[str], str] = str) -> list[str]:
    """Returns words in the order of the dictionaries of a language, sorted by the result of `listed_by`."""
    return sorted(words, key=lambda word: _key(listed_by(word), language))


def _key(word: str, language: str) -> Key:
    """Returns the sort key of a word: its letters, without accents that make no letter of their own; then the accents.

    A space sorts before a digit, and a digit before a letter. Other signs are ignored.
    """
    places, letters = _alphabet(language)
    found = letters.findall(unicodedata.normalize("NFC", word.casefold()))
    return tuple(place for letter in found for place in _places(letter, places)), word.casefold()


def _places(letter: str, places: dict[str, int]) -> list[int]:
    if letter in places:
        return [places[letter]]
    plain = (one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    return [places[one] if one in places else ord(one) + len(places) for one in plain if one.isalnum()]


@cache
def _alphabet(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """Returns the place of each letter, and an expression for the letters of a word, the longest first."""
    alphabets: dict[str, str] = tomllib.loads((CATALOGUES / "alphabets.toml").read_text("utf-8"))
    own = alphabets.get(language, "")
    listed = [*" 0123456789", *own.split(), *("" if own.startswith("a") else alphabets["latin"]).split()]
    places: dict[str, int] = {}
    for place, entry in enumerate(listed):
        match = _LETTER.fullmatch(entry)
        for letter in match.groups() if match else (entry,):
            if letter:
                places[letter] = place
    longest_first = sorted(places, key=len, reverse=True)
    return places, re.compile("|".join([*map(re.escape, longest_first), "."]), re.DOTALL)

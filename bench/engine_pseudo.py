"""A pseudo-language: the English of the catalogue with accents and about 30 % longer, so that no translation is needed.

Only for benchmarks: it is put in place of the catalogues within one process and the workers forked from it.
"""

import gettext
import re
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.rendering.language import Language

_LONGER = str.maketrans(
    {"a": "åa", "e": "éë", "i": "ïi", "o": "öø", "u": "üu", "A": "Å", "E": "É", "I": "Î", "O": "Ø", "U": "Ü", "n": "ñ"}
)
_FIXED = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%%|<[^>]*>|&#?\w+;)")
"""What is no word: placeholders, markup."""


def longer(message: str) -> str:
    """The message with its words longer and everything that is not a word as it is."""
    parts = _FIXED.split(message)
    return "".join(part if number % 2 else part.translate(_LONGER) for number, part in enumerate(parts))


class Longer(gettext.NullTranslations):
    """Says every message longer."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return longer(one if number == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return longer(message)

    def npgettext(self, context: str, one: str, many: str, number: int) -> str:
        return longer(one if number == 1 else many)


def speak_longer() -> None:
    """From now on all languages but English say everything longer; dates, numbers and names are their own."""

    def translations(language: Language) -> gettext.NullTranslations:
        return gettext.NullTranslations() if language.code == "en" else Longer()

    Language.translations = property(translations)  # type: ignore[assignment,method-assign]


def speak_alike() -> None:
    """From now on all languages say what English does, dates and numbers too: more documents, the same content."""
    before: Any = Language.__init__

    def begin(language: Language, *given: Any) -> None:
        before(language, *given)
        language.locale = Locale.parse("en_GB")

    Language.__init__ = begin  # type: ignore[method-assign]
    Language.translations = property(lambda _: gettext.NullTranslations())  # type: ignore[assignment,method-assign]


def many_codes(number: int) -> list[str]:
    """So many codes of languages: ours but English, then others that are written from left to right."""
    known = get_global("likely_subtags")
    others = [
        code for code in sorted(locale_identifiers()) if "_" not in code and code in known and code not in LANGUAGES
    ]
    written = [code for code in others if Locale.parse(code).text_direction == "ltr"]
    return [*(code for code in LANGUAGES if code != "en"), *written][:number]

"""Formats dates by CLDR, long in sentences and short in tables; returns the Babel locale of a language."""

from datetime import date
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton

from scorecard.evidence.dates import PartialDate

_FORMATS = {"en": "en_GB", "pt": "pt_PT"}
"""English and Portuguese as the EU writes them: 18 Jun 2024; Chéquia and not Tchéquia."""


@cache
def locale_of(language: str) -> Locale:
    """Returns the CLDR locale of a language, by its two-letter code."""
    return Locale.parse(_FORMATS.get(language, language))


def with_territory(language: str) -> str:
    """Returns a language with the country where most write it, as Open Graph names locales: de_DE."""
    likely = Locale.parse(get_global("likely_subtags")[language])
    return f"{language}_{locale_of(language).territory or likely.territory}"


def short_date(day: PartialDate, locale: Locale) -> str:
    """Returns a date as far as it is known: 18 Jun 2024, Jun 2024 or 2024."""
    return _formatted(day, locale, "medium", "yMMM")


def long_date(day: PartialDate, locale: Locale) -> str:
    """Returns a date as far as it is known: 18 June 2024, June 2024 or 2024."""
    return _formatted(day, locale, "long", "yMMMM")


_SHORT = {"mt": ("d MMM y", "MMM y"), "pt": ("d MMM y", "MMM y")}
"""The short formats of languages for which CLDR has a zero before the day, or the month as a number: 04/11/2025."""

_LONG_MONTH = {"lv": "y. 'gada' MMMM"}
"""The long format of month and year in a language for which CLDR shortens the month."""

_FIRST_OF_MONTH = {"fr": "1er", "it": "1º"}
"""The form of the first day of a month where CLDR has no ordinal."""


def _formatted(day: PartialDate, locale: Locale, whole: str, month: str) -> str:
    if day.month is None:
        return str(day.year)
    first = date(day.year, day.month, day.day or 1)
    own_day, own_month = _SHORT.get(locale.language, (None, None)) if whole == "medium" else (None, None)
    if day.day is None:
        own_month = own_month or (_LONG_MONTH.get(locale.language) if whole == "long" else None)
        if own_month:
            return format_date(first, own_month, locale=locale)
        return format_skeleton(month, first, locale=locale)
    written = format_date(first, own_day or whole, locale=locale)
    if day.day == 1 and locale.language in _FIRST_OF_MONTH:
        return written.replace("1", _FIRST_OF_MONTH[locale.language], 1)
    return written

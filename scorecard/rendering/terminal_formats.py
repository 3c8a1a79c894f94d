"""Formats numbers, dates, lists and names of states for the terminal, as a language does (CLDR)."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.evidence.program_messages import Formats, in_a_terminal
from scorecard.evidence.vocabulary import Language as LanguageCode

if TYPE_CHECKING:
    from scorecard.rendering.language import Language


class TerminalFormats(Formats):
    """The formats of one language; Babel is imported where the first is asked for."""

    def __init__(self, language: LanguageCode) -> None:
        self._language = language

    def number(self, number: int) -> str:
        return in_a_terminal(self._words.number(number))

    def percent(self, share: float, decimals: int = 2) -> str:
        from scorecard.documents.message import Share

        return in_a_terminal(self._words.share(Share(share, decimals)))

    def decimal(self, number: float, decimals: int) -> str:
        from babel.numbers import format_decimal

        written = format_decimal(number, format=f"#,##0.{'0' * decimals}", locale=self._words.locale)
        return in_a_terminal(written)

    def day(self, day: date) -> str:
        from scorecard.evidence.dates import PartialDate
        from scorecard.rendering.date_formats import locale_of, short_date

        written = short_date(PartialDate(day.year, day.month, day.day), locale_of(self._language))
        return in_a_terminal(written)

    def list_of(self, names: Sequence[str]) -> str:
        from babel.lists import format_list

        return in_a_terminal(format_list(names, locale=self._words.locale))

    def state(self, code: str, english: str) -> str:
        return self._words.state(code)

    @cached_property
    def _words(self) -> "Language":
        from scorecard.rendering.language import Language

        return Language(self._language)

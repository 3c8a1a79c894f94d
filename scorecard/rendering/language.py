"""Translates the sentences of the documents, and formats dates, numbers and names as a language writes them."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from scorecard.documents.message import Listing, Message, ProperName, Share, ShortDate, StateName, Value
from scorecard.documents.state_forms import STATE_FORMS
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import STATES, State
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.rendering.catalogue import Catalogue, Review, TranslatedTexts, review_of_both
from scorecard.rendering.date_formats import locale_of, long_date, short_date, with_territory
from scorecard.rendering.date_forms import date_in_form
from scorecard.rendering.originals import as_original, words
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path
from scorecard.rendering.state_order import by_name

_CLDR = {"EL": "GR"}
"""Codes of states that differ between CLDR and the EU."""


class _Values(dict[str, str]):
    """The values of a sentence as a language writes them, with forms that only a translation uses.

    A state has the forms of `state_forms.py`; a date has `{since_old}`, `{until_old}` and `{on_old}`, with a capital at
    the beginning of a sentence: `{Since_old}`.
    """

    def __init__(self, values: Mapping[str, Value], write: Callable[[Value], str], language: LanguageCode) -> None:
        super().__init__({name: write(value) for name, value in values.items()})
        self._values, self._write, self._language = values, write, language

    def __missing__(self, name: str) -> str:
        state = self._values.get("state")
        if isinstance(state, StateName) and (name, state.code) in STATE_FORMS:
            return self._write(STATE_FORMS[name, state.code])
        form, _, dated = name.partition("_")
        day = self._values[dated]
        if not isinstance(day, PartialDate):
            return self[dated]
        words = date_in_form(day, form.lower(), self._language)
        return words[0].upper() + words[1:] if form[0].isupper() else words


class Language:
    """One of the 24 official languages; the messages themselves are in English."""

    def __init__(self, code: LanguageCode, catalogues: Path = CATALOGUES) -> None:
        self.code = code
        self._catalogues = catalogues
        self.texts = TranslatedTexts()
        """The translations of the texts of the evidence in the present document."""
        self.locale = locale_of(code)

    @cached_property
    def translations(self) -> Catalogue:
        """Returns the catalogue of the messages; a message without a translation stays in English."""
        return Catalogue.read(catalogue_path(self._catalogues, self.code))

    @property
    def review(self) -> Review | None:
        """Returns whether the translations of this language were reviewed; None where there are none, as in English."""
        return review_of_both(self.translations.review, self.texts.review)

    @property
    def with_territory(self) -> str:
        """Returns the language with the country where most write it, as Open Graph names locales: de_DE."""
        return with_territory(self.code)

    def translate(self, message: Message) -> str:
        """Returns a sentence in this language, with its values formatted; see `format_value`."""
        return words(self._sentence(message))

    def format_value(self, value: Value) -> str:
        """Returns any value that can stand in a sentence as this language writes it.

        Words of the evidence in another language are marked where a template prints them (`originals`).
        """
        return words(self._formatted(value))

    def _sentence(self, message: Message) -> str:
        if message.plural is None:
            pattern = self.translations.gettext(message.message)
        else:
            pattern = self.translations.ngettext(message.message, message.plural, message.count)
        return pattern.format_map(_Values(message.values, self._formatted, self.code))

    def _formatted(self, value: Value) -> str:
        """Returns a value with marks around words in another language."""
        match value:
            case Message():
                return self._sentence(value)
            case Share():
                return self.share(value)
            case PartialDate():
                return self.long_date(value)
            case ShortDate():
                return self.date(value.day)
            case StateName():
                return self.state(value.code)
            case ProperName():
                return self.texts.by_original.get(value.words, value.words)
            case Listing():
                items = by_name(value.items, self.code) if value.by_name else value.items
                written = [self._formatted(item) for item in items]
                return format_list(written, locale=self.locale) if value.with_and else ", ".join(written)
            case int():
                return self.number(value)
            case str():
                return value
            case dict():
                text, code = self.pick_text(value)
                return text if code == self.code else as_original(text, code)

    def date(self, day: PartialDate) -> str:
        """Returns a date for a table, a list or a drawing: 18 Jun 2024, Jun 2024 or 2024."""
        return short_date(day, self.locale)

    def long_date(self, day: PartialDate) -> str:
        """Returns a date for a sentence: 18 June 2024, June 2024 or 2024."""
        return long_date(day, self.locale)

    def number(self, number: int) -> str:
        """Returns a number with the separators of the language."""
        return format_decimal(number, locale=self.locale)

    def share(self, share: Share) -> str:
        """Returns a share in per cent with as many decimals as it says."""
        decimals = f".{'0' * share.decimals}" if share.decimals else ""
        pattern = re.sub(r"0(?=\D*$)", f"0{decimals}", self.locale.percent_formats[None].pattern)
        return format_percent(share.shown / 100, format=pattern, locale=self.locale)

    def state(self, code: str) -> str:
        """Returns the name of a member state."""
        name: str = self.locale.territories[_CLDR.get(code, code)]
        return name

    def beside(self, code: State) -> tuple[State, State]:
        """Returns the states before and after one in the order of their names; the last is followed by the first."""
        states = by_name(STATES, self.code)
        place = states.index(code)
        return states[place - 1], states[(place + 1) % len(states)]

    def name(self, code: str) -> str:
        """Returns the name of a language in this one."""
        return str(self.locale.languages.get(code, code))

    def join(self, names: tuple[StateName, ...]) -> str:
        """Returns names of states as a list in their order in this language: A, B and C."""
        return self.format_value(Listing(names, by_name=True))

    def pick_text(self, text: Text) -> tuple[str, LanguageCode]:
        """Returns a text of the evidence, and the language it is in.

        The text is in this language, as written or as translated in the catalogue; else in English, else in its first
        language.
        """
        if self.code in text:
            return text[self.code], self.code
        first = next(iter(text))
        if translation := self.texts.by_original.get(text[first]):
            return translation, self.code
        code: LanguageCode = "en" if "en" in text else first
        return text[code], code

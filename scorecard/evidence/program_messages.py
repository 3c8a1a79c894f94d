"""Translates what the program says to an editor: problems and notes of the evidence, and all of the command line.

The command line sets the translations once, before anything is printed; without them all messages are in English.
Sentences on documents are messages of another kind (`documents/message.py`): those are translated when a document is
rendered.
"""

import gettext
from collections.abc import Sequence
from datetime import date


class Formats:
    """Writes numbers, dates, lists and names of states as English does."""

    def number(self, number: int) -> str:
        """Returns a number with its thousands parted: `20,000`."""
        return f"{number:,}"

    def percent(self, share: float, decimals: int = 2) -> str:
        """Returns a share in per cent with so many decimals: `42.71 %`."""
        return f"{share:.{decimals}f} %"

    def decimal(self, number: float, decimals: int) -> str:
        """Returns a number with so many decimals: `42.71`."""
        return f"{number:.{decimals}f}"

    def day(self, day: date) -> str:
        """Returns a date in short: `26 Nov 2025`."""
        return f"{day.day} {day:%b %Y}"

    def list_of(self, names: Sequence[str]) -> str:
        """Returns names as a list in a sentence: `A, B and C`."""
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def state(self, code: str, english: str) -> str:
        """Returns the name of a member state; `english` is its name in English."""
        return english


_translations = gettext.NullTranslations()
"""The translations of the language that the command line has set."""
_formats = Formats()


IN_TERMINAL = "said in the terminal to whoever typed the command"
"""The comment by which translators know these messages in the catalogue; the extraction adds it."""


def set_translations(translations: gettext.NullTranslations, formats: Formats | None = None) -> None:
    """Sets the translations of all further messages, and how their language writes numbers and lists."""
    global _translations, _formats
    _translations, _formats = translations, formats or Formats()


def formats() -> Formats:
    """Returns how the language that was set writes numbers, dates, lists and names of states."""
    return _formats


def tr(message: str, /, **values: object) -> str:
    """Returns a sentence in the language that was set, with its `{named}` places filled in.

    pybabel finds the sentences for the catalogue by this function name; they are literals, never put together. A
    translation with a place that nothing fills is passed over.
    """
    try:
        return in_a_terminal(_translations.gettext(message)).format_map(values)
    except KeyError:
        return message.format_map(values)


def tr_count(singular: str, plural: str, count: int, /, **values: object) -> str:
    """Returns a sentence whose form depends on `{count}`, which it adds to the values unless it is given as a text."""
    values = {"count": count, **values}
    try:
        return in_a_terminal(_translations.ngettext(singular, plural, count)).format_map(values)
    except KeyError:
        return (singular if count == 1 else plural).format_map(values)


def pgettext(context: str, message: str) -> str:
    """Returns a word in the language that was set, where the same word is another message elsewhere.

    The context tells translators which of them it is. pybabel knows the function by this name.
    """
    return in_a_terminal(_translations.pgettext(context, message))


def tr_noop(message: str) -> str:
    """Returns a message unchanged, in English, for a table; `tr` translates it where it is printed."""
    return message


def in_a_terminal(sentence: str) -> str:
    """Returns a sentence with ordinary spaces: no-break spaces are among the characters that problems show by code."""
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")

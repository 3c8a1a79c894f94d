"""Translates what the program says to an editor: problems and notes of the evidence, and all of the command line.

The command line sets the translations once, before anything is said; without them all is in English. Sentences on
documents are messages of another kind (`documents/message.py`): those are translated when a document is rendered.
"""

import gettext
from collections.abc import Sequence

_translations = gettext.NullTranslations()
"""Those of the language that the command line has set."""


def set_translations(translations: gettext.NullTranslations) -> None:
    """Sets the translations of everything that is said from now on."""
    global _translations
    _translations = translations


def tr(message: str, **values: object) -> str:
    """Returns a sentence in the language that was set, with its `{named}` places filled in.

    pybabel finds the sentences for the catalogue by this function name; they are literals, never put together.
    """
    return _translations.gettext(message).format_map(values)


def tr_count(singular: str, plural: str, count: int, /, **values: object) -> str:
    """Returns a sentence whose form depends on `{count}`, which it adds to the values unless it is given as a text."""
    return _translations.ngettext(singular, plural, count).format_map({"count": count, **values})


def tr_noop(message: str) -> str:
    """Returns a message as it is, in English: it is kept in a table, and `tr` translates it where it is said."""
    return message


def shortened(names: Sequence[str], most: int, total: int | None = None) -> str:
    """Returns the first names of a list, at most so many, and how many more there are; `total` with those not given."""
    first = ", ".join(names[:most])
    more = (total or len(names)) - len(names[:most])
    if not more:
        return first
    # Translators: a list of names or files, of which the last are not shown: "DE, FR and 3 more".
    return tr_count("{names} and {count} more", "{names} and {count} more", more, names=first, count=f"{more:,}")

"""Copies the program and adds a pseudo-catalogue in each language, for benchmarks in languages without a translation.

A pseudo-catalogue is the English of the messages with accents and about a third more letters, as translations are
longer than English. Dates, numbers and names of states are those of the language.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bench.commands import ROOT

_LONGER = str.maketrans(
    {"a": "åa", "e": "éë", "i": "ïi", "o": "öø", "u": "üu", "A": "Å", "E": "É", "I": "Î", "O": "Ø", "U": "Ü", "n": "ñ"}
)
_PLACEHOLDER = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%%|<[^>]*>|&#?\w+;)")
"""Placeholders and markup, which a translation keeps."""


def pseudo_translation(message: str) -> str:
    """Returns the message with accents and longer words; placeholders and markup stay as they are."""
    parts = _PLACEHOLDER.split(message)
    return "".join(part if number % 2 else part.translate(_LONGER) for number, part in enumerate(parts))


def copy_with_catalogues(folder: Path, languages: Sequence[str]) -> Path:
    """Copies program and templates into a folder and adds a pseudo-catalogue for each language; returns the folder."""
    for name in ("scorecard", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (ROOT / "scorecard" / "locale" / "messages.pot").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    for language in languages:
        catalogue = Catalog(locale=language)
        for message in messages:
            if isinstance(message.id, str):
                catalogue.add(message.id, pseudo_translation(message.id), context=message.context)
            else:
                one, many = (pseudo_translation(text) for text in message.id)
                catalogue.add(message.id, (one, *[many] * (catalogue.num_plurals - 1)), context=message.context)
        path = folder / "scorecard" / "locale" / language / "LC_MESSAGES" / "messages.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)
    return folder

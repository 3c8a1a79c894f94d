"""Copies the program and adds a pseudo-catalogue in each language, for benchmarks in languages without a translation.

A pseudo-catalogue is the English of the messages with accents and about a third more letters, as translations are
longer than English. Dates, numbers and names of states are those of the language.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from babel.messages.plurals import get_plural

from bench.commands import ROOT
from scorecard.evidence.catalogue_update import updated
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.po_file import PoFile, written_po
from scorecard.evidence.vocabulary import Language
from scorecard.rendering.resource_paths import catalogue_path

_LONGER = str.maketrans(
    {"a": "åa", "e": "éë", "i": "ïi", "o": "öø", "u": "üu", "A": "Å", "E": "É", "I": "Î", "O": "Ø", "U": "Ü", "n": "ñ"}
)
_PLACEHOLDER = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%%|<[^>]*>|&#?\w+;)")
"""Placeholders and markup, which a translation keeps."""


def pseudo_translation(message: str) -> str:
    """Returns the message with accents and longer words; placeholders and markup stay as they are."""
    parts = _PLACEHOLDER.split(message)
    return "".join(part if number % 2 else part.translate(_LONGER) for number, part in enumerate(parts))


def copy_with_catalogues(folder: Path, languages: Sequence[Language]) -> Path:
    """Copies program and templates into a folder and adds a pseudo-catalogue for each language; returns the folder."""
    for name in ("scorecard", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    messages = read_catalogue(ROOT / "scorecard" / "locale" / "scorecard.pot")[0].entries
    for language in languages:
        plurals = get_plural(language)
        catalogue = updated(PoFile({"Plural-Forms": str(plurals)}), messages, plurals.num_plurals)
        for entry in catalogue.entries:
            others = [pseudo_translation(entry.plural or "")] * (len(entry.strings) - 1)
            entry.strings = [pseudo_translation(entry.text), *others]
        path = catalogue_path(folder / "scorecard" / "locale", language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written_po(catalogue), "utf-8")
    return folder

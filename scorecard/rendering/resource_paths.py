"""Locates templates and catalogues, and lists the languages that have a catalogue. Imports nothing heavy."""

from pathlib import Path

from scorecard.evidence.vocabulary import LANGUAGES, Language

_PACKAGE = Path(__file__).parent.parent

CATALOGUES = _PACKAGE / "locale"

TEMPLATES = _PACKAGE / "templates" if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent / "templates"
"""The folder of the templates: inside the package where it was installed from a wheel, beside it in a checkout."""


def catalogue_path(catalogues: Path, code: Language) -> Path:
    """Returns the path of the catalogue of the messages in a language."""
    return catalogues / code / "LC_MESSAGES" / "scorecard.po"


def available(catalogues: Path = CATALOGUES) -> tuple[Language, ...]:
    """Returns English and every language that has a catalogue, in the order of the vocabulary."""
    return tuple(code for code in LANGUAGES if code == "en" or catalogue_path(catalogues, code).is_file())

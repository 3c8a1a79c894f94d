"""Finds the texts of the evidence that a document holds, and gives their translations in the language of a target."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scorecard.evidence.evidence_files import TRANSLATIONS
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import LANGUAGES, Language
from scorecard.rendering.catalogue import Catalogue, TranslatedTexts

_LANGUAGES = frozenset(LANGUAGES)


class EvidenceTranslations:
    """The catalogues of the texts of the evidence, each read when it is first needed."""

    def __init__(self, countries: Path) -> None:
        self._folder = countries / TRANSLATIONS
        self._catalogues: dict[Language, Catalogue] = {}

    def of(self, texts: Mapping[str, Text], language: Language) -> TranslatedTexts:
        """Returns the translations of texts, each given by its words in its first language, in a language."""
        if language not in self._catalogues:
            self._catalogues[language] = Catalogue.read(self._folder / f"{language}.po")
        catalogue = self._catalogues[language]
        found = {
            original: translation
            for original, text in texts.items()
            if language not in text and (translation := catalogue.translation(original))
        }
        return TranslatedTexts(found, catalogue.review if found else None)


def texts_in(document: Any) -> dict[str, Text]:
    """Returns the texts that a document holds, each by its words in its first language."""
    return {next(iter(text.values())): text for text in _texts(document)}


def _texts(document: Any) -> Iterator[Text]:
    waiting, seen = [document], set()
    while waiting:
        value = waiting.pop()
        if value is None or isinstance(value, str | int | float | bytes) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, list | tuple | set | frozenset):
            waiting += value
        elif isinstance(value, Mapping):
            if value and _LANGUAGES.issuperset(value) and all(isinstance(words, str) for words in value.values()):
                yield dict(value)
            else:
                waiting += value.values()
        elif hasattr(value, "__dict__"):
            waiting += vars(value).values()

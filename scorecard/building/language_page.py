"""Defines the page on which a reader chooses a language."""

from dataclasses import dataclass

from scorecard.documents.overview import Overview
from scorecard.evidence.vocabulary import Language


@dataclass(frozen=True)
class LanguagePage:
    """The overview, whose title and publisher stand on the page, and the languages to choose from."""

    overview: Overview
    languages: tuple[Language, ...]

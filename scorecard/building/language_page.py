"""Defines the page on which a reader chooses a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.documents.overview import Overview
from scorecard.evidence.vocabulary import Language, State


@dataclass(frozen=True)
class LanguagePage:
    """The overview, whose title and publisher stand on the page, and the languages to choose from.

    All pages exist in `languages`; in the languages of `states_by_language` only the pages of some states exist.
    """

    overview: Overview
    languages: tuple[Language, ...]
    states_by_language: Mapping[Language, tuple[State, ...]]

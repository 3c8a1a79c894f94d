"""Puts the chapters of the book in the order of their printed names, and numbers the sources as they then come."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from scorecard.documents.edition import Edition
from scorecard.documents.footnotes import Footnote, SourceList
from scorecard.documents.message import StateName, Value, msg
from scorecard.evidence.vocabulary import State
from scorecard.rendering.language import Language

ARTICLES: dict[str, tuple[str, ...]] = {
    "da": ("den ", "det ", "de "),
    "de": ("der ", "die ", "das "),
    "el": ("ο ", "η ", "το ", "οι ", "τα ", "τον ", "την "),
    "en": ("the ", "a ", "an "),
    "es": ("el ", "la ", "los ", "las "),
    "fr": ("le ", "la ", "les ", "l’", "l'"),
    "ga": ("an ", "na "),
    "hu": ("a ", "az "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l’", "l'"),
    "mt": ("il-", "l-"),
    "nl": ("de ", "het "),
    "pt": ("o ", "a ", "os ", "as "),
    "sv": ("den ", "det ", "de "),
}
"""The articles that stand before a noun, by language; the other official languages have none that stands apart."""


class _Row(Protocol):
    """A row of a table of the 27."""

    @property
    def name(self) -> StateName: ...


AnyRow = TypeVar("AnyRow", bound=_Row)


@dataclass(frozen=True)
class SourceGroup:
    """The sources that one part of the book cites first, in the order of their numbers."""

    title: Value
    sources: tuple[Footnote, ...]


def collation(words: str) -> str:
    """Returns what words are sorted by: small letters without accents, so that Č stands with C."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def without_article(words: str, language: str) -> str:
    """Returns words as an index lists them: without the article they begin with, small letters kept."""
    start = next((one for one in ARTICLES.get(language, ()) if words.casefold().startswith(one)), "")
    return words[len(start) :]


def by_name(states: Iterable[State], language: Language) -> list[State]:
    """Returns states in the order of their names in a language."""
    return sorted(states, key=lambda state: collation(language.state(state)))


def _sorted(rows: Iterable[AnyRow], language: Language) -> tuple[AnyRow, ...]:
    return tuple(sorted(rows, key=lambda row: collation(language.state(row.name.code))))


def _tables_by_name(document: Edition, language: Language) -> Edition:
    """Returns the edition with the rows of its tables on all 27 by name."""
    compared = document.overview.comparison
    compared = replace(compared, rows=_sorted(compared.rows, language))
    not_polled = sorted(document.eu.not_polled, key=lambda name: collation(language.state(name.code)))
    eu = replace(document.eu, delegations=_sorted(document.eu.delegations, language), not_polled=tuple(not_polled))
    return replace(document, overview=replace(document.overview, comparison=compared), eu=eu)


def in_printed_order(document: Edition, language: Language) -> tuple[Edition, tuple[SourceGroup, ...]]:
    """Returns the edition with its chapters by name and its sources numbered as they come; and the sources by part.

    What stands before the chapters keeps its numbers.
    """
    first = tuple(range(1, document.sources_before_chapters + 1))
    numbers = {number: number for number in first}
    cited: list[tuple[Value, tuple[int, ...]]] = [(msg("The findings, the 27 and the European Union"), first)]
    states = by_name(document.chapters, language)

    def renumbered(title: Value, sources: SourceList) -> SourceList:
        new = tuple(number for number in sources.numbers.values() if number not in numbers)
        numbers.update({number: len(numbers) + place for place, number in enumerate(dict.fromkeys(new), start=1)})
        cited.append((title, tuple(numbers[number] for number in dict.fromkeys(new))))
        return SourceList((), {key: numbers[number] for key, number in sources.numbers.items()})

    chapters = {}
    for state in states:
        chapter = document.chapters[state]
        chapters[state] = replace(chapter, sources=renumbered(StateName(state), chapter.sources))
    corrected = replace(
        document.corrections, sources=renumbered(msg("The method and corrections"), document.corrections.sources)
    )
    notes = {
        numbers[note.number]: replace(note, number=numbers[note.number])
        for note in document.all_sources
        if note.number in numbers
    }
    groups = tuple(
        SourceGroup(title, tuple(notes[number] for number in sorted(listed))) for title, listed in cited if listed
    )
    ordered = replace(
        _tables_by_name(document, language),
        chapters=chapters,
        corrections=corrected,
        all_sources=tuple(notes[number] for number in sorted(notes)),
    )
    return ordered, groups

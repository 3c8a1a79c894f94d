"""Orders the chapters of the book for a language, renumbers its sources, and takes articles off index terms."""

from dataclasses import dataclass, replace

from scorecard.documents.edition import Edition
from scorecard.documents.footnotes import Footnote, SourceList
from scorecard.documents.message import StateName, Value, msg
from scorecard.rendering.language import Language
from scorecard.rendering.state_order import by_name

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
    "mt": ("il-", "l-", "iċ-", "id-", "in-", "ir-", "is-", "it-", "ix-", "iż-"),
    "nl": ("de ", "het "),
    "pt": ("o ", "a ", "os ", "as "),
    "sv": ("den ", "det ", "de "),
}
"""The articles that stand before a noun, by language; the other official languages have none that stands apart."""

_WITH_ARTICLE = frozenset({"da", "de", "nl", "sv"})
"""Languages in which an adjective has another ending without the article, so that the index prints the article."""


@dataclass(frozen=True)
class SourceGroup:
    """The sources that one part of the book cites first, in the order of their numbers."""

    title: Value
    sources: tuple[Footnote, ...]


def without_article(words: str, language: str) -> str:
    """Returns words as an index lists them: without the article they begin with, small letters kept."""
    start = next((one for one in ARTICLES.get(language, ()) if words.casefold().startswith(one)), "")
    return words[len(start) :]


def as_listed(words: str, language: str) -> str:
    """Returns words as an index prints them: without their article, unless an adjective depends on it."""
    return words if language in _WITH_ARTICLE else without_article(words, language)


def in_printed_order(document: Edition, language: Language) -> tuple[Edition, tuple[SourceGroup, ...]]:
    """Returns the edition with its chapters by name and its sources numbered as they come; and the sources by part.

    Sources cited before the chapters keep their numbers.
    """
    first = tuple(range(1, document.sources_before_chapters + 1))
    numbers = {number: number for number in first}
    cited: list[tuple[Value, tuple[int, ...]]] = [(msg("The findings, the 27 and the European Union"), first)]
    states = by_name(document.chapters, language.code)

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
        document,
        chapters=chapters,
        corrections=corrected,
        all_sources=tuple(notes[number] for number in sorted(notes)),
    )
    return ordered, groups

"""Finds the words of a page in the pseudo-language that have no accents: they come from outside the catalogues.

What may stand so: originals, which have their own language (`lang`); names, titles of sources and other lines of the
evidence that are not translated; what CLDR says in the language; numbers, addresses, codes, names of files.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

from babel import Locale
from pydantic import BaseModel

from bench.pseudo_languages import PLAIN
from scorecard.evidence.model.common import Source
from scorecard.evidence.vocabulary import LANGUAGES, STATES
from scorecard.rendering.capitals import opening
from scorecard.rendering.originals import without_marks

_WORD = re.compile(r"[^\W\d_]+")
_UNACCENTED = re.compile(f"[{PLAIN}]")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\w/\w)\S*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5}\b(?:/\S*)?")
_CODE = re.compile(rf"[A-Za-z]|[A-Z]{{2}}\d+|{'|'.join(STATES)}")
"""Single letters, committees such as `C5`, and codes of states."""
_READ = frozenset({"aria-label", "alt", "title", "placeholder", "content", "summary", "abbr", "label"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NO_WORDS = frozenset({"style", "script", "code", "pre", "kbd"})
_OF_MACHINES = frozenset({"viewport", "og:type", "og:locale", "og:locale:alternate", "twitter:card", "generator"})
"""The contents of `meta` elements that only machines read."""


class Untranslated:
    """The lines that are not translated: those of the evidence, and those of CLDR in a language."""

    def __init__(self, evidence: Any, language: str) -> None:
        locale = Locale(language)
        of_cldr = [
            *locale.territories.values(),
            *map(opening, locale.territories.values()),
            *locale.languages.values(),
            *(name for forms in locale.months.values() for names in forms.values() for name in names.values()),
            *(pattern for style in locale.list_patterns.values() for pattern in style.values()),
        ]
        self._by_first: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        begun = [line[:1].upper() + line[1:] for line in of_cldr]  # at the beginning of a sentence
        for line in (*lines_of(evidence), *of_cldr, *begun):
            if words := _words(line):
                self._by_first[words[0]].add(words)

    def left_in(self, text: str) -> list[str]:
        """Returns the unaccented words of a text that belong to none of the lines."""
        words = _words(text)
        found, place = [], 0
        while place < len(words):
            word = words[place]
            lengths = [len(line) for line in self._by_first[word] if words[place : place + len(line)] == line]
            if lengths:
                place += max(lengths)
                continue
            if _UNACCENTED.search(word) and not _CODE.fullmatch(word):
                found.append(word)
            place += 1
        return found


def _words(text: str) -> tuple[str, ...]:
    """Returns the words of a text without those of web addresses and names of files."""
    return tuple(_WORD.findall(_ADDRESS.sub(" ", text)))


def lines_of(value: Any) -> Iterator[str]:
    """Yields the lines of the evidence that are in no language; keys and words of the schema are in small letters."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if one.lower() != one:
                yield one
        elif isinstance(one, Source):
            yield from filter(None, (one.title, one.publisher))
        elif isinstance(one, dict):
            if not set(one) <= set(LANGUAGES) or not one:
                waiting += one.values()
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        elif isinstance(one, BaseModel):
            waiting += vars(one).values()
        elif is_dataclass(one):
            waiting += [getattr(one, field.name) for field in fields(one)]


class _Texts(HTMLParser):
    """Collects the texts of a page that are in its language, and the attributes that are read or printed."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._page, self._open = language, [("", language)]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        language = values.get("lang", self._open[-1][1])
        if language == self._page and (values.get("name") or values.get("property")) not in _OF_MACHINES:
            self.texts += [text for name, text in values.items() if name in _READ or name.startswith("data-")]
        if tag not in _VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if data.strip() and language == self._page and tag not in _NO_WORDS:
            self.texts.append(data)


def unaccented(pages: Iterable[str], language: str, untranslated: Untranslated) -> list[str]:
    """Returns each text of some pages that has unaccented words, with these words."""
    found: dict[str, None] = {}
    for page in pages:
        parser = _Texts(language)
        parser.feed(without_marks(page))
        for text in parser.texts:
            if words := untranslated.left_in(text):
                found[f"{', '.join(words)}: {' '.join(text.split())}"] = None
    return list(found)

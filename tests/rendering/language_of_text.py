"""Finds blocks of a page that are in another language than the page says, by the letters they are made of.

What is not looked at: what has a language of its own (`lang`), drawings, code, lists of sources, whose titles stand in
the language in which they were published, and names in the evidence.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from html.parser import HTMLParser

import py3langid

from scorecard.evidence.vocabulary import LANGUAGES, Language

LETTERS = 60
"""A block with fewer letters says too little of its language."""
SHORT = 120
"""Up to so many letters a block may be taken for a language that is near."""

NEAR: tuple[frozenset[Language], ...] = (
    frozenset({"bg"}),
    frozenset({"cs", "sk", "sl", "hr", "pl"}),
    frozenset({"da", "sv"}),
    frozenset({"et", "fi"}),
    frozenset({"es", "fr", "it", "pt", "ro"}),
    frozenset({"de", "nl"}),
    frozenset({"lt", "lv"}),
)
"""Languages that are like each other."""

_WITHIN = frozenset({"a", "abbr", "b", "bdi", "cite", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"})
"""Elements within a block; every other one begins a block."""
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NO_TEXT = frozenset({"code", "pre", "script", "style", "svg", "title"})
_SOURCES = "source-list"


class _Blocks(HTMLParser):
    """Collects the text of each block of a page that is in the language of the page."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._page, self._text = language, ""
        self._open: list[tuple[str, bool]] = [("", True)]
        """Of each open element its name, and whether its text counts."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        self._end_block(tag)
        values = dict(attributes)
        own = values.get("lang", self._page) == self._page
        counts = own and tag not in _NO_TEXT and _SOURCES not in (values.get("class") or "").split()
        self._open.append((tag, counts and self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        self._end_block(tag)
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._text += data if self._open[-1][1] else " "

    def _end_block(self, tag: str) -> None:
        if tag not in _WITHIN:
            self.blocks.append(" ".join(self._text.split()))
            self._text = ""


def blocks_of(page: str, language: str) -> list[str]:
    """Returns the blocks of running text of a page that have enough letters."""
    parser = _Blocks(language)
    parser.feed(page)
    return [block for block in parser.blocks if _letters(block) >= LETTERS]


def in_other_languages(
    blocks: Iterable[str], language: Language, names: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yields each block that is taken for another language, with that; `names` in it do not count."""
    py3langid.set_languages([*LANGUAGES])
    for block in blocks:
        found = py3langid.classify(block)[0]
        if found == language:
            continue
        rest = _without(block, sorted((name for name in names if name in block), key=len, reverse=True))
        letters = _letters(rest)
        found = py3langid.classify(rest)[0]
        near = any({found, language} <= group for group in NEAR)
        if found != language and letters >= LETTERS and not (letters < SHORT and near):
            yield found, block


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text

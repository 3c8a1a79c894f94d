"""Applies the typography of a language to the words of every finished page, so that no template forgets it.

The text between tags and the attributes that are read or printed follow the rules of their language, which the nearest
`lang` names. Code, addresses, styles and scripts stay as they are. Words that are in another language than the page,
which templates print with marks (`originals`), become elements with their language; in attributes, titles and drawings,
which can have no elements, they are plain.
"""

import html
import re

from scorecard.rendering.originals import has_originals, with_elements, without_marks
from scorecard.rendering.typography import NO_BREAK, rules

_TAG = re.compile(r"(<[^>\"]*(?:\"[^\"]*\"[^>\"]*)*>)")
_NAME = re.compile(r"</?([\w:-]+)")
_LANG = re.compile(r"\slang=\"([a-z]+)")
_READ = re.compile(r" (aria-label|alt|title|data-edition|data-head|data-foot|data-state|content)=\"([^\"]* [^\"]*)\"")
"""Attributes that are read aloud, shown, or printed at the head and foot of a page; one without a space is no text."""

_AS_IT_IS = frozenset({"style", "script", "code", "pre", "kbd"})
_PLAIN = frozenset({"title", "desc", "text", "tspan", "option"})
"""Elements that can have no others within them: titles of pages and drawings, and the words in drawings."""
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SHAPES = frozenset({"path", "rect", "circle", "text", "g"})
"""Elements of drawings, which are many and have no attribute with words."""
_LARGE = re.compile(r"<h1\b| class=\"(?:[^\"]* )?(?:verdict|ask-large|first-ask|subtitle)[ \"]")
"""The elements in large type, where a single word on the last line is conspicuous."""
_MAX_END_LENGTH = 22
"""The letters of the two words that end large type and stand on one line."""


def typeset_html(page: str, language: str) -> str:
    """Returns a page with its words set by the rules of their languages; `language` is that of the page."""
    pieces = _TAG.split(page)
    state = _Place(language)
    for number in range(0, len(pieces) - 1, 2):
        text, tag = pieces[number], pieces[number + 1]
        if text and not text.isspace():
            pieces[number] = state.text(text, tag)
        pieces[number + 1] = state.tag(tag)
    return "".join(pieces)


class _Place:
    """The position in a page: the open elements, their language, and the depth of quotations."""

    def __init__(self, language: str) -> None:
        self._open: list[tuple[str, str, int, bool]] = [("", language, 0, False)]
        """For each open element its name, language, the depth of quotations, and whether it is set in large type."""

    def text(self, text: str, next_tag: str) -> str:
        """Returns the text before a tag."""
        name, language, quoted, large = self._open[-1]
        if has_originals(text):
            if name not in _PLAIN and name not in _AS_IT_IS:
                return with_elements(text, lambda words, own: _typeset_text(words, own or language, quoted))
            text = without_marks(text)
        if name in _AS_IT_IS:
            return text
        written = _typeset_text(text, language, quoted)
        if large and next_tag[:2] == "</":
            return _with_last_words_together(written)
        return written

    def tag(self, tag: str) -> str:
        """Returns a tag with its texts set, and a quotation mark after or before that of a quotation."""
        tag = without_marks(tag)
        if tag[1] in "!?":
            return tag
        match = _NAME.match(tag)
        name = match[1] if match else ""
        if tag[1] == "/":
            return self._close(tag, name)
        parent, language, quoted, large = self._open[-1]
        if ' lang="' in tag and (own := _LANG.search(tag)):
            language = own[1]
        if '="' in tag and name not in _SHAPES:
            tag = _READ.sub(lambda match: f' {match[1]}="{_attribute(match[2], language)}"', tag)
        if tag.endswith("/>") or name in _VOID:
            return tag
        large = large or bool(_LARGE.search(tag))
        self._open.append((parent if parent in _AS_IT_IS else name, language, quoted + (name == "q"), large))
        return f"{tag}{rules(language).quotes[quoted % 2][0]}" if name == "q" else tag

    def _close(self, tag: str, name: str) -> str:
        _, language, quoted, _ = self._open.pop() if len(self._open) > 1 else self._open[0]
        return f"{rules(language).quotes[(quoted - 1) % 2][1]}{tag}" if name == "q" else tag


def _typeset_text(text: str, language: str, quoted: int) -> str:
    """Returns a text between tags as its language sets it."""
    if "&" in text:
        return html.escape(rules(language).set(html.unescape(text), quoted), quote=False)
    return rules(language).set(text, quoted)


def _with_last_words_together(text: str) -> str:
    """Returns the end of a paragraph so that no word is left alone on the last line, unless the two are long."""
    *_, before_last, last = ["", "", *text.rstrip().rsplit(" ", 2)]
    if not before_last or len(before_last) + len(last) > _MAX_END_LENGTH:
        return text
    return f"{text.rstrip()[: -len(last) - 1]}{NO_BREAK}{last}"


def _attribute(value: str, language: str) -> str:
    """Returns the value of an attribute that is read."""
    return html.escape(rules(language).set(html.unescape(value)))

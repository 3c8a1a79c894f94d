"""Marks untranslated words by invisible characters, which become elements with their `lang` on a page.

A text of the evidence without a translation may stand in a sentence, an attribute, a drawing or a heading, which is
known only in the whole page. Its words are therefore put between marks, characters that no text can contain. In the
text of a page the marks become an element with the language; elsewhere they are removed (`typeset_html`).
"""

import html
import re
from collections.abc import Callable

_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Code points that Unicode keeps for use within programs; the evidence refuses them."""
_ORIGINAL = re.compile(f"{_BEGIN}([a-z]{{2}})([^{_BEGIN}{_END}]*){_END}")


class Words(str):
    """Words of a page, some of them in the original: an ordinary string, whose marks only templates see."""

    marked: str

    def __html__(self) -> str:
        """Returns the words with the marks, for Jinja."""
        return html.escape(self.marked)


def as_original(words: str, language: str) -> str:
    """Returns words with the marks of an original in a language."""
    return f"{_BEGIN}{language}{words}{_END}"


def words(marked: str) -> str:
    """Returns marked words as a string with marks for templates and without marks for all other code."""
    if _BEGIN not in marked:
        return marked
    found = Words(without_marks(marked))
    found.marked = marked
    return found


def without_marks(text: str) -> str:
    """Returns a text without the marks of originals."""
    return _ORIGINAL.sub(r"\2", text) if _BEGIN in text else text


def has_originals(text: str) -> bool:
    """Returns whether some words of a text are marked."""
    return _BEGIN in text


def with_elements(text: str, set_in: Callable[[str, str | None], str]) -> str:
    """Returns a text of a page with an element around each original; `set_in` sets words in a language, None its own.

    The class gives originals their quiet look.
    """
    pieces = _ORIGINAL.split(text)
    found = [set_in(pieces[0], None)]
    for language, original, rest in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        found.append(f'<span class="original" lang="{language}">{set_in(original, language)}</span>')
        found.append(set_in(rest, None))
    return "".join(found)

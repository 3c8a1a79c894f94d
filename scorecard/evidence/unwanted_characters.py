"""Names the characters that no text of the evidence may contain: those that nobody sees, and those that mean nothing.

They come with text pasted from web pages, PDFs and word processors. Some reverse the direction of a sentence, some make
an empty field seem filled, some are not allowed in a web page or a workbook, and all make two equal names differ.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

from scorecard.evidence.joined_messages import cause_and_cure
from scorecard.evidence.program_messages import tr, tr_count, tr_noop

SOFT_HYPHEN = "\u00ad"
"""Marks where a word may be divided; it is invisible and allowed."""

_TURNS_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\U000e0000-\U000e0fff]"
)
"""Invisible characters outside the category of format characters (Unicode, Default_Ignorable)."""
MAX_ACCENTS = 3
"""The most accents on one letter: Vietnamese has two, ancient Greek three."""
_VISIBLE_CATEGORIES = frozenset("LNPS")
"""Letters, numbers, punctuation, symbols; the other categories are marks, blanks and invisible characters."""
_LEFT_TO_THE_READER = frozenset("\t\n\r")
"""Tabs and line ends of a file, which the reader of the format checks."""


Kind = Literal["direction", "invisible", "line end", "tab", "control", "lost", "meaningless"]
"""The kinds of unwanted characters."""

_FAULTS: dict[Kind, tuple[str, str]] = {
    "direction": (
        # Translators: {character} is its number and name, "U+200B (zero width space)". This and the like are nouns
        # that stand at {fault} in other messages.
        tr_noop("a character that turns the direction of text, {character}"),
        tr_noop("delete it"),
    ),
    "invisible": (
        tr_noop("an invisible character, {character}"),
        tr_noop("delete it, or retype the words around it without pasting"),
    ),
    "line end": (
        tr_noop("a line end that editors do not show, {character}"),
        tr_noop("delete it and begin the line with the Enter key"),
    ),
    # Translators: the character of the key with that name, a noun that stands at {fault} in other messages.
    "tab": (tr_noop("a tab"), tr_noop("write a space")),
    "control": (
        tr_noop("a control character, {character}"),
        tr_noop("delete it, or retype the words around it without pasting"),
    ),
    "lost": (
        tr_noop("a letter that was lost when the file was converted, {character}"),
        # Translators: the letter.
        tr_noop("retype it"),
    ),
    "meaningless": (
        tr_noop("a character without a meaning, {character}"),
        tr_noop("delete it, or type the letter that is meant"),
    ),
}
"""The fault of the characters of each kind, and what to do about it."""


@cache
def _kind(letter: str) -> Kind | None:
    """Returns the kind of a character that is unwanted; None where it may stand in a text."""
    category = unicodedata.category(letter)
    if letter == SOFT_HYPHEN:
        return None
    if _TURNS_DIRECTION.match(letter):
        return "direction"
    if category == "Cf" or _INVISIBLE.match(letter):
        return "invisible"
    if category in ("Zl", "Zp") or letter == "\u0085":
        return "line end"
    if letter == "\t":
        return "tab"
    if category == "Cc":
        return "control"
    if letter == "\ufffd":
        return "lost"
    return "meaningless" if category in ("Co", "Cn", "Cs") else None


def fault(letter: str, *, with_cure: bool = True) -> str | None:
    """Returns the fault of a character, with its code point and the cure; None where it may stand in a text.

    Tabs and line ends count as control characters.
    """
    kind = _kind(letter)
    if kind is None:
        return None
    name = unicodedata.name(letter, "").lower()
    what, cure = _FAULTS[kind]
    words = tr(what, character=f"U+{ord(letter):04X}" + (f" ({name})" if name else ""))
    return cause_and_cure(words, tr(cure)) if with_cure else words


def first_fault(text: str) -> str | None:
    """Returns the fault of the first unwanted character of a text, with the words before it; None where there is none.

    Line ends within the text are not looked at: YAML makes them of paragraphs.
    """
    search = _search({*text} - {"\n"})
    if not search or not (match := search.search(text)):
        return None
    before = text[max(0, match.start() - 20) : match.start()].split("\n")[-1].lstrip()
    found = _fault_of(match)
    # Translators: {fault} is a noun with the cure, "an invisible character, U+200B; delete it". What has it is named
    # before, with a colon.
    return (
        tr("holds {fault} (after '{words}')", fault=found, words=before)
        if before
        else tr("holds {fault} (at the beginning)", fault=found)
    )


def unwanted_in_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yields line, column and fault of the first unwanted character of each line of a file.

    Tabs and line ends are checked by the reader of the format.
    """
    search = _search({*text} - _LEFT_TO_THE_READER)
    if not search:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if match := search.search(line):
            yield number, match.start() + 1, _fault_of(match)


def _search(found: set[str]) -> re.Pattern[str] | None:
    """Returns the pattern of unwanted characters, and of more accents than a letter can have; None where there are
    none."""
    unwanted = "".join(re.escape(letter) for letter in found if _kind(letter))
    accents = "".join(letter for letter in found if unicodedata.category(letter)[0] == "M" and not _kind(letter))
    parts = ([f"[{unwanted}]"] if unwanted else []) + ([f"[{accents}]{{{MAX_ACCENTS + 1},}}"] if accents else [])
    return re.compile("|".join(parts)) if parts else None


def _fault_of(match: re.Match[str]) -> str:
    """Returns the fault of the unwanted characters that were found."""
    if found := fault(match[0][0]):
        return found
    return tr_count(
        "{count} accent on one letter, {most} at most; delete them, or retype the letter",
        "{count} accents on one letter, {most} at most; delete them, or retype the letter",
        len(match[0]),
        most=MAX_ACCENTS,
    )


def without_unwanted(text: str) -> str:
    """Returns a text without unwanted characters; those that separate words become blanks.

    Other problems of the file can then be reported at their lines.
    """
    table = {
        ord(letter): " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else None
        for letter in set(text)
        if letter not in _LEFT_TO_THE_READER and _kind(letter)
    }
    kept = text.translate(table) if table else text
    return search.sub("", kept) if (search := _search({*kept} - _LEFT_TO_THE_READER)) else kept


def is_blank(text: str) -> bool:
    """Returns whether a text has nothing that can be seen: no letter, number, punctuation or symbol."""
    return not text[:1].isalnum() and not any(unicodedata.category(letter)[0] in _VISIBLE_CATEGORIES for letter in text)


def printable(text: str) -> str:
    """Returns a text, such as the name of a file, with every character that cannot be seen as an escape sequence."""
    return (
        text if text.isprintable() else "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)
    )


def _escaped(letter: str) -> str:
    """Returns `\\xfc` for a byte of a name that is not UTF-8, which Python reads as U+DCFC, and the like for others."""
    code = ord(letter)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else repr(letter)[1:-1]

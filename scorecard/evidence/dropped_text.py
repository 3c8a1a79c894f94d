"""Finds what YAML leaves out of a text without a word: comments meant as text, and signs it takes for its own."""

import re

from scorecard.evidence.program_messages import tr
from scorecard.evidence.unwanted_characters import first_fault

_COMMENT_IN_LINE = re.compile(r"[ \t]+(?=#)")
_COMMENT_IN_NEXT_LINE = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+(?=#)")
_WORD_IN_LINE = re.compile(r"[ \t]*,?[ \t]+(?=#[^\W_])")
_BLOCK_SIGN = re.compile(r"[|>][+-]?")
_COMMENT_FOR_VALUE = re.compile(r"[ \t]*(?=#)")
_BLOCK_WITH_INDENTATION = re.compile(r"[|>][+-]?[1-9]")
_LINE_END_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\n")


def comment_behind(text: str, end: int, column: int) -> int | None:
    """Returns the index of the `#` that begins a comment behind a value without quotes that ends at `end`, else None.

    A comment in the next lines counts where it stands further right than `column` (from 1), that of the field: text
    could go on there. Further left it is an editor's remark on what follows.
    """
    if match := _COMMENT_IN_LINE.match(text, end):
        return match.end()
    if match := _COMMENT_IN_NEXT_LINE.match(text, end):
        index = match.end()
        return index if index - text.rfind("\n", 0, index) > column else None
    return None


def word_behind(text: str, end: int) -> int | None:
    """Returns the index of a `#` that begins a word, `#12`, behind a value that ends at `end`, or a comma; else None.

    Such a value, in quotes or before a comma, is whole, and what follows may be a remark; but quotes also stand around
    the first words of a text.
    """
    match = _WORD_IN_LINE.match(text, end)
    return match.end() if match else None


def word_behind_sign(text: str, start: int) -> int | None:
    """Returns the index of a `#` that begins a word behind the `|` or `>` of a block text at `start`; else None."""
    sign = _BLOCK_SIGN.match(text, start)
    return word_behind(text, sign.end()) if sign else None


def comment_before(text: str, key_end: int, start: int) -> int | None:
    """Returns the index of the `#` of a comment between a field's name and its value; None where there is none."""
    index = text.find("#", key_end, start)
    return index if index >= 0 else None


def comment_for_value(text: str, end: int) -> int | None:
    """Returns the index of the `#` of a comment that stands where the value of a field should; None where none does."""
    match = _COMMENT_FOR_VALUE.match(text, end)
    return match.end() if match else None


def sign_dropped(raw: str, tag: str | None) -> str | None:
    """Returns the message on a sign that YAML drops from the beginning of a value; None where it drops none.

    `raw` is the value as it stands in the file.
    """
    match = _BLOCK_WITH_INDENTATION.match(raw)
    sign = "!" if tag == "!" else match[0] if match else None
    return tr("'{sign}' at the beginning is dropped by YAML; put the text in quotes", sign=sign) if sign else None


def escape_misread(raw: str, value: str) -> str | None:
    """Returns the message on a backslash in double quotes that puts in what is no text; None where it is harmless."""
    if not raw.startswith('"') or "\\" not in raw:
        return None
    if _LINE_END_ESCAPE.search(raw):
        return tr("'\\n' in double quotes is a line end to YAML; use single quotes")
    return first_fault(value)

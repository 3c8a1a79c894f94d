"""Decodes the bytes of a file of the evidence, and names what spoils a file before anything is read from it."""

import codecs
import re
import unicodedata
from itertools import islice

from scorecard.evidence.printable_characters import is_common
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import formats, tr
from scorecard.evidence.unwanted_characters import unwanted_in_lines, without_unwanted

MAX_FILE_BYTES = 1_000_000
"""The largest file in bytes."""
MAX_PROBLEMS = 50
"""The most problems reported for a file."""

_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
    (b"+/v8-", "UTF-7"),
)
"""The first bytes of files in other encodings; the mark of UTF-32 begins with that of UTF-16."""
_MERGE_MARK = re.compile(r"^[^\S\n]*(?:<{7,}|\|{7,}|={7,}|>{7,})(?=\s|\Z)|(?<!\S)(?:<{7}|>{7})(?=\s|\Z)", re.MULTILINE)
"""The marks that git writes around two versions that it could not merge: at the beginning of a line, indented or, where
an editor has wrapped the text, within a line."""


def file_text(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Returns the text of a file and its problems; None for the text where the file cannot be read.

    Unwanted characters are problems and are left out of the text; the lines of the text are those of the file. Letters
    typed as two characters, a letter and its accent, become the one character that other keyboards type.
    """
    if len(content) > MAX_FILE_BYTES:
        size = f"{MAX_FILE_BYTES // 1_000_000} MB"
        return None, [Problem(file, 1, 1, tr("the file is larger than {size}; is it the right file?", size=size))]
    if name := next((name for mark, name in _OTHER_MARKS if content.startswith(mark)), None):
        return None, [Problem(file, 1, 1, tr("the file is saved as {encoding}; save it as UTF-8", encoding=name))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        message = tr("this letter is not UTF-8; save the file as UTF-8")
        return None, [Problem(file, before.count(b"\n") + 1, column, message)]
    if "\0" in text:
        line, column = _line_and_column(text, text.index("\0"))
        message = tr("a character here is not allowed, U+0000: this is no text file; save it as UTF-8")
        return None, [Problem(file, line, column, message)]
    if any(mark * 7 in text for mark in "<|=>") and (mark := _MERGE_MARK.search(text)):
        line, column = _line_and_column(text, mark.end() - len(mark[0].lstrip()))
        message = tr(
            "an unfinished merge: '{mark}' is a mark of git; "
            "keep one of the two versions below it and delete the lines with {marks}",
            mark=mark[0].strip()[:7],
            marks=formats().list_of([sign * 7 for sign in "<=>"]),
        )
        return None, [Problem(file, line, column, message)]
    problems: list[Problem] = []
    if not is_common(text):
        problems = [Problem(file, *found) for found in islice(unwanted_in_lines(text), MAX_PROBLEMS)]
        text = unicodedata.normalize("NFC", without_unwanted(text) if problems else text)
    if not text.strip():
        return None, problems or [Problem(file, 1, 1, tr("the file is empty"))]
    return text, problems


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    """Returns the line and the column, both from 1, of the character at an index."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

"""Reads the records of a CSV file, and computes the line and column of each value for messages."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class CsvRecord:
    """One record: its values, and the text it was read from, which is several lines where a value has line ends."""

    values: list[str]
    text: str
    line: int
    """The line on which it begins, from 1."""

    def place(self, value: int) -> tuple[int, int]:
        """Returns line and column of the value with this number, from 0; for a number that is too large, the end of the
        record."""
        return _place(self.text, self.line, _beginnings(self.text)[value:][:1] or [len(self.text.rstrip("\r\n"))])


class RecordError(Exception):
    """Raised where a quotation mark is out of place or never closed; `line` and `column` are where it opens."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


def records(text: str) -> Iterator[CsvRecord]:
    """Yields each record of a file. Raises RecordError for the first that cannot be read."""
    lines = list(io.StringIO(text, newline=""))
    rows = csv.reader(lines, strict=True)
    begin = 0
    while True:
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error:
            first = lines[begin]
            raise RecordError(*_place(first, begin + 1, _beginnings(first)[-1:] if _is_open(first) else [0])) from None
        yield CsvRecord(values, "".join(lines[begin : rows.line_num]), begin + 1)
        begin = rows.line_num


def _beginnings(text: str) -> list[int]:
    """Returns the index of the first letter of each value of a record: after a comma outside quotation marks."""
    found, quoted = [0], False
    for index, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            found.append(index + 1)
    return found


def _is_open(line: str) -> bool:
    """Returns whether a quotation mark that opens on a line does not close on it."""
    return line.count('"') % 2 == 1


def _place(text: str, line: int, letters: list[int]) -> tuple[int, int]:
    """Returns line and column of the first of some letters of a record, which begins on `line`."""
    before = text[: letters[0]]
    return line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1

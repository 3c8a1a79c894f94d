"""Converts notes on the evidence to the records that the build record stores, and back."""

from collections.abc import Iterable
from pathlib import Path

from scorecard.evidence.problems import Note
from scorecard.evidence.unwanted_characters import printable

RecordedNote = tuple[str, int, int, str, str]
"""The fields of a note; a file of the evidence is given by its path below the evidence, a file of the program by its
full path."""


def recorded(notes: Iterable[Note], countries: Path) -> list[RecordedNote]:
    """Returns notes on the files of a folder of evidence in the form in which they are recorded."""
    folder = f"{printable(countries.as_posix())}/"
    return [(note.file.removeprefix(folder), note.line, note.column, note.message, note.cure) for note in notes]


def recorded_note(file: str, line: int, column: int, message: str, cure: str) -> RecordedNote:
    """Returns a note as it was recorded. Raises TypeError where these are not its fields."""
    if not all(isinstance(one, str) for one in (file, message, cure)) or not type(line) is type(column) is int:
        raise TypeError("not a note")
    return file, line, column, message, cure


def notes_of(records: Iterable[RecordedNote], countries: Path) -> tuple[Note, ...]:
    """Returns recorded notes with the paths of the files as the user typed the folder of the evidence."""
    return tuple(
        Note((countries / file).as_posix(), line, column, message, cure)
        for file, line, column, message, cure in records
    )

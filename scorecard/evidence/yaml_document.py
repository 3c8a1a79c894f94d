"""Defines a YAML file as it was read: plain data, and where in the file each key and value stands."""

import re
from dataclasses import dataclass, field
from typing import Any

from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr

ODD_SPACE = re.compile(r"[^\S ]")
"""A space or line end other than the ordinary space."""

Path = tuple[str | int, ...]
"""The way to a value in a file: the names of fields, and the places of entries in lists from 0."""


@dataclass
class Document:
    """One YAML file as plain data, with the line and column of every key and value by its path."""

    file: str
    data: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    comments: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """The line and column of a comment beside a value without quotes, by the path of the value; it may be meant as
    text."""
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, list[int]] = field(default_factory=dict)
    """The places in the file of the remaining entries of lists from which entries were left out, by the path of the
    list."""
    part: Any = None
    """The part of a file with problems of its own that fits its model."""
    read_to_end: bool = False
    """Whether every value of the file was read, with or without problems."""

    def problem(self, path: Path, message: str, *, at_key: bool = False) -> Problem:
        """Returns a problem at the value (or key) of a path, or at the nearest value around it that is in the file."""
        path = self._in_file(path)
        while path:
            places = (self.keys, self.values) if at_key else (self.values, self.keys)
            for known in places:
                if path in known:
                    return Problem(self.file, *known[path], message)
            path, at_key = path[:-1], False
        return Problem(self.file, *self.values.get((), (1, 1)), message)

    def _in_file(self, path: Path) -> Path:
        """Returns the path in the file of a value of the part that fits the model."""
        if not self.places:
            return path
        found: Path = ()
        for step in path:
            kept = self.places.get(found)
            found = (*found, kept[step] if kept and isinstance(step, int) and step < len(kept) else step)
        return found


def name_of(path: Path) -> str:
    """Returns the name of the value at a path in messages: its field, or `entry 3 of statements`."""
    fields = [step for step in path if isinstance(step, str)]
    if path and isinstance(path[-1], int):
        if not fields:
            return tr("entry {number}", number=path[-1] + 1)
        # Translators: what stands at {field} in other messages for a value in a list: entry 3 of statements.
        return tr("entry {number} of {list}", number=path[-1] + 1, list=fields[-1])
    # Translators: what stands at {field} in other messages, where a file as a whole is meant.
    return fields[-1] if fields else tr("the file")


def no_value(path: Path) -> str:
    """Returns the message for a field that is there without a value."""
    # Translators: {field} is the name of a field such as 'share', or "entry 3 of statements"; it stands first in many
    # messages, and a colon may follow it where no sentence can begin with it.
    return tr("{field} has no value; fill it in or delete the line", field=name_of(path))

"""Fills a mapping or sequence of YAML while it is being read: what it holds so far, and where its next value goes."""

from dataclasses import dataclass
from typing import Any

from scorecard.evidence.yaml_document import Path


@dataclass
class Collection:
    """A mapping or sequence that is being read."""

    path: Path
    items: dict[str, Any] | list[Any]
    in_brackets: bool = False
    key: str | None = None
    dash_missing: bool = False
    """Whether the fields of a second entry were found in this one, because its '- ' is missing."""
    key_end: int = 0
    """The index in the text at which the name of the field ends."""

    @property
    def wants_key(self) -> bool:
        return isinstance(self.items, dict) and self.key is None

    def begins_entry(self, key: str) -> bool:
        """Returns whether a field is the first one of an entry of a list that is written line by line."""
        is_entry = bool(self.path) and isinstance(self.path[-1], int) and not self.in_brackets
        return is_entry and key == next(iter(self.items), None)

    def child(self) -> Path:
        """Returns the path of the next value."""
        return (*self.path, len(self.items) if isinstance(self.items, list) else str(self.key))

    def put(self, value: Any) -> None:
        if isinstance(self.items, list):
            self.items.append(value)
        elif self.key is not None:
            self.items[self.key] = value
            self.key = None

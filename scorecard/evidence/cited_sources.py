"""Finds the keys of the sources that entries of the evidence cite."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

CITED = (
    "also",
    "coverage_sources",
    "follows_from",
    "in_line_with",
    "missing_children_sources",
    "read_from",
    "sources",
)
"""The fields, in any model, that list keys of sources."""


def cited_by(item: Any) -> tuple[str, ...]:
    """Returns the keys of all sources on which an entry rests."""
    first = getattr(item, "source", None)
    return (*([first] if first else []), *getattr(item, "also", []), *getattr(item, "sources", []))


def cited_within(model: BaseModel) -> Iterator[str]:
    """Yields the keys of all sources that a model, and all within it, cites."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name == "source":
            yield value
        elif name in CITED and isinstance(value, list):
            yield from value
        else:
            items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
            for item in items:
                for part in item if isinstance(item, list) else [item]:
                    if isinstance(part, BaseModel):
                        yield from cited_within(part)

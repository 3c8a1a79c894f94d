"""Iterates over a file of the evidence block by block and list by list, each with its path."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from scorecard.evidence.yaml_document import Path

Block = BaseModel | dict[str, object] | list[object]
_BLOCKS = (dict, list, BaseModel)
Blocks = Mapping[str, Sequence[tuple[Path, Block]]]
"""The result of `blocks_of` for each file, by the name of the file."""


def blocks_of(model: BaseModel) -> Iterator[tuple[Path, Block]]:
    """Yields every model, mapping and list in a file, the outer before the inner, each with its path."""
    waiting: list[tuple[Path, Block]] = [((), model)]
    while waiting:
        path, block = waiting.pop()
        yield path, block
        waiting += [((*path, step), value) for step, value in entries(block) if isinstance(value, _BLOCKS)]


def entries(block: Block) -> list[tuple[str | int, object]]:
    """Returns the content of a block or list: its fields, keys or numbers (from 0) with their values."""
    if isinstance(block, list):
        return list(enumerate(block))
    if isinstance(block, dict):
        return list(block.items())
    names = names_in_file(type(block))
    return [(names[name], value) for name, value in vars(block).items()]


@cache
def names_in_file(model: type[BaseModel]) -> Mapping[str, str]:
    """Returns the names of fields in a file by their names in Python, where some cannot be the same (`from`)."""
    return {name: field.alias or name for name, field in model.model_fields.items()}

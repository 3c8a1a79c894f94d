"""Goes through a file of the evidence block by block and list by list, each with its path."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from scorecard.evidence.yaml_reader import Path

Block = BaseModel | dict[str, object] | list[object]
Blocks = Mapping[str, Sequence[tuple[Path, Block]]]
"""What `blocks_of` yields of each file, by the name of the file."""


def blocks_of(model: BaseModel) -> Iterator[tuple[Path, Block]]:
    """Yields every model, mapping and list in a file, the outer before the inner, each with its path."""
    waiting: list[tuple[Path, Block]] = [((), model)]
    while waiting:
        path, block = waiting.pop()
        yield path, block
        inner = entries(block)
        waiting += [((*path, step), value) for step, value in inner if isinstance(value, BaseModel | dict | list)]


def entries(block: Block) -> list[tuple[str | int, object]]:
    """Returns what a block or list holds: its fields, keys or numbers (from 0) with their values."""
    if isinstance(block, list):
        return list(enumerate(block))
    if isinstance(block, dict):
        return list(block.items())
    return [(name_in_file(type(block), name), value) for name, value in vars(block).items()]


def name_in_file(model: type[BaseModel], field: str) -> str:
    """Returns the name of a field as it is written in a file, where it is no name in Python (`from`)."""
    return model.model_fields[field].alias or field

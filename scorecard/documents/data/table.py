"""A plain table: named columns that say what they hold, and rows of plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import BaseModel

Cell: TypeAlias = str | int | float | bool | None
"""One value of a table; None where there is none or none is known."""

FieldType = Literal["string", "integer", "number", "boolean"]
"""The types of Frictionless Table Schema that the tables use; dates are strings, as precise as known."""


@dataclass(frozen=True)
class Field:
    """A column: its name, the type of its values and what they mean."""

    name: str
    type: FieldType
    description: str


@dataclass(frozen=True)
class Table:
    """A table as it is published; each row holds one value a field, in their order."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]


def described(model: type[BaseModel], name: str) -> str:
    """The docstring of a field of the model, on one line."""
    description = model.model_fields[name].description
    assert description, f"{model.__name__}.{name} has no docstring"
    return " ".join(description.split())


def field_of(model: type[BaseModel], name: str, kind: FieldType = "string", *, called: str | None = None) -> Field:
    """The column of a field of the model, with its docstring."""
    return Field(called or name, kind, described(model, name))


def table_of(
    name: str, title: str, description: str, fields: tuple[Field, ...], records: Iterable[Mapping[str, Cell]]
) -> Table:
    """The table of these records, each of which names every field and no other."""
    names = [field.name for field in fields]
    rows = []
    for record in records:
        assert record.keys() == set(names), f"{name}: {sorted(record.keys() ^ set(names))}"
        rows.append(tuple(record[field] for field in names))
    return Table(name, title, description, fields, tuple(rows))

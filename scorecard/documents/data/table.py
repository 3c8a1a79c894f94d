"""Defines data tables: columns, each with its description, and rows of plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from pydantic import BaseModel

from scorecard.evidence.field_docstrings import field_docstrings

Cell: TypeAlias = str | int | float | bool | None
"""One value of a table; None where there is no value or none is known."""

FieldType = Literal["string", "integer", "number", "boolean"]
"""The types of Frictionless Table Schema that the tables use; dates are strings, as precise as they are known."""

Record = TypeVar("Record", contravariant=True)
"""The object that one row of a table is read from; a column that reads a class can read its subclasses too."""


@dataclass(frozen=True)
class Field:
    """The description of a column: its name, the type of its values, and their meaning."""

    name: str
    type: FieldType
    description: str


@dataclass(frozen=True)
class Column(Generic[Record]):
    """The definition of a column: its description, and the function that reads its value from a record."""

    field: Field
    value: Callable[[Record], Cell]


@dataclass(frozen=True)
class Table:
    """A table as it is published; each row has one value for each field, in the order of the fields."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]


def described(model: type[BaseModel], name: str) -> str:
    """Returns the docstring of a field of the model, on one line."""
    return " ".join(field_docstrings(model)[name].split())


def field_of(model: type[BaseModel], name: str, type_: FieldType = "string", *, called: str | None = None) -> Field:
    """Returns the description of a column by the docstring of a field of the model; `called` renames it."""
    return Field(called or name, type_, described(model, name))


def table_of(
    name: str, title: str, description: str, columns: tuple[Column[Record], ...], records: Iterable[Record]
) -> Table:
    """Returns the table with one row for each record."""
    rows = tuple(tuple(column.value(record) for column in columns) for record in records)
    return Table(name, title, description, tuple(column.field for column in columns), rows)

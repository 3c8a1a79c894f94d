"""Reads the docstrings of the fields of a model from its source: what editors see as help, and the data dictionary."""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel


def field_docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """Returns the docstrings of the fields of a model and of its base classes, by the name of the field; fields without
    one are left out."""
    inherited = [of_class for of_class in reversed(model.__mro__) if issubclass(of_class, BaseModel)]
    return {
        name: docstring
        for of_class in inherited
        if of_class is not BaseModel
        for name, docstring in _of_module(of_class.__module__).get(of_class.__qualname__, {}).items()
    }


@cache
def _of_module(module: str) -> Mapping[str, Mapping[str, str]]:
    """Returns the docstrings of the fields of each class of a module, by the names of class and field."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_of_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _of_class(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Returns each field of a class that has a text right below it, with that text."""
    return [
        (field.target.id, inspect.cleandoc(below.value.value))
        for field, below in zip(node.body, node.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    ]

"""Finds the part of a file that fits its model, so that it can be held against the other files all the same."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scorecard.evidence.yaml_document import Document, Path

Model = TypeVar("Model", bound=BaseModel)

MAX_ROUNDS = 8
"""The number of times that a part is left out and the rest is validated again: at most the depth of nested blocks."""
_LEFT_OUT = object()
"""Stands in a list for an entry that is left out."""


def readable_part(document: Document, model: type[Model], errors: Sequence[ErrorDetails]) -> Model | None:
    """Returns a file without the values that do not fit, or the entries that do not fit without them; else None.

    `errors` are those of the whole file. `document.places` holds the places in the file of the entries that remain in a
    list.
    """
    data = deepcopy(document.data)
    for _ in range(MAX_ROUNDS):
        for error in errors:
            path = path_in(document, error)
            if error["type"] == "missing":
                path = path[:-1]
            if not path or not _leave_out(data, path):
                return None
        document.places.clear()
        try:
            return model.model_validate(_rest(data, (), document.places))
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
    return None


def path_in(document: Document, error: ErrorDetails) -> Path:
    """Returns the path of an error in the file.

    Pydantic's location also contains steps that are not in the file, such as the branch of a union; they are left out.
    """
    path: Path = ()
    for step in error["loc"]:
        if step == "[key]":
            return path
        if isinstance(step, int) and path in document.places:
            step = document.places[path][step]
        if (*path, step) in document.values or (*path, step) in document.keys:
            path = (*path, step)
    return (*path, error["loc"][-1]) if error["type"] == "missing" else path


def _leave_out(data: Any, path: Path) -> bool:
    """Removes the value at a path from the data; returns whether there was one."""
    for step in path[:-1]:
        if not isinstance(data, dict | list) or data is _LEFT_OUT:
            return False
        data = data.get(step, _LEFT_OUT) if isinstance(data, dict) else data[int(step)]
    if isinstance(data, list):
        data[int(path[-1])] = _LEFT_OUT
        return True
    if isinstance(data, dict):
        data.pop(path[-1], None)
    return True


def _rest(data: Any, path: Path, places: dict[Path, list[int]]) -> Any:
    """Returns the data without what is left out, and notes the places that the entries of lists have in the file."""
    if isinstance(data, dict):
        return {key: _rest(value, (*path, key), places) for key, value in data.items()}
    if not isinstance(data, list):
        return data
    kept = [index for index, value in enumerate(data) if value is not _LEFT_OUT]
    if len(kept) < len(data):
        places[path] = kept
    return [_rest(data[index], (*path, index), places) for index in kept]

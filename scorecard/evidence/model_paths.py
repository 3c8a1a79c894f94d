"""Finds in the model what may stand at a path of a file."""

from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scorecard.evidence.value_paths import names_in_file
from scorecard.evidence.yaml_document import Path


def holds_text(annotation: Any, path: Path) -> bool:
    """Returns whether a value at `path` below a type annotation is text in anyone's own words, or an address.

    Keys, codes and names of files are no text: the model gives them a pattern or a list of what they can be.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        closed = not path and any(_has_pattern(item) for item in arguments[1:])
        return not closed and holds_text(arguments[0], path)
    if not path:
        return annotation is str or any(holds_text(argument, ()) for argument in arguments if origin is not Literal)
    if origin is list:
        return isinstance(path[0], int) and holds_text(arguments[0], path[1:])
    if origin is dict:
        return holds_text(arguments[1], path[1:])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = _fields_in_file(annotation).get(str(path[0]))
        if field is None:
            return True  # an unknown field is reported in any case
        closed = len(path) == 1 and any(_has_pattern(item) for item in field.metadata)
        return not closed and holds_text(field.annotation, path[1:])
    return any(holds_text(argument, path) for argument in arguments)


def _has_pattern(item: Any) -> bool:
    """Returns whether an item of an annotation is a pattern that the whole text has to match."""
    nested = getattr(item, "metadata", ())
    return getattr(item, "pattern", None) is not None or any(getattr(part, "pattern", None) for part in nested)


def fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """Returns the names of the fields allowed at `path`."""
    annotation: Any = model
    for step in path:
        owner = _model_in(annotation)
        if owner and isinstance(step, str) and step in (fields := _fields_in_file(owner)):
            annotation = fields[step].annotation
        # A step into a list, or into a block under free keys, stays at the same model.
    owner = _model_in(annotation)
    return list(_fields_in_file(owner)) if owner else []


def _fields_in_file(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Returns the fields of a model by the names they have in a file, with what all models have at the end."""
    own_first = sorted(model.model_fields.items(), key=lambda item: item[0] == "seen")
    names = names_in_file(model)
    return {names[name]: field for name, field in own_first}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Returns the first model in a type annotation such as `list[Statement] | None`; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := _model_in(argument):
            return found
    return None

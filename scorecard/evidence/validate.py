"""Validates plain data against the model, and turns what pydantic reports into messages at the line of the file."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scorecard.evidence.file_text import MOST_PROBLEMS
from scorecard.evidence.problems import Problem, did_you_mean
from scorecard.evidence.yaml_reader import Document, Path, name_of

Model = TypeVar("Model", bound=BaseModel)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list (each line begins with '- ')",
    "dict_type": "a block of fields",
    "model_type": "a block of fields",
    "model_attributes_type": "a block of fields",
}


def validate(document: Document, model: type[Model]) -> Model | None:
    """Returns the file as `model`, with its problems added to `document.problems`; None where it does not fit.

    A file that was read to its end is held against the model even where the reader found problems in it. Of two
    problems of one line only the reader's is told: it is the cause.
    """
    if not document.read_to_end:
        return None
    if not isinstance(document.data, dict):
        document.problems.append(
            Problem(document.file, 1, 1, f"should be a block of fields, not {_kind(document.data)}")
        )
        return None
    told = {problem.line for problem in document.problems}

    def add(found: Iterator[Problem]) -> None:
        document.problems.extend(islice((problem for problem in found if problem.line not in told), MOST_PROBLEMS))

    add(_comments_in_texts(document, model))
    try:
        return model.model_validate(document.data)
    except ValidationError as failure:
        add(_problems(document, model, failure.errors(include_url=False)))
        return None


def _comments_in_texts(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Yields a problem for each comment beside a text or an address; beside a code, a date or a number it is none."""
    for path, (line, column) in document.comments.items():
        if _holds_text(model, path):
            message = f"{name_of(path)}: what stands after '#' is dropped by YAML; put the text in quotes"
            yield Problem(document.file, line, column, message)


def _holds_text(annotation: Any, path: Path) -> bool:
    """Returns whether a value at `path` below a type annotation is text in anyone's own words, or an address.

    Keys, codes and names of files are no text: the model gives them a pattern or a list of what they can be.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        closed = not path and any(_has_pattern(item) for item in arguments[1:])
        return not closed and _holds_text(arguments[0], path)
    if not path:
        return annotation is str or any(_holds_text(argument, ()) for argument in arguments if origin is not Literal)
    if origin is list:
        return isinstance(path[0], int) and _holds_text(arguments[0], path[1:])
    if origin is dict:
        return _holds_text(arguments[1], path[1:])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(path[0]))
        if field is None:
            return True  # a field that is not known here is told of in any case
        closed = len(path) == 1 and any(_has_pattern(item) for item in field.metadata)
        return not closed and _holds_text(field.annotation, path[1:])
    return any(_holds_text(argument, path) for argument in arguments)


def _has_pattern(item: Any) -> bool:
    """Returns whether an item of an annotation is a pattern that the whole text has to match."""
    nested = getattr(item, "metadata", ())
    return getattr(item, "pattern", None) is not None or any(getattr(part, "pattern", None) for part in nested)


def _problems(document: Document, model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Problem]:
    """Yields one problem for each value that pydantic reports."""
    seen: set[Path] = set()
    for error in errors:
        path, of_key = _path_in(document, error)
        if error["type"] != "missing" and path in seen:
            continue  # one problem a value: pydantic reports each branch of a union
        seen.add(path)
        message = _message(error, path, model)
        if error["type"] == "missing":
            yield document.problem(path[:-1], message)
        else:
            yield document.problem(path, message, at_key=of_key)


def _path_in(document: Document, error: ErrorDetails) -> tuple[Path, bool]:
    """Returns the path of an error in the file, and whether it means the name of a field.

    Pydantic's location also contains steps that are not in the file, such as the branch of a union; they are left out.
    """
    path: list[str | int] = []
    for step in error["loc"]:
        if step == "[key]":
            return tuple(path), True
        if (*path, step) in document.values or (*path, step) in document.keys:
            path.append(step)
    if error["type"] == "missing":
        path.append(error["loc"][-1])
    return tuple(path), error["type"] == "extra_forbidden"


def _message(error: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    """Returns the cause and the cure in one line, in words for an editor of YAML files."""
    name = name_of(path)
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"'{error['loc'][-1]}' is missing"
    if kind == "extra_forbidden":
        fields = _fields_at(model, path[:-1])
        return f"'{path[-1]}' is not a field here{did_you_mean(str(path[-1]), fields)}" + _known(fields)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        shown = f"'{given}'" if isinstance(given, str) else _kind(given)
        hint = did_you_mean(given, allowed) if isinstance(given, str) else ""
        return f"{name} {shown} is not one of {', '.join(allowed)}{hint}"
    if given is None:
        return f"{name} has no value; fill it in or delete the line"
    if kind in _WANTED:
        return f"{name} should be {_WANTED[kind]}, not {_kind(given)}{_shown(given)}"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = context.get("ge", context.get("le", context.get("gt", context.get("lt"))))
        side, cure = {
            "greater_than_equal": ("below", "at least"),
            "greater_than": ("not above", "more than"),
            "less_than_equal": ("above", "at most"),
            "less_than": ("not below", "less than"),
        }[kind]
        return f"{name} {given} is {side} {_number(limit)}; give {cure} {_number(limit)}"
    if kind == "string_too_short":
        return f"{name} is empty; fill it in or delete the line"
    if kind == "too_short":
        return f"{name} is empty; give at least one"
    if kind == "too_long" and isinstance(given, str):
        return f"{name} has {context['actual_length']} characters; {context['max_length']} at most"
    if kind == "too_long":
        return f"{name} has {context['actual_length']} entries; {context['max_length']} at most"
    if kind == "string_pattern_mismatch":
        return f"{name} '{given}' {_pattern_words(str(context.get('pattern')))}"
    if kind == "value_error":
        return f"{name}: {context['error']}"
    return f"{name}: {error['msg']}"


def _number(limit: Any) -> str:
    """Returns a limit as one writes it: whole where it can be, and in thousands where it is long."""
    return f"{limit:,}" if abs(limit) >= 10_000 else f"{limit:g}"


def _kind(value: Any) -> str:
    """Returns the type of a value in the words of an editor."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a block of fields"


def _shown(value: Any) -> str:
    """Returns a short value in brackets, else the empty string."""
    return f" ({value})" if isinstance(value, str | int | float) and len(str(value)) < 60 else ""


def _pattern_words(pattern: str) -> str:
    """Returns what a text that does not match a pattern of the model is not."""
    choice = re.fullmatch(r"\^\(([a-z_|]+)\)\$", pattern)
    if choice:
        return "is not one of " + ", ".join(choice[1].split("|"))
    if pattern == "^[a-z]{2}$":
        return "is not a two-letter language code"
    if "[0-9a-fA-F]{6}" in pattern:
        return "is not a colour; write it as #rrggbb"
    if "svg|png" in pattern:
        return "is not the name of an SVG or PNG file in countries/logos/"
    if pattern.startswith("^(EU27"):
        return "is not an area; write EU27, EU28 or ALL8 for eight countries together"
    return "is not a key; use small letters, digits, '-' and '_'"


def _known(fields: list[str]) -> str:
    return f" (fields: {', '.join(fields)})" if fields else ""


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """Returns the names of the fields allowed at `path`."""
    annotation: Any = model
    for step in path:
        owner = _model_in(annotation)
        if owner and isinstance(step, str) and step in owner.model_fields:
            annotation = owner.model_fields[step].annotation
        # A step into a list, or into a block under free keys, stays at the same model.
    owner = _model_in(annotation)
    return list(owner.model_fields) if owner else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Returns the first model in a type annotation such as `list[Statement] | None`; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := _model_in(argument):
            return found
    return None

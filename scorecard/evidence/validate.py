"""Validates plain data against the model, and turns what pydantic reports into messages at the line of the file."""

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scorecard.evidence.file_text import MAX_PROBLEMS
from scorecard.evidence.model_messages import kind_of, message_for
from scorecard.evidence.model_paths import holds_text
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.readable_part import path_in, readable_part
from scorecard.evidence.yaml_document import Document, Path, name_of

Model = TypeVar("Model", bound=BaseModel)


def validate(document: Document, model: type[Model]) -> Model | None:
    """Returns the file as `model`, with its problems added to `document.problems`; None where it does not fit.

    Where the file does not fit, `document.part` becomes the part of it that fits. A file that was read to its end is
    validated even where the reader found problems in it. Of two problems in one line only the reader's is reported,
    because it is the cause.
    """
    if not document.read_to_end:
        return None
    if not isinstance(document.data, dict):
        # Translators: the whole file should be one; {given} is "a list", "text", "a number" or "nothing".
        message = tr("should be a block of fields, not {given}", given=kind_of(document.data))
        document.problems.append(Problem(document.file, 1, 1, message))
        return None
    reported = {problem.line for problem in document.problems}

    def add(found: Iterator[Problem]) -> None:
        document.problems.extend(islice((problem for problem in found if problem.line not in reported), MAX_PROBLEMS))

    add(_comments_in_texts(document, model))
    try:
        return model.model_validate(document.data)
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        add(_problems(document, model, errors))
        document.part = readable_part(document, model, errors)
        return None


def _comments_in_texts(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Yields a problem for each comment beside a text or an address; beside a code, a date or a number it is none."""
    for path, (line, column) in document.comments.items():
        if holds_text(model, path):
            message = tr(
                "{field}: what stands after '#' is dropped by YAML; put the text in quotes", field=name_of(path)
            )
            yield Problem(document.file, line, column, message)


def _problems(document: Document, model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Problem]:
    """Yields one problem for each value that pydantic reports."""
    seen: set[Path] = set()
    placed = [(path_in(document, error), error) for error in errors]
    for path, error in placed:
        if _of_another_branch(path, error, placed):
            continue
        of_key = "[key]" in error["loc"] or error["type"] == "extra_forbidden"
        if error["type"] != "missing" and path in seen:
            continue  # one problem a value: pydantic reports each branch of a union
        seen.add(path)
        message = message_for(error, path, model)
        if error["type"] == "missing":
            yield document.problem(path[:-1], message)
        else:
            yield document.problem(path, message, at_key=of_key)


def _of_another_branch(path: Path, error: ErrorDetails, placed: list[tuple[Path, ErrorDetails]]) -> bool:
    """Returns whether an error only wants another kind than a list or block, while another error, on it or within it,
    is of a kind that it can be."""
    if not isinstance(error["input"], list | dict) or not _wants_another_kind(error):
        return False
    within = [other for place, other in placed if place[: len(path)] == path and other is not error]
    return any(other["input"] is not error["input"] or not _wants_another_kind(other) for other in within)


def _wants_another_kind(error: ErrorDetails) -> bool:
    return error["type"].endswith("_type") or error["type"] == "literal_error"

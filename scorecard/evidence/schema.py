"""Generates the JSON Schema of each file of the evidence, for completion and hover help in editors."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scorecard.evidence.field_docstrings import field_docstrings
from scorecard.evidence.load import SHARED
from scorecard.evidence.model.common import Strict
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.value_paths import names_in_file


def schemas() -> dict[Path, str]:
    """Returns the text of each schema by its path below `countries/`."""
    return {
        Path("schema.json"): _schema(MemberState),
        **{Path("eu", "schema", f"{name}.json"): _schema(model) for name, model in SHARED.items()},
    }


def _schema(model: type[Strict]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    models = {one.__name__: one for one in _models_below(Strict)}
    for name, block in {**schema.get("$defs", {}), model.__name__: schema}.items():
        _describe_fields(block, models[name])
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _models_below(model: type[Strict]) -> Iterator[type[Strict]]:
    """Yields every model that inherits from this one."""
    for one in model.__subclasses__():
        yield one
        yield from _models_below(one)


def _describe_fields(block: dict[str, Any], model: type[Strict]) -> None:
    """Adds its docstring to each field in the schema of a model, with the keys in order as pydantic writes them."""
    names = names_in_file(model)
    for name, docstring in field_docstrings(model).items():
        field = block["properties"][names[name]]
        block["properties"][names[name]] = dict(sorted({**field, "description": docstring}.items()))

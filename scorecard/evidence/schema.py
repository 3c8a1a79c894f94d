"""Generates the JSON Schema of each file of the evidence, for completion and hover help in editors."""

import json
from pathlib import Path

from scorecard.evidence.load import SHARED
from scorecard.evidence.model.common import Strict
from scorecard.evidence.model.state import MemberState


def schemas() -> dict[Path, str]:
    """Returns the text of each schema by its path below `countries/`."""
    return {
        Path("schema.json"): _schema(MemberState),
        **{Path("eu", "schema", f"{name}.json"): _schema(model) for name, model in SHARED.items()},
    }


def _schema(model: type[Strict]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

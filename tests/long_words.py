"""Evidence in which every text that is printed ends with a word that nothing can break: letters, digits, an address."""

from dataclasses import fields, replace
from itertools import cycle
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.evidence.load import Evidence
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN

LONG_WORDS = ("Unbreakable" * 28, "0123456789" * 30, "https://example.org/" + "path_without_a_hyphen" * 14)

_REFERENCES = {"head", "government"}
"""Fields by which a statement names the government that made it: both ends must stay the same."""


def lengthened(evidence: Evidence) -> Evidence:
    """Returns the evidence with a long word at the end of each text whose length the model does not limit."""
    words = cycle(LONG_WORDS)

    def longer(value: Any, is_text: bool) -> Any:
        if isinstance(value, BaseModel):
            items = type(value).model_fields.items()
            return value.model_copy(
                update={
                    name: longer(getattr(value, name), _is_text(field) and name not in _REFERENCES)
                    for name, field in items
                }
            )
        if isinstance(value, dict):
            return {key: longer(item, is_text) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(longer(item, is_text) for item in value)
        return f"{value} {next(words)}" if is_text and isinstance(value, str) else value

    parts = [field.name for field in fields(evidence) if field.name not in ("members", "logos")]
    return replace(evidence, **{name: longer(getattr(evidence, name), False) for name in parts})


def _is_text(field: FieldInfo) -> bool:
    """Returns whether a field is a `Line` or made of such, may be of any length, and is no address."""
    described = f"{field.annotation} {field.metadata}"
    return "_printable" in described and not any(other in described for other in ("MaxLen", "_address"))


class LongDocuments:
    """Renders the documents of Malta with long words in all texts; `evidence` is the frozen one."""

    def __init__(self, evidence: Evidence) -> None:
        kinds = frozenset({"scorecard", "brief", "card", "site", "edition"})
        request = BuildRequest(FROZEN, Path("output"), ("MT",), ("en",), kinds, frozenset({"html", "pdf"}))
        self.targets = {target.kind.name: target for target in targets(request)}
        self.renderer = Renderer(RenderSettings(TEMPLATES))
        self._assembler = Assembler(request, lengthened(evidence), ("en",))

    def document(self, target: Target) -> Any:
        return self._assembler.assembled(target).document

    def write(self, kind: str, folder: Path) -> Path:
        """Writes the file or folder of a kind of web page, and returns its path."""
        target = self.targets[kind]
        files = self.renderer.render(RenderJob(target, self.document(target))).files
        for name, content in (files or {}).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return folder / target.name

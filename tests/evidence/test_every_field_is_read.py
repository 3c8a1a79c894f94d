"""Whatever an editor may write is printed on a page or stands in a table: no field of the model is read by nobody."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from scorecard.analysis.figures import compute
from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.document_kinds import document_names, resolve
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.documents.changes_report import changes_report
from scorecard.documents.coverage_table import evidence_coverage
from scorecard.evidence.load import SHARED, Evidence, load
from scorecard.evidence.model.common import Strict
from scorecard.evidence.model.edition_file import LeastNumbers
from scorecard.evidence.model.state import MemberState
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import PRINTED, Change

Field = tuple[str, str]
"""The name of a model and of one of its fields."""

ONLY_CHECKED: dict[Field, str] = {
    ("SharedSources", "sources"): "read when the evidence is loaded; the documents use `Evidence.source`",
    ("SharedSources", "origins"): "read when the evidence is loaded; the data use `Evidence.origins`",
    ("EditionSettings", "assertions"): "`check` compares it with the evidence",
    ("EditionSettings", "days_ahead"): "`check` compares the files of states with it",
    ("Assertions", "min"): "`check` compares it with the evidence",
    **{
        ("LeastNumbers", name): "`check` compares it with the evidence"
        for name in LeastNumbers.model_fields
        if name != "seen"
    },
}
"""Fields that no document needs, each with the reason."""


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yields the model and all models in its fields."""
    yield model
    for field in model.model_fields.values():
        yield from models_in(field.annotation)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yields the models that a type such as `list[Statement] | None` is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from models(annotation)
    for argument in get_args(annotation):
        yield from models_in(argument)


FILES: tuple[type[BaseModel], ...] = (*SHARED.values(), MemberState)
FIELDS: frozenset[Field] = frozenset(
    (model.__name__, name) for file in FILES for model in models(file) for name in model.model_fields if name != "seen"
)
"""All but `seen`, which any entry can have: it silences a note of `check`, and is printed nowhere."""


@pytest.fixture
def small(project: Path, change: Change) -> Evidence:
    """Returns the minimal evidence, in which shared questions are asked, with a person to turn to."""
    change(
        "AT.yaml",
        "  website: https://example.org\n  sources: [own-1]\nneighbours",
        "  website: https://example.org\n  contact: {name: A Person, email: a@example.org}\n"
        "  sources: [own-1]\nneighbours",
    )
    change(
        "eu/edition.yaml",
        "child_helpline:",
        "corrections:\n"
        "- {date: 2027-01-15, state: AT, printed: {en: Wrong.}, right: {en: Right.}, because: {en: Found.},\n"
        "   sources: [shared-1]}\n"
        "foreword: {says: [{en: To the reader.}], by: A Person, role: {en: President}}\n"
        "thanks: [{en: Thanks to all.}]\n"
        "child_helpline:",
    )
    return load(project)


@pytest.fixture
def fields_read(evidence: Evidence, small: Evidence, monkeypatch: pytest.MonkeyPatch) -> set[Field]:
    """Returns the fields that are read while every document, table and answer is put together."""
    found: set[Field] = set()

    def record(model: Strict, name: str) -> Any:
        found.update((each.__name__, name) for each in type(model).__mro__)
        return object.__getattribute__(model, name)

    monkeypatch.setattr(Strict, "__getattribute__", record)
    for each in (evidence, small):
        assemble_everything(each)
    monkeypatch.undo()
    return found & FIELDS


def assemble_everything(evidence: Evidence) -> None:
    """Assembles every document of every kind and renders its template, up to the layout of its pages.

    Of states there are three: the edition, the overview and the data show all of them.
    """
    request = BuildRequest(
        countries=Path(),
        output=Path(),
        states=("AT", *PRINTED),
        languages=("en",),
        documents=frozenset(document_names()),
        formats=frozenset({"html", "pdf"}),
    )
    assembler = Assembler(request, evidence, ("en",))
    renderer = Renderer(RenderSettings(TEMPLATES))
    for target in targets(request):
        document = assembler.assembled(target).document
        resolve(target.kind, target.kind.render)(renderer, RenderJob(target, document))
    evidence_coverage(evidence, assembler.figures)
    changes_report(evidence, compute(evidence, date(2025, 10, 1)), assembler.figures)


def test_every_field_is_read(fields_read: set[Field]) -> None:
    exceptions = set(ONLY_CHECKED)
    unread = sorted(FIELDS - fields_read - exceptions)
    assert not unread, f"print these fields, or take them out of the model and the evidence: {unread}"
    assert exceptions <= FIELDS, f"no such fields: {sorted(exceptions - FIELDS)}"
    needless = sorted(exceptions & fields_read)
    assert not needless, f"read by now, take them out of the list: {needless}"

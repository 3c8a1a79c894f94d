"""Whatever an editor may write is printed on a page or stands in a table: no field of the model is read by nobody."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from scorecard.analysis.figures import compute
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.changes_report import changes_report
from scorecard.documents.coverage_page import evidence_coverage
from scorecard.documents.data import data_tables, readme
from scorecard.documents.edition import edition
from scorecard.documents.overview import overview
from scorecard.documents.scorecard import common_figures, scorecard
from scorecard.documents.social_card import card
from scorecard.evidence.load import SHARED, Evidence, load
from scorecard.evidence.model.common import Strict
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.vocabulary import STATES
from tests.conftest import Change

Field = tuple[str, str]
"""The name of a model and of one of its fields."""

ONLY_CHECKED: dict[Field, str] = {
    ("SharedSources", "sources"): "read when the evidence is loaded; the documents use `Evidence.source`",
}
"""Fields that no document needs, each with the reason."""


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and all models in its fields."""
    yield model
    for field in model.model_fields.values():
        yield from models_in(field.annotation)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type such as `list[Statement] | None` is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from models(annotation)
    for argument in get_args(annotation):
        yield from models_in(argument)


FILES: tuple[type[BaseModel], ...] = (*SHARED.values(), MemberState)
FIELDS: frozenset[Field] = frozenset(
    (model.__name__, name) for file in FILES for model in models(file) for name in model.model_fields
)


@pytest.fixture
def small(project: Path, change: Change) -> Evidence:
    """The minimal evidence, in which shared questions are asked, with a person to turn to."""
    change(
        "AT.yaml",
        "  website: https://example.org\n  sources: [own-1]\nneighbours",
        "  website: https://example.org\n  contact: {name: A Person, email: a@example.org}\n"
        "  sources: [own-1]\nneighbours",
    )
    return load(project)


@pytest.fixture
def fields_read(evidence: Evidence, small: Evidence, monkeypatch: pytest.MonkeyPatch) -> set[Field]:
    """The fields that are read while every document, table and answer is put together."""
    found: set[Field] = set()

    def record(model: Strict, name: str) -> Any:
        found.add((type(model).__name__, name))
        return object.__getattribute__(model, name)

    monkeypatch.setattr(Strict, "__getattribute__", record)
    for each in (evidence, small):
        assemble_everything(each)
    monkeypatch.undo()
    return found & FIELDS


def assemble_everything(evidence: Evidence) -> None:
    day = evidence.edition.evidence_date.last_day
    figures = compute(evidence, day)
    common = common_figures(evidence, figures)
    for state in STATES:
        scorecard(evidence, figures, common, state)
        card(evidence, figures, state)
        brief(evidence, figures, common.day, state, "en", Meeting())
    edition(evidence, figures, common)
    overview(evidence, figures, common.day)
    data_tables(evidence, figures)
    readme(evidence, day)
    evidence_coverage(evidence, figures)
    changes_report(evidence, compute(evidence, date(2025, 10, 1)), figures)


def test_every_field_is_read(fields_read: set[Field]) -> None:
    exceptions = set(ONLY_CHECKED)
    unread = sorted(FIELDS - fields_read - exceptions)
    assert not unread, f"print these fields, or take them out of the model and the evidence: {unread}"
    assert exceptions <= FIELDS, f"no such fields: {sorted(exceptions - FIELDS)}"
    needless = sorted(exceptions & fields_read)
    assert not needless, f"read by now, take them out of the list: {needless}"

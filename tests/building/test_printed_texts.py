"""What a document can print is known before it is rendered, so that a changed translation concerns it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.document_kinds import document_names, resolve
from scorecard.building.printed_texts import printed_texts
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.documents.message import Listing, StateName, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.translatable_texts import translatable_texts
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES


def test_messages_and_texts_are_found_wherever_they_stand_in_a_document() -> None:
    found = printed_texts({"a": [msg("Said: {what}", what=Listing(({"en": "Yes", "pt": "Sim"}, StateName("AT"))))]})
    assert found.messages == {"Said: {what}", "in Austria", "of Austria", "from Austria"}
    assert found.evidence == {"Yes": {"en": "Yes", "pt": "Sim"}}


@contextmanager
def picked() -> Iterator[set[str]]:
    """Yields the texts of the evidence that are printed within the block."""
    texts: set[str] = set()
    pick_text = Language.pick_text

    def pick(self: Language, text: Text) -> tuple[str, Any]:
        texts.add(next(iter(text.values())))
        return pick_text(self, text)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Language, "pick_text", pick)
        yield texts


def of_the_printed_states(evidence: Evidence) -> Iterator[tuple[Target, Assembler]]:
    request = BuildRequest(
        countries=Path(),
        output=Path(),
        states=("DE", "MT"),
        languages=("en",),
        documents=frozenset(document_names()) - {"edition", "data"},
        formats=frozenset({"html", "pdf"}),
    )
    assembler = Assembler(request, evidence, ("en",))
    for target in targets(request):
        yield target, assembler


def test_nothing_is_printed_that_was_not_known(evidence: Evidence) -> None:
    renderer = Renderer(RenderSettings(TEMPLATES))
    translatable = {one.original for one in translatable_texts(evidence)}
    printed: set[str] = set()
    for target, assembler in of_the_printed_states(evidence):
        document = assembler.assembled(target).document
        with picked() as texts:
            resolve(target.kind, target.kind.render)(renderer, RenderJob(target, document))
        known = assembler.printed(target)
        assert texts <= known.evidence.keys(), target.name
        printed |= texts
    assert len(printed) > 300
    assert printed <= translatable, "a field is printed that the model marks as unprinted"

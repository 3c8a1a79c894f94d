"""Each document says in its own language whether its translation was reviewed; an English one has nothing to say."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.rendering.catalogue import Review
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN

DRAFT = "Machine translation, not yet reviewed by a native speaker."
REQUEST = BuildRequest(
    FROZEN, Path("x"), ("AT",), ("en",), frozenset({"scorecard", "brief", "embed", "site"}), frozenset({"html", "pdf"})
)
KINDS = ("page", "scorecard", "brief", "embed", "overview", "embed_map", "corrections")


@pytest.fixture(scope="module")
def assembler(evidence: Evidence) -> Assembler:
    return Assembler(REQUEST, evidence, ("en",))


def words(kind: str, assembler: Assembler, review: Review | None, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(Language, "review", review)
    target = next(target for target in targets(REQUEST) if target.kind.name == kind)
    document = assembler.assembled(target).document
    values = {"densities": ("usual", "usual"), "ask_width": 100} if kind == "brief" else {}
    page = environment(Language("en"), TEMPLATES, "css" if target.kind.is_web_page else "rgb")
    return render(page, target.kind.templates[0], document=document, root="../", default_page=None, **values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_says_whether_its_translation_was_reviewed(
    kind: str, assembler: Assembler, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words(kind, assembler, Review(), monkeypatch).count(DRAFT) == 1
    reviewed = words(kind, assembler, Review("Maria Muster", PartialDate(2026, 11, 28)), monkeypatch)
    assert reviewed.replace("\u00a0", " ").count("Translation reviewed by Maria Muster, 28 November 2026.") == 1
    assert DRAFT not in reviewed
    original = words(kind, assembler, None, monkeypatch)
    assert DRAFT not in original and "Translation reviewed" not in original


def test_the_file_for_the_officer_says_it_too(assembler: Assembler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Language, "review", Review())
    target = next(target for target in targets(REQUEST) if target.kind.name == "brief")
    brief = assembler.assembled(target).document
    alone = replace(brief, meeting=replace(brief.meeting, for_officer=True))
    page = environment(Language("en"), TEMPLATES, "rgb")
    html = render(page, "brief/brief.html.j2", document=alone, densities=("usual",), ask_width=100, root="")
    assert html.count(DRAFT) == 1


def test_the_book_says_it_in_its_imprint() -> None:
    imprint = (TEMPLATES / "edition" / "front.html.j2").read_text("utf-8").partition('class="imprint"')[2]
    assert "review_of_translation()" in imprint.partition("</section>")[0]

"""A state whose editor writes in one language, not English: every document is made, and its language is marked."""

import re
from pathlib import Path

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.document_kinds import resolve
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.evidence.load import Evidence, examine
from scorecard.rendering.resource_paths import TEMPLATES
from tests.minimal_project import opposing_project


def in_portuguese(project: Path) -> Evidence:
    """Returns the evidence with the texts of Austria in Portuguese only."""
    path = project / "AT.yaml"
    text = re.sub(r"\{en: (.*?)(?:, de: .*?)?\}", r"{pt: \1 (em português)}", path.read_text("utf-8"))
    assert "en:" not in text
    path.write_text(text, "utf-8")
    evidence, problems, _ = examine(project)
    assert evidence, problems
    assert problems == []
    return evidence


def test_every_document_is_made_and_marks_the_language(tmp_path: Path) -> None:
    project = opposing_project(tmp_path / "countries")
    evidence = in_portuguese(project)
    request = BuildRequest(
        countries=project,
        output=Path(),
        states=("AT",),
        languages=("en",),
        documents=frozenset({"scorecard", "brief", "site", "data"}),
        formats=frozenset({"html", "pdf"}),
    )
    assembler, renderer = Assembler(request, evidence, ("en",)), Renderer(RenderSettings(TEMPLATES))
    pages: dict[str, str] = {}
    for target in targets(request):
        rendered = resolve(target.kind, target.kind.render)(
            renderer, RenderJob(target, assembler.assembled(target).document)
        )
        if target.kind.is_web_page or target.kind.format == "data":
            pages |= {path: content.decode("utf-8", "replace") for path, content in rendered.finish().items()}
    page = pages["en/AT/index.html"]
    originals = re.findall(r'<span class="original" lang="pt">([^<]*)</span>', page)
    assert {"Say where you stand. (em português)", "Little is known. (em português)"} <= {*originals}
    text = re.sub(r"<[^>]*>", "", re.sub(r'<span class="original" lang="pt">[^<]*</span>', "", page))
    assert "em português" not in text, "what is not marked"
    (events,) = [content for path, content in pages.items() if path.endswith("/events.csv")]
    assert "A debate (em português)" in events

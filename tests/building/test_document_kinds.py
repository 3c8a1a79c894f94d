"""The registry of document kinds: every entry is complete, a new one needs no other change, and a gap is named."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from scorecard.building import document_kinds
from scorecard.building.assembler import ARGUMENTS, Assembler, parameters
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest, RenderLimits, targets
from scorecard.building.dependencies import stylesheets_of, templates_of
from scorecard.building.document_kinds import (
    DOCUMENT_KINDS,
    HTML_PAGE,
    PDF,
    DocumentKind,
    default_document_names,
    document_names,
    resolve,
)
from scorecard.building.failure import Failure
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.render_worker import Renderer
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN

PAGE = """{% extends "base.html.j2" %}
{% block title %}Leaflet{% endblock %}{% block description %}{% endblock %}
{% block body %}<main id="content"><h1>Leaflet of {{ document.state }}</h1></main>{% endblock %}
"""


@dataclass(frozen=True)
class Leaflet:
    """A document that a newcomer might add."""

    state: str
    publisher: str
    as_of: PartialDate


def leaflet(evidence: Evidence, state: State) -> Leaflet:
    return Leaflet(state, evidence.edition.publisher, evidence.edition.evidence_date)


PDF_KIND = DocumentKind(
    name="leaflet",
    title="leaflet",
    documents=("leaflet",),
    path="{language}/{state}/leaflet{suffix}.pdf",
    format="pdf",
    assemble=f"{__name__}:leaflet",
    render=PDF,
    templates=("leaflet/leaflet.html.j2",),
    stylesheet="leaflet/print.css.j2",
    every_standard=True,
    default_for_states=True,
)
PAGE_KIND = replace(
    PDF_KIND,
    name="leaflet page",
    title="leaflet page",
    path="{language}/{state}/leaflet.html",
    format="html",
    render=HTML_PAGE,
    stylesheet=None,
    every_standard=False,
)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Returns a folder of templates with those of the leaflet."""
    folder = tmp_path / "templates"
    shutil.copytree(TEMPLATES, folder)
    (folder / "leaflet").mkdir()
    (folder / "leaflet" / "leaflet.html.j2").write_text(PAGE)
    (folder / "leaflet" / "print.css.j2").write_text("@page { size: A6 }\n")
    return folder


@pytest.fixture
def build_request(project: Path, templates: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest(
        project,
        tmp_path / "output",
        ("AT",),
        ("en",),
        frozenset({"leaflet"}),
        frozenset({"html", "pdf"}),
        templates=templates,
    )


def add(monkeypatch: pytest.MonkeyPatch, *kinds: DocumentKind) -> None:
    monkeypatch.setattr(document_kinds, "DOCUMENT_KINDS", (*DOCUMENT_KINDS, *kinds))


def text(pdf: Path) -> str:
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("kind", DOCUMENT_KINDS, ids=lambda kind: kind.name)
def test_every_entry_is_complete(kind: DocumentKind) -> None:
    assert callable(resolve(kind, kind.render))
    assert set(parameters(kind)) <= set(ARGUMENTS)
    assert ("state" in parameters(kind)) == ("{state}" in kind.path), "a path has a state if its document has one"
    assert "language" not in parameters(kind) or "{language}" in kind.path
    assert set(kind.templates) <= set(templates_of(kind, TEMPLATES))
    assert (kind.stylesheet is None) or kind.stylesheet in stylesheets_of(kind, TEMPLATES)
    assert kind.every_standard == ("{suffix}" in kind.path), "else the file for one use takes the place of another"
    assert kind.format == "pdf" or not kind.every_standard
    assert kind.format != "pdf" or kind.is_laid_out, "a PDF has a template and a stylesheet"
    endings = {"pdf": {".pdf"}, "html": {".html", ".png", ""}, "data": {""}}
    assert Path(kind.path).suffix in endings[kind.format], "the file ends as its format says"
    assert kind.render != HTML_PAGE or kind.path.endswith(".html"), "HTML_PAGE writes a web page"
    assert kind.render != PDF or kind.path.endswith(".pdf"), "PDF writes a PDF"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns every kind but the edition, which takes long and has tests of its own, of one state."""
    output = tmp_path_factory.mktemp("every-kind")
    documents = frozenset(document_names()) - {"edition"}
    build_request = BuildRequest(FROZEN, output, ("MT",), ("en",), documents, frozenset({"html", "pdf"}))
    assert build(build_request, 2).failures == {}
    return output


def files_of(kinds: Iterable[DocumentKind], ending: str) -> list[str]:
    paths = (kind.path.format(language="en", state="MT", suffix="") for kind in kinds if kind.name != "edition")
    return [path for path in paths if path.endswith(ending)]


@pytest.mark.parametrize("kind", DOCUMENT_KINDS, ids=lambda kind: kind.name)
def test_what_a_document_says_cannot_change_after_it_was_digested(
    kind: DocumentKind, evidence: Evidence, tmp_path: Path
) -> None:
    documents, formats = frozenset(document_names()), frozenset({"html", "pdf"})
    build_request = BuildRequest(FROZEN, tmp_path, ("MT",), ("en",), documents, formats)
    assembler = Assembler(build_request, evidence, ("en",))
    (target,) = [target for target in targets(build_request) if target.kind == kind]
    document = assembler.assembled(target).document
    if kind.assemble is not None:
        assert is_dataclass(document)
        assert document.__dataclass_params__.frozen, f"{type(document).__name__} is not frozen"  # type: ignore[union-attr]
        assert " object at 0x" not in repr(document), "the digest would differ from build to build"


@pytest.mark.parametrize("file", files_of(DOCUMENT_KINDS, ".pdf"))
def test_every_pdf_is_tagged_has_a_title_and_carries_the_helpline(file: str, published: Path) -> None:
    with pikepdf.open(published / file) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title)
        assert bool(pdf.Root.MarkInfo.Marked)
    assert "116 111" in text(published / file)
    report = validate(str(published / file))
    assert [finding for finding in report.findings if finding.severity.name in ("ERROR", "WARNING")] == []


@pytest.mark.parametrize("file", [path for path in files_of(DOCUMENT_KINDS, ".html") if path.startswith("en/")])
def test_every_web_page_has_a_title_and_carries_the_helpline(file: str, published: Path) -> None:
    page = (published / file).read_text("utf-8")
    assert re.search(r"<title>[^<]+</title>", page)
    assert "116 111" in page


def test_no_two_entries_have_one_name_or_one_path() -> None:
    assert len({kind.name for kind in DOCUMENT_KINDS}) == len(DOCUMENT_KINDS)
    assert len({kind.path for kind in DOCUMENT_KINDS}) == len(DOCUMENT_KINDS)


def test_a_new_kind_is_one_entry_and_its_own_files(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, PDF_KIND, PAGE_KIND)
    assert "leaflet" in document_names()
    assert "leaflet" in default_document_names(states_are_named=True)
    report = build(build_request, 2)
    assert report.failures == {}
    folder = build_request.output / "en" / "AT"
    assert "Leaflet of AT" in text(folder / "leaflet.pdf")
    (sheet,) = re.findall('<link rel="stylesheet" href="(.+?)"/>', (folder / "leaflet.html").read_text("utf-8"))
    assert (folder / sheet).is_file(), "the assets are built with any page"
    assert build(build_request, 2).kept == 4
    archived = replace(build_request, standard="archive")
    assert build(archived, 2).failures == {}
    assert (folder / "leaflet-archive.pdf").is_file()
    with (build_request.templates / "leaflet" / "print.css.j2").open("a") as stylesheet:
        stylesheet.write("h1 { color: #123456 }\n")
    report = build(build_request, 2)
    assert report.reasons == {"en/AT/leaflet.pdf": "changed inputs of its layout: leaflet/print.css.j2"}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"templates": ("leaflet/forgotten.html.j2",)},
            "the document kind 'leaflet' names templates/leaflet/forgotten.html.j2, which does not exist; "
            "write it, or correct the entry",
        ),
        ({"stylesheet": "leaflet/forgotten.css.j2"}, "names templates/leaflet/forgotten.css.j2, which does not exist"),
        (
            {"assemble": "scorecard.documents.leaflet:leaflet"},
            "the document kind 'leaflet' names scorecard.documents.leaflet:leaflet, which cannot be imported "
            "(No module named 'scorecard.documents.leaflet')",
        ),
        ({"assemble": f"{__name__}:forgotten"}, f"names {__name__}:forgotten, which cannot be imported"),
        ({"render": "scorecard.building.render_leaflet:leaflet"}, "names scorecard.building.render_leaflet:leaflet"),
        ({"assemble": f"{__name__}:add"}, "whose parameter 'monkeypatch' is not known; there are evidence, figures"),
        ({"stylesheet": None}, "the document kind 'leaflet' is to be laid out but names no stylesheet"),
    ],
)
def test_what_was_forgotten_is_named_and_stops_nothing_else(
    changed: dict[str, str], message: str, build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, replace(PDF_KIND, **changed), PAGE_KIND)  # type: ignore[arg-type]
    report = build(build_request, 1)
    assert list(report.failures) == ["en/AT/leaflet.pdf"]
    failure = report.failures["en/AT/leaflet.pdf"]
    assert message in failure.cause
    assert failure.place == "scorecard/building/document_kinds.py"
    assert (build_request.output / "en" / "AT" / "leaflet.html").is_file()


def test_a_template_that_refers_to_one_that_is_not_there_is_named(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monkeypatch, PDF_KIND)
    template = build_request.templates / "leaflet" / "leaflet.html.j2"
    template.write_text(PAGE.replace("<h1>", '{% include "leaflet/part.html.j2" %}<h1>'))
    assert build(build_request, 1).failures["en/AT/leaflet.pdf"].cause == (
        "a template of the document kind 'leaflet' refers to 'leaflet/part.html.j2', which does not exist"
    )


def test_a_kind_may_take_several_times_the_usual_limit(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Renderer.render

    def slow(self: Renderer, job: RenderJob) -> RenderResult:
        if job.target.state:
            time.sleep(3)
        return real(self, job)

    monkeypatch.setattr(Renderer, "render", slow)
    add(monkeypatch, replace(PDF_KIND, time_factor=10), PAGE_KIND)
    report = build(replace(build_request, limits=RenderLimits(seconds=2)), 2)
    assert report.failures == {"en/AT/leaflet.html": Failure("stopped: it took longer than the limit of 2 seconds")}

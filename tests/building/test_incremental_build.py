"""Only what changed is made again, the reason is told, and what goes wrong with one document stays with it."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyphen
import pytest
from jinja2 import Environment, FileSystemLoader

from scorecard.building.assembler import Assembler
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest, RenderLimits, RenderSettings, targets
from scorecard.building.dependencies import stylesheets_of, templates_of
from scorecard.building.executor import ExecutorError
from scorecard.building.failure import Failure
from scorecard.building.inputs import read_inputs
from scorecard.building.manifest import read_manifest
from scorecard.building.publication import Publication
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.render_worker import Renderer
from scorecard.building.verify import verify
from scorecard.evidence.load import load
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import ROOT, Change, digests
from tests.minimal_project import minimal_project
from tests.sampling import sample


def request_in(folder: Path) -> BuildRequest:
    """Returns two scorecards of the small project in a folder, as pages and PDFs."""
    return BuildRequest(
        folder / "countries",
        folder / "output",
        ("AT", "BE"),
        ("en",),
        frozenset({"scorecard", "card"}),
        frozenset({"html", "pdf"}),
        date(2026, 11, 24),
    )


@pytest.fixture
def build_request(project: Path, tmp_path: Path) -> BuildRequest:
    """Returns a request that was not built yet."""
    return request_in(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a folder in which the same was built; each test has a copy."""
    folder = tmp_path_factory.mktemp("built")
    minimal_project(folder / "countries")
    assert not build(request_in(folder), 2).failures
    return folder


@pytest.fixture
def published(built: Path, build_request: BuildRequest) -> BuildRequest:
    """Returns the published request, built once."""
    for folder in (build_request.output, Publication(build_request.output).state_dir):
        shutil.copytree(built / folder.name, folder)
    return build_request


def two_pdfs(request: BuildRequest) -> BuildRequest:
    return replace(request, documents=frozenset({"scorecard"}), formats=frozenset({"pdf"}))


def names(request: BuildRequest, paths: list[Path]) -> set[str]:
    return {path.relative_to(request.output).as_posix() for path in paths}


def test_what_has_not_changed_is_not_made_again(published: BuildRequest) -> None:
    before = {path: path.stat().st_mtime_ns for path in published.output.rglob("*")}
    report = build(published, 2)
    assert (report.written, report.kept) == ([], 8)
    assert {path: path.stat().st_mtime_ns for path in published.output.rglob("*")} == before


def test_a_look_that_found_nothing_to_do_need_not_be_taken_again(published: BuildRequest) -> None:
    part = replace(published, states=("AT",))
    assert build(part, 1).written == []
    inputs = read_inputs(part.countries, part.templates).inputs.digest
    for request in (part, published):
        assert Publication(request.output).is_current(request.key, inputs)


def test_where_nothing_has_changed_nothing_heavy_is_imported(published: BuildRequest) -> None:
    code = (
        "import sys; from scorecard.cli import app\n"
        "try: app(['build','AT','BE','-d','scorecard','-d','card','--as-of','2026-11-24',"
        f"'--output',{str(published.output)!r},'--countries',{str(published.countries)!r}])\nexcept SystemExit: pass\n"
        "print(sorted({'pandas','weasyprint','jinja2','yaml','babel'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Nothing to do: 8 documents up to date." in run.stderr
    assert run.stdout.strip() == "[]"


def test_one_sentence_changed_rebuilds_the_documents_it_stands_on(published: BuildRequest, change: Change) -> None:
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    report = build(published, 2)
    assert names(published, report.written) == {"en/AT/scorecard.pdf", "en/AT/index.html"}
    assert report.kept == 6
    assert report.reasons["en/AT/scorecard.pdf"] == (
        "changed content: statements (AT.yaml); text “Is in favour of the text.” changed"
    )
    assert "in favour of the text" in (published.output / "en" / "AT" / "index.html").read_text("utf-8")


@pytest.mark.acceptance
def test_the_data_and_the_book_follow_the_evidence(published: BuildRequest, change: Change) -> None:
    request = replace(published, documents=frozenset({"data", "edition"}))
    assert not build(request, 2).failures
    book = (request.output / "en" / "edition.pdf").read_bytes()
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    report = build(request, 2)
    assert "in favour of the text" in (request.output / "data" / "statements.csv").read_text("utf-8")
    assert (request.output / "en" / "edition.pdf").read_bytes() != book
    assert report.reasons["en/edition.pdf"].startswith(
        "changed content: chapters AT (AT.yaml); text “Is in favour of the text.” changed"
    )


def test_a_comment_in_the_evidence_changes_no_file_but_the_manifest(published: BuildRequest) -> None:
    path = published.countries / "AT.yaml"
    path.write_text(path.read_text("utf-8") + "# seen by A.\n", "utf-8")
    inputs = read_manifest(published.output).inputs.evidence["AT.yaml"]
    report = build(published, 2)
    assert (report.written, report.kept) == ([], 8)
    assert read_manifest(published.output).inputs.evidence["AT.yaml"] != inputs
    assert not verify(published.output).problems


def test_a_pdf_is_made_again_only_if_its_html_changed(published: BuildRequest, tmp_path: Path) -> None:
    looks = tmp_path / "templates"
    shutil.copytree(TEMPLATES, looks)
    build(replace(published, templates=looks), 2)
    page = looks / "scorecard" / "scorecard.html.j2"
    page.write_text(page.read_text("utf-8").replace('<nav class="site"', '<nav class="site last"'), "utf-8")
    report = build(replace(published, templates=looks), 2)
    assert names(published, report.written) == {"en/AT/index.html", "en/BE/index.html"}
    assert set(report.html_unchanged) == {"en/AT/scorecard.pdf", "en/BE/scorecard.pdf"}
    assert report.reasons["en/AT/scorecard.pdf"] == "changed inputs of its HTML: scorecard/scorecard.html.j2"


def test_one_sentence_of_the_program_changed_rebuilds_what_shows_it(published: BuildRequest, tmp_path: Path) -> None:
    """What happened at home is known of Austria alone."""
    pages = replace(published, templates=tmp_path / "templates", formats=frozenset({"html"}))
    shutil.copytree(TEMPLATES, pages.templates)
    assert build(pages, 1).written == []
    history = pages.templates / "scorecard" / "history.html.j2"
    history.write_text(history.read_text("utf-8").replace('_("At home")', '_("In the country")'), "utf-8")
    report = build(pages, 1)
    assert names(published, report.written) == {"en/AT/index.html"}
    assert report.reasons == {"en/AT/index.html": "text “In the country” changed"}
    assert not verify(published.output).problems


@pytest.mark.acceptance
def test_a_stylesheet_for_print_changes_the_pdf_and_not_the_page(published: BuildRequest, tmp_path: Path) -> None:
    looks = tmp_path / "templates"
    shutil.copytree(TEMPLATES, looks)
    with (looks / "scorecard" / "print.css.j2").open("a") as sheet:
        sheet.write("\n.method p { color: #123456 }\n")
    report = build(replace(published, templates=looks), 2)
    assert names(published, report.written) == {"en/AT/scorecard.pdf", "en/BE/scorecard.pdf"}
    assert report.reasons["en/BE/scorecard.pdf"] == "changed inputs of its layout: scorecard/print.css.j2"


@pytest.mark.parametrize("kind", sample(["scorecard", "brief", "card", "site"], ["scorecard"]))
def test_what_a_template_refers_to_is_all_that_is_loaded_for_it(
    kind: str, build_request: BuildRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The references are read from the text; what the engine of the templates really loads must be among them."""
    loaded: set[str] = set()

    class Watched(FileSystemLoader):
        def get_source(self, environment: Environment, template: str) -> Any:
            loaded.add(template)
            return super().get_source(environment, template)

    monkeypatch.setattr("scorecard.rendering.environment.FileSystemLoader", Watched)
    monkeypatch.setattr("scorecard.rendering.stylesheet.FileSystemLoader", Watched)
    wanted = replace(build_request, output=tmp_path / "again", states=("AT",), documents=frozenset({kind}))
    assembler = Assembler(wanted, load(wanted.countries), ("en",))
    for target in targets(wanted):
        loaded.clear()
        renderer = Renderer(RenderSettings(TEMPLATES))
        renderer.render(RenderJob(target, assembler.assembled(target).document))
        known = {*templates_of(target.kind, TEMPLATES), *stylesheets_of(target.kind, TEMPLATES)}
        assert loaded <= known, target.name
        assert loaded or target.kind.name in ("assets", "data")


@pytest.mark.acceptance
def test_a_worker_keeps_nothing_of_the_languages_before(build_request: BuildRequest) -> None:
    """Else one that goes through all 24 grows with each of them."""
    wanted = replace(build_request, languages=("en", "fr"), states=("AT",), formats=frozenset({"pdf"}))
    assembler = Assembler(wanted, load(wanted.countries), ("en",))
    english, french = [RenderJob(target, assembler.assembled(target).document) for target in targets(wanted)]

    def kept(*jobs: RenderJob) -> tuple[set[Any], set[str]]:
        renderer = Renderer(RenderSettings(TEMPLATES))
        for job in jobs:
            renderer.render(job)
        return set(renderer.printer(french.target.kind)._fonts.lines), set(pyphen.hdcache)

    both, one = kept(english, french), kept(french)
    assert both == one
    assert one[0], "nothing was kept"


def test_a_file_that_was_lost_or_changed_is_made_again(published: BuildRequest) -> None:
    (published.output / "en" / "AT" / "card.png").unlink()
    page = published.output / "en" / "BE" / "index.html"
    good = page.read_bytes()
    page.unlink()
    page.write_bytes(good.replace(b"Belgium", b"Belgiun", 1))
    report = build(published, 2)
    assert names(published, report.written) == {"en/AT/card.png", "en/BE/index.html"}
    assert report.reasons["en/AT/card.png"] == "en/AT/card.png is missing or was changed"
    assert page.read_bytes() == good


def test_files_that_were_lost_with_the_record_of_them_are_made_again(published: BuildRequest) -> None:
    (published.output / "en" / "AT" / "card.png").unlink()
    state = published.output.parent / f".{published.output.name}.build" / "state.json"
    for record in (None, '{"current": {}, "stamps": {"en/AT/card.png": []}, "notes": []}'):
        state.unlink() if record is None else state.write_text(record)
        report = build(published, 2)
        assert names(published, report.written) == {"en/AT/card.png"}
        (published.output / "en" / "AT" / "card.png").unlink()


def test_a_build_of_one_state_on_the_edition_of_an_older_program_keeps_the_other_states(
    published: BuildRequest,
) -> None:
    manifest = published.output / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    content["form"] = 1
    content["contents"] = content.pop("parts")
    for name, target in content["targets"].items():
        for old, new in (("words", "html_inputs"), ("press", "layout_inputs"), ("content", "html")):
            target[old] = f"as {name} was built then"
            del target[new]
    del content["whole"]
    sketch = {"assets/sketch.css": {"sha256": hashlib.sha256(b"old").hexdigest(), "bytes": 3}}
    content["targets"]["assets"]["files"] |= sketch
    manifest.write_text(json.dumps(content))
    (published.output / "assets" / "sketch.css").write_bytes(b"old")
    (published.output / "notes.txt").write_text("mine")
    before = digests(published.output)
    report = build(replace(published, states=("AT",)), 2)
    assert report.failures == {}
    assert set(report.reasons) >= {"en/AT/card.png"}
    assert names(published, report.removed) == {"assets/sketch.css"}, "this program does not make it"
    after = digests(published.output)
    assert {path for path in before if path not in after} == {"assets/sketch.css"}
    assert all(after[path] == before[path] for path in before if path.startswith("en/BE/"))
    assert verify(published.output).problems == {"notes.txt": "does not belong to this edition"}


def test_files_no_longer_produced_are_removed_and_those_of_others_stay(published: BuildRequest) -> None:
    manifest = published.output / "manifest.json"
    sheet = next((published.output / "assets").glob("screen*.css"))
    manifest.write_text(manifest.read_text("utf-8").replace(f"assets/{sheet.name}", "assets/paper.css"), "utf-8")
    sheet.rename(sheet.with_name("paper.css"))
    (published.output / "notes.txt").write_text("mine")
    report = build(published, 2, force=True)
    assert names(published, report.removed) == {"assets/paper.css"}
    assert not (published.output / "assets" / "paper.css").exists()
    assert sheet.is_file()
    assert (published.output / "notes.txt").read_text() == "mine"


def test_where_a_document_takes_too_long_the_last_good_one_stays(
    published: BuildRequest, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (published.output / "en" / "AT" / "scorecard.pdf").read_bytes()
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    real = Renderer.render

    def slow(self: Renderer, job: RenderJob) -> RenderResult:
        if job.target.name == "en/AT/scorecard.pdf":
            time.sleep(60)
        return real(self, job)

    with monkeypatch.context() as patched:
        patched.setattr(Renderer, "render", slow)
        report = build(replace(published, limits=RenderLimits(seconds=2)), 1)
    assert report.failures == {"en/AT/scorecard.pdf": Failure("stopped: it took longer than the limit of 2 seconds")}
    assert (published.output / "en" / "AT" / "scorecard.pdf").read_bytes() == good
    assert build(published, 1).reasons["en/AT/scorecard.pdf"].startswith("changed content")


@pytest.mark.acceptance
def test_a_document_that_needs_too_much_memory_is_stopped_by_name(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Renderer.render

    def greedy(self: Renderer, job: RenderJob) -> RenderResult:
        if job.target.name == "en/BE/scorecard.pdf":
            bytearray(3_000_000_000)
        return real(self, job)

    monkeypatch.setattr(Renderer, "render", greedy)
    report = build(replace(two_pdfs(build_request), limits=RenderLimits(megabytes=1500)), 2)
    assert report.failures == {
        "en/BE/scorecard.pdf": Failure("stopped: it needs more memory than one document may use")
    }
    assert (build_request.output / "en" / "AT" / "scorecard.pdf").is_file()


@pytest.mark.parametrize("times", sample([1, 2], [2]))
def test_a_worker_that_is_killed_is_replaced(
    build_request: BuildRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    real = Renderer.render

    def killed(self: Renderer, job: RenderJob) -> RenderResult:
        died = len(list(tmp_path.glob("died-*")))
        if job.target.name == "en/BE/scorecard.pdf" and died < times:
            (tmp_path / f"died-{died}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, job)

    monkeypatch.setattr(Renderer, "render", killed)
    report = build(two_pdfs(build_request), 2)
    assert list(report.failures) == ([] if times == 1 else ["en/BE/scorecard.pdf"])
    assert (build_request.output / "en" / "BE" / "scorecard.pdf").is_file() == (times == 1)
    assert (build_request.output / "en" / "AT" / "scorecard.pdf").is_file()


def test_a_removed_font_is_named_and_the_published_folder_stays(
    published: BuildRequest, change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in published.output.rglob("*") if path.is_file()}
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    monkeypatch.setattr("scorecard.rendering.assets._FONT_FOLDER", tmp_path / "gone")
    from scorecard.rendering.assets import fonts

    fonts.cache_clear()
    with pytest.raises(ExecutorError, match=r"gone/SourceSansPro-Light\.ttf: No such file"):
        build(published, 2)
    fonts.cache_clear()
    assert {path: path.read_bytes() for path in published.output.rglob("*") if path.is_file()} == before

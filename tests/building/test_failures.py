"""A failure names its target, the line and the cause; the traceback is in a log, and printed only with --debug."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.building.failure import failure_from
from scorecard.building.publication import Publication
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.render_worker import Renderer
from scorecard.cli import app
from scorecard.rendering.resource_paths import TEMPLATES

PAGE = "en/AT/index.html"

NAVIGATION = '<nav class="site"'
"""The text of a template at which mistakes are put in; only web pages have it."""


@pytest.fixture
def build_request(project: Path, tmp_path: Path) -> BuildRequest:
    """Returns the pages of two states, with templates of their own."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return BuildRequest(
        project,
        tmp_path / "output",
        ("AT", "BE"),
        ("en",),
        frozenset({"scorecard"}),
        frozenset({"html"}),
        templates=tmp_path / "templates",
    )


def insert(request: BuildRequest, name: str, mark: str, text: str) -> int:
    """Puts a piece of template before a mark; returns the number of its line."""
    path = request.templates / name
    before, found, after = path.read_text("utf-8").partition(mark)
    assert found
    path.write_text(before + text + found + after, "utf-8")
    return before.count("\n") + 1


def log_of(request: BuildRequest, name: str) -> Path:
    return Publication(request.output).state_dir / "failures" / f"{name}.log"


def run(request: BuildRequest, *more: str) -> Result:
    folders = ("--countries", str(request.countries), "--output", str(request.output))
    return CliRunner().invoke(app, ["build", "AT", "BE", "-d", "scorecard", "-f", "html", *folders, *more])


@pytest.mark.parametrize(
    ("mistake", "cause"),
    [
        ("{{ document.nothing }}", "'scorecard.documents.scorecard.Scorecard object' has no attribute 'nothing'"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ nothing|site }}", "'nothing' is undefined"),
        ("{{ document.verdict|nothing }}", "No filter named 'nothing' found."),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_file_and_line(
    mistake: str, cause: str, build_request: BuildRequest
) -> None:
    line = insert(build_request, "scorecard/scorecard.html.j2", NAVIGATION, mistake)
    report = build(build_request, 1)
    assert set(report.failures) == {"en/AT/index.html", "en/BE/index.html"}
    assert str(report.failures[PAGE]) == f"templates/scorecard/scorecard.html.j2:{line}: {cause}"
    assert "Traceback (most recent call last)" in log_of(build_request, PAGE).read_text("utf-8")
    assert report.logs == [log_of(build_request, PAGE), log_of(build_request, "en/BE/index.html")]


def test_an_error_in_a_filter_names_its_line_and_the_line_of_the_template(build_request: BuildRequest) -> None:
    line = insert(build_request, "scorecard/scorecard.html.j2", NAVIGATION, "{{ 7|site }}")
    failure = str(build(build_request, 1).failures[PAGE])
    assert re.match(
        rf"scorecard/rendering/environment\.py:\d+, called from templates/scorecard/scorecard\.html\.j2:{line}: ",
        failure,
    )


def test_an_error_while_a_document_is_assembled_names_the_line_of_the_program(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecard.documents.aspect_names.ASPECT_LABELS", {})
    report = build(build_request, 1)
    failure = str(report.failures[PAGE])
    assert re.fullmatch(
        r"scorecard/documents/aspect_names\.py:\d+: there is no entry 'detection_orders' \(KeyError\)", failure
    ), failure
    assert "KeyError: 'detection_orders'" in log_of(build_request, PAGE).read_text("utf-8")


def test_an_error_in_the_figures_of_all_documents_is_named_too(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("two lines\nof words")

    monkeypatch.setattr("scorecard.building.assembler.compute", broken)
    failure = str(build(build_request, 1).failures[PAGE])
    assert re.fullmatch(r"scorecard/building/assembler\.py:\d+: two lines of words \(ValueError\)", failure), failure


def test_an_error_while_a_document_is_rendered_names_the_line_of_the_program(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(renderer: Renderer, job: RenderJob) -> RenderResult:
        raise ZeroDivisionError

    monkeypatch.setattr("scorecard.building.render_page.html_page", broken)
    failure = str(build(build_request, 1).failures[PAGE])
    assert re.fullmatch(r"scorecard/building/render_worker\.py:\d+: ZeroDivisionError", failure), failure


def test_the_logs_of_a_build_are_gone_after_the_next(build_request: BuildRequest) -> None:
    path = build_request.templates / "scorecard" / "scorecard.html.j2"
    good = path.read_text("utf-8")
    insert(build_request, "scorecard/scorecard.html.j2", NAVIGATION, "{{ nothing }}")
    build(build_request, 1)
    assert log_of(build_request, PAGE).is_file()
    path.write_text(good, "utf-8")
    assert build(build_request, 1).failures == {}
    assert not log_of(build_request, PAGE).parent.exists()


def test_what_is_no_mistake_of_the_program_has_neither_place_nor_log(build_request: BuildRequest) -> None:
    failure = failure_from(MemoryError(), TEMPLATES)
    assert (failure.place, failure.traceback) == (None, "")
    assert str(failure) == "stopped: it needs more memory than one document may use"


def test_a_traceback_is_printed_only_with_debug(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scorecard.documents.aspect_names.ASPECT_LABELS", {})
    answer = run(build_request)
    assert answer.exit_code == 1
    *_, first, second, summary = answer.stderr.splitlines()  # notes on the evidence come before
    place = r"scorecard/documents/aspect_names\.py:\d+"
    assert re.match(rf"en/AT/index\.html: {place}: there is no entry 'detection_orders'", first)
    assert second.startswith("en/BE/index.html: ")
    assert "2 failures, " in summary
    assert "Their tracebacks are in .output.build/failures/en/." in summary
    assert "Traceback" not in answer.output
    loud = run(build_request, "--debug")
    assert loud.stderr.count("Traceback (most recent call last)") == 2
    assert json.loads(run(build_request, "--json").stdout)["logs"] == [
        str(log_of(build_request, name)) for name in ("en/AT/index.html", "en/BE/index.html")
    ]


def test_a_single_log_is_named_by_its_path(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scorecard.building.render_brief.fit_sides", None)
    answer = CliRunner().invoke(
        app, ["brief", "AT", "--countries", str(build_request.countries), "--output", str(build_request.output)]
    )
    assert answer.exit_code == 1
    assert "Its traceback is in .output.build/failures/en/AT/brief.pdf.log." in answer.stderr


def test_an_error_outside_of_any_document_is_named_and_logged(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("not a document")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Publication, "resume", broken)
    answer = run(build_request)
    assert answer.exit_code == 1
    assert re.fullmatch(
        r"Nothing was built: scorecard/building/build_run\.py:\d+: not a document \(RuntimeError\)\. "
        r"The traceback is in \.output\.build/failures/build\.log\.\n",
        answer.stderr,
    ), answer.stderr
    assert "Traceback" in run(build_request, "--debug").stderr


def test_workers_that_cannot_start_are_named_with_the_reason(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Renderer, target: object) -> None:
        raise RuntimeError("no fonts")

    monkeypatch.setattr(Renderer, "warm", broken)
    answer = run(build_request)
    assert answer.exit_code == 1
    assert re.match(
        r"Nothing was built: scorecard/building/worker_process\.py:\d+: no fonts \(RuntimeError\)\.", answer.stderr
    )

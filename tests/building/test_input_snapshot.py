"""A build is made from one reading of its inputs: an edit while it runs counts for the next build, undone or not.

Where nothing depends on the layout engine, an executor stands in for the workers that returns what a document says and
what the templates say at that moment.
"""

import os
import shutil
import socket
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest, RenderLimits, RenderSettings, Target
from scorecard.building.dependencies import stylesheets_of, templates_of
from scorecard.building.inputs import read_inputs
from scorecard.building.meeting_brief import build_meeting_brief
from scorecard.building.program_files import ProgramChangedError
from scorecard.building.publication import Publication
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.verify import verify
from scorecard.documents.brief import Meeting
from scorecard.evidence.evidence_files import MAX_EVIDENCE_BYTES
from scorecard.evidence.problems import EvidenceError
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import digests
from tests.minimal_project import opposing_project
from tests.sampling import sample

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#112233" d="M2 2H38V38H2Z"/></svg>'


@dataclass(frozen=True)
class Edit:
    """A piece of text that is replaced in a file, below the folder that holds evidence and templates."""

    file: str
    old: str
    new: str


EDITS = {
    "evidence": Edit("countries/AT.yaml", "Supports the text.", "Is all for the text."),
    "shared file": Edit("countries/eu/edition.yaml", "en: The method.", "en: A method."),
    "roll calls": Edit("countries/eu/roll_calls.csv", "Carl C,DE,", "Carl C,AT,"),
    "logo": Edit("countries/logos/AT.svg", "#112233", "#332211"),
    "template": Edit("templates/scorecard/scorecard.html.j2", 'class="scorecard{', 'class="scorecard late{'),
    "included template": Edit("templates/parts/sources.html.j2", "{%", "late {%"),
    "tokens": Edit("templates/style/tokens.toml", '"#565b63"', '"#565b64"'),
    "stylesheet": Edit("templates/style/screen.css.j2", "}", "}\n.late { color: red }"),
}


class Mirror:
    """An executor that answers each job with a file of the content of the document and of its present templates."""

    def __init__(self, settings: RenderSettings) -> None:
        self._templates = settings.templates

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult]]:
        for job in jobs:
            name, kind = job.target.name, job.target.kind
            names = {*templates_of(kind, self._templates), *stylesheets_of(kind, self._templates)}
            if names:
                names.add("style/tokens.toml")
            looks = [(self._templates / used).read_bytes() for used in sorted(names)]
            path = {"assets": "assets/file.css", "data": "data/file.csv"}.get(name, name)
            yield job, RenderResult("", {path: repr(job.document).encode() + b"".join(looks)})

    def close(self) -> None:
        pass


def mirror(request: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> Mirror:
    return Mirror(settings)


def request_in(folder: Path) -> BuildRequest:
    """Returns every kind of document of one state, with templates and a logo of its own."""
    project = opposing_project(folder / "countries")
    shutil.copytree(TEMPLATES, folder / "templates")
    (project / "logos").mkdir()
    (project / "logos" / "AT.svg").write_text(LOGO, "utf-8")
    member = project / "AT.yaml"
    member.write_text(member.read_text("utf-8").replace("sources: [own-1]\n", "logo: AT.svg\n  sources: [own-1]\n", 1))
    return BuildRequest(
        project,
        folder / "output",
        ("AT",),
        ("en",),
        frozenset({"scorecard", "brief", "data"}),
        frozenset({"html", "pdf"}),
        templates=folder / "templates",
    )


@pytest.fixture
def build_request(tmp_path: Path) -> BuildRequest:
    return request_in(tmp_path)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Returns the files built before any edit."""
    return clean_build(request_in(tmp_path_factory.mktemp("clean")), "before")


def apply(edits: Iterable[Edit], folder: Path) -> None:
    for edit in edits:
        path = folder / edit.file
        text = path.read_text("utf-8")
        assert edit.old in text, f"'{edit.old}' is not in {edit.file}"
        path.write_text(text.replace(edit.old, edit.new, 1), "utf-8")


def undone(edits: Iterable[Edit]) -> list[Edit]:
    return [Edit(edit.file, edit.new, edit.old) for edit in edits]


def at(step: int, act: Callable[[], object]) -> Callable[[str], None]:
    """Returns a progress function that acts once: when work begins (step 0), or after so many finished targets."""
    steps = iter(range(1000))

    def progress(name: str) -> None:
        if next(steps) == step:
            act()

    return progress


def clean_build(request: BuildRequest, name: str) -> dict[str, str]:
    output = request.output.with_name(name)
    assert not build(replace(request, output=output), executor_factory=mirror).failures
    return digests(output)


@pytest.mark.parametrize(
    ("kind", "step"),
    sample(
        [(kind, step) for kind in EDITS for step in (0, 1)],
        [("evidence", 0)],
    ),
)
def test_an_edit_during_a_build_counts_for_the_next_one(
    kind: str, step: int, build_request: BuildRequest, before: dict[str, str], tmp_path: Path
) -> None:
    edits, output = [EDITS[kind]], build_request.output
    build(build_request, progress=at(step, lambda: apply(edits, tmp_path)), executor_factory=mirror)
    assert digests(output) == before, "made from what was read at the beginning"
    assert not verify(output).problems

    apply(undone(edits), tmp_path)
    assert build(build_request, executor_factory=mirror).written == []
    assert digests(output) == before

    apply(edits, tmp_path)
    after = clean_build(build_request, "after")
    assert {**after, "manifest.json": ""} != {**before, "manifest.json": ""}, "the edit can be seen"
    build(build_request, progress=at(step, lambda: apply(undone(edits), tmp_path)), executor_factory=mirror)
    assert digests(output) == after
    build(build_request, executor_factory=mirror)
    assert digests(output) == before


REMOVALS: dict[str, Callable[[Path], object]] = {
    "a file": lambda folder: (folder / "countries" / "AT.yaml").unlink(),
    "a file broken": lambda folder: (folder / "countries" / "BE.yaml").write_text("state: [BE"),
    "a table renamed": lambda folder: (folder / "countries/eu/roll_calls.csv").rename(folder / "countries/eu/old.csv"),
    "the evidence": lambda folder: shutil.rmtree(folder / "countries"),
    "a template": lambda folder: (folder / "templates" / "base.html.j2").unlink(),
    "the templates": lambda folder: shutil.rmtree(folder / "templates"),
    "templates renamed": lambda folder: (folder / "templates" / "brief").rename(folder / "templates" / "letter"),
}


@pytest.mark.parametrize("removal", sample(REMOVALS, ["the evidence", "the templates"]))
def test_what_is_removed_or_broken_during_a_build_does_not_matter_to_it(
    removal: str, build_request: BuildRequest, before: dict[str, str], tmp_path: Path
) -> None:
    report = build(build_request, progress=at(0, lambda: REMOVALS[removal](tmp_path)), executor_factory=mirror)
    assert report.failures == {}
    assert digests(build_request.output) == before


def test_the_workers_render_what_was_read_at_the_beginning(build_request: BuildRequest, tmp_path: Path) -> None:
    """The same with real pages: everything is edited at once while the first worker starts, and undone."""
    pages = replace(build_request, documents=frozenset({"scorecard"}), formats=frozenset({"html"}))
    edits = list(EDITS.values())
    build(pages, progress=at(0, lambda: apply(edits, tmp_path)))
    before = digests(pages.output)
    apply(undone(edits), tmp_path)
    assert build(pages).written == []
    build(pages, force=True)
    assert digests(pages.output) == before
    apply(edits, tmp_path)
    build(pages, progress=at(0, lambda: apply(undone(edits), tmp_path)))
    page = (pages.output / "en" / "AT" / "index.html").read_text("utf-8")
    assert "Is all for the text." in page
    assert 'class="scorecard late"' in page


def test_the_brief_for_a_meeting_is_made_from_one_reading_too(
    build_request: BuildRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    class Pool(Mirror):
        def __init__(self, number: int, settings: RenderSettings, wanted: list[Target], limits: RenderLimits) -> None:
            super().__init__(settings)
            shutil.rmtree(tmp_path / "templates")
            (tmp_path / "countries" / "AT.yaml").write_text("state: [")

        def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult]]:
            for job, result in super().run(jobs):
                seen.extend((result.files or {}).values())
                yield job, result

    monkeypatch.setattr("scorecard.building.worker_pool.WorkerPool", Pool)
    meeting = replace(build_request, documents=frozenset({"brief"}), meeting=Meeting("A ministry", None))
    (path,) = build_meeting_brief(meeting).written
    assert isinstance(path, Path)
    assert path.read_bytes() == seen[0]
    with pytest.raises(EvidenceError, match=f"^{build_request.countries}/AT.yaml"):
        path.unlink()  # the file of the stand-in is no brief, and would be refused
        (tmp_path / "templates").mkdir()
        build_meeting_brief(meeting)


@pytest.mark.parametrize(
    "edited",
    sample(
        ["locale/de/LC_MESSAGES/scorecard.po", "documents/verdict.py", "new_module.py"],
        ["new_module.py"],
    ),
)
def test_nothing_is_published_where_the_program_was_changed_during_the_build(
    edited: str, build_request: BuildRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "scorecard"
    (program / "documents").mkdir(parents=True)
    (program / "documents" / "verdict.py").write_text("# one\n")
    (program / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    (program / "locale" / "de" / "LC_MESSAGES" / "scorecard.po").write_bytes(b"one")
    monkeypatch.setattr("scorecard.building.inputs.PROGRAM", program)
    path = program / edited

    def edit_and_undo() -> None:
        content = path.read_bytes() if path.exists() else b""
        path.write_bytes(content + b"#")
        path.write_bytes(content)

    with pytest.raises(ProgramChangedError, match=f"{edited} was changed while the build ran; run the same command"):
        build(build_request, progress=at(2, edit_and_undo), executor_factory=mirror)
    assert not build_request.output.exists()
    report = build(build_request, executor_factory=mirror)
    assert "finished by a build that was stopped" not in report.reasons.values(), "they may be from the edited program"
    assert digests(build_request.output) == clean_build(build_request, "clean")


def test_nothing_is_published_where_a_library_was_changed_during_the_build(
    build_request: BuildRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "site" / "jinja2" / "loaders.py"
    module.parent.mkdir(parents=True)
    module.write_text("")
    record = tmp_path / "site" / "jinja2-3.1.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("jinja2/loaders.py,sha256=x,0\n")
    monkeypatch.setattr("scorecard.building.program_files.library_records", lambda: [record])
    with pytest.raises(ProgramChangedError, match=r"jinja2/loaders\.py was changed while the build ran"):
        build(build_request, progress=at(1, module.touch), executor_factory=mirror)
    monkeypatch.setattr("scorecard.building.program_files.tool_versions", lambda: {"weasyprint": "0.1"})
    with pytest.raises(ProgramChangedError, match="was changed while the build ran"):
        build(build_request, executor_factory=mirror)
    assert not build_request.output.exists()


def test_problems_name_the_files_of_the_user(build_request: BuildRequest, tmp_path: Path) -> None:
    path = tmp_path / "countries" / "AT.yaml"
    path.write_text(path.read_text("utf-8").replace("stance: supports", "stance: suports").replace("AT.svg", "BE.svg"))
    with pytest.raises(EvidenceError) as caught:
        build(build_request, executor_factory=mirror)
    assert {problem.file for problem in caught.value.problems} == {path.as_posix()}
    assert ".output.build" not in str(caught.value)


def test_a_build_with_nothing_to_do_writes_nothing(build_request: BuildRequest) -> None:
    build(build_request, executor_factory=mirror)
    room = Publication(build_request.output).state_dir
    before = {path: path.stat().st_mtime_ns for path in room.rglob("*") if path.name != "lock"}
    assert build(build_request, executor_factory=mirror).written == []
    assert {path: path.stat().st_mtime_ns for path in room.rglob("*") if path.name != "lock"} == before


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener, chdir(path.parent):
        listener.bind(path.name)  # the address of a socket is short


@pytest.mark.parametrize(
    ("name", "make", "cause"),
    [
        ("DE.yaml", os.mkfifo, "it is a pipe, a socket or a device"),
        ("eu/roll_calls.csv", os.mkfifo, "it is a pipe, a socket or a device"),
        ("logos/AT.svg", os.mkfifo, "it is a pipe, a socket or a device"),
        ("eu/notes.csv", _socket, "it is a pipe, a socket or a device"),
        ("logos/AT.png", lambda path: path.symlink_to("/dev/zero"), "it is a pipe, a socket or a device"),
        ("DE.yaml", lambda path: path.mkdir(), "it is a folder"),
        ("eu/film.yaml", lambda path: path.write_bytes(bytes(MAX_EVIDENCE_BYTES + 1)), "it has 20 MB, and 20 MB are"),
        ("FR.yaml", lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
    ],
)
def test_what_cannot_be_read_as_evidence_is_named(
    name: str, make: Callable[[Path], object], cause: str, project: Path
) -> None:
    (project / "logos").mkdir()
    (project / name).unlink(missing_ok=True)
    make(project / name)
    with pytest.raises(EvidenceError) as caught:
        read_inputs(project, TEMPLATES)
    (problem,) = caught.value.problems
    assert problem.file == (project / name).as_posix()
    assert problem.message.startswith(f"cannot be read: {cause}")


@pytest.mark.parametrize("folder", ["countries", "countries/eu", "countries/logos", "templates"])
def test_a_name_that_is_not_utf_8_is_told_in_printable_letters(folder: str, build_request: BuildRequest) -> None:
    end = "svg" if folder.endswith("logos") else "yaml"
    path = build_request.templates.parent / folder / (os.fsdecode(b"M\xe4rz.") + end)
    try:
        path.write_text("x")
    except OSError:
        pytest.skip("this file system has no such names")
    try:
        build(build_request, executor_factory=mirror)
    except EvidenceError as error:
        named = error.problems[0].file
    except OSError as error:
        named = error.filename
    assert named == f"{path.parent}/M\\xe4rz.{end}"


def test_a_template_that_cannot_be_read_is_named(build_request: BuildRequest) -> None:
    pipe = build_request.templates / "parts" / "pipe.html.j2"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="it is a pipe") as caught:
        build(build_request, executor_factory=mirror)
    assert caught.value.filename == str(pipe)
    assert not build_request.output.exists()


def test_links_are_read_hidden_files_and_what_has_just_gone_are_not(
    build_request: BuildRequest, tmp_path: Path
) -> None:
    countries, templates = build_request.countries, build_request.templates
    (countries / "MT.yaml").rename(tmp_path / "elsewhere.yaml")
    (countries / "MT.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (countries / "eu").rename(tmp_path / "shared")
    (countries / "eu").symlink_to(tmp_path / "shared")
    (templates / "parts").rename(tmp_path / "parts")
    (templates / "parts").symlink_to(tmp_path / "parts")
    (templates / "again").symlink_to(templates)
    os.mkfifo(countries / ".DE.yaml.swp")
    os.mkfifo(templates / ".pipe.j2")
    (countries / "logos" / "gone.svg").symlink_to("nowhere.svg")
    (templates / "gone.j2").symlink_to("nowhere.j2")
    assert not build(build_request, executor_factory=mirror).failures
    snapshot = Publication(build_request.output).state_dir / "inputs"
    assert stat.S_ISREG((snapshot / "countries" / "MT.yaml").lstat().st_mode)
    assert (snapshot / "templates" / "parts" / "sources.html.j2").is_file()
    assert {"eu/edition.yaml", "MT.yaml"} <= read_inputs(countries, templates).inputs.evidence.keys()
    assert not [path for path in snapshot.rglob("*") if path.is_symlink() or path.name.startswith((".", "gone"))]

"""`--output` is refused where nobody means to publish, before anything is made there or beside it."""

import os
import pwd
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.minimal_project import MINIMAL, minimal_project
from tests.sampling import sample
from tests.test_cli import run

COMMANDS = (("build", "MT", "-d", "card"), ("brief", "MT"), ("merge", "part-1"))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with evidence, links to it, and a home above it, in which the commands are typed."""
    home = tmp_path / "home"
    folder = home / "checkout"
    folder.mkdir(parents=True)
    minimal_project(folder / "countries")
    (folder / "link").symlink_to("countries")
    (folder / "here").symlink_to(".")
    (folder / "loop").symlink_to("loop")
    (folder / "full").mkdir()
    (folder / "full" / "thesis.docx").write_text("mine")
    (folder / "file").write_text("mine")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(home))
    return folder


def everything(folder: Path) -> list[tuple[str, int, int]]:
    return [(str(path), path.lstat().st_mode, path.lstat().st_mtime_ns) for path in sorted(folder.rglob("*"))]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("", "is the working directory"),
        (".", "is the working directory"),
        ("here", "is the working directory"),
        ("countries/..", "is the working directory"),
        ("..", "holds the working directory"),
        ("../..", "holds the working directory"),
        ("/", "is the root of the file system"),
        ("countries", "is the evidence"),
        ("link", "is the evidence"),
        ("countries/eu", "lies in the evidence"),
        ("link/new", "lies in the evidence"),
        (str(ROOT / "scorecard"), "is the program"),
        (str(ROOT / "scorecard" / "building"), "lies in the program"),
        (str(ROOT / "templates" / "style"), "lies in the templates"),
        (str(ROOT), "holds the program"),
        ("full", "holds files, and no manifest of a build; give an empty folder with --output, or --into"),
        ("file", "is not a folder"),
        ("loop", "is a link that leads back to itself"),
    ],
)
def test_a_folder_that_nobody_means_is_refused(
    command: tuple[str, ...], output: str, told: str, checkout: Path
) -> None:
    if command[0] == "merge" and output in ("full", "file", "loop"):
        pytest.skip("its parts are looked at first")
    before = everything(checkout.parent)
    answer = run(*command, "--output", output)
    assert answer.exit_code == (1 if output == "file" else 2)  # as for any path that cannot be written
    assert told in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert "--output" in answer.stderr
    assert everything(checkout.parent) == before


@pytest.mark.parametrize("output", ["~", "~/.."])
def test_a_home_and_what_is_above_it_is_refused_from_anywhere(
    output: str, checkout: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = checkout.parent
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    answer = run("build", "--countries", str(MINIMAL), "--output", output.replace("~", str(home)))
    assert answer.exit_code == 2
    assert f"the home {home}" in answer.stderr
    monkeypatch.delenv("HOME")
    known_to_the_system = pwd.getpwuid(os.getuid()).pw_dir
    assert run("build", "--countries", str(MINIMAL), "--output", known_to_the_system).exit_code == 2


def test_a_working_directory_that_was_deleted_is_told(checkout: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    answer = run("build", "MT", "--output", str(tmp_path / "output"))
    assert (answer.exit_code, answer.stderr.count("\n")) == (2, 1)
    assert answer.stderr.startswith("the working directory does not exist any more; change to a folder")
    os.chdir(checkout)


@pytest.mark.parametrize("entry", sample([".git", ".stfolder/"], [".git"]))
def test_hidden_entries_do_not_count_as_content(entry: str, checkout: Path) -> None:
    output = checkout / "output"
    output.mkdir()
    if entry.endswith("/"):
        (output / entry).mkdir()
    else:
        (output / entry).write_text("gitdir: elsewhere")
    answer = run("build", "AT", "-d", "embed", "--output", str(output))
    assert answer.exit_code == 0, answer.stderr
    assert (output / "manifest.json").is_file()
    assert (output / entry).exists()


def test_into_builds_beside_what_is_there(checkout: Path) -> None:
    words = ("build", "AT", "-d", "embed", "--output", "full")
    assert run(*words).exit_code == 2
    assert run(*words, "--into").exit_code == 0
    assert (checkout / "full" / "thesis.docx").read_text() == "mine"
    assert run(*words).exit_code == 0, "once there is a manifest it needs not be said again"
    assert run("verify", "full").stdout == "full/thesis.docx does not belong to this edition\n"
    answer = run("verify", "full", "--into")
    assert (answer.exit_code, answer.stdout) == (0, "note: full/thesis.docx does not belong to this edition\n")

"""What a user would miss after `scorecard build`, `merge` and `verify`, as these are typed."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import Result

from tests.conftest import digests
from tests.minimal_project import minimal_project
from tests.test_cli import run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a folder with a published one, small and quickly built, the state and the evidence beside it."""
    room = tmp_path_factory.mktemp("built") / "room"
    minimal_project(room / "countries")
    assert build(room / "output") == 0
    return room


@pytest.fixture
def output(built: Path, tmp_path: Path) -> Path:
    """Returns a copy of the published folder."""
    shutil.copytree(built, tmp_path / "room")
    return tmp_path / "room" / "output"


def run_build(folder: Path, *words: str) -> Result:
    return run("build", *words, "--countries", str(folder.parent / "countries"), "--output", str(folder))


def build(folder: Path) -> int:
    return run_build(folder, "-d", "data", "--force").exit_code


def git(folder: Path, *words: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *names, "-C", folder, *words], capture_output=True, text=True, check=True).stdout


def test_a_build_leaves_what_others_put_into_the_output(output: Path) -> None:
    git(output.parent, "init", "-q", str(output))
    (output / "CNAME").write_text("example.org")
    git(output, "add", ".")
    git(output, "commit", "-qm", "first")
    git(output, "gc", "-q")
    (output / ".stfolder").mkdir()
    (output / "empty").mkdir()
    (output / "private").mkdir()
    (output / "private" / "a.jpg").write_text("a")
    (output / "private").chmod(0o500)
    (output / "photos").symlink_to("../photos")
    (output / "data").chmod(0o2775)
    output.chmod(0o2775)
    (output / "theirs").mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(output / "theirs", 65534, 65534)
    kept = ("theirs", "CNAME", ".git", ".stfolder", "empty", "private", "private/a.jpg", "photos", "data", "")
    before = {name: (output / name).lstat() for name in kept}
    assert build(output) == 0
    for name, was in before.items():
        now = (output / name).lstat()
        assert (now.st_ino, now.st_mode, now.st_uid, now.st_gid) == (was.st_ino, was.st_mode, was.st_uid, was.st_gid)
    assert git(output, "status", "--porcelain") == "?? photos\n?? private/\n"
    assert git(output, "fsck") == ""


def test_a_file_of_the_user_under_a_name_of_the_program_is_not_overwritten(output: Path) -> None:
    (output / "index.html").write_text("mine")
    answer = run_build(output, "-d", "site")
    assert answer.exit_code == 2
    assert "index.html (a file that no build made)" in answer.stderr
    assert (output / "index.html").read_text() == "mine"


def test_a_link_under_a_name_of_the_program_is_not_replaced(output: Path) -> None:
    (output / "data").rename(output.parent / "larger-disk")
    (output / "data").symlink_to("../larger-disk")
    assert build(output) == 2
    assert (output / "data").is_symlink()
    assert (output.parent / "larger-disk" / "states.csv").is_file()
    assert "data is a link to a folder" in run("verify", str(output)).stdout


@pytest.mark.parametrize("name", ["next", "templates"])
def test_a_link_in_the_state_folder_is_not_followed(name: str, output: Path) -> None:
    elsewhere = output.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "thesis.docx").write_text("mine")
    link = output.parent / ".output.build" / name
    if link.is_dir():
        link.rmdir()
    link.symlink_to(elsewhere)
    assert build(output) == 2
    assert digests(elsewhere).keys() == {"thesis.docx"}


def test_a_state_of_another_shape_is_not_a_traceback(output: Path) -> None:
    (output.parent / ".output.build" / "state.json").write_text('{"current": [], "stamps": 3}')
    answer = run_build(output, "-d", "data")
    assert answer.exit_code == 0, answer.stderr


@pytest.mark.parametrize("name", ["../precious.txt", "../../precious.txt", "notes.txt", "{absolute}"])
def test_a_manifest_cannot_lead_out_of_its_folder(name: str, output: Path, tmp_path: Path) -> None:
    for folder in (output, output.parent, tmp_path):
        (folder / "notes.txt").write_text("precious")
        (folder / "precious.txt").write_text("precious")
    name = name.format(absolute=tmp_path / "precious.txt")
    manifest = json.loads((output / "manifest.json").read_text())
    file = {"sha256": hashlib.sha256(b"precious").hexdigest(), "bytes": 8}
    (target,) = manifest["targets"].values()
    target["files"][name] = file
    manifest["shard"] = "1/1"
    (output / "manifest.json").write_text(json.dumps(manifest))
    before = digests(tmp_path)
    for words in (("verify", str(output)), ("merge", str(output), "--output", str(tmp_path / "deep" / "merged"))):
        answer = run(*words)
        assert answer.exit_code == 1
        assert f"{name!r} is not a file of data" in answer.stderr
    assert build(output) == 2
    assert digests(tmp_path) == before


def test_hidden_folders_and_links_are_named_by_verify(output: Path) -> None:
    (output / ".well-known").mkdir()
    (output / ".well-known" / "evil.html").write_text("evil")
    (output / "photos").symlink_to("/etc")
    answer = run("verify", str(output))
    assert answer.exit_code == 1
    assert answer.stdout.splitlines() == [
        f"{output}/.well-known/evil.html does not belong to this edition",
        f"{output}/photos is a link to a folder",
    ]


def test_names_that_a_terminal_would_obey_are_spelled_out(output: Path) -> None:
    for name in (b"\xff.txt", b"a\x1b[31mb", b"two\nlines"):
        Path(os.fsdecode(os.fsencode(output) + b"/" + name)).touch()
    answer = run("verify", str(output))
    assert answer.stdout.splitlines() == [
        rf"{output}/a\x1b[31mb does not belong to this edition",
        rf"{output}/two lines does not belong to this edition",
        rf"{output}/\udcff.txt does not belong to this edition",
    ]


def test_a_full_disk_is_named_and_what_is_safe(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scorecard.building.publication.write_whole", full)
    answer = run_build(output, "-d", "data", "--force")
    assert answer.exit_code == 1
    assert "None" not in answer.stderr
    assert answer.stderr.count("as it was") == 1
    assert f"No space left on device; {output} is as it was; free some space and run" in answer.stderr

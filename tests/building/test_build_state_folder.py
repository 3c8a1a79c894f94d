"""The folder beside the output is the user's alone: nothing that others could have put there is run or published."""

import itertools
import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.building.edition_switch import PublicationError
from scorecard.building.output_check import OutputError
from scorecard.building.publication import Publication
from scorecard.building.system_error import system_error
from tests.building.editions import edition, publish
from tests.conftest import FROZEN, digests
from tests.test_cli import run

CURE = "remove it, or give another folder with --output"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def state(output: Path) -> Path:
    """Returns the state folder as a build leaves it."""
    publish(output, edition("one"))
    return Publication(output).state_dir


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_it_is_private(state: Path) -> None:
    assert mode(state) == 0o700


def test_one_that_an_older_version_made_for_all_to_read_becomes_private_and_is_kept(state: Path, output: Path) -> None:
    (state / "templates" / "a.cache").write_text("compiled")
    state.chmod(0o755)
    publish(output, edition("two"))
    assert mode(state) == 0o700
    assert (state / "templates" / "a.cache").read_text() == "compiled"


@pytest.mark.parametrize("wide", [0o777, 0o770, 0o1777, 0o722])
def test_what_is_in_one_that_others_could_write_is_removed_unread(wide: int, state: Path, output: Path) -> None:
    (output.parent / "elsewhere").mkdir()
    (output.parent / "elsewhere" / "thesis.docx").write_text("mine")
    (state / "templates" / "a.cache").write_text("compiled by others")
    (state / "next").symlink_to(output.parent / "elsewhere")
    state.chmod(wide)
    publish(output, edition("two"))
    assert mode(state) == 0o700
    assert not (state / "templates" / "a.cache").exists()
    assert (output.parent / "elsewhere" / "thesis.docx").read_text() == "mine"


def link_next(state: Path, elsewhere: Path) -> str:
    (state / "next").symlink_to(elsewhere)
    return "holds next, which is a link"


def link_templates(state: Path, elsewhere: Path) -> str:
    (state / "templates").rmdir()
    (state / "templates").symlink_to(elsewhere)
    return "holds templates, which is a link"


def link_lock(state: Path, elsewhere: Path) -> str:
    (state / "lock").unlink()
    (state / "lock").symlink_to(elsewhere / "thesis.docx")
    return "holds lock, which is a link"


def link_compiled_template(state: Path, elsewhere: Path) -> str:
    (state / "templates" / "a.cache").symlink_to(elsewhere / "thesis.docx")
    return "holds templates/a.cache, which is a link"


def link_itself(state: Path, elsewhere: Path) -> str:
    state.rename(state.with_name("moved"))
    state.symlink_to("moved")
    return "is not a folder of the program"


def file_in_its_place(state: Path, elsewhere: Path) -> str:
    state.rename(state.with_name("moved"))
    state.write_text("mine")
    return "is not a folder of the program"


def pipe_within(state: Path, elsewhere: Path) -> str:
    os.mkfifo(state / "state.json")
    return "holds state.json, which is no file of the program"


SPOILED = [link_next, link_templates, link_lock, link_compiled_template, link_itself, file_in_its_place, pipe_within]


@pytest.mark.parametrize("spoil", SPOILED)
def test_one_with_links_is_refused_and_nothing_is_touched(
    spoil: Callable[[Path, Path], str], state: Path, output: Path
) -> None:
    elsewhere = output.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "thesis.docx").write_text("mine")
    told = spoil(state, elsewhere)
    before = digests(output.parent)
    with pytest.raises(OutputError) as refused:
        publish(output, edition("two"))
    assert str(refused.value) == f"{state} {told}; {CURE}"
    with pytest.raises(OutputError), Publication(output).locked():
        pass
    assert digests(output.parent) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("inner", [".", "templates", "lock"])
def test_one_of_another_user_is_refused(inner: str, state: Path, output: Path) -> None:
    os.chown(state / inner, 65534, 65534)
    with pytest.raises(OutputError, match=r"belongs to another user; remove it, or give another folder"):
        publish(output, edition("two"))
    assert (output / "data" / "states.csv").read_bytes() == b"one"


@pytest.mark.parametrize(
    "name", ["lock", "program", "state.json", "journal.jsonl", "switch.json", "texts.json", "messages.json"]
)
def test_a_folder_under_the_name_of_a_file_is_refused_with_the_cure(name: str, state: Path, output: Path) -> None:
    (state / name).unlink(missing_ok=True)
    (state / name / "within").mkdir(parents=True)
    words = f"{state} holds {name}, which is a folder and has to be a file; {CURE}"
    with pytest.raises(OutputError, match=f"^{re.escape(words)}$"):
        publish(output, edition("two"))
    assert (output / "data" / "states.csv").read_bytes() == b"one"


@pytest.mark.parametrize("name", ["next", "inputs", "templates", "failures"])
def test_a_file_under_the_name_of_a_folder_is_refused_with_the_cure(name: str, state: Path, output: Path) -> None:
    if (state / name).exists():
        shutil.rmtree(state / name)
    (state / name).write_text("x")
    words = f"{state} holds {name}, which is a file and has to be a folder; {CURE}"
    with pytest.raises(OutputError, match=f"^{re.escape(words)}$"):
        publish(output, edition("two"))
    assert (output / "data" / "states.csv").read_bytes() == b"one"


@pytest.mark.parametrize("step", [0, 1])
def test_one_that_is_removed_while_a_build_runs_is_named(step: int, project: Path, tmp_path: Path) -> None:
    """It is removed before the workers begin, or when the first document is done."""
    request = BuildRequest(project, tmp_path / "output", ("AT",), ("en",), frozenset({"embed"}), frozenset({"html"}))
    state, steps = tmp_path / ".output.build", itertools.count()

    def remove(_: str) -> None:
        if next(steps) == step:
            shutil.rmtree(state)

    with pytest.raises(PublicationError) as told:
        build(request, 1, remove)
    words = f"was removed while the build ran; {tmp_path / 'output'} is as it was; run the same command again"
    assert system_error(told.value) == f"{state}: {words}"
    assert not (tmp_path / "output").exists()


def test_a_folder_that_another_user_prepared_is_refused_in_one_line(tmp_path: Path) -> None:
    prepared = tmp_path / ".out.build" / "templates"
    prepared.mkdir(parents=True)
    prepared.parent.chmod(0o755)
    os.chown(prepared.parent, 65534, 65534)
    answer = run("build", "MT", "-d", "card", "--countries", str(FROZEN), "--output", str(tmp_path / "out"))
    assert answer.exit_code == 2
    assert answer.stderr == f"{prepared.parent} belongs to another user; {CURE}\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"[]", b"{}", b"[" * 100_000, b'{"current": [], "stamps": 3}', b"\xff", b'"x"'])
def test_a_state_of_another_shape_counts_as_none(content: bytes, state: Path, output: Path) -> None:
    (state / "state.json").write_bytes(content)
    assert not Publication(output).is_current("key", "inputs")
    Publication(output).record_state("key", "inputs")
    assert Publication(output).is_current("key", "inputs")

"""Whatever standard output is and whatever goes wrong, a command ends with one line and never with a traceback."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from scorecard import cli
from scorecard.building.failure import failure_from
from scorecard.building.system_error import system_error
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.unexpected_error import unexpected_error
from tests.conftest import FROZEN, ROOT, Change
from tests.sampling import sample

COMMAND = f"{sys.executable} -c 'from scorecard.cli import main; main()'"


def typed(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of the shell in which `scorecard` is the program."""
    script = f'scorecard() {{ {COMMAND} "$@"; }}\n{line}\n'
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(["bash", "-c", script], capture_output=True, check=False, env=settings)


@pytest.mark.parametrize("encoding", sample(["ascii", "latin-1", "utf-8", "cp1252:strict"], ["latin-1"]))
def test_characters_that_a_terminal_cannot_show_are_replaced(encoding: str, project: Path, change: Change) -> None:
    change("AT.yaml", "stance: supports", "stance: süppörts→")
    answer = typed(f"scorecard check --countries {project}", PYTHONIOENCODING=encoding)
    assert (answer.returncode, answer.stderr.count(b"\n")) == (1, 1)
    assert b"is not one of supports" in answer.stdout
    answer = typed(f"scorecard check --json --countries {project}", PYTHONIOENCODING=encoding)
    told = json.loads(answer.stdout.decode("utf-8" if encoding == "ascii" else encoding.split(":")[0]))
    (problem,) = (one for one in told if one["level"] != "note")
    assert "is not one of supports" in problem["message"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("scorecard --help > /dev/full", 1, "standard output: No space left on device; free some space there\n"),
        ("scorecard --version >&-", 1, "standard output: it is closed, so the answer cannot be printed\n"),
        ("scorecard --help | true; exit ${PIPESTATUS[0]}", None, ""),
        ("scorecard check nosuch.yaml 2>&-", 2, ""),
        (f"scorecard check --countries {FROZEN} 2>/dev/full", 1, ""),
        ("scorecard --version <&- >&- 2>&-", 1, ""),
    ],
)
def test_a_full_or_closed_stream_is_told_in_one_line(line: str, code: int | None, said: str) -> None:
    answer = typed(line)
    assert answer.stderr.decode() == said
    assert code is None or answer.returncode == code


def test_a_lack_of_memory_is_told_in_one_line() -> None:
    answer = typed(f"ulimit -v 60000; scorecard council --countries {FROZEN}")
    assert answer.returncode == 1
    assert b"Traceback" not in answer.stderr
    assert answer.stderr.count(b"\n") == 1


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "/data/x"),
            "/data/x: No space left on device; free some space",
        ),
        (
            OSError(errno.EMFILE, "Too many open files"),
            "Too many open files; raise the limit of open files (ulimit -n)",
        ),
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "raise the limit of processes (ulimit -u)"),
        (MemoryError(), "not enough memory; raise the limit (ulimit -v)"),
        (ImportError("libx: failed to map segment from shared object"), "not enough memory"),
        (RecursionError("maximum recursion depth exceeded"), "something is nested too deeply to be read"),
        (ValueError("two\nlines"), "two lines (ValueError); this is a mistake in the program: please report it"),
        (KeyError("\x1b[31m"), "this is a mistake in the program"),
    ],
)
def test_an_unexpected_error_is_one_line(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "app", lambda: _raise(error))
    monkeypatch.setattr(cli, "prepare_streams", lambda: None)
    monkeypatch.setattr(cli, "drop_output", lambda *_: None)
    with pytest.raises(SystemExit) as end:
        cli.main()
    words = capfd.readouterr().err
    assert end.value.code == 1
    assert said in words
    assert words.count("\n") == 1 and words[:-1].isprintable()


def test_a_mistake_of_the_program_is_named_by_its_line() -> None:
    try:
        system_error(None)  # type: ignore[arg-type]
    except AttributeError as error:
        assert unexpected_error(error).startswith("scorecard/building/system_error.py:")


def test_an_error_without_a_file_names_the_folder_that_was_worked_in() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert system_error(full, Path("output")) == "output: No space left on device; free some space there"
    assert "None" not in str(failure_from(full, TEMPLATES))
    renamed = OSError(errno.EACCES, "Permission denied", "a", None, "b")
    assert system_error(renamed).startswith("a and b: Permission denied; change its permissions")


ODD = ("", " ", "-1", "\u202e", "../..", "/dev/null", "x" * 300, "{}", "%s", "2026-13-45")
"""Values that no option means."""


@pytest.mark.parametrize(
    "command",
    sample(
        ["check", "schema", "coverage", "build", "brief", "council", "compare", "diff", "verify"],
        ["check", "diff", "verify"],
    ),
)
def test_odd_values_of_any_option_end_with_a_few_lines(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "prepare_streams", lambda: None)
    monkeypatch.setattr(cli, "drop_output", lambda *_: None)
    parameters = get_command(cli.app).commands[command].params  # type: ignore[attr-defined]
    needed = {"diff": ["2025-10-01", "2026-11-24"], "brief": ["MT"]}.get(command, [])
    own = [] if command == "verify" else ["--countries", str(tmp_path / "none")]
    for option in (found.opts[0] for found in parameters if found.opts[0].startswith("--") and not found.is_flag):
        for value in ODD if option not in ("--help", "--countries") else ():
            monkeypatch.setattr(sys, "argv", ["scorecard", command, *needed, *own, option, value])
            with pytest.raises(SystemExit) as end:
                cli.main()
            words = "".join(capfd.readouterr())
            said = f"{command} {option} {value!r}: {words}"
            assert end.value.code in (1, 2), said
            assert "Traceback" not in words and 1 <= len(words.splitlines()) <= 5, said
    assert list(tmp_path.iterdir()) == []

"""Checks that an edition appears whole or not at all, and that `verify` compares a folder with its manifest.

Builds are killed, interrupted by Ctrl-C, run twice at once, and run on a full disk.
"""

import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_lock import BusyError
from scorecard.building.build_request import BuildRequest
from scorecard.building.directory_swap import exchange
from scorecard.building.manifest import WholeRequest
from scorecard.building.publication import Publication
from scorecard.building.verify import verify
from tests.building.editions import manifest_of, run_until
from tests.conftest import ROOT, Change, digests
from tests.sampling import sample

SCORECARD = str(Path(sys.executable).parent / "scorecard")


def command(countries: Path, output: Path, *more: str) -> list[str]:
    kinds = ("--document", "scorecard", "--document", "card")
    folders = ("--countries", str(countries), "--output", str(output))
    return [SCORECARD, "build", "AT", "BE", *kinds, *folders, *more]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def build_request(project: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest(
        project, tmp_path / "output", ("AT",), ("en",), frozenset({"scorecard", "card"}), frozenset({"html"})
    )


def build_until(request: BuildRequest, step: int) -> list[str]:
    return run_until(lambda: build(request, 1), step)


@pytest.mark.parametrize("steps", sample(["around the switch", "all"], ["around the switch"]))
def test_killed_at_any_step_the_folder_is_the_old_edition_or_the_new_one(
    steps: str, build_request: BuildRequest, change: Change, tmp_path: Path
) -> None:
    """Killed just before a file is changed; the hard steps are those before and after the two folders are exchanged."""
    assert not build(build_request, 1).failures
    old = digests(build_request.output)
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    before = tmp_path.with_name(f"{tmp_path.name}-before")
    shutil.copytree(tmp_path, before)
    events = build_until(build_request, sys.maxsize)
    new, exchange = (
        digests(build_request.output),
        max(step for step, event in enumerate(events) if event == "ctypes.dlsym"),
    )
    assert new != old
    for step in (exchange // 2, exchange, exchange + 1) if steps == "around the switch" else range(len(events)):
        shutil.rmtree(tmp_path)
        shutil.copytree(before, tmp_path)
        assert build_until(build_request, step) == events[:step]
        assert digests(build_request.output) == (old if step <= exchange else new), events[step]
        assert not verify(build_request.output).problems
    assert not build(build_request, 1).failures
    assert digests(build_request.output) == new


@pytest.mark.parametrize("kills", sample([1, 20], []))
def test_killed_at_any_moment_the_folder_is_the_old_edition_or_the_new_one(
    kills: int, project: Path, change: Change, tmp_path: Path
) -> None:
    """The command itself with its workers; a hundred more are in bench/kills.py."""
    output, chance = tmp_path / "output", random.Random(20261124)
    assert run(*command(project, output)).returncode == 0
    old = digests(output)
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    started = time.monotonic()
    assert run(*command(project, tmp_path / "clean")).returncode == 0
    new, whole = digests(tmp_path / "clean"), time.monotonic() - started
    for _ in range(kills):
        going = subprocess.Popen(command(project, output), cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 1.1) * whole)
        going.kill()
        going.wait()
        assert digests(output) in (old, new)
        assert not verify(output).problems
        if digests(output) == new:  # and once more from the beginning
            shutil.rmtree(output)
            change("AT.yaml", "Is in favour of the text.", "Supports the text.")
            assert run(*command(project, output)).returncode == 0
            change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    assert run(*command(project, output)).returncode == 0
    assert digests(output) == new


def test_what_a_killed_build_had_finished_is_taken_up(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: Publication, manifest: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Publication, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            build(build_request, 1)
    assert not build_request.output.exists()
    report = build(build_request, 1)
    assert set(report.reasons.values()) == {"finished by a build that was stopped"}
    assert not verify(build_request.output).problems


def test_a_torn_file_or_journal_of_a_killed_build_is_not_taken_up(
    build_request: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Publication, "publish", lambda self, manifest: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(build_request, 1)
    state_dir = Publication(build_request.output).state_dir
    page = state_dir / "next" / "en" / "AT" / "index.html"
    page.write_bytes(page.read_bytes()[:1000])
    with (state_dir / "journal.jsonl").open("a") as journal:
        journal.write('{"target": "en/AT/car')
    report = build(build_request, 1)
    assert report.reasons["en/AT/index.html"] == "not built before"
    assert not verify(build_request.output).problems


def test_a_second_build_is_told_who_is_at_work(build_request: BuildRequest) -> None:
    publication = Publication(build_request.output)
    with publication.locked(), pytest.raises(BusyError, match=r"process \d+ is building into .*output"):
        build(build_request, 1)
    with (publication.state_dir / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = run(*command(build_request.countries, build_request.output))
    assert answer.returncode == 1
    assert "Nothing was built: process" in answer.stderr
    assert not build_request.output.exists()


def test_a_worker_left_behind_by_a_killed_build_does_not_keep_the_folder_locked(build_request: BuildRequest) -> None:
    waiting, begun = os.pipe()
    with Publication(build_request.output).locked():
        left_behind = os.fork()
        if left_behind == 0:
            os.write(begun, b".")  # by now a child has let go of the lock
            time.sleep(30)
            os._exit(0)
        os.read(waiting, 1)
    try:
        with Publication(build_request.output).locked():
            pass
    finally:
        os.kill(left_behind, signal.SIGKILL)
        os.waitpid(left_behind, 0)


@pytest.mark.acceptance
def test_a_full_disk_leaves_the_published_folder_as_it_was(
    build_request: BuildRequest, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(build_request, 1)
    before = digests(build_request.output)
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patched:
        patched.setattr("scorecard.building.publication.write_whole", full)
        with pytest.raises(OSError, match="No space left"):
            build(build_request, 1)
    assert digests(build_request.output) == before
    assert build(build_request, 1).failures == {}


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until something is so; AssertionError where it is not after so many seconds."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"not so after {seconds} s"
        time.sleep(0.01)


def stop(going: "subprocess.Popen[str]", output: Path) -> bool:
    """Sends Ctrl-C to a build and returns whether it was stopped before the new edition appeared."""
    going.send_signal(signal.SIGINT)
    _, told = going.communicate(timeout=10)
    wait_until(lambda: str(output) not in run("ps", "-eo", "args").stdout, seconds=10)
    if output.exists():  # it was done, or as good as done
        assert not verify(output).problems
        assert "as it was" not in told
        return False
    assert going.returncode == 130
    assert told == f"Stopped. {output}/ is as it was; the next build continues with what is finished.\n"
    return True


@pytest.mark.parametrize("reached", sample(["lock", "journal.jsonl"], ["journal.jsonl"]))
def test_ctrl_c_leaves_the_folder_as_it_was_and_no_process(reached: str, project: Path, tmp_path: Path) -> None:
    """Stopped as soon as the build has begun, and as soon as a first document is finished."""
    output = tmp_path / "output"
    state = tmp_path / ".output.build"
    going = subprocess.Popen(command(project, output), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: (state / reached).exists())
    assert stop(going, output)


@pytest.mark.acceptance
def test_ctrl_c_ends_within_a_second_at_any_moment(project: Path, tmp_path: Path) -> None:
    """While libraries are imported, the evidence is read, documents are made: none of them may swallow it."""
    started = time.monotonic()
    assert run(*command(project, tmp_path / "whole")).returncode == 0
    whole, stopped = time.monotonic() - started, 0
    for part in (0.2, 0.35, 0.5, 0.65, 0.8, 0.95):
        output = tmp_path / f"output-{part}"
        going = subprocess.Popen(command(project, output), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        time.sleep(part * whole)
        pressed = time.monotonic()
        stopped += stop(going, output)
        assert time.monotonic() - pressed < max(1.0, whole / 2)  # the second part where the machine is busy
    assert stopped >= 3


def test_ctrl_c_does_not_deny_an_edition_that_has_appeared(tmp_path: Path) -> None:
    output = tmp_path / "output"
    program = """if True:
        import os, signal, sys
        from pathlib import Path
        from scorecard.building.inputs import Inputs
        from scorecard.building.manifest import Manifest
        from scorecard.building.publication import Publication
        from scorecard.cli_run import stoppable
        output = Path(sys.argv[1])
        with stoppable(output):
            publication = Publication(output)
            with publication.locked():
                publication.publish(Manifest(sys.argv[2], "2026-11-24", Inputs({}, {}, {}, {}, {}, {})))
            os.kill(os.getpid(), signal.SIGINT)"""
    for edition in ("first", "second"):  # into an empty place, and in the place of another
        stopped = run(sys.executable, "-c", program, str(output), edition)
        assert stopped.returncode == 130
        assert stopped.stderr.startswith(f"Stopped just after the new edition was published in {output}/")


def test_one_folder_is_exchanged_for_another(tmp_path: Path) -> None:
    old, new = tmp_path / "output", tmp_path / "state" / "next"
    old.mkdir()
    new.mkdir(parents=True)
    (old / "page").write_text("old")
    (new / "page").write_text("new")
    assert exchange(new, old)
    assert ((old / "page").read_text(), (new / "page").read_text()) == ("new", "old")
    assert not exchange(new, tmp_path / "nothing")


def test_verify_names_what_is_missing_changed_or_foreign(build_request: BuildRequest) -> None:
    build(build_request, 1)
    assert run(SCORECARD, "verify", str(build_request.output)).returncode == 0
    (build_request.output / "en" / "AT" / "card.png").unlink()
    (build_request.output / "en" / "AT" / "index.html").write_text("another")
    (build_request.output / "en" / "XX.html").write_text("a stranger")
    answer = run(SCORECARD, "verify", str(build_request.output), "--json")
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["problems"] == {
        "en/AT/card.png": "is missing",
        "en/AT/index.html": "is not the file that was built",
        "en/XX.html": "does not belong to this edition",
    }


@pytest.mark.parametrize("shard", [None, "3/3"])
def test_verify_of_a_folder_without_any_document_says_so(shard: str | None, tmp_path: Path) -> None:
    """A part of an order can be empty: there may be more parts than documents."""
    whole = WholeRequest(("AT",), ("en",), ("card",), ("png",), "office", "") if shard else None
    publication = Publication(tmp_path / "output")
    with publication.locked():
        publication.publish(replace(manifest_of({}), shard=shard, whole=whole))
    verification = verify(tmp_path / "output")
    assert verification.good == 0
    assert ["lists no document" in words for words in verification.problems.values()] == ([] if shard else [True])


def test_verify_of_a_folder_without_a_manifest_says_so(tmp_path: Path) -> None:
    answer = run(SCORECARD, "verify", str(tmp_path))
    assert (answer.returncode, answer.stderr.strip()) == (1, f"{tmp_path}/manifest.json: No such file or directory")

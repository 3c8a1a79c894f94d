"""Whole or not at all: kills, a second build, a full disk, Ctrl-C; and a published folder against its manifest."""

import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.building.directory_swap import finish_switch, switch
from scorecard.building.publication import BusyError, Publication
from scorecard.building.verify import verify
from tests.conftest import ROOT, Change, digests

SCORECARD = str(Path(sys.executable).parent / "scorecard")

KILLS = 10
"""How often a build is killed here; the long version is in `bench/`."""


def command(countries: Path, output: Path, *more: str) -> list[str]:
    kinds = ("--document", "scorecard", "--document", "card")
    folders = ("--countries", str(countries), "--output", str(output))
    return [SCORECARD, "build", "AT", "BE", *kinds, *folders, *more]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def order(project: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest(
        project, tmp_path / "output", ("AT",), ("en",), frozenset({"scorecard", "card"}), frozenset({"html"})
    )


def test_killed_anywhere_the_folder_is_the_old_edition_or_the_new_one(
    project: Path, change: Change, tmp_path: Path
) -> None:
    output, chance = tmp_path / "output", random.Random(20261124)
    assert run(*command(project, output)).returncode == 0
    old = digests(output)
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")
    started = time.monotonic()
    assert run(*command(project, tmp_path / "clean")).returncode == 0
    new, whole = digests(tmp_path / "clean"), time.monotonic() - started
    for _ in range(KILLS):
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


def test_what_a_killed_build_had_finished_is_taken_up(order: BuildRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(self: Publication, manifest: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Publication, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            build(order, 1)
    assert not order.output.exists()
    report = build(order, 1)
    assert set(report.reasons.values()) == {"finished by a build that was stopped"}
    assert not verify(order.output).problems


def test_a_torn_file_or_journal_of_a_killed_build_is_not_taken_up(
    order: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Publication, "publish", lambda self, manifest: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(order, 1)
    room = Publication(order.output).room
    page = room / "next" / "en" / "AT" / "index.html"
    page.write_bytes(page.read_bytes()[:1000])
    with (room / "journal.jsonl").open("a") as journal:
        journal.write('{"target": "en/AT/car')
    report = build(order, 1)
    assert report.reasons["en/AT/index.html"] == "not built before"
    assert not verify(order.output).problems


def test_a_second_build_is_told_who_is_at_work(order: BuildRequest) -> None:
    publication = Publication(order.output)
    with publication.locked(), pytest.raises(BusyError, match=r"process \d+ is building into .*output"):
        build(order, 1)
    with (publication.room / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = run(*command(order.countries, order.output))
    assert told.returncode == 1
    assert "Nothing was built: process" in told.stderr
    assert not order.output.exists()


def test_a_worker_left_behind_by_a_killed_build_does_not_keep_the_folder_locked(order: BuildRequest) -> None:
    with Publication(order.output).locked():
        left_behind = os.fork()
        if left_behind == 0:
            time.sleep(30)
            os._exit(0)
        time.sleep(0.5)
    try:
        with Publication(order.output).locked():
            pass
    finally:
        os.kill(left_behind, signal.SIGKILL)
        os.waitpid(left_behind, 0)


def test_a_full_disk_leaves_the_published_folder_as_it_was(
    order: BuildRequest, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(order, 1)
    before = digests(order.output)
    change("AT.yaml", "says: {en: Supports the text.}", "says: {en: Is in favour of the text.}")

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patched:
        patched.setattr("scorecard.building.publication.write_whole", full)
        with pytest.raises(OSError, match="No space left"):
            build(order, 1)
    assert digests(order.output) == before
    assert build(order, 1).failures == {}


def test_ctrl_c_ends_within_a_second_and_leaves_no_process(project: Path, tmp_path: Path) -> None:
    """While libraries are imported, the evidence is read, documents are made: none of them may swallow it."""
    started = time.monotonic()
    assert run(*command(project, tmp_path / "whole")).returncode == 0
    whole, before = time.monotonic() - started, 0
    for part in (0.2, 0.35, 0.5, 0.65, 0.8, 0.95):
        output = tmp_path / f"output-{part}"
        going = subprocess.Popen(command(project, output), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        time.sleep(part * whole)
        going.send_signal(signal.SIGINT)
        pressed = time.monotonic()
        _, told = going.communicate(timeout=10)
        assert time.monotonic() - pressed < 1.0
        time.sleep(0.3)
        assert str(output) not in run("ps", "-eo", "args").stdout
        if output.exists():  # it was done, or as good as done
            assert not verify(output).problems
            assert "as it was" not in told
        else:
            before += 1
            assert going.returncode == 130
            assert told == f"Stopped. {output}/ is as it was; what was finished is kept for the next build.\n"
    assert before >= 3


def test_ctrl_c_does_not_deny_an_edition_that_has_appeared(tmp_path: Path) -> None:
    output, new = tmp_path / "output", tmp_path / "next"
    program = """if True:
        import os, signal, sys
        from pathlib import Path
        from scorecard.building.directory_swap import switch
        from scorecard.cli_build import _stoppable
        new, output = map(Path, sys.argv[1:])
        with _stoppable(output):
            new.mkdir()
            switch(new, output)
            os.kill(os.getpid(), signal.SIGINT)"""
    for _ in range(2):  # into an empty place, and in the place of another
        stopped = run(sys.executable, "-c", program, str(new), str(output))
        assert stopped.returncode == 130
        assert stopped.stderr.startswith(f"Stopped while the new edition took its place in {output}/")


def test_one_folder_takes_the_place_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for exchange in (True, False):
        old, new = tmp_path / f"output-{exchange}", tmp_path / f"room-{exchange}" / "next"
        old.mkdir()
        new.mkdir(parents=True)
        (old / "page").write_text("old")
        (new / "page").write_text("new")
        if not exchange:
            monkeypatch.setattr("scorecard.building.directory_swap._exchange", lambda new, published: False)
        switch(new, old)
        assert ((old / "page").read_text(), (new / "page").read_text()) == ("new", "old")


def test_a_switch_in_steps_that_was_cut_off_is_finished(tmp_path: Path) -> None:
    aside = tmp_path / "old"
    aside.mkdir()
    (aside / "page").write_text("published")
    finish_switch(tmp_path / "next", tmp_path / "output")
    assert (tmp_path / "output" / "page").read_text() == "published"


def test_verify_names_what_is_missing_changed_or_foreign(order: BuildRequest) -> None:
    build(order, 1)
    assert run(SCORECARD, "verify", str(order.output)).returncode == 0
    (order.output / "en" / "AT" / "card.png").unlink()
    (order.output / "en" / "AT" / "index.html").write_text("another")
    (order.output / "en" / "XX.html").write_text("a stranger")
    told = run(SCORECARD, "verify", str(order.output), "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["problems"] == {
        "en/AT/card.png": "is missing",
        "en/AT/index.html": "is not the file that was built",
        "en/XX.html": "is not of this edition",
    }


def test_verify_of_a_folder_without_a_manifest_says_so(tmp_path: Path) -> None:
    told = run(SCORECARD, "verify", str(tmp_path))
    assert (told.returncode, told.stderr.strip()) == (1, f"{tmp_path}/manifest.json: No such file or directory")

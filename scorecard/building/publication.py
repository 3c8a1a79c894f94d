"""The published folder and the room behind it, in which an edition is put together before it appears as a whole.

Beside `output/` stands `.output.build/`: the lock, what is finished so far with its journal, and what the last build
knew. A build that is killed leaves the published folder as it was, and the next one takes up what is finished.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from scorecard.building.atomic_write import write_whole
from scorecard.building.directory_swap import finish_switch, switch
from scorecard.building.inputs import digest, file_digest
from scorecard.building.manifest import NAME, Entry, File, Manifest, ManifestError, entry, read_manifest


class BusyError(Exception):
    """Another build is at work on the same folder."""


class Publication:
    """The published folder `output`, and what of the next edition is finished."""

    def __init__(self, output: Path) -> None:
        self.output = output.resolve()
        self.room = self.output.parent / f".{self.output.name}.build"
        self._next = self.room / "next"
        self._journal = self.room / "journal.jsonl"
        self._known = self.room / "known.json"
        self.templates = self.room / "templates"
        """Where the compiled templates are kept."""
        self.finished: dict[str, Entry] = {}
        """What stands ready, by name of its target: from a build before that did not come to its end, and from this."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within the block no other build works on the folder. BusyError where one does; OSError where none can."""
        if self.output.exists() and not self.output.is_dir():
            raise NotADirectoryError(20, "is not a folder", str(self.output))
        self.room.mkdir(parents=True, exist_ok=True)
        with (self.room / "lock").open("a+") as lock:
            _take(lock, self.output)
            _held.append(lock)
            try:
                finish_switch(self._next, self.output)
                self.templates.mkdir(exist_ok=True)
                yield
            finally:
                _held.remove(lock)

    def published(self) -> Manifest | None:
        """What the manifest of the published folder says, if it has one."""
        try:
            return read_manifest(self.output)
        except ManifestError:
            return None

    def whole(self, made: Entry) -> str | None:
        """The first published file of a target that is missing or not what was written; None where all are there."""
        stamps = self._remembered.get("stamps", {})
        for path, file in made.files.items():
            if _stamp(self.output / path) != tuple(stamps.get(path, ())) and not _is(self.output / path, file):
                return path
        return None

    def take_up(self) -> None:
        """Begin with what a build before has finished and not published; anything torn is removed."""
        kept: dict[str, Entry] = {}
        for line in self._lines():
            try:
                told = json.loads(line)
                made = entry(told["entry"])
            except (ValueError, KeyError, TypeError):
                continue
            if all(_is(self._next / path, file) for path, file in made.files.items()):
                kept[told["target"]] = made
        whole = {self._next / path for made in kept.values() for path in made.files}
        for path in _files_in(self._next):
            if path not in whole:
                path.unlink()
        self._journal.unlink(missing_ok=True)
        if kept:
            write_whole(self._journal, "".join(_line(name, made) for name, made in kept.items()).encode())
        self.finished = kept

    def finish(self, name: str, made: Entry, contents: Mapping[str, bytes]) -> None:
        """Keep the files of a target; from here on no kill loses them. OSError where they cannot be written."""
        for path, content in contents.items():
            write_whole(self._next / path, content)
        with self._journal.open("a", encoding="utf-8") as journal:
            journal.write(_line(name, made))
        self.finished[name] = made

    def bring(self, folder: Path, files: Iterable[str]) -> None:
        """Take files of another folder into the next edition."""
        for path in files:
            (self._next / path).unlink(missing_ok=True)
            _link(folder / path, self._next / path)

    def publish(self, manifest: Manifest) -> None:
        """Make the folder what the manifest says: finished files, and the published ones that stay; in one step."""
        before = self.published()
        ours, wanted = set(before.files if before else ()) | {NAME}, manifest.files
        for path in _files_in(self._next):
            name = path.relative_to(self._next).as_posix()
            if name not in wanted or not _is(path, wanted[name]):
                path.unlink()
        for path in _files_in(self.output):
            name = path.relative_to(self.output).as_posix()
            # What is neither in the old manifest nor in the new one is somebody else's, and stays.
            if (name in wanted or name not in ours) and not (self._next / name).exists():
                _link(path, self._next / name)
        write_whole(self._next / NAME, manifest.written())
        switch(self._next, self.output)
        self._journal.unlink(missing_ok=True)
        shutil.rmtree(self._next, ignore_errors=True)
        self.finished = {}

    def remember(self, order: str, inputs: str) -> None:
        """Note that everything of an order is as these inputs have it, so that the next build need not look."""
        stamps = {path.relative_to(self.output).as_posix(): list(_stamp(path) or ()) for path in _files_in(self.output)}
        done = self._remembered.get("done", {}) if self._remembered.get("stamps") == stamps else {}
        done[digest(order)] = inputs
        write_whole(self._known, json.dumps({"done": done, "stamps": stamps}).encode())

    def is_current(self, order: str, inputs: str) -> bool:
        """Whether nothing has changed since the order was last built: neither an input nor a published file."""
        told = self._remembered
        if told.get("done", {}).get(digest(order)) != inputs or self._journal.exists():
            return False
        return all(_stamp(self.output / path) == tuple(stamp) for path, stamp in told["stamps"].items())

    @cached_property
    def _remembered(self) -> dict[str, Any]:
        """What the last build noted, at the beginning of this one."""
        try:
            told = json.loads(self._known.read_bytes())
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def _lines(self) -> list[str]:
        try:
            return self._journal.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return []


_held: list[IO[str]] = []
"""The locks of this process. Its workers let go of them: a build that is killed must not go on holding its lock."""


def _let_go() -> None:
    while _held:
        _held.pop().close()


os.register_at_fork(after_in_child=_let_go)


def _take(lock: IO[str], output: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        who = lock.read().strip() or "of an unknown number"
        raise BusyError(
            f"process {who} is building into {output}; wait until it is done, or give another folder with --output"
        ) from None
    lock.truncate(0)
    lock.write(f"{os.getpid()}")
    lock.flush()


def _line(name: str, made: Entry) -> str:
    return json.dumps({"target": name, "entry": asdict(made)}) + "\n"


def _files_in(folder: Path) -> list[Path]:
    """Every file below a folder; none where there is no folder."""
    return [Path(at) / name for at, _, names in os.walk(folder) for name in names]


def _is(path: Path, file: File) -> bool:
    """Whether a file has the content it should have."""
    try:
        return path.stat().st_size == file.bytes and file_digest(path) == file.sha256
    except OSError:
        return False


def _stamp(path: Path) -> tuple[int, int] | None:
    """Length and time of change of a file, which only ever have to be the same as before; None where it is not."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns


def _link(path: Path, beside: Path) -> None:
    """The same file under a second name, or a copy where the file system has no second names."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, beside)
    except OSError:
        shutil.copy2(path, beside)

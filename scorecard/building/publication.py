"""Publishes a folder whole or not at all, and keeps the state of a build beside it.

Beside `output/` stands `.output.build/`: the lock, the files that are finished so far with their journal, and the state
that the last build recorded. A build that is killed leaves the published folder as it was, and the next build resumes
with the finished files.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

from scorecard.building.atomic_write import write_whole
from scorecard.building.build_lock import locked
from scorecard.building.directory_swap import finish_swap, swap_directories
from scorecard.building.inputs import digest, file_digest
from scorecard.building.manifest import (
    NAME,
    BuiltTarget,
    File,
    Manifest,
    ManifestError,
    built_target,
    read_manifest,
)


class Publication:
    """The published folder `output`, and the finished files of the next edition."""

    def __init__(self, output: Path) -> None:
        self.output = output.resolve()
        self.state_dir = self.output.parent / f".{self.output.name}.build"
        self._next = self.state_dir / "next"
        self._journal = self.state_dir / "journal.jsonl"
        self._state_file = self.state_dir / "state.json"
        self.templates = self.state_dir / "templates"
        """Where compiled templates are kept."""
        self.finished: dict[str, BuiltTarget] = {}
        """Finished and not yet published, by name of the target: by a build that was stopped, and by this one."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other builds off the folder within the block. BusyError where one is at work, OSError as it comes."""
        if self.output.exists() and not self.output.is_dir():
            raise NotADirectoryError(20, "is not a folder", str(self.output))
        self.state_dir.mkdir(parents=True, exist_ok=True)
        with locked(self.state_dir / "lock", self.output):
            finish_swap(self._next, self.output)
            self.templates.mkdir(exist_ok=True)
            yield

    def published(self) -> Manifest | None:
        """Returns the manifest of the published folder, None where there is none that can be used."""
        try:
            return read_manifest(self.output)
        except ManifestError:
            return None

    def first_damaged_file(self, built: BuiltTarget) -> str | None:
        """Returns the first published file of a target that is missing or was changed, None where all are good.

        The content is read only where length or time of the file differ from what the last build recorded.
        """
        stamps = self._state.get("stamps", {})
        for path, file in built.files.items():
            if _stamp(self.output / path) != tuple(stamps.get(path, ())) and not _has_content(self.output / path, file):
                return path
        return None

    def resume(self) -> None:
        """Takes up the targets that a stopped build finished, and removes files that it did not finish."""
        resumed: dict[str, BuiltTarget] = {}
        for line in self._journal_lines():
            try:
                record = json.loads(line)
                built = built_target(record["built"])
            except (ValueError, KeyError, TypeError):
                continue
            if all(_has_content(self._next / path, file) for path, file in built.files.items()):
                resumed[record["target"]] = built
        complete = {self._next / path for built in resumed.values() for path in built.files}
        for path in _files_in(self._next):
            if path not in complete:
                path.unlink()
        self._journal.unlink(missing_ok=True)
        if resumed:
            lines = (_journal_line(name, built) for name, built in resumed.items())
            write_whole(self._journal, "".join(lines).encode())
        self.finished = resumed

    def finish(self, name: str, built: BuiltTarget, contents: Mapping[str, bytes]) -> None:
        """Writes the files of a target, and a line in the journal. OSError where they cannot be written."""
        for path, content in contents.items():
            write_whole(self._next / path, content)
        with self._journal.open("a", encoding="utf-8") as journal:
            journal.write(_journal_line(name, built))
        self.finished[name] = built

    def import_files(self, folder: Path, files: Iterable[str]) -> None:
        """Takes files of another folder into the next edition."""
        for path in files:
            (self._next / path).unlink(missing_ok=True)
            _link_or_copy(folder / path, self._next / path)

    def publish(self, manifest: Manifest) -> None:
        """Replaces the published folder, in one step, by the files that the manifest lists.

        These are the finished ones and those of the published ones that stay. Files that this program never published
        stay too.
        """
        before, listed_now = self.published(), manifest.files
        listed_before = {NAME, *(before.files if before else ())}
        for path in _files_in(self._next):
            name = path.relative_to(self._next).as_posix()
            if name not in listed_now or not _has_content(path, listed_now[name]):
                path.unlink()
        for path in _files_in(self.output):
            name = path.relative_to(self.output).as_posix()
            stays = name in listed_now or name not in listed_before
            if stays and not (self._next / name).exists():
                _link_or_copy(path, self._next / name)
        write_whole(self._next / NAME, manifest.to_json())
        swap_directories(self._next, self.output)
        self._journal.unlink(missing_ok=True)
        shutil.rmtree(self._next, ignore_errors=True)
        self.finished = {}

    def record_state(self, request: str, inputs: str) -> None:
        """Records that a request is built from these inputs, so that the next build need not look at each target.

        `request` is the key of the request, `inputs` the digest of all inputs.
        """
        stamps = {path.relative_to(self.output).as_posix(): list(_stamp(path) or ()) for path in _files_in(self.output)}
        current = self._state.get("current", {}) if self._state.get("stamps") == stamps else {}
        current[digest(request)] = inputs
        write_whole(self._state_file, json.dumps({"current": current, "stamps": stamps}).encode())

    def is_current(self, request: str, inputs: str) -> bool:
        """Returns whether nothing changed since the request was last built, neither an input nor a published file."""
        state = self._state
        if state.get("current", {}).get(digest(request)) != inputs or self._journal.exists():
            return False
        return all(_stamp(self.output / path) == tuple(stamp) for path, stamp in state["stamps"].items())

    @cached_property
    def _state(self) -> dict[str, Any]:
        """What the last build recorded, as it was when this build began."""
        try:
            state = json.loads(self._state_file.read_bytes())
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _journal_lines(self) -> list[str]:
        try:
            return self._journal.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return []


def _journal_line(name: str, built: BuiltTarget) -> str:
    return json.dumps({"target": name, "built": asdict(built)}) + "\n"


def _files_in(folder: Path) -> list[Path]:
    """Returns every file below a folder; none where the folder does not exist."""
    return [Path(parent) / name for parent, _, names in os.walk(folder) for name in names]


def _has_content(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size == file.bytes and file_digest(path) == file.sha256
    except OSError:
        return False


def _stamp(path: Path) -> tuple[int, int] | None:
    """Returns length in bytes and time of change in nanoseconds, to be compared for equality; None without a file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _link_or_copy(path: Path, new: Path) -> None:
    """Gives a file a second name (a hard link), or copies it where the file system has no links."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, new)
    except OSError:
        shutil.copy2(path, new)

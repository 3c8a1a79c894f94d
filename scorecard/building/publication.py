"""Stores finished files until all are there, resumes a build that was stopped, and publishes the whole at once.

Beside `output/` stands `.output.build/`: the lock, the files that are finished so far with their journal, and the state
that the last build recorded. A build that is killed leaves the published folder as it was, and the next build resumes
with the finished files.
"""

import errno
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from scorecard.building.atomic_write import write_whole
from scorecard.building.build_lock import locked
from scorecard.building.build_record import BuildRecord
from scorecard.building.build_record_notes import RecordedNote
from scorecard.building.build_state_folder import check_state_folder, is_own_folder, open_state_folder
from scorecard.building.edition_switch import AS_IT_WAS, EditionSwitch, PublicationError, explained, files_in
from scorecard.building.manifest import NAME, BuiltTarget, File, Manifest, ManifestError, built_target, read_manifest
from scorecard.building.output_check import OutputError, check_names, is_filled, real_path
from scorecard.building.own_file import is_regular, read_own_file
from scorecard.building.published_name_check import check_files
from scorecard.building.renewal_in_place import DamagedFileError, copy_checked, has_content
from scorecard.evidence.program_messages import tr


class Publication:
    """The published folder `output`, and the finished files of the next edition."""

    def __init__(self, output: Path) -> None:
        self.output = real_path(output)
        self.state_dir = self.output.parent / f".{self.output.name}.build"
        self._next = self.state_dir / "next"
        self._journal = self.state_dir / "journal.jsonl"
        self._plan = self.state_dir / "switch.json"
        self._switch = EditionSwitch(self.output, self._next, self._plan)
        self._read_manifest: tuple[tuple[int, int, int], Manifest] | None = None
        self.recorded = BuildRecord(self.state_dir / "state.json", self.output)
        self._program_file = self.state_dir / "program"
        self.templates = self.state_dir / "templates"
        """The folder of compiled templates."""
        self.finished: dict[str, BuiltTarget] = {}
        """The targets that are finished and not yet published, by name: those of a stopped build, and those of this
        one."""

    def check(self, targets: Mapping[str, bool], into: bool = False) -> None:
        """Checks that these targets can be published in the folder; completes a switch that was killed.

        `targets` are their names, and whether each is a folder. `into` allows a folder with content but no manifest.
        Raises OutputError and OSError.
        """
        check_state_folder(self.state_dir)
        self.complete_switch()
        if self.output.is_symlink():
            raise OutputError(
                tr(
                    "{folder} is a link that leads back to itself; give another folder with --output",
                    folder=self.output,
                )
            )
        if not self.output.exists():
            return
        if not self.output.is_dir():
            # Translators: follows a name and a colon.
            cause = tr("is not a folder; give another with --output")
            raise NotADirectoryError(20, cause, str(self.output))
        try:
            before = self.published()
        except ManifestError as error:
            # Translators: {problem} says what is wrong with the manifest of the folder.
            message = tr("{problem}; give another folder with --output, or move this one away", problem=error)
            raise OutputError(message) from None
        if before is None and not into and is_filled(self.output):
            raise OutputError(
                tr(
                    "{folder} holds files, and no manifest of a build; give an empty folder with --output, "
                    "or --into to leave them alone and build beside them",
                    folder=self.output,
                )
            )
        own = before.files if before else {}
        files = [name for name, is_folder in targets.items() if not is_folder]
        check_names(self.output, [NAME, *files, *own], [name for name in targets if targets[name]], {NAME, *own})

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other builds off the folder within the block, and completes a switch that was killed.

        Raises BusyError where a build is at work, OutputError where the state beside the output is not the user's own;
        OSErrors are passed on.
        """
        with ExitStack() as held:
            with explained(self.output, AS_IT_WAS):
                open_state_folder(self.state_dir)
                held.enter_context(locked(self.state_dir / "lock", self.output))
                self.templates.mkdir(exist_ok=True)
            self._switch.complete()
            yield

    def check_lock(self) -> None:
        """Raises PublicationError where the folder beside the output was removed while a build works in it."""
        if not (self.state_dir / "lock").exists():
            # Translators: follows the name of another folder and a colon.
            reason = tr(
                "was removed while the build ran; {folder} is as it was; run the same command again", folder=self.output
            )
            raise PublicationError(errno.ENOENT, reason, str(self.state_dir))

    def complete_switch(self) -> None:
        """Completes a switch to a new edition that was killed. Raises BusyError where it is at work now, and
        OSError."""
        if self.is_in_switch():
            with self.locked():
                pass

    def is_in_switch(self) -> bool:
        """Returns whether a switch to a new edition was begun and not completed."""
        return is_own_folder(self.state_dir) and is_regular(self._plan)

    def edition_number(self) -> tuple[int, int, int] | None:
        """Returns values that differ between published editions, without reading the edition; None without one."""
        try:
            status = (self.output / NAME).lstat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def published(self) -> Manifest | None:
        """Returns the manifest of the published folder, None without one.

        Raises ManifestError where it cannot be used.
        """
        number = self.edition_number()
        if number is None:
            return None
        if self._read_manifest is None or self._read_manifest[0] != number:
            self._read_manifest = number, read_manifest(self.output)
        return self._read_manifest[1]

    def first_damaged_file(self, built: BuiltTarget) -> str | None:
        """Returns the first published file of a target that is missing or was changed, None where all are good.

        The content is read only where length or time of the file differ from what the last build recorded.
        """
        for path, file in built.files.items():
            if not (self.recorded.is_untouched(path) or has_content(self.output / path, file)):
                return path
        return None

    def resume(self, program: str = "") -> None:
        """Takes over the targets that a stopped build finished, and removes its unfinished files.

        `program` is the key of the files of the program. Where a file of the program was edited since the stopped build
        began, nothing is taken over: that build may have used the edited file.
        """
        if not _holds(self._program_file, program):
            self._journal.unlink(missing_ok=True)
            with explained(self.output, AS_IT_WAS):
                write_whole(self._program_file, program.encode())
        resumed: dict[str, BuiltTarget] = {}
        for line in self._journal_lines():
            try:
                record = json.loads(line)
                name, built = record["target"], built_target(record["target"], record["built"])
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
            if all(has_content(self._next / path, file) for path, file in built.files.items()):
                resumed[name] = built
        complete = {self._next / path for built in resumed.values() for path in built.files}
        for path in files_in(self._next):
            if path not in complete:
                path.unlink()
        self._journal.unlink(missing_ok=True)
        if resumed:
            lines = (_journal_line(name, built) for name, built in resumed.items())
            write_whole(self._journal, "".join(lines).encode())
        self.finished = resumed

    def finish(self, name: str, built: BuiltTarget, contents: Mapping[str, bytes]) -> None:
        """Writes the files of a target, and a line in the journal.

        Raises OSError where they cannot be written, NameRefusedError where the target cannot have them.
        """
        check_files(name, contents)
        with explained(self.output, AS_IT_WAS):
            for path, content in contents.items():
                write_whole(self._next / path, content)
            with self._journal.open("a", encoding="utf-8") as journal:
                journal.write(_journal_line(name, built))
        self.finished[name] = built

    def import_file(self, folder: Path, path: str, file: File) -> None:
        """Copies a file of another folder into the next edition.

        Raises DamagedFileError where its content differs from the manifest.
        """
        if not is_regular(folder / path):
            raise DamagedFileError(tr("{file} is missing", file=folder / path))
        new = self._next / path
        with explained(self.output, AS_IT_WAS):
            new.parent.mkdir(parents=True, exist_ok=True)
            new.unlink(missing_ok=True)
            copy_checked(folder / path, new, file)
            new.chmod(0o644)

    def publish(self, manifest: Manifest) -> None:
        """Publishes the files that the manifest lists: finished ones, and published ones that stay.

        Files that this program never published are not touched. Raises OutputError where a file of others has a name
        that is needed. OSErrors are passed on; the message says in which state the output is then.
        """
        with explained(self.output, AS_IT_WAS):
            self._remove_unlisted(manifest.files)
            write_whole(self._next / NAME, manifest.to_json())
        self._switch.switch(manifest, self.published())
        self._journal.unlink(missing_ok=True)
        self.finished = {}

    def record_state(
        self, request: str, inputs: str, behind: Sequence[str] = (), notes: Sequence[RecordedNote] = ()
    ) -> None:
        """Records that a request is built from these inputs, so that the next build need not look at each target.

        The arguments are those of `BuildRecord.record`.
        """
        published = self.published()
        self.recorded.record(request, inputs, (NAME, *(published.files if published else ())), behind, notes)

    def is_current(self, request: str, inputs: str) -> bool:
        """Returns whether neither an input nor a published file has changed since the request was last built."""
        unfinished = self._journal.exists() or self.is_in_switch()
        return not unfinished and self.recorded.is_current(request, inputs)

    def _journal_lines(self) -> list[str]:
        try:
            return read_own_file(self._journal).decode("utf-8", "replace").splitlines()
        except OSError:
            return []

    def _remove_unlisted(self, listed: Mapping[str, File]) -> None:
        """Removes finished files that a manifest does not list, or lists with another content."""
        for path in files_in(self._next):
            name = path.relative_to(self._next).as_posix()
            if name not in listed or not has_content(path, listed[name]):
                path.unlink()


def _journal_line(name: str, built: BuiltTarget) -> str:
    return json.dumps({"target": name, "built": asdict(built)}) + "\n"


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False

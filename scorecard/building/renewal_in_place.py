"""Publishes an edition file by file, in a folder that holds things of others too.

Only files of the program are changed. All new files are first written beside their places, so that errors such as a
full disk occur before any file is replaced. Then each file is renamed to its place: assets first, then all other files,
then pages, so that a page finds its own assets at every moment, and the manifest last.
"""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from scorecard.building.manifest import NAME, File
from scorecard.building.own_file import content_digest, is_regular, open_own_file
from scorecard.building.published_name_check import is_content_addressed
from scorecard.building.switch_plan import SwitchPlan
from scorecard.evidence.program_messages import tr

READERS_SECONDS = 2.0
"""The seconds that replaced assets stay: within this time a browser that has loaded a page has requested its
stylesheet."""


class DamagedFileError(Exception):
    """The content of a file to be published differs from the finished one; the message names the file."""


def in_order(files: Mapping[str, File]) -> dict[str, File]:
    """Returns files in the order in which they take their places."""
    return dict(sorted(files.items(), key=lambda item: (not is_content_addressed(item[0]), _is_page(item[0]), item[0])))


def stage(plan: SwitchPlan, source: Path, output: Path) -> None:
    """Writes each file that differs beside its place. Raises OSError or DamagedFileError, and leaves the output as it
    was."""
    for path in (*plan.removed, *plan.replaced_assets):
        _check_removable(output / path)
    new_folders: list[Path] = []
    written: list[Path] = []
    try:
        for path, file in _new_files(plan):
            place = output / path
            if has_content(place, file):
                continue
            _check_removable(place)
            _make_folders(place.parent, new_folders)
            written.append(_beside(place, file))
            _copy(source / path, written[-1], file, place)
    except BaseException:
        for waiting in written:
            waiting.unlink(missing_ok=True)
        for folder in reversed(new_folders):
            with suppress(OSError):  # others have created a file there meanwhile
                folder.rmdir()
        raise


def drop_staged(plan: SwitchPlan, output: Path) -> None:
    """Removes the staged files of a plan that cannot be carried out any more."""
    for path, file in _new_files(plan):
        waiting = _beside(output / path, file)
        if is_regular(waiting):
            waiting.unlink()


def switch(plan: SwitchPlan, output: Path) -> None:
    """Moves the staged files to their places and removes those of the previous edition. OSErrors are passed on.

    A killed switch is completed by calling `stage` and this function again.
    """
    for path, file in plan.renewed.items():
        _put(output / path, file)
    remove(plan.removed, output)
    if plan.manifest:
        _put(output / NAME, plan.manifest)


def remove(files: Mapping[str, File], output: Path) -> None:
    """Removes files unless they were changed outside the build, and folders that become empty."""
    for path, file in files.items():
        if has_content(output / path, file):
            (output / path).unlink()
            _remove_empty(output / path, output)


def wait_for_readers() -> None:
    """Waits until browsers that have loaded a page of the previous edition have loaded its assets too."""
    time.sleep(READERS_SECONDS)


def has_content(path: Path, file: File) -> bool:
    """Returns whether there is a regular file with this content."""
    try:
        return path.lstat().st_size == file.bytes and content_digest(path) == file.sha256
    except OSError:
        return False


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _new_files(plan: SwitchPlan) -> Iterable[tuple[str, File]]:
    yield from plan.renewed.items()
    if plan.manifest:
        yield NAME, plan.manifest


def _beside(place: Path, file: File) -> Path:
    """Returns the name of a staged file in its own folder; it follows from the plan, so that no file is left over."""
    return place.with_name(f".{place.name}.{file.sha256[:16]}.new")


def _put(place: Path, file: File) -> None:
    """Moves a staged file to its place. Raises FileNotFoundError where it was removed outside the build."""
    waiting = _beside(place, file)
    if is_regular(waiting):
        waiting.replace(place)
    elif not has_content(place, file):
        # Translators: follows the name of a file and a colon.
        raise FileNotFoundError(2, tr("was removed while it was published"), str(waiting))


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Makes a folder, and those above it, with the mode of the folder they are in; notes each in `made`."""
    if folder.is_dir():
        return
    _make_folders(folder.parent, made)
    folder.mkdir()
    made.append(folder)
    mode = folder.parent.stat().st_mode & 0o7777
    if folder.stat().st_mode & 0o7777 != mode:
        folder.chmod(mode)


def _check_removable(path: Path) -> None:
    """Checks that a file can be replaced or removed, before any file is. Raises PermissionError where it cannot be."""
    if not is_regular(path):
        return
    folder, user = path.parent.stat(), os.geteuid()
    sticky = folder.st_mode & stat.S_ISVTX and user not in (0, folder.st_uid, path.lstat().st_uid)
    if sticky or not os.access(path.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path.parent))


def _copy(source: Path, waiting: Path, file: File, place: Path) -> None:
    """Writes a staged file with the owner, group and mode of the file that it will replace."""
    if is_regular(waiting):  # a file of a switch that was killed
        waiting.unlink()
    copy_checked(source, waiting, file)
    if is_regular(place):
        before = place.lstat()
        now = waiting.stat()
        if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
            _give(waiting, before)
        if before.st_mode != now.st_mode:
            waiting.chmod(before.st_mode & 0o7777)
    else:
        mode = waiting.stat().st_mode & 0o7777
        readable = mode | 0o644 | (waiting.parent.stat().st_mode & 0o020)
        if readable != mode:
            waiting.chmod(readable)


def _give(path: Path, owner: os.stat_result) -> None:
    """Gives a file the owner and group of another, as far as the user may."""
    for user, group in ((owner.st_uid, owner.st_gid), (-1, owner.st_gid)):
        try:
            os.chown(path, user, group)
        except PermissionError:
            continue
        return


def copy_checked(source: Path, new: Path, file: File) -> None:
    """Copies a file to a new name, and checks the digest of the bytes that it writes.

    Raises DamagedFileError where the content is another.
    """
    digest, length = hashlib.sha256(), 0
    try:
        with open_own_file(source) as reading, new.open("xb") as writing:
            while piece := reading.read(2**20):
                digest.update(piece)
                length += len(piece)
                writing.write(piece)
    except OSError as error:
        error.filename = error.filename or str(new)
        raise
    if (digest.hexdigest(), length) != (file.sha256, file.bytes):
        new.unlink()
        raise DamagedFileError(tr("{file} is not the file that was built", file=source))


def _remove_empty(path: Path, output: Path) -> None:
    """Removes the folders above a path, below the output, as long as they are empty."""
    for folder in path.parents:
        if folder == output:
            return
        try:
            folder.rmdir()
        except OSError:
            return

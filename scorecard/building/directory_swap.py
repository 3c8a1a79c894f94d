"""Exchanges two folders in one system call, and checks that the published one holds nothing of others."""

import ctypes
import os
import stat
import sys
from collections.abc import Collection
from pathlib import Path

_AT_CURRENT_FOLDER = -100
"""AT_FDCWD: paths are relative to the current folder."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS, which has the same value."""

_OWN_MODE = 0o644
"""The mode of every file that a build finishes."""


def exchange(new: Path, published: Path) -> bool:
    """Exchanges two folders in one system call; returns False where the system has none or refuses."""
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(new), os.fsencode(published)
    if sys.platform == "darwin":
        error = system.renamex_np(first, second, _EXCHANGE)
    elif hasattr(system, "renameat2"):
        error = system.renameat2(_AT_CURRENT_FOLDER, first, _AT_CURRENT_FOLDER, second, _EXCHANGE)
    else:
        return False
    return not error


def can_be_exchanged(published: Path, new: Path, own: Collection[str]) -> bool:
    """Returns whether the published folder can be replaced by the folder `new` without a loss.

    `own` are the paths of its files. Beside these only hidden files may be there, which get a second name in the new
    folder. A folder that is empty, that is a link or a mount point, or whose owner, group, mode or attributes differ
    from those of `new` was prepared by the user; it must not be replaced.
    """
    like = new.stat()
    pending = [published]
    while pending:
        folder = pending.pop()
        if not _is_plain(folder, like):
            return False
        entries = list(os.scandir(folder))
        if not entries and folder != published:
            return False
        named = False
        for entry in entries:
            path = Path(entry.path).relative_to(published).as_posix()
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode) and not entry.name.startswith("."):
                pending.append(Path(entry.path))
                named = True
            elif not stat.S_ISREG(status.st_mode):
                return False
            elif path in own:
                named = True
                if (status.st_uid, stat.S_IMODE(status.st_mode)) != (like.st_uid, _OWN_MODE):
                    return False
            elif not entry.name.startswith(".") or entry.name == ".git":
                return False
        if not named and folder != published:
            return False
    return True


def hidden_files(published: Path) -> list[str]:
    """Returns the paths of the hidden files in a folder that can be exchanged."""
    return [
        Path(parent, name).relative_to(published).as_posix()
        for parent, _, names in os.walk(published)
        for name in names
        if name.startswith(".")
    ]


def _is_plain(folder: Path, like: os.stat_result) -> bool:
    status = folder.stat()
    if (status.st_dev, status.st_uid, status.st_gid, status.st_mode) != (
        like.st_dev,
        like.st_uid,
        like.st_gid,
        like.st_mode,
    ):
        return False
    attributes = os.listxattr(folder) if sys.platform == "linux" else []
    return not folder.is_mount() and set(attributes) <= {"security.selinux"}

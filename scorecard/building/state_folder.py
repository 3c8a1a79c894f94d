"""Makes the folder beside the output in which a build keeps its state, and refuses one that others could have filled.

Compiled templates are run from there, and files published, so that it belongs to the user alone: mode 0700, no links
within, nothing of another user.
"""

import os
import shutil
import stat
from pathlib import Path

from scorecard.building.output_check import OutputError

_FILES = frozenset({"lock", "program", "state.json", "journal.jsonl", "switch.json", "texts.json"})
_FOLDERS = frozenset({"next", "inputs", "templates", "failures"})
"""The names that a build uses in the folder."""


def open_state_folder(folder: Path) -> None:
    """Makes the folder, or checks the one that is there. OutputError where that is not the user's alone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not check_state_folder(folder):
        folder.mkdir(mode=0o700)


def check_state_folder(folder: Path) -> bool:
    """Returns whether the folder exists. OutputError where it or anything in it is a link, or belongs to another user.

    A folder that an older version of the program made for all to read becomes private. What is in it is removed first
    where others could write into it: nobody knows whose it is.
    """
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        raise _refused(folder, "is not a folder of the program")
    if status.st_uid != os.geteuid():
        raise _refused(folder, "belongs to another user")
    if status.st_mode & 0o077:
        folder.chmod(status.st_mode & 0o2700)
        if status.st_mode & 0o022:
            _empty(folder)
    for parent, folders, names in os.walk(folder, onerror=_raise):
        for name in (*folders, *names):
            _check_entry(folder, Path(parent, name))
        if parent == str(folder):
            for name in _FILES.intersection(folders):
                raise _refused(folder, f"holds {name}, which is a folder and has to be a file")
            for name in _FOLDERS.intersection(names):
                raise _refused(folder, f"holds {name}, which is a file and has to be a folder")
    return True


def is_own_folder(folder: Path) -> bool:
    """Returns whether this is a folder of the user who runs the program, and not a link."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()


def _check_entry(folder: Path, path: Path) -> None:
    status = path.lstat()
    if status.st_uid != os.geteuid():
        raise _refused(folder, f"holds {path.relative_to(folder)}, which belongs to another user")
    if not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
        what = "a link" if stat.S_ISLNK(status.st_mode) else "no file of the program"
        raise _refused(folder, f"holds {path.relative_to(folder)}, which is {what}")


def _refused(folder: Path, why: str) -> OutputError:
    return OutputError(f"{folder} {why}; remove it, or give another folder with --output")


def _empty(folder: Path) -> None:
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()


def _raise(error: OSError) -> None:
    raise error

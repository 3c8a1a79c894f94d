"""Creates the private folder beside the output for the state of builds, and refuses one that others could fill.

Compiled templates are run from there, and files published, so that it belongs to the user alone: mode 0700, no links
within, nothing of another user.
"""

import os
import shutil
import stat
from pathlib import Path

from scorecard.building.output_check import OutputError
from scorecard.evidence.program_messages import tr

_FILES = frozenset({"lock", "program", "state.json", "journal.jsonl", "switch.json", "texts.json", "messages.json"})
_FOLDERS = frozenset({"next", "inputs", "templates", "failures"})
"""The names that a build uses in the folder."""


def open_state_folder(folder: Path) -> None:
    """Makes the folder, or checks the one that is there. Raises OutputError where that is not the user's alone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not check_state_folder(folder):
        folder.mkdir(mode=0o700)


def check_state_folder(folder: Path) -> bool:
    """Returns whether the folder exists.

    Raises OutputError where it or anything in it is a link, or belongs to another user.

    A folder that an older version of the program made for all to read becomes private. Its content is removed first
    where others could write into it, because they may have put files there.
    """
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        raise _refused(tr("{folder} is not a folder of the program", folder=folder))
    if status.st_uid != os.geteuid():
        raise _refused(tr("{folder} belongs to another user", folder=folder))
    if status.st_mode & 0o077:
        folder.chmod(status.st_mode & 0o2700)
        if status.st_mode & 0o022:
            _empty(folder)
    for parent, folders, names in os.walk(folder, onerror=_raise):
        for name in (*folders, *names):
            _check_entry(folder, Path(parent, name))
        if parent == str(folder):
            for name in _FILES.intersection(folders):
                raise _refused(
                    tr("{folder} holds {name}, which is a folder and has to be a file", folder=folder, name=name)
                )
            for name in _FOLDERS.intersection(names):
                raise _refused(
                    tr("{folder} holds {name}, which is a file and has to be a folder", folder=folder, name=name)
                )
    return True


def is_own_folder(folder: Path) -> bool:
    """Returns whether this is a folder of the user who runs the program, and not a link."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()


def _check_entry(folder: Path, path: Path) -> None:
    status, name = path.lstat(), path.relative_to(folder)
    if status.st_uid != os.geteuid():
        raise _refused(tr("{folder} holds {name}, which belongs to another user", folder=folder, name=name))
    if not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
        if stat.S_ISLNK(status.st_mode):
            raise _refused(tr("{folder} holds {name}, which is a link", folder=folder, name=name))
        raise _refused(tr("{folder} holds {name}, which is no file of the program", folder=folder, name=name))


def _refused(problem: str) -> OutputError:
    # Translators: {problem} begins with the name of a folder, which is what has to be removed.
    return OutputError(tr("{problem}; remove it, or give another folder with --output", problem=problem))


def _empty(folder: Path) -> None:
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()


def _raise(error: OSError) -> None:
    raise error

"""Refuses folders that a build must not publish in, and names that others use already, before anything is made."""

import os
import stat
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

_MOST_NAMED = 10
"""How many names a message lists."""


class OutputError(Exception):
    """A folder cannot be published in; the message says which, why, and what to do."""


def check_place(output: Path, around: Mapping[str, Path], within: Mapping[str, Path]) -> None:
    """Refuses an output that is, or is above, one of the folders `around`, or lies in one of those `within`.

    Both map what a folder is, in words, to its path. Paths are compared by the folders they lead to, however they are
    spelled. OutputError.
    """
    for what, folder in around.items():
        if _same(output, folder):
            raise OutputError(f"{_shown(output)} is {what}; give a folder of its own with --output")
        if any(_same(output, parent) for parent in real_path(folder).parents):
            raise OutputError(f"{_shown(output)} holds {what} ({folder}); give a folder of its own with --output")
    for what, folder in within.items():
        if any(_same(parent, folder) for parent in real_path(output).parents):
            raise OutputError(f"{_shown(output)} lies in {what} ({folder}); give a folder beside it with --output")


def real_path(path: Path) -> Path:
    """Returns a path without links. A link that leads back to itself stays, where Path.resolve raises RuntimeError."""
    return Path(os.path.realpath(path))


def is_filled(output: Path) -> bool:
    """Returns whether there is anything in a folder that is not hidden; False where it does not exist."""
    try:
        return any(not entry.name.startswith(".") for entry in os.scandir(output))
    except FileNotFoundError:
        return False


def check_names(output: Path, wanted: Iterable[str], folders: Collection[str], own: Collection[str]) -> None:
    """Refuses an output in which names that a build uses belong to others.

    `wanted` are the paths of files, `folders` those of folders, `own` the files of the last build. A file that no build
    made, a link, or anything else under such a name is refused. OutputError.
    """
    taken: dict[str, str] = {}
    seen: dict[str, bool] = {}
    for path in wanted:
        if _parents_are_folders(output, path, seen, taken):
            found = _what_is(output / path)
            if found and (found != "a file" or path not in own):
                taken[path] = "a file that no build made" if found == "a file" else found
    for path in folders:
        _parents_are_folders(output, f"{path}/any", seen, taken)
    if taken:
        named = [f"{path} ({what})" for path, what in sorted(taken.items())]
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        raise OutputError(
            f"{output} has others under names that a build uses: {', '.join(named[:_MOST_NAMED])}{more}; "
            "move them away, or give another folder with --output"
        )


def _parents_are_folders(output: Path, path: str, seen: dict[str, bool], taken: dict[str, str]) -> bool:
    """Returns whether each folder on the way to a path is a folder or does not exist; notes the first that is taken."""
    parent = path.rpartition("/")[0]
    if not parent:
        return True
    if parent not in seen:
        seen[parent] = _parents_are_folders(output, parent, seen, taken)
        if seen[parent] and (found := _what_is(output / parent)) not in ("", "a folder"):
            taken[parent] = found
            seen[parent] = False
    return seen[parent]


def _what_is(path: Path) -> str:
    """Returns in words what is under a name; nothing where there is nothing."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    kinds = {stat.S_IFREG: "a file", stat.S_IFDIR: "a folder", stat.S_IFLNK: "a link"}
    return kinds.get(stat.S_IFMT(mode), "neither a file nor a folder")


def _same(one: Path, other: Path) -> bool:
    """Returns whether two paths lead to one folder, whether it exists or not."""
    try:
        return one.samefile(other)
    except OSError:
        return real_path(one) == real_path(other)


def _shown(output: Path) -> str:
    return f"--output: {str(output)!r}"

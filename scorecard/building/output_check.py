"""Refuses folders that a build must not publish in, and names that others use already, before anything is made."""

import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TypeAlias

from scorecard.evidence.joined_messages import shortened
from scorecard.evidence.program_messages import tr, tr_noop

_MAX_NAMED = 10
"""The number of names that a message lists."""

# For translators, of each below: what stands where a build would write; it follows the name of a file, in parentheses.
_KINDS = {
    "foreign file": tr_noop("a file that no build made"),
    "file": tr_noop("a file"),
    "folder": tr_noop("a folder"),
    "link": tr_noop("a link"),
    "other": tr_noop("neither a file nor a folder"),
}
"""The kinds of things that may occupy a name that a build uses."""


NamedFolder: TypeAlias = tuple[str, Path]
"""The description of a folder, in the language of the messages, and its path."""


class OutputError(Exception):
    """A folder cannot be published in; the message says which, why, and what to do."""


def check_place(output: Path, around: Collection[NamedFolder], within: Collection[NamedFolder]) -> None:
    """Refuses an output that is, or is above, one of the folders `around`, or lies in one of those `within`.

    Paths are compared by the folders they lead to, however they are spelled. Raises OutputError.
    """
    for what, folder in around:
        if _same(output, folder):
            # Translators: {folder} is "--output: 'name'"; {what} is "the evidence", "the working directory" ...
            message = tr("{folder} is {what}; give a folder of its own with --output", folder=_shown(output), what=what)
            raise OutputError(message)
        if any(_same(output, parent) for parent in real_path(folder).parents):
            # Translators: {what}, in the nominative, is "the evidence", "the working directory" ...; where that does
            # not fit behind a verb, write it after a colon. {place} is the folder of that.
            message = tr(
                "{folder} holds {what} ({place}); give a folder of its own with --output",
                folder=_shown(output),
                what=what,
                place=folder,
            )
            raise OutputError(message)
    for what, folder in within:
        if any(_same(parent, folder) for parent in real_path(output).parents):
            # Translators: {what}, in the nominative, is "the evidence", "the program" ...; where that does not fit
            # behind a verb, write it after a colon. {place} is the folder of that.
            message = tr(
                "{folder} lies in {what} ({place}); give a folder beside it with --output",
                folder=_shown(output),
                what=what,
                place=folder,
            )
            raise OutputError(message)


def real_path(path: Path) -> Path:
    """Returns a path without links. A link that leads back to itself stays, where Path.resolve raises RuntimeError."""
    return Path(os.path.realpath(path))


def is_filled(output: Path) -> bool:
    """Returns whether a folder has content that is not hidden; False where it does not exist."""
    try:
        return any(not entry.name.startswith(".") for entry in os.scandir(output))
    except FileNotFoundError:
        return False


def check_names(output: Path, wanted: Iterable[str], folders: Collection[str], own: Collection[str]) -> None:
    """Refuses an output in which names that a build uses belong to others.

    `wanted` are the paths of files, `folders` those of folders, `own` the files of the last build. A file that no build
    made, a link, or anything else under such a name is refused. Raises OutputError.
    """
    taken: dict[str, str] = {}
    seen: dict[str, bool] = {}
    for path in wanted:
        if _parents_are_folders(output, path, seen, taken):
            found = _what_is(output / path)
            if found and (found != "file" or path not in own):
                taken[path] = "foreign file" if found == "file" else found
    for path in folders:
        _parents_are_folders(output, f"{path}/any", seen, taken)
    if taken:
        named = [f"{path} ({tr(_KINDS[what])})" for path, what in sorted(taken.items())]
        raise OutputError(
            tr(
                "{folder} has others under names that a build uses: {files}; move them away, "
                "or give another folder with --output",
                folder=output,
                files=shortened(named, _MAX_NAMED),
            )
        )


def _parents_are_folders(output: Path, path: str, seen: dict[str, bool], taken: dict[str, str]) -> bool:
    """Returns whether each folder on the way to a path is a folder or does not exist; notes the first that is taken."""
    parent = path.rpartition("/")[0]
    if not parent:
        return True
    if parent not in seen:
        seen[parent] = _parents_are_folders(output, parent, seen, taken)
        if seen[parent] and (found := _what_is(output / parent)) not in ("", "folder"):
            taken[parent] = found
            seen[parent] = False
    return seen[parent]


def _what_is(path: Path) -> str:
    """Returns the kind of thing at a path, a key of `_KINDS`; the empty string where nothing is there."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    kinds = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}
    return kinds.get(stat.S_IFMT(mode), "other")


def _same(one: Path, other: Path) -> bool:
    """Returns whether two paths lead to one folder, whether it exists or not."""
    try:
        return one.samefile(other)
    except OSError:
        return real_path(one) == real_path(other)


def _shown(output: Path) -> str:
    return f"--output: {str(output)!r}"

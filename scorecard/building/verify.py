"""Checks a published folder against its manifest."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.building.manifest import NAME, read_manifest
from scorecard.building.own_file import NotRegularError, content_digest
from scorecard.building.publication import Publication
from scorecard.evidence.program_messages import tr
from scorecard.evidence.system_causes import cause_of


@dataclass(frozen=True)
class Verification:
    """The number of files that agree with the manifest, and the problem of each other file by its path."""

    good: int
    problems: dict[str, str]
    notes: dict[str, str] = field(default_factory=dict)
    """The files that do not belong to the edition, where the folder may hold files of others."""
    behind: tuple[str, ...] = ()
    """The targets that are unchanged, but were built from earlier evidence than the last build of this folder."""


def verify(folder: Path, into: bool = False) -> Verification:
    """Checks every file of a folder, and lists all other files in it except hidden files and `.git`.

    With `into` the folder may hold files of others, which are notes then. A switch to a new edition that was killed is
    completed first. Raises ManifestError where the folder has no usable manifest, BusyError where a build is at work in
    it, OutputError and OSError where a switch cannot be completed.
    """
    Publication(folder).complete_switch()
    manifest = read_manifest(folder)
    listed = manifest.files
    problems: dict[str, str] = {}
    for path, file in listed.items():
        try:
            if content_digest(folder / path) != file.sha256:
                # Translators: follows the name of a file.
                problems[path] = tr("is not the file that was built")
        except (FileNotFoundError, NotADirectoryError):
            # Translators: follows the name of a file.
            problems[path] = tr("is missing")
        except NotRegularError as error:
            problems[path] = cause_of(error)
        except OSError as error:
            # Translators: follows the name of a file.
            problems[path] = tr("cannot be read: {cause}", cause=cause_of(error))
    good = len(listed) - len(problems)
    if not listed and manifest.shard is None:
        # Translators: follows the name of a file, the manifest.
        problems[NAME] = tr("lists no document, so this folder holds none: all of them failed; build them again")
    others = {path: what for path, what in _others(folder).items() if path not in {NAME, *listed}}
    if not into:
        problems |= others
    notes = dict(sorted(others.items())) if into else {}
    return Verification(good, dict(sorted(problems.items())), notes, manifest.behind)


def _others(folder: Path) -> dict[str, str]:
    """Returns every entry of a folder that a reader could open and the manifest does not list, with its problem.

    Hidden files are left out, and so is `.git`, but not hidden folders, because a web server serves the files in them.
    """
    found: dict[str, str] = {}
    for parent, folders, names in os.walk(folder):
        inside = Path(parent).relative_to(folder)
        if parent == str(folder) and ".git" in folders:
            folders.remove(".git")
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if is_hidden and not (folders or names):
            # Translators: follows the name of a folder.
            found[inside.as_posix()] = tr("is a folder that does not belong to this edition")
        for name in folders:
            if Path(parent, name).is_symlink():
                # Translators: follows the name of what is there.
                found[(inside / name).as_posix()] = tr("is a link to a folder")
        for name in names:
            if is_hidden or not name.startswith("."):
                # Translators: follows the name of a file.
                found[(inside / name).as_posix()] = tr("does not belong to this edition")
    return found

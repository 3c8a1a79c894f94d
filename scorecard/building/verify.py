"""Checks a published folder against its manifest."""

import os
from dataclasses import dataclass
from pathlib import Path

from scorecard.building.inputs import file_digest
from scorecard.building.manifest import NAME, read_manifest


@dataclass(frozen=True)
class Verification:
    """How many files are as the manifest says, and the problem of each other file by its path."""

    good: int
    problems: dict[str, str]


def verify(folder: Path) -> Verification:
    """Checks every file of a folder except hidden ones. ManifestError where the folder has no usable manifest."""
    listed = read_manifest(folder).files
    problems: dict[str, str] = {}
    for path, file in listed.items():
        try:
            if file_digest(folder / path) != file.sha256:
                problems[path] = "is not the file that was built"
        except FileNotFoundError:
            problems[path] = "is missing"
        except OSError as error:
            problems[path] = f"cannot be read: {error.strerror}"
    for path in _visible_files(folder):
        if path not in listed and path != NAME:
            problems[path] = "does not belong to this edition"
    return Verification(len(listed) - sum(path in listed for path in problems), dict(sorted(problems.items())))


def _visible_files(folder: Path) -> list[str]:
    found: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name).relative_to(folder).as_posix() for name in names if not name.startswith(".")]
    return found

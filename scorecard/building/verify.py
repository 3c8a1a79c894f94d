"""A published folder against its manifest."""

import os
from dataclasses import dataclass
from pathlib import Path

from scorecard.building.inputs import file_digest
from scorecard.building.manifest import NAME, read_manifest


@dataclass(frozen=True)
class Verdict:
    """How many files are as the manifest says, and by path what is wrong with the others."""

    good: int
    problems: dict[str, str]


def verify(folder: Path) -> Verdict:
    """Look at every file of a folder. ManifestError where it has no manifest; hidden files are nobody's business."""
    told = read_manifest(folder).files
    problems: dict[str, str] = {}
    for path, file in told.items():
        try:
            if file_digest(folder / path) != file.sha256:
                problems[path] = "is not the file that was built"
        except FileNotFoundError:
            problems[path] = "is missing"
        except OSError as error:
            problems[path] = f"cannot be read: {error.strerror}"
    for path in _visible(folder):
        if path not in told and path != NAME:
            problems[path] = "is not of this edition"
    return Verdict(len(told) - sum(path in told for path in problems), dict(sorted(problems.items())))


def _visible(folder: Path) -> list[str]:
    found: list[str] = []
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(at, name).relative_to(folder).as_posix() for name in names if not name.startswith(".")]
    return found

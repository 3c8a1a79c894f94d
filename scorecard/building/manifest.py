"""The manifest: every file of the output with its digest, what it was made from and with which tools."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from scorecard.building.inputs import Inputs

NAME = "manifest.json"
_FORM = 1
"""The form of the file; one of another form is not read, and everything is built."""


class ManifestError(Exception):
    """A folder has no manifest that can be read; says which and why."""


@dataclass(frozen=True)
class File:
    """One file: its SHA-256 and its length in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True)
class Entry:
    """How a target was made."""

    document: str
    """Digest of what stands on it."""
    words: str
    """Digest of what turned that into HTML: templates, catalogue, code, tools."""
    press: str
    """Digest of what turned the HTML into a file: stylesheet, fonts, code, tools, the standard."""
    content: str
    """Digest of the HTML itself, and of what is attached."""
    files: Mapping[str, File]


@dataclass(frozen=True)
class Manifest:
    """What an output holds. `contents`: of each document the digest of each part, so that a change can be named."""

    edition: str
    as_of: str
    inputs: Inputs
    targets: Mapping[str, Entry] = field(default_factory=dict)
    contents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    shard: str | None = None

    @property
    def files(self) -> dict[str, File]:
        """Every file but the manifest itself."""
        return {path: file for entry in self.targets.values() for path, file in entry.files.items()}

    def written(self) -> bytes:
        """As JSON: the same for the same content."""
        return (
            json.dumps({"form": _FORM, **asdict(self)}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        ).encode()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder. ManifestError where there is none or it is not one."""
    path = folder / NAME
    try:
        told = json.loads(path.read_bytes())
    except OSError as error:
        raise ManifestError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ManifestError(f"{path} is not JSON") from error
    if not isinstance(told, dict) or told.pop("form", None) != _FORM:
        raise ManifestError(f"{path} is not a manifest of this version of the program")
    try:
        return _manifest(told)
    except (TypeError, AttributeError, KeyError) as error:
        raise ManifestError(f"{path} is not a manifest of this version of the program") from error


def _manifest(told: dict[str, Any]) -> Manifest:
    targets = {name: entry(target) for name, target in told.pop("targets").items()}
    return Manifest(inputs=Inputs(**told.pop("inputs")), targets=targets, **told)


def entry(told: dict[str, Any]) -> Entry:
    """An entry from its JSON."""
    files = {path: File(**file) for path, file in told["files"].items()}
    return Entry(**{**told, "files": files})

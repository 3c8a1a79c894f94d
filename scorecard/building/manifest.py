"""Reads and writes the manifest: every published file with its digest, what it was made from and with which tools."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from scorecard.building.inputs import Inputs

NAME = "manifest.json"
_FORM = 2
"""The version of the keys of the file. Version 1 is read too, so that a build of one state keeps the others."""

_PREVIOUS_ASSET = re.compile(r"assets/\w[\w.-]*")
_KEYS_OF_FORM_1 = {"html_inputs": "words", "layout_inputs": "press", "html": "content"}
"""How version 1 named the digests of a target."""


class ManifestError(Exception):
    """A folder has no manifest that can be used; the message says which folder and why."""


@dataclass(frozen=True)
class File:
    """One file: its SHA-256 and its length in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True)
class BuiltTarget:
    """What a target was built from, as digests, and the files it came to."""

    document: str
    """Digest of the document: what is said, before it becomes HTML."""
    html_inputs: str
    """Digest of what turned the document into HTML: templates, catalogue, code, tools."""
    layout_inputs: str
    """Digest of what turned the HTML into a file: stylesheet, fonts, code, tools, the standard of the PDF."""
    html: str
    """Digest of the HTML itself and of attached data; empty where a kind has no HTML before its layout."""
    files: Mapping[str, File]
    """By path below the output."""


@dataclass(frozen=True)
class Manifest:
    """What a published folder holds."""

    edition: str
    as_of: str
    inputs: Inputs
    targets: Mapping[str, BuiltTarget] = field(default_factory=dict)
    """By name of the target."""
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of each document the digest of each of its parts, so that a change can be named."""
    shard: str | None = None
    previous_assets: Mapping[str, File] = field(default_factory=dict)
    """Assets of editions before, by path, to which pages that were not built again still link."""

    def __post_init__(self) -> None:
        """ValueError where a previous asset is none: it would be used as a path."""
        if not all(_PREVIOUS_ASSET.fullmatch(path) for path in self.previous_assets):
            raise ValueError("a previous asset is not a file of the folder of assets")

    @property
    def files(self) -> dict[str, File]:
        """Every file but the manifest itself, by path."""
        built = {path: file for built in self.targets.values() for path, file in built.files.items()}
        return {**self.previous_assets, **built}

    def to_json(self) -> bytes:
        """Returns the manifest as JSON, the same bytes for the same content."""
        content = {"form": _FORM, **asdict(self)}
        return (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read_manifest(folder: Path) -> Manifest:
    """Reads the manifest of a folder. ManifestError where there is none or it cannot be used."""
    path = folder / NAME
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise ManifestError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ManifestError(f"{path} is not JSON") from error
    form = content.pop("form", None) if isinstance(content, dict) else None
    if form not in (1, _FORM):
        raise ManifestError(f"{path} is not a manifest of this version of the program")
    try:
        return _manifest(_with_keys_of_now(content) if form == 1 else content)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise ManifestError(f"{path} is not a manifest of this version of the program") from error


def _with_keys_of_now(content: dict[str, Any]) -> dict[str, Any]:
    """Returns the content of a manifest of version 1 under the keys of today."""
    targets = {}
    for name, target in content.pop("targets").items():
        renamed = {now: target[before] for now, before in _KEYS_OF_FORM_1.items()}
        targets[name] = {"document": target["document"], "files": target["files"], **renamed}
    return {"targets": targets, "parts": content.pop("contents"), **content}


def built_target(content: dict[str, Any]) -> BuiltTarget:
    """Returns a built target from its JSON. KeyError or TypeError where that is of another version."""
    files = {path: File(**file) for path, file in content["files"].items()}
    return BuiltTarget(**{**content, "files": files})


def _manifest(content: dict[str, Any]) -> Manifest:
    targets = {name: built_target(target) for name, target in content.pop("targets").items()}
    previous = {path: File(**file) for path, file in content.pop("previous_assets", {}).items()}
    return Manifest(inputs=Inputs(**content.pop("inputs")), targets=targets, previous_assets=previous, **content)

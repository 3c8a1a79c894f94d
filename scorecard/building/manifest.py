"""Reads and writes the manifest: every published file with its digest, what it was made from and with which tools."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from scorecard.building.inputs import Inputs
from scorecard.building.own_file import read_own_file
from scorecard.building.published_name_check import NameRefusedError, check_files, is_published_name, quoted_name
from scorecard.evidence.program_messages import tr
from scorecard.evidence.system_causes import cause_of
from scorecard.evidence.vocabulary import Language, State
from scorecard.rendering.pdf_standards import Standard

NAME = "manifest.json"
_FORM = 2
"""The version of the keys of the file. Version 1 is read too, so that a build of one state keeps the others."""

_PREVIOUS_ASSET = re.compile(r"assets/\w[\w.-]*")

_SHA256 = re.compile("[0-9a-f]{64}")
_SHARD = re.compile("[1-9][0-9]{0,17}/[1-9][0-9]{0,17}")
_WORD = re.compile("[a-z][a-z_-]{0,99}")
_STRICT = {"extra": "forbid", "strict": True}
"""The strict configuration of pydantic for these classes: no unknown key, no value of another type."""

_KEYS_OF_FORM_1 = {"html_inputs": "words", "layout_inputs": "press", "html": "content"}
"""The names of the digests of a target in version 1, by their present names."""


class ManifestError(Exception):
    """A folder has no manifest that can be used; the message says which folder and why."""


@dataclass(frozen=True)
class File:
    """One file: its SHA-256 and its length in bytes. Raises ValueError where they are not valid, because names of files
    are made from digests."""

    __pydantic_config__ = _STRICT

    sha256: str
    bytes: int

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256) or not 0 <= self.bytes < 2**63:
            raise ValueError("not the digest and length of a file")


@dataclass(frozen=True)
class BuiltTarget:
    """The digests of the inputs of a target, and its files."""

    __pydantic_config__ = _STRICT

    document: str
    """Digest of the document: its content, before it becomes HTML."""
    html_inputs: str
    """Digest of the inputs that turned the document into HTML: templates, code, tools."""
    layout_inputs: str
    """Digest of the inputs that turned the HTML into a file: stylesheet, fonts, code, tools, the standard of the
    PDF."""
    html: str
    """Digest of the HTML itself and of attached data; empty where a kind has no HTML before its layout."""
    files: Mapping[str, File]
    """The files by path below the output."""
    texts: str = ""
    """Digest of the translations of the texts it shows; empty where nothing is translated."""
    messages: str | None = None
    """The keys of the messages that were looked up for it; None where an earlier program built it."""
    wording: str = ""
    """Digest of the places in modules and templates at which these messages stand."""


@dataclass(frozen=True)
class WholeRequest:
    """The request of which a part was built, without its shard; the documents of the other parts follow from it."""

    __pydantic_config__ = _STRICT
    states: tuple[State, ...]
    languages: tuple[Language, ...]
    documents: tuple[str, ...]
    formats: tuple[str, ...]
    standard: Standard
    options: str
    """Digest of all else in the request that changes a file."""
    own_languages: bool = False
    """Whether the documents of each state are made in its official languages too."""


@dataclass(frozen=True)
class Manifest:
    """The content of a published folder."""

    __pydantic_config__ = _STRICT

    edition: str
    as_of: str
    inputs: Inputs
    targets: Mapping[str, BuiltTarget] = field(default_factory=dict)
    """The targets by name."""
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The digest of each part of each document, so that a change can be named."""
    shard: str | None = None
    """The part and the number of parts, `3/8`; None for a folder that was built whole."""
    whole: WholeRequest | None = None
    """The request of which it is a part."""
    known_on: str | None = None
    """The earlier day whose knowledge the documents show; None where they show all of the evidence."""
    behind: tuple[str, ...] = ()
    """The targets that were built from earlier evidence than the evidence named under `inputs`."""
    previous_assets: Mapping[str, File] = field(default_factory=dict)
    """Assets of earlier editions, by path, to which pages that were not built again still link."""

    def __post_init__(self) -> None:
        """Raises ValueError where the path of a previous asset is not valid, because it would be used as a path."""
        if not all(_PREVIOUS_ASSET.fullmatch(path) for path in self.previous_assets):
            raise ValueError("a previous asset is not a file of the folder of assets")
        if not all(name in self.targets for name in self.behind):
            raise ValueError("what is behind the evidence is not a target")

    @property
    def files(self) -> dict[str, File]:
        """Returns every file but the manifest itself, by path."""
        built = {path: file for built in self.targets.values() for path, file in built.files.items()}
        return {**self.previous_assets, **built}

    def to_json(self) -> bytes:
        """Returns the manifest as JSON, the same bytes for the same content."""
        content = {"form": _FORM, **asdict(self)}
        return (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read_manifest(folder: Path) -> Manifest:
    """Reads the manifest of a folder.

    Raises ManifestError where there is no manifest, or one that no build could have written.

    A manifest that lists a file that no build makes is refused too, because its names are used as paths.
    """
    path = folder / NAME
    try:
        content = json.loads(read_own_file(path))
        form = content.pop("form", None) if isinstance(content, dict) else None
        if form not in (1, _FORM):
            raise _not_of_this_version(path)
        manifest = _manifest(_with_keys_of_now(content) if form == 1 else content)
        _check(manifest)
    except OSError as error:
        raise ManifestError(f"{path}: {cause_of(error)}") from error
    except NameRefusedError as error:
        raise ManifestError(tr("{file}: {problem}; no build wrote this manifest", file=path, problem=error)) from error
    except json.JSONDecodeError as error:
        raise ManifestError(tr("{file} is not JSON", file=path)) from error
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise _not_of_this_version(path) from error
    return manifest


def _not_of_this_version(path: Path) -> ManifestError:
    return ManifestError(tr("{file} is not a manifest of this version of the program", file=path))


def built_target(name: str, content: Any) -> BuiltTarget:
    """Returns the built target of this name from its JSON.

    Raises ValueError where no build could have made such a target.
    """
    built: BuiltTarget = _reader(BuiltTarget).validate_json(json.dumps(content))
    check_files(name, built.files)
    return built


def _with_keys_of_now(content: dict[str, Any]) -> dict[str, Any]:
    """Returns the content of a manifest of version 1 under the keys of today."""
    targets = {}
    for name, target in content.pop("targets").items():
        renamed = {now: target[before] for now, before in _KEYS_OF_FORM_1.items()}
        targets[name] = {"document": target["document"], "files": target["files"], **renamed}
    return {"targets": targets, "parts": content.pop("contents"), **content}


def _manifest(content: dict[str, Any]) -> Manifest:
    manifest: Manifest = _reader(Manifest).validate_json(json.dumps(content))
    return manifest


@cache
def _reader(kind: type) -> Any:
    """Returns a function that reads a class from JSON. Pydantic is imported only here, because a build with nothing to
    do does not need it."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _check(manifest: Manifest) -> None:
    """Checks the values that the types do not check.

    Raises ValueError, with the words that `read_manifest` passes on, where a value is not valid.
    """
    for name, built in manifest.targets.items():
        check_files(name, built.files)
    if foreign := [path for path in manifest.files if not is_published_name(path)]:
        raise NameRefusedError(tr("{file} is not a file that this program builds", file=quoted_name(foreign[0])))
    date.fromisoformat(manifest.as_of)
    if manifest.whole and not all(map(_WORD.fullmatch, (*manifest.whole.documents, *manifest.whole.formats))):
        raise ValueError("not the name of a document or a format")
    if manifest.shard is not None and not _SHARD.fullmatch(manifest.shard):
        raise ValueError("not a part of several")

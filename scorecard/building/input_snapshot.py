"""Copies the inputs of a build, as they were read, to a private folder; maps its paths back in messages.

The documents of a build are therefore made from exactly the bytes whose digests are in the manifest, even if the user
edits files meanwhile.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from scorecard.building.build_request import BuildRequest
from scorecard.building.edition_switch import AS_IT_WAS, explained
from scorecard.building.inputs import Reading
from scorecard.evidence.problems import Diagnostic, EvidenceError

AnyDiagnostic = TypeVar("AnyDiagnostic", bound=Diagnostic)


def write_snapshot(reading: Reading, request: BuildRequest, folder: Path) -> BuildRequest:
    """Writes all files that were read below `folder`, whose content is replaced; returns the request with these
    folders.

    Raises PublicationError where it cannot be written.
    """
    snapshot = replace(request, countries=folder / "countries", templates=folder / "templates")
    with explained(request.output, AS_IT_WAS):
        if folder.exists():
            shutil.rmtree(folder)
        write_files(reading.evidence, snapshot.countries)
        write_files(reading.templates, snapshot.templates)
    return snapshot


def write_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Writes files by their path below a new folder. Raises OSError where they cannot be written."""
    folder.mkdir(parents=True)
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def named_as_typed(snapshot: BuildRequest, request: BuildRequest) -> Iterator[None]:
    """Replaces, in problems of the evidence within the block, the path of the copy by the path that the editor
    typed."""
    try:
        yield
    except EvidenceError as error:
        raise EvidenceError(as_typed(error.problems, snapshot, request)) from None


def as_typed(
    diagnostics: Iterable[AnyDiagnostic], snapshot: BuildRequest, request: BuildRequest
) -> tuple[AnyDiagnostic, ...]:
    """Returns problems or notes with the path of the file as the editor typed it."""
    copy, typed = f"{snapshot.countries.as_posix()}/", f"{request.countries.as_posix()}/"
    return tuple(
        replace(diagnostic, file=diagnostic.file.replace(copy, typed), message=diagnostic.message.replace(copy, typed))
        for diagnostic in diagnostics
    )

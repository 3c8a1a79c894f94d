"""Detects that a file of the program or of a library was changed during a build: these are not copied.

Evidence and templates are copied before a build, but code, catalogues, fonts and libraries are loaded when they are
needed. Such a file that was changed meanwhile, even for a moment, may have been loaded in either form.
"""

import os
from collections.abc import Iterable, Iterator

from scorecard.building.input_file import Signature, signature
from scorecard.building.inputs import (
    Reading,
    catalogue_files,
    code_files,
    digest,
    font_files,
    library_records,
    tool_versions,
    web_font_files,
)
from scorecard.evidence.program_messages import tr


class ProgramChangedError(Exception):
    """A file of the program or of a library was changed while a build ran; the message names the file and says what to
    do."""


class ProgramFiles:
    """The files of the program and of its libraries as they were when a build began."""

    def __init__(self, reading: Reading) -> None:
        self._signatures = {str(path): one for path, one in reading.program.items()}
        self._signatures |= _signatures(_library_files())
        self._versions = reading.inputs.tools

    @property
    def key(self) -> str:
        """Returns a text that is equal for two builds between which no file of the program was changed."""
        return digest(repr(sorted(self._signatures.items())))

    def check(self) -> None:
        """Raises ProgramChangedError where a file was changed, added or removed since."""
        now = _signatures(map(str, (*catalogue_files(), *font_files(), *web_font_files(), *code_files())))
        now |= _signatures(_library_files())
        for path in sorted({**self._signatures, **now}):
            if self._signatures.get(path) != now.get(path):
                raise ProgramChangedError(_changed(path))
        versions = tool_versions()
        for name in {**self._versions, **versions}:
            if self._versions.get(name) != versions.get(name):
                raise ProgramChangedError(_changed(name))


def _changed(name: str) -> str:
    return tr("{name} was changed while the build ran; run the same command again", name=name)


def _library_files() -> Iterator[str]:
    """Yields the paths of the code of the libraries, some thousands, as the record of each lists it."""
    for record in library_records():
        try:
            lines = record.read_text("utf-8").splitlines()
        except OSError:
            continue  # without a record only the version is compared
        folder = record.parent.parent
        for line in lines:
            name = line.rsplit(",", 2)[0].strip('"')
            if name.endswith((".py", ".so")):
                yield f"{folder}/{name}"


def _signatures(paths: Iterable[str]) -> dict[str, Signature]:
    """Returns the signature of each file that exists, by its path."""
    signatures: dict[str, Signature] = {}
    for path in paths:
        try:
            signatures[path] = signature(os.stat(path))  # noqa: PTH116 - thousands of Path objects take longer
        except OSError:
            continue
    return signatures

"""The minimal evidence in memory: a case changes one file of it and looks at what is told, in milliseconds."""

import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from scorecard.evidence import yaml_reader
from scorecard.evidence.crosscheck import crosscheck
from scorecard.evidence.load import SHARED
from scorecard.evidence.model.common import Strict
from scorecard.evidence.model.parliament_file import Parliament
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.problems import Note, Problem
from scorecard.evidence.roll_calls import read_members
from scorecard.evidence.validate import validate
from scorecard.evidence.vocabulary import STATES
from scorecard.evidence.yaml_document import Document
from scorecard.evidence.yaml_reader import read_yaml

MODELS: dict[str, type[Strict]] = {
    **{f"eu/{name}.yaml": model for name, model in SHARED.items()},
    **{f"{state}.yaml": MemberState for state in STATES},
}
ROLL_CALLS = "eu/roll_calls.csv"

_read: dict[tuple[object, str, str], tuple[Document, BaseModel | None]] = {}
"""Files that were read and validated already, by parser, name and content."""


class MinimalEvidence:
    """The files of a folder, each as text that a test can change."""

    def __init__(self, folder: Path) -> None:
        self.texts: dict[str, Any] = {file: (folder / file).read_text("utf-8") for file in (*MODELS, ROLL_CALLS)}
        """The text of each file; of one that is spoilt the bytes."""

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces a piece of text that stands exactly once in a file."""
        assert self.texts[file].count(old) == 1, f"'{old}' stands {self.texts[file].count(old)} times in {file}"
        self.texts[file] = self.texts[file].replace(old, new)

    def told(self) -> list[str]:
        """Returns the problems of all files, as `file:line:column: message`, in the order of files and lines."""
        return [str(problem) for problem in sorted(set(self._examined()[0]))]

    def noted(self) -> list[str]:
        """Returns the notes on all files, likewise, without those that the minimal evidence itself has.

        These are on its addresses, which are examples, and on its texts, which name no day: see `old_texts`.
        """
        return [str(note) for note in self.notes() if not re.search("example of an address|older than", note.message)]

    def old_texts(self) -> list[str]:
        """Returns the notes on texts that are older than the newest entry."""
        return [str(note) for note in self.notes() if "older than the newest" in note.message]

    def notes(self) -> list[Note]:
        """Returns every note."""
        return sorted(set(self._examined()[1]))

    def read(self, file: str) -> tuple[Document, BaseModel | None]:
        """One file as it is read and checked by itself."""
        return self._file(file, MODELS[file])

    @staticmethod
    def as_read(text: str) -> Any:
        """Returns the plain data of a text."""
        return read_yaml(text.encode(), "AT.yaml").data

    def _examined(self) -> tuple[list[Problem], list[Note]]:
        documents, models = {}, {}
        problems: list[Problem] = []
        for file, model in MODELS.items():
            document, checked = self._file(file, model)
            name = Path(file).stem
            documents[name] = document
            if checked is not None:
                models[name] = checked
            problems += document.problems
        parliament = models.get("parliament")
        calls, groups = (parliament.roll_calls, parliament.groups) if isinstance(parliament, Parliament) else (None, [])
        content = self.texts[ROLL_CALLS].encode()
        table = read_members(content, ROLL_CALLS, calls, [group.name for group in groups])
        problems += table.problems
        across, notes = crosscheck(models, documents, table)
        return [*problems, *across], notes

    def _file(self, file: str, model: type[Strict]) -> tuple[Document, BaseModel | None]:
        key = (yaml_reader._LOADER, file, str(self.texts[file]))
        if key not in _read:
            text = self.texts[file]
            document = read_yaml(text if isinstance(text, bytes) else text.encode(), file)
            _read[key] = document, validate(document, model)
        return _read[key]

"""Records what the last build made from which inputs, so that the next can end at once if nothing changed."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from scorecard.building.atomic_write import write_whole
from scorecard.building.build_record_notes import RecordedNote, recorded_note
from scorecard.building.inputs import digest
from scorecard.building.own_file import read_own_file


class BuildRecord:
    """The file `state.json` beside the published folder `output`."""

    def __init__(self, file: Path, output: Path) -> None:
        self._file, self._output = file, output

    def record(
        self,
        request: str,
        inputs: str,
        paths: Iterable[str],
        behind: Sequence[str] = (),
        notes: Sequence[RecordedNote] = (),
    ) -> None:
        """Records that a request is built from these inputs, and the stamp of each published file.

        `request` is the key of the request, `inputs` the digest of all inputs, `paths` the published files within the
        output, `behind` names the published targets that are behind the evidence, `notes` are those on the evidence.
        """
        stamps = {path: list(_stamp(self._output / path) or ()) for path in paths}
        kept = {path: list(stamp or ()) for path, stamp in self._state["stamps"].items()}
        current = self._state["current"] if kept == stamps else {}
        current[digest(request)] = inputs
        state = {"current": current, "stamps": stamps, "behind": list(behind), "notes": list(notes)}
        write_whole(self._file, json.dumps(state).encode())

    def is_current(self, request: str, inputs: str) -> bool:
        """Returns whether a request was built from these inputs, and no published file was touched since."""
        if self._state["current"].get(digest(request)) != inputs:
            return False
        return all(map(self.is_untouched, self._state["stamps"]))

    def is_untouched(self, path: str) -> bool:
        """Returns whether a published file has the length and the time of change that were recorded.

        A file without a record counts as changed: nothing is known of its content.
        """
        recorded: tuple[int, int] | None = self._state["stamps"].get(path)
        return recorded is not None and _stamp(self._output / path) == recorded

    @property
    def behind(self) -> list[str]:
        """Returns the targets that the last build found behind the evidence."""
        return list(self._state["behind"])

    @property
    def notes(self) -> list[RecordedNote]:
        """Returns the notes of the last build on the evidence."""
        return list(self._state["notes"])

    @cached_property
    def _state(self) -> dict[str, Any]:
        """Returns the record of the last build as it was when this build began; an empty one where it cannot be
        read."""
        try:
            state = json.loads(read_own_file(self._file))
            stamps = {str(path): _pair(stamp) for path, stamp in state["stamps"].items()}
            behind = [str(name) for name in state.get("behind", [])]
            notes = [recorded_note(*note) for note in state["notes"]]
            return {"current": dict(state["current"]), "stamps": stamps, "behind": behind, "notes": notes}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {"current": {}, "stamps": {}, "behind": [], "notes": []}


def _pair(stamp: Any) -> tuple[int, int] | None:
    """Returns a recorded stamp. Raises TypeError or ValueError where the value is no stamp."""
    if not stamp:
        return None
    length, time = stamp
    if type(length) is not int or type(time) is not int:
        raise TypeError("not a stamp")
    return length, time


def _stamp(path: Path) -> tuple[int, int] | None:
    """Returns length in bytes and time of change in nanoseconds, to be compared for equality; None without a file."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns

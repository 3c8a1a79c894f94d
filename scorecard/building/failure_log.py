"""Writes the traceback of each failure of the last build to a log of its own, one for each target."""

import shutil
from pathlib import Path

from scorecard.building.failure import Failure


class FailureLog:
    """A folder with one log for each target that failed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def clear(self) -> None:
        """Removes the logs of the build before."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name: str, failure: Failure) -> Path | None:
        """Writes the log of a target, `en/DE/brief.pdf.log`; returns its path, None where there is no traceback.

        Raises OSError where it cannot be written.
        """
        if not failure.traceback:
            return None
        path = self.folder / f"{name}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}: {failure}\n\n{failure.traceback}", "utf-8")
        return path

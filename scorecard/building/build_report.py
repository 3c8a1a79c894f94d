"""Defines what a build reports."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.building.failure import Failure
    from scorecard.evidence.problems import Note, Problem

Progress = Callable[[str], None]
"""Is called with an empty name when work begins, then with the name of each target that is finished."""


@dataclass
class BuildReport:
    """The result of one build. Targets are given by name, `en/DE/brief.pdf`."""

    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each target was not up to date, by the name of the target."""
    html_unchanged: list[str] = field(default_factory=list)
    """The rebuilt targets whose HTML was the same as before, so that their files were kept."""
    behind: list[str] = field(default_factory=list)
    """The published targets that were not requested and are now behind the evidence."""
    kept: int = 0
    """The number of targets that were up to date."""
    failures: dict[str, "Failure"] = field(default_factory=dict)
    notices: set[str] = field(default_factory=set)
    """Remarks on the PDF engine for the user, one line each."""
    problems: tuple["Problem", ...] = ()
    """The problems of states that were left out, because no document shows them alone."""
    notes: tuple["Note", ...] = ()
    """The notes on the evidence."""
    logs: list[Path] = field(default_factory=list)
    """The files with the tracebacks of the failures."""

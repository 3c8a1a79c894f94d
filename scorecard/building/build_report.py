"""What came of a build."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Progress = Callable[[str], None]
"""Told an empty name when work begins, then the name of each target that is done."""


class ExecutorError(Exception):
    """Nobody could be found to make documents; says why."""


@dataclass(frozen=True)
class Failure:
    """Why a job came to nothing, in words."""

    words: str


@dataclass
class BuildReport:
    """What a build did: files written and removed, targets that were as they should be, and what went wrong."""

    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each target that was not as it should be was looked at."""
    same: list[str] = field(default_factory=list)
    """Those of them whose HTML turned out to be the same, so that their files stay."""
    kept: int = 0
    failures: dict[str, str] = field(default_factory=dict)

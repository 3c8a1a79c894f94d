"""Defines a doubt: what a note says of one value, before the field `seen` is looked at."""

from dataclasses import dataclass

from scorecard.evidence.yaml_document import Path


@dataclass(frozen=True)
class DoubtfulValue:
    """A possible mistake in the value (or the key) at a path of a file."""

    path: Path
    message: str
    cure: str | None = None
    """What to do about it; None where the usual advice applies."""
    at_key: bool = False

"""What a worker is given and what it answers with. Knows nothing of how documents are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorecard.building.build_request import Target
from scorecard.documents.overview import Overview
from scorecard.evidence.vocabulary import Language

Files = Mapping[str, bytes]
"""Files by their path below the output, and what is in them."""


@dataclass(frozen=True)
class Languages:
    """The page on which a reader chooses a language."""

    overview: Overview
    codes: tuple[Language, ...]


@dataclass(frozen=True)
class RenderJob:
    """A target, what stands on it, and the digest of its content the last time it was made."""

    target: Target
    document: Any
    digest: str = ""
    """Of the document."""
    attached: tuple[str, bytes] | None = None
    """The data to attach and its name, in an archive."""
    content: str | None = None


@dataclass(frozen=True)
class Result:
    """The digest of the content, and the files; None where the content is as it was, and so the files are."""

    content: str
    files: Files | None

"""Defines what a worker receives, a render job, and what it returns, a render result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scorecard.building.build_request import Target
from scorecard.building.linked_pages import Links
from scorecard.evidence.vocabulary import Language
from scorecard.rendering.catalogue import TranslatedTexts

_NO_LINKS = Links()

Files = Mapping[str, bytes]
"""The content of files by their path below the output."""


@dataclass(frozen=True)
class AttachedData:
    """The data that an archived PDF carries: the name and content of a JSON file, and the day of its evidence."""

    name: str
    content: bytes
    day: date


@dataclass(frozen=True)
class RenderJob:
    """A target and all that is needed to render it."""

    target: Target
    document: object
    """The document that `assemble` of the kind returned; a renderer that reads it asserts its type."""
    digest: str = ""
    """The digest of the document."""
    attached: AttachedData | None = None
    texts: Mapping[Language, TranslatedTexts] = field(default_factory=dict)
    """The translations of the texts of the evidence that the document holds, by language."""
    published_html: str | None = None
    """The digest of the HTML of the published files; None where the same HTML would not give the same files."""
    links: Links = _NO_LINKS
    """The links of a web page."""


@dataclass(frozen=True)
class RenderResult:
    """The digest of the HTML, and the files; None for the files where the HTML is that of the published ones."""

    html: str
    files: Files | None
    messages: str = ""
    """The keys of the messages that were looked up."""
    notices: frozenset[str] = frozenset()
    """Remarks on the PDF engine for the user, one line each."""

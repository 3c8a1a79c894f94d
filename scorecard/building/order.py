"""What is to be built: the order, the units of work it comes to, and what is reported of them."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from scorecard.documents.brief import Meeting
from scorecard.evidence.vocabulary import Language, State
from scorecard.rendering.environment import TEMPLATES
from scorecard.rendering.standards import Standard

DocumentKind = Literal["edition", "scorecard", "brief", "site", "data"]


@dataclass(frozen=True)
class Order:
    """What is to be built, from which evidence, as of which day, and where to."""

    countries: Path
    output: Path
    states: tuple[State, ...]
    languages: tuple[Language, ...]
    documents: frozenset[str]
    formats: frozenset[str]
    as_of: date
    standard: Standard = "screen"
    profile: bytes | None = None
    """The ICC profile of the press, for the standard of the print shop."""
    meeting: Meeting = Meeting()  # noqa: RUF009  # frozen and without state
    templates: Path = TEMPLATES


@dataclass(frozen=True)
class Target:
    """One unit of work: a document of one kind in a language, of one state or of all."""

    kind: DocumentKind
    language: Language
    state: State | None

    @property
    def name(self) -> str:
        """How it is called in reports, for instance `en/DE/brief`."""
        return f"{self.language}/{self.state}/{self.kind}" if self.state else f"{self.language}/{self.kind}"


@dataclass
class Report:
    """What a build did: the files written, and per target what went wrong."""

    written: list[Path] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


def targets(order: Order) -> list[Target]:
    """Everything the order asks for, the longest work first, so that no worker waits for it at the end."""
    wanted: list[Target] = []
    for language in order.languages:
        if "edition" in order.documents and "pdf" in order.formats:
            wanted.append(Target("edition", language, None))
    for language in order.languages:
        if "scorecard" in order.documents:
            wanted += [Target("scorecard", language, state) for state in order.states]
        if "brief" in order.documents and "pdf" in order.formats:
            wanted += [Target("brief", language, state) for state in order.states]
        if "site" in order.documents and "html" in order.formats:
            wanted.append(Target("site", language, None))
    return wanted

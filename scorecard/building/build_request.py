"""What is to be built: the order, and the units of work it comes to. Imports nothing heavy."""

from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scorecard.evidence.vocabulary import Language, State
from scorecard.rendering.pdf_standards import SUFFIXES, Standard
from scorecard.rendering.resource_paths import TEMPLATES

if TYPE_CHECKING:
    from scorecard.documents.brief import Meeting

DOCUMENT_NAMES = ("scorecard", "brief", "card", "edition", "site", "data")
"""What can be ordered."""

Kind = Literal["scorecard", "brief", "page", "card", "edition", "overview", "languages", "assets", "data"]


@dataclass(frozen=True)
class RenderLimits:
    """What one document may take before it is stopped and reported; the book ten times as long."""

    seconds: float = 120
    megabytes: int = 3000


@dataclass(frozen=True)
class BuildRequest:
    """What is to be built, from which evidence, as of which day, and where to."""

    countries: Path
    output: Path
    states: tuple[State, ...]
    languages: tuple[Language, ...]
    documents: frozenset[str]
    formats: frozenset[str]
    as_of: date | None = None
    """For None the day of the evidence."""
    standard: Standard = "screen"
    profile: bytes | None = None
    """The ICC profile of the press, for the standard of the print shop."""
    meeting: "Meeting | None" = None
    templates: Path = TEMPLATES
    shard: tuple[int, int] | None = None
    """Which part of how many: (3, 8) is the third of eight."""
    limits: RenderLimits = field(default_factory=RenderLimits)

    @property
    def key(self) -> str:
        """The same for orders that come to the same files: where they are read and written to does not matter."""
        told = {name.name: getattr(self, name.name) for name in fields(self)}
        for elsewhere in ("countries", "output", "templates", "limits"):
            del told[elsewhere]
        return repr({name: sorted(value) if isinstance(value, frozenset) else value for name, value in told.items()})


@dataclass(frozen=True)
class RenderSettings:
    """What all jobs of a build have in common."""

    templates: Path
    standard: Standard = "screen"
    profile: bytes | None = None
    compiled: Path | None = None
    """Where the compiled templates are kept between builds."""


@dataclass(frozen=True)
class Target:
    """One unit of work: a document of one kind, in a language and of a state where it is of one."""

    kind: Kind
    name: str
    """The file it is, or the folder, below the output: `en/DE/brief.pdf`, `assets`."""
    language: Language | None = None
    state: State | None = None


def targets(order: BuildRequest) -> list[Target]:
    """Everything the order asks for, or its part of that, the longest work first: nobody waits for it at the end."""
    suffix = SUFFIXES[order.standard]
    wanted: list[Target] = []
    pdf, html = "pdf" in order.formats, "html" in order.formats

    def ask(kind: Kind, document: str, name: str, wanted_format: bool) -> None:
        """One document in every language, of every state where its name has a place for one."""
        if document not in order.documents or not wanted_format:
            return
        for language in order.languages:
            for state in order.states if "{state}" in name else (None,):
                place = name.format(language=language, state=state, suffix=suffix)
                wanted.append(Target(kind, place, language, state))

    ask("edition", "edition", "{language}/edition{suffix}.pdf", pdf)
    ask("scorecard", "scorecard", "{language}/{state}/scorecard{suffix}.pdf", pdf)
    ask("brief", "brief", "{language}/{state}/brief{suffix}.pdf", pdf)
    ask("page", "scorecard", "{language}/{state}/index.html", html)
    ask("card", "card", "{language}/{state}/card.png", html)
    ask("overview", "site", "{language}/index.html", html)
    if html and order.documents & {"scorecard", "site"}:
        wanted.append(Target("assets", "assets"))
    if html and "site" in order.documents:
        wanted.append(Target("languages", "index.html"))
    if "data" in order.documents:
        wanted.append(Target("data", "data"))
    part, of = order.shard or (1, 1)
    return wanted[part - 1 :: of]

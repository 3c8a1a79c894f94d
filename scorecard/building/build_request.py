"""Defines a build request and lists the targets it comes to. Imports nothing heavy."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.building import document_kinds
from scorecard.building.document_kinds import DocumentKind
from scorecard.evidence.vocabulary import STATES, Language, State
from scorecard.rendering.pdf_standards import PROOF, SUFFIXES, Standard
from scorecard.rendering.resource_paths import TEMPLATES

if TYPE_CHECKING:
    from scorecard.documents.brief import Meeting

_NOT_IN_KEY = ("countries", "output", "into", "templates", "limits")
"""Fields that may differ while the files are the same: folders, and limits that only stop a document."""


@dataclass(frozen=True)
class RenderLimits:
    """The time and memory that one document may take before it is stopped; a kind may have several times the time."""

    seconds: float = 120
    megabytes: int = 3000


@dataclass(frozen=True)
class BuildRequest:
    """What to build, from which evidence, as of which day, and into which folder."""

    countries: Path
    output: Path
    states: tuple[State, ...]
    languages: tuple[Language, ...]
    documents: frozenset[str]
    """Names of documents, see `document_kinds.document_names`."""
    formats: frozenset[str]
    """"html", "pdf" or both."""
    as_of: date | None = None
    """The day whose knowledge is shown; None for the day of the evidence."""
    standard: Standard = "office"
    profile: bytes | None = None
    """The ICC profile of the printing press, for PDFs of the standard "print_shop"."""
    proof: bool = False
    """Whether the profile is one that no print shop named: the names of the files say so."""
    plain_engine: bool = False
    """Whether WeasyPrint is used as it comes, without the short cuts of `rendering/engine/`."""
    meeting: "Meeting | None" = None
    templates: Path = TEMPLATES
    shard: tuple[int, int] | None = None
    """Which part of how many: (3, 8) is the third of eight."""
    limits: RenderLimits = field(default_factory=RenderLimits)
    into: bool = False
    """Whether the output may hold files of others though no build has published there."""

    @property
    def suffix(self) -> str:
        """What the names of its PDFs end in, before `.pdf`."""
        return SUFFIXES[self.standard] + (PROOF if self.proof else "")

    @property
    def key(self) -> str:
        """A text that is equal for requests of the same files."""
        return self.key_without()

    def key_without(self, *left_out: str) -> str:
        """Returns the key of what is asked for besides some fields."""
        names = [item.name for item in fields(self) if item.name not in (*_NOT_IN_KEY, *left_out)]
        values = {name: getattr(self, name) for name in names}
        return repr({name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()})


@dataclass(frozen=True)
class RenderSettings:
    """What all render jobs of a build have in common."""

    templates: Path
    standard: Standard = "office"
    profile: bytes | None = None
    compiled: Path | None = None
    """The folder in which compiled templates are kept between builds."""
    plain_engine: bool = False


@dataclass(frozen=True)
class Target:
    """One unit of work: a document of one kind, in one language and of one state where its kind has these."""

    kind: DocumentKind
    name: str
    """Its file or folder below the output: `en/DE/brief.pdf`, `assets`."""
    language: Language | None = None
    state: State | None = None


def targets(request: BuildRequest) -> list[Target]:
    """Returns every target of a request, or of its shard, in the order in which they are to be built.

    Wherever a web page is, what every web page links to is among them: the assets and the corrections.
    """
    requested = [kind for kind in document_kinds.DOCUMENT_KINDS if _is_requested(kind, request)]
    with_web_pages = any(kind.is_web_page for kind in requested)
    found = [
        Target(kind, kind.path.format(language=language, state=state, suffix=request.suffix), language, state)
        for kind in document_kinds.DOCUMENT_KINDS
        if kind in requested or (with_web_pages and kind.with_web_pages)
        for language in (request.languages if "{language}" in kind.path else (None,))
        for state in (request.states if "{state}" in kind.path else (None,))
    ]
    part, parts = request.shard or (1, 1)
    return found[part - 1 :: parts]


def missing_beside(target: Target, request: BuildRequest, published: Collection[str]) -> frozenset[str]:
    """Returns what a web page could link to and is not there after a build: of all, or of its state and others' pages.

    `published` are the names of the targets that are published already.
    """
    if not target.kind.is_web_page or target.language is None:
        return frozenset()
    whole = replace(request, shard=None)
    possible = replace(
        whole,
        states=(target.state,) if target.state else STATES,
        languages=(target.language,),
        documents=frozenset(document_kinds.document_names()),
        formats=frozenset({"html", "pdf"}),
    )
    linked = {other.name for other in targets(possible)}
    if target.state:
        path, suffix = target.kind.path, request.suffix
        linked |= {path.format(language=target.language, state=state, suffix=suffix) for state in STATES}
    return frozenset(linked - {other.name for other in targets(whole)} - {*published})


def states_shown(request: BuildRequest) -> Collection[State]:
    """Returns the states whose evidence must be without mistakes: those of the request, or all where it shows all.

    A document of one state can be made without the files of the others.
    """
    of_states = all(target.state or target.kind.with_web_pages for target in targets(request))
    return request.states if of_states else STATES


def _is_requested(kind: DocumentKind, request: BuildRequest) -> bool:
    return (
        not request.documents.isdisjoint(kind.documents)
        and (kind.format == "data" or kind.format in request.formats)
        and (kind.every_standard or request.standard == "office")
    )

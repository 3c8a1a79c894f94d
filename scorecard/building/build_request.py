"""Defines a build request, the targets it comes to, and the settings of its render jobs. Imports nothing heavy."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.building import document_kinds
from scorecard.building.document_kinds import DocumentKind
from scorecard.evidence.vocabulary import LANGUAGES, OFFICIAL_LANGUAGES, STATES, Language, State
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
    """The request of a build: the documents, the evidence, the day, and the folder."""

    countries: Path
    output: Path
    states: tuple[State, ...]
    languages: tuple[Language, ...]
    """The languages of all documents."""
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
    """Whether the profile comes from the system and not from a print shop; the names of the files say so."""
    plain_engine: bool = False
    """Whether WeasyPrint is used unchanged, without the short cuts of `rendering/engine/`."""
    meeting: "Meeting | None" = None
    templates: Path = TEMPLATES
    own_languages: bool = False
    """Whether the documents of each state are made in its official languages too."""
    shard: tuple[int, int] | None = None
    """The part to build and the number of parts: (3, 8) is the third of eight."""
    limits: RenderLimits = field(default_factory=RenderLimits)
    into: bool = False
    """Whether the output may hold files of others though no build has published there."""

    @property
    def suffix(self) -> str:
        """Returns the end of the names of the PDFs, before `.pdf`."""
        return SUFFIXES[self.standard] + (PROOF if self.proof else "")

    @property
    def key(self) -> str:
        """Returns a text that is equal for requests of the same files."""
        return self.key_without()

    def key_without(self, *left_out: str) -> str:
        """Returns the key of the request without some of its fields."""
        names = [item.name for item in fields(self) if item.name not in (*_NOT_IN_KEY, *left_out)]
        values = {name: getattr(self, name) for name in names}
        return repr({name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()})


@dataclass(frozen=True)
class RenderSettings:
    """The settings that all render jobs of a build share."""

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

    With every web page, the targets to which all web pages link are included: the assets and the corrections.
    """
    requested = [kind for kind in document_kinds.DOCUMENT_KINDS if _is_requested(kind, request)]
    pages = [kind for kind in requested if kind.is_web_page]
    of_pages = {language for kind in pages for language, _ in _languages_and_states(kind, request)}
    found = [
        Target(kind, kind.path.format(language=language, state=state, suffix=request.suffix), language, state)
        for kind in document_kinds.DOCUMENT_KINDS
        if kind in requested or (pages and kind.with_web_pages)
        for language, state in _languages_and_states(kind, request, of_pages if kind.with_web_pages else ())
    ]
    part, parts = request.shard or (1, 1)
    return found[part - 1 :: parts]


def _languages_and_states(
    kind: DocumentKind, request: BuildRequest, also: Collection[Language | None] = ()
) -> list[tuple[Language | None, State | None]]:
    """Returns in which languages, and of which states, there is a document of a kind; None where its path has no place.

    `also` are further languages in which the document is made.
    """
    states: tuple[State | None, ...] = request.states if "{state}" in kind.path else (None,)
    if "{language}" not in kind.path:
        return [(None, state) for state in states]
    others = (code for code in LANGUAGES if code not in request.languages)
    return [
        (language, state)
        for language in (*request.languages, *others)
        for state in states
        if language in request.languages
        or language in also
        or (state and request.own_languages and language in OFFICIAL_LANGUAGES[state])
    ]


def states_shown(request: BuildRequest) -> Collection[State]:
    """Returns the states whose evidence must be without mistakes: those of the request, or all where it shows all.

    A document of one state can be built without the files of the other states.
    """
    of_states = all(target.state or target.kind.with_web_pages for target in targets(request))
    return request.states if of_states else STATES


def _is_requested(kind: DocumentKind, request: BuildRequest) -> bool:
    return (
        not request.documents.isdisjoint(kind.documents)
        and (kind.format == "data" or kind.format in request.formats)
        and (kind.every_standard or request.standard == "office")
    )

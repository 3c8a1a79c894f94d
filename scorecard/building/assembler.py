"""Assembles the document of each target on demand, each once, and digests its parts to detect changes.

Modules that only some kinds of documents need are imported with these kinds.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorecard.analysis.figures import Figures, compute
from scorecard.building.build_request import BuildRequest, Target
from scorecard.building.document_kinds import DocumentKind, DocumentKindError, resolve
from scorecard.building.inputs import digest
from scorecard.building.printed_texts import PrintedTexts, Translations, printed_texts
from scorecard.building.render_job import AttachedData
from scorecard.documents.common_figures import CommonFigures, common_figures
from scorecard.evidence.ahead_of_edition import evidence_for
from scorecard.evidence.known_evidence import known_evidence
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import OFFICIAL_LANGUAGES, Language, State
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.language_names import in_protocol_order
from scorecard.rendering.pdf_standards import Standard

if TYPE_CHECKING:
    from scorecard.documents.brief import Meeting
    from scorecard.documents.overview import Overview


@dataclass(frozen=True)
class Assembled:
    """A document, the data attached to it, the digest of each of its parts, and the digest of all of them."""

    document: Any
    """The document as `assemble` of the kind returned it; only the renderer of the kind knows its type."""
    attached: AttachedData | None
    parts: dict[str, str]
    digest: str


class Assembler:
    """Assembles documents by the functions that the document kinds name.

    Such a function declares what it needs by the names of its parameters, which `ARGUMENTS` lists: `evidence`,
    `figures`, `state` ...
    """

    def __init__(
        self,
        request: BuildRequest,
        evidence: Evidence,
        languages: tuple[Language, ...],
        states_by_language: Mapping[Language, tuple[State, ...]] | None = None,
    ) -> None:
        """Takes `languages`, in which all states have pages, and `states_by_language`, the languages in which only some
        states have pages."""
        self.request = request
        self.evidence = known_evidence(evidence, request.as_of) if request.as_of else evidence
        """The evidence of the edition; `evidence_of` returns the evidence for the pages of one state."""
        self.languages = languages
        self.states_by_language = dict(states_by_language or {})
        self._assembled: dict[str, Assembled] = {}
        self._printed: dict[str, PrintedTexts] = {}
        self.translations = Translations(request.countries)
        self._own: dict[State, tuple[Evidence, Figures]] = {}

    @property
    def as_of(self) -> date:
        """Returns the day whose knowledge is shown."""
        return self.request.as_of or self.evidence.edition.evidence_date.last_day

    @cached_property
    def all_languages(self) -> tuple[Language, ...]:
        """Returns the languages of all documents that are there."""
        own = [
            code for state in self.request.states if self.request.own_languages for code in OFFICIAL_LANGUAGES[state]
        ]
        return tuple(in_protocol_order({*self.request.languages, *self.languages, *self.states_by_language, *own}))

    @cached_property
    def figures(self) -> Figures:
        """Returns the tables of all states."""
        return compute(self.evidence, self.as_of)

    @cached_property
    def common(self) -> CommonFigures:
        """Returns the figures that are computed once for the documents of all states."""
        return common_figures(self.evidence, self.figures)

    @cached_property
    def overview(self) -> "Overview":
        """Returns the overview of all states."""
        from scorecard.documents.overview import overview

        return overview(self.evidence, self.figures, self.common.day)

    @property
    def meeting(self) -> "Meeting":
        """Returns the meeting that a brief is for; without a meeting, the brief serves any meeting."""
        from scorecard.documents.brief import Meeting

        return self.request.meeting or Meeting()

    def evidence_of(self, target: Target) -> Evidence:
        """Returns the evidence for a target: for a state that is ahead of the edition, everything in its file."""
        return self._ahead(target.state)[0] if self._is_ahead(target) else self.evidence

    def figures_of(self, target: Target) -> Figures:
        """Returns the figures from the evidence of a target."""
        return self._ahead(target.state)[1] if self._is_ahead(target) else self.figures

    def common_of(self, target: Target) -> CommonFigures:
        """Returns the figures that all scorecards share, with the changes in one state up to the day of its own
        evidence."""
        if not self._is_ahead(target):
            return self.common
        own = common_figures(*self._ahead(target.state))
        return replace(self.common, earlier=own.earlier, changes=own.changes)

    def _is_ahead(self, target: Target) -> bool:
        return target.state in self.evidence.ahead and target.kind.shows_newest

    def _ahead(self, state: State | None) -> tuple[Evidence, Figures]:
        assert state is not None
        if state not in self._own:
            evidence = evidence_for(self.evidence, state)
            self._own[state] = evidence, compute(evidence, evidence.edition.evidence_date.last_day)
        return self._own[state]

    def key(self, target: Target) -> str:
        """Returns a name for the document of a target, the same for all targets that show it.

        A page and a PDF of one state show the same document, in all languages unless its function has the language.
        """
        language = target.language if "language" in parameters(target.kind) else None
        return " ".join(part for part in (target.kind.assemble or target.kind.name, target.state, language) if part)

    def assembled(self, target: Target, standard: Standard | None = None) -> Assembled:
        """Returns the document of a target, for its PDF of a standard; without one that of the request.

        Raises DocumentKindError where the entry of its kind is at fault.
        """
        with_data = (standard or self.request.standard) == "archive" and target.kind.every_standard
        key = f"{self.key(target)} with data" if with_data else self.key(target)
        if key not in self._assembled:
            document = self._document(target)
            attached = self._attached(target) if with_data else None
            parts = _part_digests(document)
            if attached:
                parts["attached data"] = digest(attached.name, attached.content)[:16]
            self._assembled[key] = Assembled(document, attached, parts, digest(repr(sorted(parts.items()))))
        return self._assembled[key]

    def printed(self, target: Target) -> PrintedTexts:
        """Returns the messages and texts of the evidence that the document of a target can print."""
        key = self.key(target)
        if key not in self._printed:
            self._printed[key] = printed_texts(self.assembled(target).document)
        return self._printed[key]

    def translated_texts(self, target: Target) -> TranslatedTexts:
        """Returns the translations of the texts of the evidence that the document of a target holds."""
        if target.language is None or not self.translations.are_there(target.language):
            return TranslatedTexts()
        return self.translations.of_evidence(self.printed(target), target.language)

    def _document(self, target: Target) -> Any:
        if target.kind.assemble is None:
            return None
        function = resolve(target.kind, target.kind.assemble)
        return function(**{name: ARGUMENTS[name](self, target) for name in parameters(target.kind)})

    def _attached(self, target: Target) -> AttachedData:
        """Returns the data behind an archived document: those of its state, or all."""
        from scorecard.building.data_files import archived_bytes

        evidence, figures = self.evidence_of(target), self.figures_of(target)
        name = f"csa-scorecard-{target.state}.json" if target.state else "csa-scorecard.json"
        return AttachedData(name, archived_bytes(evidence, figures, target.state), figures.as_of)


ARGUMENTS: dict[str, Callable[["Assembler", Target], Any]] = {
    "evidence": lambda assembler, target: assembler.evidence_of(target),
    "figures": lambda assembler, target: assembler.figures_of(target),
    "common": lambda assembler, target: assembler.common_of(target),
    "day": lambda assembler, target: assembler.common.day,
    "overview": lambda assembler, target: assembler.overview,
    "languages": lambda assembler, target: assembler.languages,
    "all_languages": lambda assembler, target: assembler.all_languages,
    "states_by_language": lambda assembler, target: assembler.states_by_language,
    "meeting": lambda assembler, target: assembler.meeting,
    "state": lambda assembler, target: target.state,
    "language": lambda assembler, target: target.language,
}
"""The values that a function that assembles a document can receive, by the name of the parameter."""


def parameters(kind: DocumentKind) -> list[str]:
    """Returns the names of the parameters that the function of a kind has to be given."""
    if kind.assemble is None:
        return []
    parameters = inspect.signature(resolve(kind, kind.assemble)).parameters.values()
    names = [parameter.name for parameter in parameters if parameter.default is parameter.empty]
    for name in names:
        if name not in ARGUMENTS:
            raise DocumentKindError(
                f"the document kind '{kind.name}' names {kind.assemble}, whose parameter '{name}' is not known; "
                f"there are {', '.join(ARGUMENTS)}"
            )
    return names


def _part_digests(document: Any) -> dict[str, str]:
    """Returns the digest of each field of a document by name, and of its chapters by state.

    A document consists of frozen dataclasses, texts and numbers, so that its `repr` holds its whole content.
    """
    if not is_dataclass(document):
        return {}
    parts: dict[str, str] = {}
    for field in fields(document):
        value = getattr(document, field.name)
        if isinstance(value, dict) and field.name == "chapters":
            parts |= {f"{field.name} {name}": digest(repr(item))[:16] for name, item in value.items()}
        else:
            parts[field.name] = digest(repr(value))[:16]
    return parts

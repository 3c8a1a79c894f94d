"""From evidence to what stands on each target: every document is put together once, whatever its languages."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any

from scorecard.analysis.figures import Figures, compute
from scorecard.building.build_request import BuildRequest, Kind, Target
from scorecard.building.data_files import archived_bytes, data_document
from scorecard.building.inputs import digest
from scorecard.building.render_job import Languages
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.edition import edition
from scorecard.documents.overview import Overview, overview
from scorecard.documents.scorecard import CommonFigures, common_figures, scorecard
from scorecard.documents.social_card import card
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Language, State


@dataclass(frozen=True)
class Written:
    """A document, what is attached to it, the digest of each of its parts, and of all of them."""

    document: Any
    attached: tuple[str, bytes] | None
    parts: dict[str, str]
    digest: str


class Assembler:
    """Where the documents of an order are put together."""

    def __init__(self, order: BuildRequest, evidence: Evidence, chooser: tuple[Language, ...]) -> None:
        self._order = order
        self.evidence = evidence
        self._chooser = chooser
        self._written: dict[str, Written] = {}

    @cached_property
    def figures(self) -> Figures:
        return compute(self.evidence, self._order.as_of or self.evidence.edition.evidence_date.last_day)

    @cached_property
    def _shared(self) -> CommonFigures:
        return common_figures(self.evidence, self.figures)

    @cached_property
    def _overview(self) -> Overview:
        return overview(self.evidence, self.figures, self._shared.day)

    def key(self, target: Target) -> str:
        """Which document a target shows: `scorecard DE` is that of the page and of the PDF, in all languages."""
        kind = "scorecard" if target.kind == "page" else target.kind
        language = target.language if kind == "brief" else None
        return " ".join(part for part in (kind, target.state, language) if part)

    def written(self, target: Target) -> Written:
        """The document of a target."""
        key = self.key(target)
        if key not in self._written:
            document, attached = self._document(target), self._attached(target)
            parts = _parts(document)
            if attached:
                parts["attached data"] = digest(*attached)[:16]
            self._written[key] = Written(document, attached, parts, digest(repr(sorted(parts.items()))))
        return self._written[key]

    def _attached(self, target: Target) -> tuple[str, bytes] | None:
        """The data behind a document, in an archive: of its state or of all."""
        if self._order.standard != "archive":
            return None
        data = archived_bytes(self.evidence, self.figures, target.state)
        return (f"csa-scorecard-{target.state}.json" if target.state else "csa-scorecard.json"), data

    def _document(self, target: Target) -> Any:
        evidence, figures, meeting = self.evidence, self.figures, self._order.meeting or Meeting()
        makers: dict[Kind, Callable[[], Any]] = {
            "scorecard": lambda: scorecard(evidence, figures, self._shared, _state(target)),
            "page": lambda: scorecard(evidence, figures, self._shared, _state(target)),
            "card": lambda: card(evidence, figures, _state(target)),
            "brief": lambda: brief(
                evidence, figures, self._shared.day, _state(target), target.language or "en", meeting
            ),
            "edition": lambda: edition(evidence, figures, self._shared),
            "overview": lambda: self._overview,
            "languages": lambda: Languages(self._overview, self._chooser),
            "assets": lambda: None,
            "data": lambda: data_document(evidence, figures),
        }
        return makers[target.kind]()


def _parts(document: Any) -> dict[str, str]:
    """The digest of each part of a document by name; of a collection by state, of each state.

    A document is made of words, numbers and the like, frozen, so what it looks like as text is all that it is.
    """
    if not is_dataclass(document):
        return {}
    parts: dict[str, str] = {}
    for part in fields(document):
        value = getattr(document, part.name)
        if isinstance(value, dict) and part.name == "chapters":
            parts |= {f"{part.name} {name}": digest(repr(item))[:16] for name, item in value.items()}
        else:
            parts[part.name] = digest(repr(value))[:16]
    return parts


def _state(target: Target) -> State:
    assert target.state is not None, f"{target.name} is of one state"
    return target.state

"""Composes the edition: the book on all states, part by part in the order of its pages."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.aspect_boxes import BOX_ORDER, BoxGroup, box_group
from scorecard.documents.common_figures import CommonFigures
from scorecard.documents.corrections import Corrections, corrections
from scorecard.documents.council_box import council_box
from scorecard.documents.edition.alignment_list import AlignmentRow, alignment_list
from scorecard.documents.edition.book_sources import BookSources
from scorecard.documents.edition.eu_chapter import EuChapter, eu_chapter
from scorecard.documents.edition.findings import Findings, findings
from scorecard.documents.edition.index_terms import IndexTerm, index_terms
from scorecard.documents.edition.method_chapter import MethodChapter, method_chapter
from scorecard.documents.edition.what_changed import WhatChanged, what_changed
from scorecard.documents.footnotes import Footnote, Footnotes, SourceList
from scorecard.documents.overview import Overview, overview
from scorecard.documents.scorecard import Scorecard, scorecard
from scorecard.documents.sender import Logo, publisher_logo
from scorecard.documents.tile_map import TileMap
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.edition_file import Foreword
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class OpeningWords:
    """The foreword: its paragraphs, who signs it, and in which capacity."""

    says: tuple[Text, ...]
    by: str
    role: Text


@dataclass(frozen=True)
class Edition:
    """The whole book; a source has the same number in all parts."""

    name: str
    as_of: PartialDate
    publisher: str
    publisher_website: str
    address: str | None
    logo: Logo | None
    contact: tuple[str, ...]
    """The contact of the publisher; empty where the edition file has none."""
    foreword: OpeningWords | None
    thanks: tuple[Text, ...]
    child_helpline_number: str
    missing_children_number: str
    map: TileMap
    findings: Findings
    changed: WhatChanged
    overview: Overview
    alignment: tuple[AlignmentRow, ...]
    eu: EuChapter
    chapters: dict[State, Scorecard]
    method: MethodChapter
    corrections: Corrections
    box_key: tuple[BoxGroup, ...]
    same_moment_days: int
    """Statements of the government so many days apart contest each other where they disagree."""
    terms: tuple[IndexTerm, ...]
    sources: SourceList
    """The numbers by which the part that is being laid out cites its sources; each part has its own."""
    all_sources: tuple[Footnote, ...]
    sources_before_chapters: int
    """The number of sources that the parts before the chapters cite; they are the first of `all_sources`."""
    statements: int
    results: int


def edition(evidence: Evidence, figures: Figures, common: CommonFigures) -> Edition:
    """Returns the book. Sources are numbered in the order in which they are first cited."""
    settings, book = evidence.edition, BookSources(evidence)
    found = findings(evidence, figures, council_box(evidence, common.day, None, Footnotes(evidence, None)), book)
    changed = what_changed(evidence, figures, common, book)
    front = book.renumbered(overview(evidence, figures, common.day), None)
    eu = book.renumbered(eu_chapter(evidence, figures, common.day, Footnotes(evidence, None)), None)
    before_chapters = len(book.footnotes)
    chapters = {state: book.renumbered(scorecard(evidence, figures, common, state), state) for state in STATES}
    corrected = book.renumbered(corrections(evidence, figures), None)
    return Edition(
        name=settings.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=settings.publisher,
        publisher_website=settings.website,
        address=settings.address,
        logo=publisher_logo(evidence),
        contact=tuple(settings.contact),
        foreword=_foreword(settings.foreword),
        thanks=tuple(settings.thanks),
        child_helpline_number=settings.child_helpline,
        missing_children_number=settings.missing_children_line,
        map=front.maps[0].map,
        findings=found,
        changed=changed,
        overview=front,
        alignment=alignment_list(figures),
        eu=eu,
        chapters=chapters,
        method=method_chapter(evidence, figures),
        corrections=corrected,
        box_key=tuple(box_group(group, [0.2]) for group in BOX_ORDER),
        same_moment_days=evidence.method.position.same_moment_days,
        terms=index_terms(evidence),
        sources=SourceList((), {}),
        all_sources=book.footnotes,
        sources_before_chapters=before_chapters,
        statements=sum(len(state.statements) for state in evidence.states.values()),
        results=sum(len(state.opinion) for state in evidence.states.values()),
    )


def _foreword(words: Foreword | None) -> OpeningWords | None:
    return OpeningWords(tuple(words.says), words.by, words.role) if words else None

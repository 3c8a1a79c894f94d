"""The edition: all states in one book. What stands in each of its parts, in the order of the pages."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.edition.book_sources import BookSources
from scorecard.documents.edition.eu_chapter import EuChapter, eu_chapter
from scorecard.documents.edition.index_terms import Term, terms
from scorecard.documents.edition.method_chapter import MethodChapter, method_chapter
from scorecard.documents.footnotes import Footnote, Footnotes, SourceList
from scorecard.documents.overview import Overview, overview
from scorecard.documents.scorecard import FURTHER_IN_BOOK, Scorecard, Shared, scorecard
from scorecard.documents.tile_map import TileMap
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class Edition:
    """The whole book; every source has one number throughout."""

    name: str
    as_of: PartialDate
    publisher: str
    publisher_website: str
    address: str | None
    child_helpline_number: str
    missing_children_number: str
    map: TileMap
    overview: Overview
    eu: EuChapter
    chapters: dict[State, Scorecard]
    method: MethodChapter
    terms: tuple[Term, ...]
    sources: SourceList
    """The numbers by which the part being set cites; each part has its own."""
    all_sources: tuple[Footnote, ...]
    statements: int
    results: int


def edition(evidence: Evidence, figures: Figures, shared: Shared) -> Edition:
    """Put the book together; sources are numbered in the order in which they are first cited."""
    about, book = evidence.edition, BookSources(evidence)
    front = overview(evidence, figures, shared.day)
    notes = Footnotes(evidence, None)
    eu = eu_chapter(evidence, figures, shared.day, notes)
    front = book.renumbered(front, None)
    eu = book.renumbered(eu, None)
    chapters = {
        state: book.renumbered(scorecard(evidence, figures, shared, state, FURTHER_IN_BOOK), state) for state in STATES
    }
    return Edition(
        name=about.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=about.publisher,
        publisher_website=about.website,
        address=about.address,
        child_helpline_number=about.child_helpline,
        missing_children_number=about.missing_children_line,
        map=front.maps[0].map,
        overview=front,
        eu=eu,
        chapters=chapters,
        method=method_chapter(evidence),
        terms=terms(evidence),
        sources=SourceList((), {}),
        all_sources=book.footnotes,
        statements=sum(len(state.statements) for state in evidence.states.values()),
        results=sum(len(state.opinion) for state in evidence.states.values()),
    )

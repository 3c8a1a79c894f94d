"""Composes the list of corrections: what was corrected after it was published, when and why."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.message import StateName
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text


@dataclass(frozen=True)
class CorrectionItem:
    """One correction, with the state on whose pages it stood; None where it stood elsewhere."""

    date: PartialDate
    state: StateName | None
    printed: Text
    right: Text
    because: Text
    marks: Citation


@dataclass(frozen=True)
class Corrections:
    """All corrections, the newest first, and whom to ask for one."""

    edition: str
    as_of: PartialDate
    publisher: str
    publisher_website: str
    child_helpline_number: str
    items: tuple[CorrectionItem, ...]
    sources: SourceList


def corrections(evidence: Evidence, figures: Figures) -> Corrections:
    """Returns the list; sources are numbered in reading order."""
    footnotes, edition = Footnotes(evidence, None), evidence.edition
    newest_first = sorted(edition.corrections, key=lambda item: item.date.last_day, reverse=True)
    return Corrections(
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=edition.publisher,
        publisher_website=edition.website,
        child_helpline_number=edition.child_helpline,
        items=tuple(
            CorrectionItem(
                item.date,
                StateName(item.state) if item.state else None,
                item.printed,
                item.right,
                item.because,
                footnotes.cite(*item.sources),
            )
            for item in newest_first
        ),
        sources=footnotes.listing(),
    )

"""Composes the list of petitions: who collected signatures for or against the proposal, and how many."""

from dataclasses import dataclass

from scorecard.documents.entry_place import entry_place
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import SIDE_LABELS
from scorecard.documents.message import Message, ProperName, StateName, Value, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import STATES


@dataclass(frozen=True)
class PetitionItem:
    """One petition: who asked for signatures, where, and how many are reported."""

    entry: str
    """Its place in the evidence, such as `countries/eu/surveys.yaml#petitions/0`."""
    name: str
    organiser: ProperName
    side: Message
    area: Value
    date: PartialDate
    signatures: Text
    about: Text | None
    marks: Citation


def petition_items(evidence: Evidence, footnotes: Footnotes) -> tuple[PetitionItem, ...]:
    """Returns the petitions in the order of the evidence."""
    return tuple(
        PetitionItem(
            entry=entry_place(None, "petitions", evidence.entry(None, "petitions", entry)),
            name=petition.name,
            organiser=ProperName(petition.organiser),
            side=SIDE_LABELS[petition.side],
            area=StateName(petition.area) if petition.area in STATES else msg("EU"),
            date=petition.date,
            signatures=petition.signatures,
            about=petition.about,
            marks=footnotes.cite(petition.source),
        )
        for entry, petition in enumerate(evidence.surveys.petitions)
    )

"""Writes the sentence on a state ahead of the edition: what on its pages is of the day of the edition."""

from scorecard.documents.message import Message, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence


def ahead_sentence(evidence: Evidence) -> Message | None:
    """Returns the sentence; None where the evidence is that of the edition."""
    if evidence.edition_day is None:
        return None
    return msg(
        "Newer than the edition {edition}: the evidence on this state reaches to {shown}. The counts of the 27, the "
        "Council and comparisons are those of {day}.",
        edition=evidence.edition.name,
        shown=evidence.edition.evidence_date,
        day=PartialDate.of(evidence.edition_day),
    )

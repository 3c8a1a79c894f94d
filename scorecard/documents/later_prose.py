"""Writes the sentence in the place of texts by editors that are newer than the day shown."""

from scorecard.documents.message import Message, msg
from scorecard.evidence.load import Evidence


def left_out(evidence: Evidence) -> Message | None:
    """Returns the sentence in the place of asks, questions, objections and coverage; None where they are shown."""
    if evidence.known_on is None:
        return None
    return msg(
        "Written for the edition {edition}, with what was known later; not shown for an earlier day.",
        edition=evidence.edition.name,
    )

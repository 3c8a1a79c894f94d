"""Says what stands in the place of texts that were written for a later day than the one shown."""

from scorecard.documents.message import Message, Value, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text


def left_out(evidence: Evidence) -> Message | None:
    """Returns the sentence in the place of asks, questions, objections and coverage; None where they are shown."""
    if evidence.known_on is None:
        return None
    return msg(
        "Written for the edition {edition}, with what was known later; not shown for an earlier day.",
        edition=evidence.edition.name,
    )


def text_name(short: Text) -> Value:
    """Returns the name of a Council text within a sentence; before it was put forward it has none."""
    return short or msg("a text that was still a draft")

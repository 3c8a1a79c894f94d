"""Writes the sentence that files of other states could not be used, so that nothing there counts all 27."""

from scorecard.documents.message import Listing, Message, StateName, msg
from scorecard.evidence.load import Evidence


def missing_states(evidence: Evidence) -> Message | None:
    """Returns the sentence in the place of all that counts or compares the 27; None where all of them are there."""
    if not evidence.left_out:
        return None
    return msg(
        "Made without the evidence on {states}, where a mistake was found: what counts or compares all 27 is left out.",
        states=Listing(tuple(msg("{state}", state=StateName(state)) for state in evidence.left_out), by_name=True),
    )

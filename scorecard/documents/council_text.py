"""Names a Council text within a sentence, and lists what it does on orders, voluntary detection, encryption."""

from collections.abc import Iterator

from scorecard.documents.message import Listing, Message, Value, msg
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.council_files import CouncilText


def text_name(short: Text) -> Value:
    """Returns the name of a Council text within a sentence; before it was put forward it has none."""
    return short or msg("a text that was still a draft")


def what_it_does(text: CouncilText) -> Message:
    """Returns what a text provides for: orders in any case, voluntary detection if in, encryption unless open."""
    return msg("{contents}", contents=Listing(tuple(_contents(text))))


def _contents(text: CouncilText) -> Iterator[Message]:
    holds = text.holds
    if holds.detection_orders == "in":
        yield msg("with detection orders")
    elif holds.detection_orders == "out":
        yield msg("without detection orders")
    else:
        yield msg("detection orders open")
    if holds.voluntary_detection == "in":
        yield msg("with a lasting basis for voluntary detection")
    if holds.encryption == "in":
        yield msg("with encrypted services in scope")
    elif holds.encryption == "out":
        yield msg("without encrypted services")

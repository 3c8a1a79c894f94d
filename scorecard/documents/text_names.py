"""Names the text that a position is on, and says what a text does."""

from collections.abc import Iterator

from scorecard.analysis.figures import Figures
from scorecard.analysis.texts import text_in_question
from scorecard.documents.labels import ASPECT_MEANINGS, ASPECTS, SHORT_ASPECTS
from scorecard.documents.later_prose import text_name
from scorecard.documents.message import Listing, Message, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.council_files import CouncilText
from scorecard.evidence.vocabulary import Aspect

_IN_QUESTION: dict[str, Message] = {
    "overall": msg("On the table: {text}"),
    "interim_derogation": msg("In force: {text}"),
}


def aspect_name(evidence: Evidence, figures: Figures, aspect: Aspect, in_column: bool = False) -> Message:
    """Returns the name of an aspect where positions are shown or counted; of a text it names the one text.

    `in_column` is for the head of a column, where room is short.
    """
    text = text_in_question(evidence, aspect, figures.as_of)
    if text is None:
        return (SHORT_ASPECTS if in_column else ASPECTS)[aspect]
    return msg(_IN_QUESTION[aspect].message, text=text_name(evidence.proposal.texts[text].short))


def aspect_meaning(evidence: Evidence, figures: Figures, aspect: Aspect) -> Message:
    """Returns what support on an aspect means; of a text, what the text does."""
    text = text_in_question(evidence, aspect, figures.as_of)
    return ASPECT_MEANINGS[aspect] if text is None else what_it_does(evidence.proposal.texts[text])


def what_it_does(text: CouncilText) -> Message:
    """Returns what a text does on orders, voluntary detection and encryption; what is open is left out."""
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
        yield msg("a lasting basis for voluntary detection")
    if holds.encryption == "in":
        yield msg("encrypted services in scope")
    elif holds.encryption == "out":
        yield msg("encrypted services left out")

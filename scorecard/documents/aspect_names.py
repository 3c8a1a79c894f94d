"""Names an aspect where positions are shown, by its Council text if it is one, and says what support means."""

from scorecard.analysis.figures import Figures
from scorecard.analysis.texts import text_in_question
from scorecard.documents.council_text import text_name, what_it_does
from scorecard.documents.labels import ASPECT_LABELS, ASPECT_MEANINGS, SHORT_ASPECT_LABELS
from scorecard.documents.message import Message, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Aspect

_IN_QUESTION: dict[str, Message] = {
    "overall": msg("On the table: {text}"),
    "interim_derogation": msg("In force: {text}"),
}


def aspect_name(evidence: Evidence, figures: Figures, aspect: Aspect, in_column: bool = False) -> Message:
    """Returns the name of an aspect where positions are shown or counted; for an aspect that is a text, the name of
    that text.

    `in_column` is for the head of a column, where room is short.
    """
    text = text_in_question(evidence, aspect, figures.as_of)
    if text is None:
        return (SHORT_ASPECT_LABELS if in_column else ASPECT_LABELS)[aspect]
    return msg(_IN_QUESTION[aspect].message, text=text_name(evidence.proposal.texts[text].short))


def aspect_meaning(evidence: Evidence, figures: Figures, aspect: Aspect) -> Message:
    """Returns the meaning of support on an aspect; for an aspect that is a text, what the text provides for."""
    text = text_in_question(evidence, aspect, figures.as_of)
    return ASPECT_MEANINGS[aspect] if text is None else what_it_does(evidence.proposal.texts[text])

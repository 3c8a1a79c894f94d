"""Finds which text is on the table or in force on a day: only on that one can a government hold a position."""

from collections.abc import Mapping
from datetime import date

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.council_files import CouncilText
from scorecard.evidence.model.events import EventFile
from scorecard.evidence.vocabulary import ASPECTS, Aspect

TEXT_ASPECTS: Mapping[Aspect, EventFile] = {"overall": "proposal", "interim_derogation": "derogation"}
"""The aspects that are a text, each with its file: a stance on one text says nothing on another."""

ASPECTS_OF_OTHER_LAWS: tuple[Aspect, ...] = ("social_media_age",)
"""The aspects that belong neither to the proposal nor to the interim rules: shown, but in no verdict and no score."""

ASPECTS_OF_THE_PROPOSAL: tuple[Aspect, ...] = tuple(aspect for aspect in ASPECTS if aspect not in ASPECTS_OF_OTHER_LAWS)
"""The aspects of the proposal and of the interim rules."""


def before_proposal(evidence: Evidence, day: PartialDate) -> bool:
    """Returns whether a day lies before the Commission made the proposal."""
    made = min((text.date for text in evidence.proposal.texts.values() if text.file == "proposal"), default=None)
    return made is not None and day.last_day < made.first_day


def text_in_question(evidence: Evidence, aspect: Aspect, day: date) -> str | None:
    """Returns the key of the text on the table or in force on a day, for an aspect that is a text.

    It is the newest text of the file that no other has replaced; what continues a text is that text. None for another
    aspect, and before there was a text.
    """
    if aspect not in TEXT_ASPECTS:
        return None
    texts = evidence.proposal.texts
    known = [
        key
        for key, text in texts.items()
        if text.file == TEXT_ASPECTS[aspect]
        and text.continues is None
        and text.date.first_day <= day
        and not replaced(texts, key, day)
    ]
    return max(known, key=lambda key: texts[key].date, default=None)


def replaced(texts: Mapping[str, CouncilText], key: str, day: date) -> bool:
    """Returns whether another text had taken the place of a text by a day."""
    successor = texts[key].superseded_by
    return successor is not None and texts[successor].date.first_day <= day


def is_or_continues(texts: Mapping[str, CouncilText], key: str, text: str | None) -> bool:
    """Returns whether a text is another one or takes it further."""
    return text is not None and text in (key, texts[key].continues)

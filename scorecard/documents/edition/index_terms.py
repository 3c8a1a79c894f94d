"""Lists the terms of the index: what a reader looks up in the book besides the states."""

from dataclasses import dataclass

from scorecard.documents.labels import ASPECT_LABELS
from scorecard.documents.message import Message, Value, msg
from scorecard.evidence.load import Evidence


@dataclass(frozen=True)
class IndexTerm:
    """An entry of the index, and the words by which its pages are found."""

    name: Value
    found_by: Value


_CONCEPTS: tuple[Message, ...] = (
    msg("blocking minority"),
    msg("Banzhaf"),
    msg("Shapley-Shubik"),
    msg("reports differ"),
    msg("Commission proposal"),
    msg("CyberTipline"),
    msg("Directive 2011/93/EU"),
    msg("ePrivacy"),
    msg("European Court of Human Rights"),
    msg("interim rules"),
    msg("Lanzarote Convention"),
    msg("qualified majority"),
    msg("trilogue"),
    msg("trusted flagger"),
)


def index_terms(evidence: Evidence) -> tuple[IndexTerm, ...]:
    """Returns the concepts, the aspects, the Council texts and the surveys, by the names the book uses."""
    terms = [IndexTerm(concept, concept) for concept in _CONCEPTS]
    terms += [IndexTerm(aspect, aspect) for aspect in ASPECT_LABELS.values()]
    terms += [IndexTerm(text.short, text.short) for text in evidence.proposal.texts.values() if text.short]
    terms += [IndexTerm(survey.name, survey.name) for survey in evidence.surveys.surveys.values()]
    return tuple(terms)

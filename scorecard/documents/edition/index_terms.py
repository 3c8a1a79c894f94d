"""The terms of the index: what a reader looks up in the book besides the states."""

from dataclasses import dataclass

from scorecard.documents.labels import ASPECTS
from scorecard.documents.message import Message, Value, msg
from scorecard.evidence.load import Evidence


@dataclass(frozen=True)
class Term:
    """An entry of the index, and the words by which its pages are found."""

    name: Value
    found_by: Value


_CONCEPTS: tuple[Message, ...] = (
    msg("blocking minority"),
    msg("Banzhaf"),
    msg("Shapley-Shubik"),
    msg("contested"),
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


def terms(evidence: Evidence) -> tuple[Term, ...]:
    """Concepts, aspects, the Council texts and the surveys, as the book names them."""
    found = [Term(concept, concept) for concept in _CONCEPTS]
    found += [Term(aspect, aspect) for aspect in ASPECTS.values()]
    found += [Term(text.short, text.short) for text in evidence.proposal.texts.values()]
    found += [Term(survey.name, survey.name) for survey in evidence.surveys.surveys.values()]
    return tuple(found)

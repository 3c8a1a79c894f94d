"""The terms of the index: what a reader looks up in the book besides the states."""

from dataclasses import dataclass

from scorecard.documents.saying import Saying, Value, say
from scorecard.documents.words import ASPECTS
from scorecard.evidence.load import Evidence


@dataclass(frozen=True)
class Term:
    """An entry of the index, and the words by which its pages are found."""

    name: Value
    found_by: Value


_CONCEPTS: tuple[Saying, ...] = (
    say("blocking minority"),
    say("Banzhaf"),
    say("Shapley-Shubik"),
    say("contested"),
    say("Commission proposal"),
    say("CyberTipline"),
    say("Directive 2011/93/EU"),
    say("ePrivacy"),
    say("European Court of Human Rights"),
    say("interim rules"),
    say("Lanzarote Convention"),
    say("qualified majority"),
    say("trilogue"),
    say("trusted flagger"),
)


def terms(evidence: Evidence) -> tuple[Term, ...]:
    """Concepts, aspects, the Council texts and the surveys, as the book names them."""
    found = [Term(concept, concept) for concept in _CONCEPTS]
    found += [Term(aspect, aspect) for aspect in ASPECTS.values()]
    found += [Term(text.short, text.short) for text in evidence.proposal.texts.values()]
    found += [Term(survey.name, survey.name) for survey in evidence.surveys.surveys.values()]
    return tuple(found)

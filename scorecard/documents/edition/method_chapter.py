"""Composes the chapter on the method: what a position is, how alignment is computed, what could not be found."""

from dataclasses import dataclass

from scorecard.documents.alignment_section import CORE_QUESTIONS
from scorecard.documents.labels import ASPECT_MEANINGS, ASPECTS, STANCES
from scorecard.documents.message import Listing, Message, Share, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.method import CoreQuestion
from scorecard.evidence.vocabulary import STANCES as ALL_STANCES

_KINDS: dict[str, Message] = {
    "mandatory": msg("a text with detection orders"),
    "open": msg("a text on which it is open whether it will hold orders"),
    "voluntary": msg("a text with voluntary detection alone"),
    "aspect": msg("a single aspect"),
}


@dataclass(frozen=True)
class WeightedQuestion:
    """One core question with its weight, the aspects it is made of, and the reason for its weight."""

    name: Message
    weight: Share
    made_of: Message
    reason: Text


@dataclass(frozen=True)
class StanceScale:
    """The value of each stance, 0 to 100, on one kind of text."""

    name: Message
    values: tuple[int, ...]
    reason: Text


@dataclass(frozen=True)
class MethodChapter:
    """All that stands in the chapter on the method."""

    in_short: Text
    meanings: tuple[tuple[Message, Message], ...]
    questions: tuple[WeightedQuestion, ...]
    stances: tuple[Message, ...]
    scales: tuple[StanceScale, ...]
    threshold: Text
    robustness: Text
    majority: Text
    blocking: Text
    abstention: Text
    not_found: tuple[Text, ...]


def method_chapter(evidence: Evidence) -> MethodChapter:
    """Returns the chapter, from the method and the voting rule of the evidence."""
    method, law = evidence.method, evidence.population.rule
    total = sum(question.weight for question in method.questions.values())
    return MethodChapter(
        in_short=evidence.edition.method,
        meanings=tuple((ASPECTS[aspect], ASPECT_MEANINGS[aspect]) for aspect in ASPECTS),
        questions=tuple(_weighted_question(key, question, total) for key, question in method.questions.items()),
        stances=tuple(STANCES[stance] for stance in ALL_STANCES),
        scales=tuple(
            StanceScale(_KINDS[kind], tuple(round(scale.values[stance]) for stance in ALL_STANCES), scale.reason)
            for kind, scale in method.rubric.items()
        ),
        threshold=method.threshold.reason,
        robustness=method.robustness.reason,
        majority=law.adopt,
        blocking=law.blocking_minority,
        abstention=law.abstention,
        not_found=(*evidence.surveys.not_found, *evidence.reports.not_found, *evidence.context.not_found),
    )


def _weighted_question(key: str, question: CoreQuestion, total: int) -> WeightedQuestion:
    """Returns a core question with its share of `total`, the sum of all weights."""
    parts_total = sum(question.parts.values())
    parts = tuple(
        msg("{aspect} ({share})", aspect=ASPECTS[aspect], share=Share(100 * weight / parts_total))
        for aspect, weight in question.parts.items()
    )
    made_of = msg("{parts}", parts=Listing(parts))
    return WeightedQuestion(CORE_QUESTIONS[key], Share(100 * question.weight / total), made_of, question.reason)

"""Composes the chapter on the method: what a position is, how alignment is computed, what could not be found."""

from dataclasses import dataclass

from scorecard.analysis.alignment import withheld_at
from scorecard.analysis.figures import Figures
from scorecard.documents.labels import ASPECT_LABELS, ASPECT_MEANINGS, STANCE_LABELS
from scorecard.documents.message import Listing, Message, Share, msg
from scorecard.documents.population_shares import population_basis
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.method import CoreQuestion, TextKind
from scorecard.evidence.vocabulary import STANCES

_KINDS: dict[TextKind, Message] = {
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
class NotFound:
    """A fact that could not be found; `survey` is the survey it belongs to, None where it belongs to none."""

    survey: str | None
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class MethodChapter:
    """All that stands in the chapter on the method."""

    in_short: Text
    meanings: tuple[tuple[Message, Message], ...]
    questions: tuple[WeightedQuestion, ...]
    stances: tuple[Message, ...]
    scales: tuple[StanceScale, ...]
    widest_range: Text
    """Why a wide range is not printed as a figure."""
    withheld: Message
    """The number of states without a figure, and the numbers under other limits."""
    robustness: Text
    majority: Text
    blocking: Text
    abstention: Text
    voting_rule_website: str
    """The web address where the Council explains how it votes."""
    populations: Message
    """The basis of the population shares."""
    populations_caveat: Text
    reports_check: Text
    """The check of the numbers of reports by providers."""
    not_found: tuple[NotFound, ...]


def method_chapter(evidence: Evidence, figures: Figures) -> MethodChapter:
    """Returns the chapter, from the method and the voting rule of the evidence and the figures of the edition."""
    method, law, official = evidence.method, evidence.population.rule, evidence.population.official
    total = sum(question.weight for question in method.questions.values())
    return MethodChapter(
        in_short=evidence.edition.method,
        meanings=tuple((ASPECT_LABELS[aspect], ASPECT_MEANINGS[aspect]) for aspect in ASPECT_LABELS),
        questions=tuple(_weighted_question(question, total) for question in method.questions.values()),
        stances=tuple(STANCE_LABELS[stance] for stance in STANCES),
        scales=tuple(
            StanceScale(_KINDS[kind], tuple(round(scale.values[stance]) for stance in STANCES), scale.reason)
            for kind, scale in method.rubric.items()
        ),
        widest_range=method.widest_range.reason,
        withheld=_withheld(evidence, figures),
        robustness=method.robustness.reason,
        majority=law.adopt,
        blocking=law.blocking_minority,
        abstention=law.abstention,
        voting_rule_website=law.explained_at,
        populations=population_basis(evidence),
        populations_caveat=official.caveat,
        reports_check=evidence.reports.cybertipline.verification,
        not_found=_not_found(evidence),
    )


def _withheld(evidence: Evidence, figures: Figures) -> Message:
    """Returns a sentence on how many of the 27 are withheld, at the limit of the method and at others."""
    counts = withheld_at(evidence.method, figures.alignment)
    return msg(
        "So a range wider than {points} points is withheld. With a limit of {limits} points {counts} of the 27 have no "
        "figure.",
        points=round(evidence.method.widest_range.points),
        limits=Listing(tuple(counts)),
        counts=Listing(tuple(counts.values())),
    )


def _not_found(evidence: Evidence) -> tuple[NotFound, ...]:
    """Returns the facts not found: on surveys in general, each survey, reports, laws and populations."""
    missing = [NotFound(None, (text,)) for text in evidence.surveys.not_found]
    for survey in evidence.surveys.surveys.values():
        texts = (*survey.not_found, *([survey.states_note] if survey.states_note else []))
        missing += [NotFound(survey.name, texts)] if texts else []
    others = [*evidence.reports.not_found, *evidence.context.not_found]
    others += [evidence.population.missing] if evidence.population.missing else []
    return (*missing, *(NotFound(None, (text,)) for text in others))


def _weighted_question(question: CoreQuestion, total: int) -> WeightedQuestion:
    """Returns a core question with its share of `total`, the sum of all weights."""
    parts_total = sum(question.parts.values())
    parts = tuple(
        msg("{aspect} ({share})", aspect=ASPECT_LABELS[aspect], share=Share(100 * weight / parts_total))
        for aspect, weight in question.parts.items()
    )
    made_of = msg("{parts}", parts=Listing(parts))
    name = msg("{question}", question=question.name)
    return WeightedQuestion(name, Share(100 * question.weight / total), made_of, question.reason)

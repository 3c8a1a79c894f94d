"""Composes the section on alignment: the figure of a state, its band of ranks, its reasons, its place among the 27."""

from dataclasses import dataclass

from scorecard.analysis.alignment import Alignment, QuestionValue
from scorecard.analysis.figures import Figures
from scorecard.analysis.sensitivity import Sensitivity
from scorecard.documents.labels import ASPECTS
from scorecard.documents.message import Listing, Message, Share, StateName, msg, msg_count
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class AlignmentDot:
    """One state on the line from 0 to 100. `x` is its alignment; `here` marks the state the document is about."""

    state: State
    x: float
    here: bool


@dataclass(frozen=True)
class AlignmentItem:
    """The alignment of one state as it is printed. Where the figure is withheld, the optional sentences are None."""

    figure: Message
    """The number, or that there is none."""
    text: Message
    """What the number means with the band of ranks, or why the figure is withheld."""
    why: Message | None
    """The core questions that move the figure most."""
    alike: Message | None
    """The states whose bands overlap with that of this state."""
    hangs_on: Message | None
    """The statement without which the figure would change most."""
    without: Message | None
    """The figure with each core question left out in turn."""
    dots: tuple[AlignmentDot, ...]
    title: Message
    """Describes the drawing for readers who do not see it."""


def alignment_item(evidence: Evidence, figures: Figures, state: State) -> AlignmentItem:
    """Returns the alignment of a state with its explanations, or the reason why it is withheld."""
    alignment = figures.alignment[state]
    dots = tuple(
        AlignmentDot(other, value, other == state)
        for other in STATES
        if (value := figures.alignment[other].value) is not None
    )
    title = msg("{count} states on a line from 0 to 100 by alignment.", count=len(dots))
    if alignment.value is None:
        return AlignmentItem(msg("No figure"), _withheld(evidence, alignment), None, None, None, None, dots, title)
    band = figures.bands[state]
    return AlignmentItem(
        figure=msg("{value} of 100", value=round(alignment.value)),
        text=msg(
            "alignment with what the child-rights side asks, 100 being all of it; rank between {low} and {high} of the "
            "{ranked} states with a figure.",
            low=band.low,
            high=band.high,
            ranked=band.ranked,
        ),
        why=_largest_pulls(evidence, alignment),
        alike=_overlapping_bands(figures, state),
        hangs_on=_decisive_statements(figures.sensitivity[state]),
        without=_without_each_question(evidence, figures.sensitivity[state]),
        dots=dots,
        title=title,
    )


def _withheld(evidence: Evidence, alignment: Alignment) -> Message:
    return msg(
        "Alignment is withheld: there is evidence on {covered} of the weight, {needed} is needed. "
        "Missing: {questions}.",
        covered=Share(alignment.covered),
        needed=Share(evidence.method.threshold.percent),
        questions=Listing(tuple(evidence.method.questions[question].name for question in alignment.missing)),
    )


def _largest_pulls(evidence: Evidence, alignment: Alignment) -> Message:
    """Returns a sentence on the two core questions that move the figure furthest from the mean of the states known."""
    pulls = sorted((q for q in alignment.questions if round(abs(q.pull)) >= 1), key=lambda q: -abs(q.pull))[:2]
    if not pulls:
        return msg("On every question it is near the mean of those that have spoken.")
    first = _pull(evidence, pulls[0])
    if len(pulls) == 1:
        return msg("What moves it most against the mean: {first}.", first=first)
    return msg(
        "What moves it most against the mean: {first}; {second}.",
        first=first,
        second=_pull(evidence, pulls[1]),
    )


def _pull(evidence: Evidence, question: QuestionValue) -> Message:
    name = evidence.method.questions[question.question].name
    if question.pull > 0:
        return msg("{question}, {points} points up", question=name, points=round(question.pull))
    return msg("{question}, {points} points down", question=name, points=round(-question.pull))


def _overlapping_bands(figures: Figures, state: State) -> Message:
    band = figures.bands[state]
    if not band.alike:
        return msg("Its band overlaps with that of no other state.")
    return msg(
        "Not distinguishable by rank from {states}.", states=Listing(tuple(StateName(other) for other in band.alike))
    )


def _decisive_statements(sensitivity: Sensitivity) -> Message:
    """Returns a sentence on the statement whose absence would change the figure most, or on several equal ones."""
    decisive = sensitivity.decisive
    if not decisive:
        return msg("No single statement moves the figure.")
    named = Listing(tuple(msg("{aspect}, {date}", aspect=ASPECTS[one.aspect], date=one.date) for one in decisive))
    if decisive[0].figure is None:
        return msg_count(
            "It hangs most on one statement ({statements}): without it there would be too little "
            "evidence for a figure.",
            "It hangs most on {count} statements ({statements}): without any one of them there would be too little "
            "evidence for a figure.",
            len(decisive),
            statements=named,
        )
    return msg(
        "It hangs most on one statement ({statements}): without it the figure would be {value}.",
        statements=Listing((named.items[0],)),
        value=round(decisive[0].figure),
    )


def _without_each_question(evidence: Evidence, sensitivity: Sensitivity) -> Message | None:
    """Returns a sentence with the figure for each core question left out; None where the figure rests on none."""
    parts = tuple(
        msg("{question} {value}", question=evidence.method.questions[question].name, value=round(value))
        for question, value in sensitivity.without_question.items()
        if value is not None
    )
    return msg("With one question left out the figure would be: {parts}.", parts=Listing(parts)) if parts else None

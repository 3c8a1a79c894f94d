"""Alignment on the documents: the figure with its band, why it is what it is, and its place among the others."""

from dataclasses import dataclass

from scorecard.analysis.alignment import Alignment
from scorecard.analysis.figures import Figures
from scorecard.analysis.sensitivity import Sensitivity
from scorecard.documents.labels import ASPECTS
from scorecard.documents.message import Listing, Message, Share, StateName, msg, msg_count
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State

QUESTIONS: dict[str, Message] = {
    "text": msg("the Council text as a whole"),
    "detection": msg("detection"),
    "encryption": msg("encryption"),
    "interim": msg("the interim rules"),
}


@dataclass(frozen=True)
class Dot:
    """One state on the line from 0 to 100."""

    state: State
    x: float
    here: bool


@dataclass(frozen=True)
class AlignmentItem:
    """The figure of one state as it is printed."""

    figure: Message
    text: Message
    why: Message | None
    alike: Message | None
    hangs_on: Message | None
    without: Message | None
    dots: tuple[Dot, ...]
    title: Message


def alignment_item(evidence: Evidence, figures: Figures, state: State) -> AlignmentItem:
    """The figure, or why there is none."""
    mine = figures.alignment[state]
    dots = tuple(
        Dot(other, value, other == state) for other in STATES if (value := figures.alignment[other].value) is not None
    )
    title = msg("{count} states on a line from 0 to 100 by alignment.", count=len(dots))
    if mine.value is None:
        return AlignmentItem(msg("No figure"), _withheld(evidence, mine), None, None, None, None, dots, title)
    band = figures.bands[state]
    return AlignmentItem(
        figure=msg("{value} of 100", value=round(mine.value)),
        text=msg(
            "alignment with what the child-rights side asks, 100 being all of it; rank between {low} and {high} of the "
            "{ranked} states with a figure.",
            low=band.low,
            high=band.high,
            ranked=band.ranked,
        ),
        why=_why(mine),
        alike=_alike(figures, state),
        hangs_on=_hangs_on(figures.sensitivity[state]),
        without=_without(figures.sensitivity[state]),
        dots=dots,
        title=title,
    )


def _withheld(evidence: Evidence, mine: Alignment) -> Message:
    return msg(
        "Alignment is withheld: there is evidence on {covered} of the weight, {needed} is needed. "
        "Missing: {questions}.",
        covered=Share(mine.covered),
        needed=Share(evidence.method.threshold.percent),
        questions=Listing(tuple(QUESTIONS[question] for question in mine.missing)),
    )


def _why(mine: Alignment) -> Message | None:
    """The two questions that move the figure most against the mean of the states that have spoken on them."""
    pulls = sorted((q for q in mine.questions if round(abs(q.pull)) >= 1), key=lambda q: -abs(q.pull))[:2]
    if not pulls:
        return msg("On every question it is near the mean of those that have spoken.")
    first = _pull(pulls[0].question, pulls[0].pull)
    if len(pulls) == 1:
        return msg("What moves it most against the mean: {first}.", first=first)
    return msg(
        "What moves it most against the mean: {first}; {second}.",
        first=first,
        second=_pull(pulls[1].question, pulls[1].pull),
    )


def _pull(question: str, points: float) -> Message:
    if points > 0:
        return msg("{question}, {points} points up", question=QUESTIONS[question], points=round(points))
    return msg("{question}, {points} points down", question=QUESTIONS[question], points=round(-points))


def _alike(figures: Figures, state: State) -> Message | None:
    band = figures.bands[state]
    if not band.alike:
        return msg("Its band overlaps with that of no other state.")
    return msg(
        "Not distinguishable by rank from {states}.", states=Listing(tuple(StateName(other) for other in band.alike))
    )


def _hangs_on(mine: Sensitivity) -> Message:
    """The statement that matters most for the figure, or those that matter alike."""
    found = mine.decisive
    if not found:
        return msg("No single statement moves the figure.")
    named = Listing(tuple(msg("{aspect}, {date}", aspect=ASPECTS[one.aspect], date=one.date) for one in found))
    if found[0].figure is None:
        return msg_count(
            "It hangs most on one statement ({statements}): without it there would be too little "
            "evidence for a figure.",
            "It hangs most on {count} statements ({statements}): without any one of them there would be too little "
            "evidence for a figure.",
            len(found),
            statements=named,
        )
    return msg(
        "It hangs most on one statement ({statements}): without it the figure would be {value}.",
        statements=Listing((named.items[0],)),
        value=round(found[0].figure),
    )


def _without(mine: Sensitivity) -> Message | None:
    """The figure without each of the core questions that are in it."""
    parts = tuple(
        msg("{question} {value}", question=QUESTIONS[question], value=round(value))
        for question, value in mine.without_question.items()
        if value is not None
    )
    return msg("With one question left out the figure would be: {parts}.", parts=Listing(parts)) if parts else None

"""Composes the arithmetic of a vote in the Council: the weight and the power of each state, and whose vote decides."""

from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.message import Listing, Message, Share, StateName, msg
from scorecard.evidence.vocabulary import STATES

WEIGHT_BAR = 50.0
"""The length of the longest bar of population in millimetres."""

MAX_DECIDING = 6
"""The most governments named of those whose vote alone can decide."""

MAX_NAMED_SETS = 6
"""The number of smallest sets of governments that are named."""


@dataclass(frozen=True)
class VotingWeight:
    """One government in the Council: its share of the population as a bar, its stance, and its power."""

    name: StateName
    population: Share
    bar: float
    """The length of the bar in millimetres."""
    stance: str
    word: Message
    banzhaf: Share
    shapley_shubik: Share


def arithmetic(day: CouncilDay) -> tuple[Message, ...]:
    """Returns sentences on how rare a decision is, and on the smallest sets of open governments that make or break
    it."""
    sentences = [
        msg(
            "Of all coalitions the 27 could form, {share} carry a decision.",
            share=Share(100 * day.winning_share, 2),
        )
    ]
    for sets, singular in (
        (day.making.sets, msg("Smallest sets of open governments that would make a majority: {sets}.")),
        (day.breaking.sets, msg("Smallest sets of open governments that would make a blocking minority: {sets}.")),
    ):
        if sets:
            named = tuple(" + ".join(sorted(each)) for each in sets[:MAX_NAMED_SETS])
            sentences.append(msg(singular.message, sets="; ".join(named)))
    return tuple(sentences)


def weights(figures: Figures, day: CouncilDay) -> tuple[VotingWeight, ...]:
    """Returns the 27 states from the largest population to the smallest; the largest has a bar of full length."""
    order = sorted(STATES, key=lambda state: -day.populations[state])
    largest = day.populations[order[0]]
    return tuple(
        VotingWeight(
            StateName(state),
            Share(day.populations[state] / 100, 2),
            round(day.populations[state] / largest * WEIGHT_BAR, 2),
            figures.positions[state, day.aspect].stance,
            STANCE_LABELS[figures.positions[state, day.aspect].stance],
            Share(100 * day.power[state].banzhaf, 2),
            Share(100 * day.power[state].shapley_shubik, 2),
        )
        for state in order
    )


def deciding_alone(day: CouncilDay) -> Message | None:
    """Returns the governments whose vote alone decides in some of the ways the open governments can go, the most often
    first."""
    deciding = sorted((state for state in STATES if day.swing[state]), key=lambda state: -day.swing[state])
    if not deciding:
        return None
    named = Listing(
        tuple(
            msg("{state} ({share})", state=StateName(state), share=Share(100 * day.swing[state], 1))
            for state in deciding[:MAX_DECIDING]
        )
    )
    if len(deciding) > MAX_DECIDING:
        return msg(
            "Of the ways in which the open governments can go, one vote alone makes or breaks the majority most often "
            "for {states}; for {others} others more seldom.",
            states=named,
            others=len(deciding) - MAX_DECIDING,
        )
    return msg(
        "Of the ways in which the open governments can go, one vote alone makes or breaks the majority in so many for "
        "{states}; for no other government in any.",
        states=named,
    )

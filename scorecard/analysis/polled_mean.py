"""The mean of the states that were polled and have a result: never taken for that of the EU."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State

LEAST_STATES = 3
"""A mean over fewer would hide more than it tells."""


@dataclass(frozen=True)
class PolledMean:
    """A mean and the states it is over."""

    share: float
    """Per cent, weighted by the persons counted in each state."""
    states: tuple[State, ...]


def polled_mean(evidence: Evidence, survey: str, question: str) -> PolledMean | None:
    """The population-weighted mean of one question over the states with an exact result; None for too few.

    One question of one survey alone: results of different wordings are never joined.
    """
    shares: dict[State, float] = {
        state: result.share
        for state in STATES
        for result in evidence.states[state].opinion
        if (result.survey, result.question) == (survey, question) and not result.qualifier and not result.set_apart
    }
    if len(shares) < LEAST_STATES:
        return None
    return PolledMean(weighted_share(shares, evidence.population.counted.persons), tuple(shares))


def weighted_share(shares: Mapping[State, float], persons: Mapping[State, int]) -> float:
    """The mean of shares in per cent, each weighted by the persons of its state."""
    return sum(share * persons[state] for state, share in shares.items()) / sum(persons[state] for state in shares)

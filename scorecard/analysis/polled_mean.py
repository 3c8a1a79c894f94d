"""Computes the mean over the states that were polled and have a result; it is never called that of the EU."""

from dataclasses import dataclass

from scorecard.analysis.weighted_mean import weighted_mean
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class PolledMean:
    """A mean, and the states it is over."""

    share: float
    """The mean share in per cent, weighted by the persons counted in each state."""
    states: tuple[State, ...]


def polled_mean(evidence: Evidence, survey: str, question: str) -> PolledMean | None:
    """Returns the mean of one question over the states with an exact result, weighted by population.

    None where fewer states than `polled_mean.least_states` of the method have one. It is over one question of one
    survey: results of different wordings are never joined.
    """
    shares: dict[State, float] = {
        state: result.share
        for state in STATES
        for result in evidence.states[state].opinion
        if (result.survey, result.question) == (survey, question) and not result.qualifier and not result.set_apart
    }
    if len(shares) < evidence.method.polled_mean.least_states:
        return None
    return PolledMean(weighted_mean(shares, evidence.population.counted.persons), tuple(shares))

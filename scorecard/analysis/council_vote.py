"""The Council on one question on one day: from the positions of the 27 to what is missing and who decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.analysis.figures import Figures
from scorecard.analysis.majority import (
    MinimalSets,
    Rule,
    Standing,
    Tally,
    blocks,
    breaking_sets,
    making_sets,
    tally,
)
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, Aspect, State

if TYPE_CHECKING:
    from scorecard.analysis.power import Power

IN_FAVOUR = ("supports", "leans_support")
NOT_IN_FAVOUR = ("opposes", "leans_oppose", "abstains")


@dataclass(frozen=True)
class CouncilDay:
    """Everything on one question as of one day.

    Unknown positions are a group of their own: `least` counts none of them in favour, `most` all of
    them and all undecided.
    """

    aspect: Aspect
    standing: Standing[State]
    least: Tally
    most: Tally
    blocked: bool
    """Whether those not in favour are a blocking minority by themselves."""
    making: MinimalSets[State]
    breaking: MinimalSets[State]
    swing: Mapping[State, float]
    power: Mapping[State, "Power"]
    winning_share: float
    populations: Mapping[State, int]


def rule(evidence: Evidence) -> Rule:
    """The voting rule as the evidence has it; the percentage is a whole number."""
    law = evidence.population.rule
    return Rule(law.states_needed, int(law.population_percent_needed), law.blocking_states)


def populations(evidence: Evidence) -> dict[State, int]:
    """Hundredths of a per cent of the EU population, as laid down for votes, two decimals as published."""
    percent = evidence.population.official.percent
    return {state: round(percent[state] * 100) for state in STATES}


def standing(figures: Figures, aspect: Aspect, scenario: Mapping[State, str] | None = None) -> Standing[State]:
    """Where the 27 stand by their positions; a scenario sets the stance of some states."""
    stances = {state: figures.positions[state, aspect].stance for state in STATES} | dict(scenario or {})

    def holding(*wanted: str) -> frozenset[State]:
        return frozenset(state for state in STATES if stances[state] in wanted)

    return Standing(holding(*IN_FAVOUR), holding(*NOT_IN_FAVOUR), holding("undecided"), holding("unknown"))


def council(
    evidence: Evidence, figures: Figures, aspect: Aspect = "overall", scenario: Mapping[State, str] | None = None
) -> CouncilDay:
    """The whole computation for one question."""
    from scorecard.analysis.power import power, swing_shares, winning_share

    law, people, stand = rule(evidence), populations(evidence), standing(figures, aspect, scenario)
    return CouncilDay(
        aspect=aspect,
        standing=stand,
        least=tally(law, people, stand.in_favour),
        most=tally(law, people, stand.in_favour | stand.open),
        blocked=blocks(law, people, stand.not_in_favour),
        making=making_sets(law, people, stand),
        breaking=breaking_sets(law, people, stand),
        swing=swing_shares(law, people, stand),
        power=power(law, people),
        winning_share=winning_share(law, people),
        populations=people,
    )

"""Counts the Council on one question on one day: the majority, what is missing to it, and who decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.analysis.certainty import Level
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
from scorecard.analysis.one_source import OneSource, one_source
from scorecard.evidence.load import Evidence
from scorecard.evidence.stance_scale import IN_FAVOUR, NOT_IN_FAVOUR
from scorecard.evidence.vocabulary import STATES, Aspect, PositionGroup, State

if TYPE_CHECKING:
    from scorecard.analysis.power import Power


APART: tuple[PositionGroup, ...] = ("implied", "another_text", "former")
"""The groups of governments with a statement on record that is not a position."""


@dataclass(frozen=True)
class CouncilDay:
    """The whole computation on one question as of one day.

    Unknown positions are a group of their own: `least` counts none of them in favour, `most` all of them and all
    undecided.
    """

    aspect: Aspect
    standing: Standing[State]
    apart: Mapping[PositionGroup, frozenset[State]]
    """The unknown governments with a statement on record that is not a position, by group; they count as open."""
    least: Tally
    most: Tally
    blocked: bool
    """Whether those not in favour are a blocking minority by themselves."""
    block_rests_on: Mapping[State, Level]
    """Each state not in favour that is not well documented and without which the others do not block, and how sure."""
    in_favour_by: OneSource | None
    """The one source on which more than half of those in favour rest, by population."""
    not_in_favour_by: OneSource | None
    """The one source on which more than half of those not in favour rest, by population."""
    making: MinimalSets[State]
    """The smallest sets of open states that would make the majority."""
    breaking: MinimalSets[State]
    """The smallest sets of open states that would break it though all other open states are won."""
    swing: Mapping[State, float]
    """By state, the share (0-1) of the ways the open states can go in which its vote decides."""
    power: Mapping[State, "Power"]
    """The voting power of each state before any position is known."""
    winning_share: float
    """The share (0-1) of all coalitions that carry a decision."""
    populations: Mapping[State, int]
    """The population of each state in hundredths of a per cent of the EU population."""

    @property
    def groups(self) -> dict[str, frozenset[State]]:
        """Returns the states by group, each in exactly one; of those in `unknown` nothing at all is on record."""
        return {
            "in_favour": self.standing.in_favour,
            "not_in_favour": self.standing.not_in_favour,
            "undecided": self.standing.undecided,
            **{str(group): states for group, states in self.apart.items()},
            "unknown": self.standing.unknown.difference(*self.apart.values()),
        }


def rule(evidence: Evidence) -> Rule:
    """Returns the voting rule as the evidence has it; the percentage is a whole number."""
    law = evidence.population.rule
    return Rule(law.states_needed, int(law.population_percent_needed), law.blocking_states)


def populations(evidence: Evidence) -> dict[State, int]:
    """Returns the population of each state in hundredths of a per cent of the EU's, as laid down for votes."""
    percent = evidence.population.official.percent
    return {state: round(percent[state] * 100) for state in STATES}


def standing(figures: Figures, aspect: Aspect, scenario: Mapping[State, str] | None = None) -> Standing[State]:
    """Returns where the 27 stand by their positions; `scenario` replaces the position of some states."""
    stances = {state: figures.positions[state, aspect].stance for state in STATES} | dict(scenario or {})

    def holding(*wanted: str) -> frozenset[State]:
        return frozenset(state for state in STATES if stances[state] in wanted)

    return Standing(holding(*IN_FAVOUR), holding(*NOT_IN_FAVOUR), holding("undecided"), holding("unknown"))


def council(
    evidence: Evidence, figures: Figures, aspect: Aspect = "overall", scenario: Mapping[State, str] | None = None
) -> CouncilDay:
    """Returns the whole computation on one question; `scenario` replaces the position of some states."""
    from scorecard.analysis.power import power, swing_shares, winning_share  # loads NumPy

    law, people, stand = rule(evidence), populations(evidence), standing(figures, aspect, scenario)
    assumed = scenario or {}
    sure = {state: each.level for (state, of), each in figures.certainty.items() if of == aspect}
    sure = {state: level for state, level in sure.items() if state not in assumed}
    return CouncilDay(
        aspect=aspect,
        standing=stand,
        apart={
            group: frozenset(state for state in stand.unknown if figures.positions[state, aspect].group == group)
            for group in APART
        },
        least=tally(law, people, stand.in_favour),
        most=tally(law, people, stand.in_favour | stand.open),
        blocked=blocks(law, people, stand.not_in_favour),
        block_rests_on=_block_rests_on(law, people, stand, sure),
        in_favour_by=one_source(evidence, figures.positions, aspect, stand.in_favour - assumed.keys(), people),
        not_in_favour_by=one_source(evidence, figures.positions, aspect, stand.not_in_favour - assumed.keys(), people),
        making=making_sets(law, people, stand),
        breaking=breaking_sets(law, people, stand),
        swing=swing_shares(law, people, stand),
        power=power(law, people),
        winning_share=winning_share(law, people),
        populations=people,
    )


def _block_rests_on(
    law: Rule, people: Mapping[State, int], stand: Standing[State], sure: Mapping[State, Level]
) -> dict[State, Level]:
    """Returns the states whose word makes the block though it is not well documented, in the order of the vocabulary.

    Without any one of them, taken as unknown, the others are no blocking minority. `sure` has how sure each position
    is; a position that is only assumed has none.
    """
    if not blocks(law, people, stand.not_in_favour):
        return {}
    return {
        state: sure[state]
        for state in STATES
        if state in stand.not_in_favour
        and sure.get(state, "well") != "well"
        and not blocks(law, people, stand.not_in_favour - {state})
    }

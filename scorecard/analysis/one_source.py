"""Finds where more than half of what governments on one side weigh rests on one source that names several of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scorecard.analysis.rows import PositionRow
from scorecard.evidence.cited_sources import cited_by
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, Aspect, State


@dataclass(frozen=True)
class OneSource:
    """One source, or several of one origin, on which the positions of some governments rest alone."""

    states: tuple[State, ...]
    """The governments, in the order of the vocabulary."""
    population: int
    """Their share of the EU population in hundredths of a per cent."""
    side: int
    """The population share of all governments on their side."""
    positions: tuple[PositionRow, ...]


def one_source(
    evidence: Evidence,
    positions: Mapping[tuple[State, Aspect], PositionRow],
    aspect: Aspect,
    side: Collection[State],
    populations: Mapping[State, int],
) -> OneSource | None:
    """Returns the one source that bears more than half of a side, by population; None where there is none.

    A position rests on one source where all sources that its statement cites are of one origin. A source on which the
    position of only one government rests is left out: the certainty of that position is printed beside it.
    """
    borne: dict[tuple[str, str], list[State]] = {}
    for state in (each for each in STATES if each in side):
        origins = _origins(evidence, positions[state, aspect])
        if len(origins) == 1:
            borne.setdefault(origins.pop(), []).append(state)
    total = sum(populations[state] for state in side)
    for states in borne.values():
        people = sum(populations[state] for state in states)
        if len(states) > 1 and 2 * people > total:
            return OneSource(tuple(states), people, total, tuple(positions[state, aspect] for state in states))
    return None


def _origins(evidence: Evidence, position: PositionRow) -> set[tuple[str, str]]:
    """Returns the origins of the sources that the statement behind a position cites and that were known on the day;
    none without a statement."""
    if position.entry < 0:
        return set()
    keys = cited_by(evidence.states[position.state].statements[position.entry])
    known = [key for key in keys if evidence.has_source(position.state, key)]
    named = {key: evidence.source(position.state, key).origin for key in known}
    return {("origin", origin) if origin else ("source", key) for key, origin in named.items()}

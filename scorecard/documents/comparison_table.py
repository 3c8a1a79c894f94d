"""Composes the table of comparison: one state beside others, and the 27 in sum."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.peers import most_alike
from scorecard.analysis.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.documents.aspect_table import states_and_population
from scorecard.documents.labels import ASPECTS, STANCES
from scorecard.documents.message import Message, Share, StateName, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import STATES, UNKNOWN, PositionStance, State


@dataclass(frozen=True)
class ComparisonCell:
    """The position of one state on one aspect: the stance, when it was said, and about which text."""

    stance: str
    word: Message
    said: PartialDate | None
    about: Text | None
    disputed: bool


@dataclass(frozen=True)
class ComparisonRow:
    """One state across all aspects, with its share of the EU population in per cent."""

    state: State
    name: StateName
    population: Share
    cells: tuple[ComparisonCell, ...]
    here: bool


@dataclass(frozen=True)
class SumRow:
    """The number of states on one side of each aspect, and their share of the EU population."""

    name: Message
    cells: tuple[tuple[int, Share], ...]


@dataclass(frozen=True)
class Comparison:
    """The table: states as rows, aspects as columns, and the sums over the 27 below."""

    aspects: tuple[Message, ...]
    rows: tuple[ComparisonRow, ...]
    sums: tuple[SumRow, ...]


def compare(evidence: Evidence, figures: Figures, states: tuple[State, ...], here: State | None) -> Comparison:
    """Returns the table of these states in this order. Population shares are those used in Council votes."""
    sides: tuple[tuple[Message, tuple[PositionStance, ...]], ...] = (
        (msg("27: for"), IN_FAVOUR),
        (msg("27: undecided, abstaining"), NEITHER),
        (msg("27: against"), AGAINST),
        (msg("27: not known"), (UNKNOWN,)),
    )
    return Comparison(
        aspects=tuple(ASPECTS[aspect] for aspect in ALL_ASPECTS),
        rows=tuple(_row(evidence, figures, state, state == here) for state in states),
        sums=tuple(
            SumRow(name, tuple(states_and_population(figures, aspect, stances) for aspect in ALL_ASPECTS))
            for name, stances in sides
        ),
    )


def _row(evidence: Evidence, figures: Figures, state: State, here: bool) -> ComparisonRow:
    cells = []
    for aspect in ALL_ASPECTS:
        position = figures.positions[state, aspect]
        cells.append(
            ComparisonCell(
                stance=position.stance,
                word=STANCES[position.stance],
                said=position.date,
                about=evidence.proposal.texts[position.text].short if position.text else None,
                disputed=position.disputed,
            )
        )
    population = Share(evidence.population.official.percent[state], 2)
    return ComparisonRow(state, StateName(state), population, tuple(cells), here)


def peers_of(evidence: Evidence, figures: Figures, state: State) -> list[State]:
    """Returns the peers that the file of the state names, or else the states whose positions are most alike."""
    least = evidence.method.peers.least_in_common
    return evidence.states[state].peers or [alike.state for alike in most_alike(figures.positions, state, least)]


def comparison_table(figures: Figures) -> list[dict[str, str | int | None]]:
    """Returns one plain row for each of the 27, for the terminal, CSV and JSON: stances, how sure, alignment, ranks."""
    table: list[dict[str, str | int | None]] = []
    for state in STATES:
        value, band = figures.alignment[state].value, figures.bands.get(state)
        table.append(
            {
                "state": state,
                **{aspect: figures.positions[state, aspect].stance for aspect in ALL_ASPECTS},
                **{
                    f"{aspect}_certainty": figures.certainty[state, aspect].level
                    if (state, aspect) in figures.certainty
                    else None
                    for aspect in ALL_ASPECTS
                },
                "alignment": None if value is None else round(value),
                "rank_from": band.low if band else None,
                "rank_to": band.high if band else None,
            }
        )
    return table

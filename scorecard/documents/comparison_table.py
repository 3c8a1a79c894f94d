"""This state beside its neighbours and the 27."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import UNKNOWN
from scorecard.documents.aspect_table import behind
from scorecard.documents.labels import ASPECTS, STANCES
from scorecard.documents.message import Message, Share, StateName, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class Cell:
    """The position of one state on one aspect."""

    stance: str
    word: Message
    said: PartialDate | None
    about: Text | None
    contested: bool


@dataclass(frozen=True)
class Row:
    """One state across the eight aspects, with its share of the EU population in per cent."""

    state: State
    name: StateName
    population: Share
    cells: tuple[Cell, ...]
    here: bool


@dataclass(frozen=True)
class FieldRow:
    """How many of the 27, with what share of the population, stand on one side of each aspect."""

    name: Message
    cells: tuple[tuple[int, Share], ...]


@dataclass(frozen=True)
class Comparison:
    """The table: states as rows, aspects as columns, the 27 below."""

    aspects: tuple[Message, ...]
    rows: tuple[Row, ...]
    field: tuple[FieldRow, ...]


def compare(evidence: Evidence, figures: Figures, states: tuple[State, ...], here: State | None) -> Comparison:
    """These states in this order; population shares are those used in Council votes."""
    sides = (
        (msg("27: for"), ("supports", "leans_support")),
        (msg("27: undecided, abstaining"), ("undecided", "abstains")),
        (msg("27: against"), ("opposes", "leans_oppose")),
        (msg("27: not known"), (UNKNOWN,)),
    )
    return Comparison(
        aspects=tuple(ASPECTS[aspect] for aspect in ALL_ASPECTS),
        rows=tuple(_row(evidence, figures, state, state == here) for state in states),
        field=tuple(
            FieldRow(name, tuple(behind(figures, aspect, stances) for aspect in ALL_ASPECTS)) for name, stances in sides
        ),
    )


def _row(evidence: Evidence, figures: Figures, state: State, here: bool) -> Row:
    cells = []
    for aspect in ALL_ASPECTS:
        held = figures.positions[state, aspect]
        cells.append(
            Cell(
                stance=held.stance,
                word=STANCES[held.stance],
                said=held.date,
                about=evidence.proposal.texts[held.text].short if held.text else None,
                contested=bool(held.contested_by),
            )
        )
    population = Share(evidence.population.official.percent[state], 2)
    return Row(state, StateName(state), population, tuple(cells), here)


def comparison_table(figures: Figures) -> list[dict[str, str | int | None]]:
    """The 27 as plain rows for the terminal, CSV and JSON: stances by aspect, alignment, band of ranks."""
    table: list[dict[str, str | int | None]] = []
    for state in STATES:
        value, band = figures.alignment[state].value, figures.bands.get(state)
        table.append(
            {
                "state": state,
                **{aspect: figures.positions[state, aspect].stance for aspect in ALL_ASPECTS},
                "alignment": None if value is None else round(value),
                "rank_from": band.low if band else None,
                "rank_to": band.high if band else None,
            }
        )
    return table

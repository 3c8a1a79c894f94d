"""What stands around the position: reports of providers, national figures, the laws in force."""

from dataclasses import dataclass

from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.shared_files import Figure, Instrument
from scorecard.evidence.model.state import NationalFigure
from scorecard.evidence.vocabulary import State

FIGURES_IN_PRINT = 1
"""So many further figures fit print."""


@dataclass(frozen=True)
class YearOfReports:
    """Reports of one year: all, or from 2024 referrals and informational ones."""

    year: int
    reports: int | None
    referrals: int | None
    informational: int | None


@dataclass(frozen=True)
class Reports:
    """The series of a state with what must stand beside it."""

    years: tuple[YearOfReports, ...]
    publisher: str
    what: Text
    caveats: tuple[Text, ...]
    marks: Citation


@dataclass(frozen=True)
class FigureItem:
    """One further published figure about the state."""

    period: str
    what: Text
    value: str
    note: Text | None
    marks: Citation
    screen_only: bool


@dataclass(frozen=True)
class Law:
    """Where the state stands with an instrument."""

    name: Text
    step: Text
    case: str | None
    date: PartialDate | None
    caveat: Text
    marks: Citation


def reports(evidence: Evidence, state: State, notes: Footnotes) -> Reports:
    """Reports by year, never a measure of prevalence."""
    series = evidence.reports.cybertipline
    years = tuple(
        YearOfReports(year.year, year.reports, year.referrals, year.informational)
        for year in series.by_state.get(state, ())
    )
    return Reports(
        years,
        series.publisher,
        series.what,
        tuple(series.caveats),
        notes.cite(series.source, also=series.also),
    )


def figures_about(evidence: Evidence, state: State, notes: Footnotes) -> tuple[FigureItem, ...]:
    """National figures, then those of others about the state."""
    found: list[NationalFigure | Figure] = list(evidence.states[state].figures)
    found += [figure for figure in evidence.reports.figures if state in figure.states]
    return tuple(
        FigureItem(
            period=figure.period,
            what=figure.what,
            value=figure.value,
            note=figure.note,
            marks=notes.cite(figure.source, on_screen=place >= FIGURES_IN_PRINT),
            screen_only=place >= FIGURES_IN_PRINT,
        )
        for place, figure in enumerate(found)
    )


def laws(evidence: Evidence, state: State, notes: Footnotes) -> tuple[Law, ...]:
    """The two instruments on record."""
    context = evidence.context
    instruments = (context.directive_2011_93, context.lanzarote_convention)
    return tuple(_law(item, state, notes) for item in instruments if state in item.by_state)


def _law(instrument: Instrument, state: State, notes: Footnotes) -> Law:
    step = instrument.by_state[state]
    return Law(
        name=instrument.name,
        step=step.step,
        case=step.case,
        date=step.date,
        caveat=instrument.caveat,
        marks=notes.cite(*step.sources),
    )

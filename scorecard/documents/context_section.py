"""Composes the sections around the position: reports by providers, further published figures, the laws in force."""

from dataclasses import dataclass

from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.message import Message, ProperName, StateName, msg
from scorecard.documents.report_columns import ReportColumns, YearOfReports, report_columns
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.known_since import years_named
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.context_files import Figure, Instrument, LegalFact
from scorecard.evidence.model.state import NationalFigure
from scorecard.evidence.vocabulary import State

FIGURES_IN_PRINT = 1
"""The number of further figures that fit on paper."""


@dataclass(frozen=True)
class ReportSeries:
    """The reports about one state by year, with what they count and who publishes it."""

    years: tuple[YearOfReports, ...]
    columns: ReportColumns | None
    """The same as a drawing; None without a year."""
    publisher: str
    what: Text
    marks: Citation


@dataclass(frozen=True)
class FigureItem:
    """One further published figure about the state. `screen_only` is true where paper has no room for it."""

    period: ProperName
    what: Text
    value: ProperName
    publisher: str
    note: Text | None
    marks: Citation
    screen_only: bool


@dataclass(frozen=True)
class Law:
    """The latest step found for the state with one directive or convention."""

    name: Text
    step: Text
    case: str | None
    date: PartialDate | None
    caveat: Text
    marks: Citation
    facts: tuple["LawFact", ...]
    """Earlier steps on record that concern the state; only the web page shows them."""


@dataclass(frozen=True)
class LawFact:
    """One dated fact about a directive or convention."""

    date: PartialDate | None
    what: Text
    states: tuple[Message, ...]
    """The states it concerns, each with the number of its case; none where it concerns all."""
    note: Text | None
    marks: Citation


@dataclass(frozen=True)
class LawHistory:
    """All facts on record about one directive or convention."""

    name: Text
    facts: tuple[LawFact, ...]
    caveat: Text
    marks: Citation


def report_series(evidence: Evidence, state: State, footnotes: Footnotes) -> ReportSeries:
    """Returns the reports by year. They are never a measure of how many children are abused."""
    series = evidence.reports.cybertipline
    years = tuple(
        YearOfReports(year.year, year.reports, year.referrals, year.informational)
        for year in series.by_state.get(state, ())
    )
    return ReportSeries(
        years,
        report_columns(years),
        series.publisher,
        series.what,
        footnotes.cite(series.source, also=series.also),
    )


def figure_items(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[FigureItem, ...]:
    """Returns the figures of national bodies, the newest first, then the figures of others about the state."""
    published: list[NationalFigure | Figure] = sorted(evidence.states[state].figures, key=_last_year, reverse=True)
    published += [figure for figure in evidence.reports.figures if state in figure.states]
    return tuple(
        FigureItem(
            period=ProperName(figure.period),
            what=figure.what,
            value=ProperName(figure.value),
            publisher=evidence.source(state, figure.source).publisher,
            note=figure.note,
            marks=footnotes.cite(figure.source, on_screen=place >= FIGURES_IN_PRINT),
            screen_only=place >= FIGURES_IN_PRINT,
        )
        for place, figure in enumerate(published)
    )


def _last_year(figure: NationalFigure | Figure) -> int:
    """Returns the last year that the period of a figure names; a period without a year counts as the oldest."""
    return max(years_named(figure.period), default=0)


def laws(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[Law, ...]:
    """Returns the latest step with the directive and with the convention, where the evidence has one."""
    context = evidence.context
    instruments = (context.directive_2011_93, context.lanzarote_convention)
    return tuple(_law(item, state, footnotes) for item in instruments if state in item.by_state)


def _law(instrument: Instrument, state: State, footnotes: Footnotes) -> Law:
    step = instrument.by_state[state]
    return Law(
        name=instrument.name,
        step=step.step,
        case=step.case,
        date=step.date,
        caveat=instrument.caveat,
        marks=footnotes.cite(*step.sources),
        facts=tuple(
            _law_fact(fact, (state,), footnotes, on_screen=True)
            for fact in instrument.facts
            if state in fact.states and fact.date != step.date
        ),
    )


def law_histories(evidence: Evidence, footnotes: Footnotes) -> tuple[LawHistory, ...]:
    """Returns the facts on record about the directive and about the convention, for all states."""
    return tuple(
        LawHistory(
            name=instrument.name,
            facts=tuple(_law_fact(fact, tuple(fact.states), footnotes) for fact in instrument.facts),
            caveat=instrument.caveat,
            marks=footnotes.cite(*instrument.sources),
        )
        for instrument in (evidence.context.directive_2011_93, evidence.context.lanzarote_convention)
    )


def _law_fact(fact: LegalFact, states: tuple[State, ...], footnotes: Footnotes, on_screen: bool = False) -> LawFact:
    """Returns a fact as far as it concerns these states."""
    return LawFact(
        date=fact.date,
        what=fact.what,
        states=tuple(
            msg("{state} ({case})", state=StateName(state), case=fact.cases[state])
            if state in fact.cases
            else msg("{state}", state=StateName(state))
            for state in states
        ),
        note=fact.note,
        marks=footnotes.cite(*fact.sources, on_screen=on_screen),
    )

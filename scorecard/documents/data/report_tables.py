"""Builds the tables of figures published by others: reports by providers by year, and single figures."""

from dataclasses import dataclass

from scorecard.documents.data.cells import english, joined, joined_texts, url_of
from scorecard.documents.data.columns import EU, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.context_files import Figure, YearlyReports
from scorecard.evidence.model.state import NationalFigure
from scorecard.evidence.vocabulary import STATES, State


def reports_table(evidence: Evidence) -> Table:
    """Returns one row for each state and year."""
    series = evidence.reports.cybertipline
    columns: tuple[Column[tuple[State, YearlyReports]], ...] = (
        Column(STATE, lambda row: row[0]),
        Column(Field("year", "integer", "Year of the reports."), lambda row: row[1].year),
        Column(field_of(YearlyReports, "reports", "integer"), lambda row: row[1].reports),
        Column(field_of(YearlyReports, "referrals", "integer"), lambda row: row[1].referrals),
        Column(field_of(YearlyReports, "informational", "integer"), lambda row: row[1].informational),
        Column(SOURCE, lambda row: series.source if evidence.has_source(None, series.source) else None),
        Column(URL, lambda row: url_of(evidence, series.source)),
    )
    return table_of(
        "reports",
        "Reports by state and year",
        f"{english(series.what)}; published by {series.publisher}. "
        f"{joined_texts(text for text in (*series.caveats, series.verification) if text) or ''}",
        columns,
        ((state, yearly) for state in STATES for yearly in series.by_state.get(state, [])),
    )


@dataclass(frozen=True)
class _FigureRow:
    """A figure from the file of a state, or a shared one (`state` None)."""

    state: State | None
    figure: NationalFigure | Figure
    publisher: str
    states: tuple[State, ...]


def published_figures_table(evidence: Evidence) -> Table:
    """Returns one row for each figure: those in the files of the states, then the shared ones."""
    rows = [
        _FigureRow(state, figure, evidence.source(state, figure.source).publisher, (state,))
        for state in STATES
        for figure in evidence.states[state].figures
    ]
    rows += [_FigureRow(None, figure, figure.publisher, tuple(figure.states)) for figure in evidence.reports.figures]
    columns: tuple[Column[_FigureRow], ...] = (
        Column(
            Field("scope", "string", f"Whose sources it cites: EU code of the member state, or {EU}."),
            lambda row: row.state or EU,
        ),
        Column(
            Field(
                "states",
                "string",
                "The member states it is about, by code, separated by spaces; empty where it is about the EU or the "
                "world.",
            ),
            lambda row: joined(row.states),
        ),
        Column(Field("publisher", "string", "Who published it."), lambda row: row.publisher),
        Column(field_of(NationalFigure, "period"), lambda row: row.figure.period),
        Column(field_of(NationalFigure, "what"), lambda row: english(row.figure.what)),
        Column(field_of(NationalFigure, "value"), lambda row: row.figure.value),
        Column(SOURCE, lambda row: row.figure.source),
        Column(URL, lambda row: evidence.source(row.state, row.figure.source).url),
        Column(field_of(NationalFigure, "note"), lambda row: english(row.figure.note)),
    )
    return table_of(
        "published_figures",
        "Single published figures",
        "Figures of national bodies and others, for instance reports to a hotline. Never a measure of prevalence.",
        columns,
        rows,
    )

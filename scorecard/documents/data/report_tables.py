"""Figures published by others: reports of providers by year, and single figures."""

from scorecard.documents.data.cells import english
from scorecard.documents.data.columns import EU, SOURCE, STATE, URL
from scorecard.documents.data.table import Cell, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.shared_files import Figure, YearlyReports
from scorecard.evidence.model.state import NationalFigure
from scorecard.evidence.vocabulary import STATES, State


def reports_table(evidence: Evidence) -> Table:
    """One row a state and year."""
    series = evidence.reports.cybertipline
    caveats = " ".join(words for caveat in series.caveats if (words := english(caveat)))
    return table_of(
        "reports",
        "Reports by state and year",
        f"{english(series.what)}; published by {series.publisher}. {caveats}",
        (
            STATE,
            Field("year", "integer", "Year of the reports."),
            field_of(YearlyReports, "reports", "integer"),
            field_of(YearlyReports, "referrals", "integer"),
            field_of(YearlyReports, "informational", "integer"),
            SOURCE,
            URL,
        ),
        (
            {
                "state": state,
                "year": yearly.year,
                "reports": yearly.reports,
                "referrals": yearly.referrals,
                "informational": yearly.informational,
                "source": series.source,
                "source_url": evidence.source(None, series.source).url,
            }
            for state in STATES
            for yearly in series.by_state.get(state, [])
        ),
    )


def published_figures_table(evidence: Evidence) -> Table:
    """One row a figure: those in the files of the states, then the shared ones."""

    def record(state: State | None, figure: NationalFigure | Figure, publisher: str, states: str) -> dict[str, Cell]:
        return {
            "scope": state or EU,
            "states": states or None,
            "publisher": publisher,
            "period": figure.period,
            "what": english(figure.what),
            "value": figure.value,
            "source": figure.source,
            "source_url": evidence.source(state, figure.source).url,
            "note": english(figure.note),
        }

    records = [
        record(state, figure, evidence.source(state, figure.source).publisher, state)
        for state in STATES
        for figure in evidence.states[state].figures
    ]
    records += [record(None, figure, figure.publisher, " ".join(figure.states)) for figure in evidence.reports.figures]
    return table_of(
        "published_figures",
        "Single published figures",
        "Figures of national bodies and others, for instance reports to a hotline. Never a measure of prevalence.",
        (
            Field("scope", "string", f"Whose sources it cites: EU code of the member state, or {EU}."),
            Field(
                "states",
                "string",
                "The member states it is about, by code, separated by spaces; empty where it is about the EU or the "
                "world.",
            ),
            Field("publisher", "string", "Who published it."),
            field_of(NationalFigure, "period"),
            field_of(NationalFigure, "what"),
            field_of(NationalFigure, "value"),
            SOURCE,
            URL,
            field_of(NationalFigure, "note"),
        ),
        records,
    )

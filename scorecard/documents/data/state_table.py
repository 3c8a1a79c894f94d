"""Builds the table of the member states."""

from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.columns import STATE
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import MemberState


def states_table(evidence: Evidence) -> Table:
    """Returns one row for each state."""
    official, counted = evidence.population.official, evidence.population.counted
    columns: tuple[Column[MemberState], ...] = (
        Column(STATE, lambda row: row.state),
        Column(
            Field(
                "population_share",
                "number",
                f"Per cent of the EU population, two decimals, as published for votes in the Council in "
                f"{official.year}. {english(official.basis)}; {official.eu_population_persons} persons in all. "
                f"{english(official.caveat)}",
            ),
            lambda row: official.percent[row.state],
        ),
        Column(
            Field("population", "integer", f"Persons on {counted.day} ({counted.dataset}). {english(counted.caveat)}"),
            lambda row: counted.persons.get(row.state),
        ),
        Column(
            Field("population_source", "string", "The source of the persons: a key of the table sources."),
            lambda row: counted.source,
        ),
        Column(
            Field("population_source_url", "string", "The full web address of that source."),
            lambda row: evidence.source(None, counted.source).url,
        ),
        Column(
            Field(
                "neighbours",
                "string",
                "The member states set beside this one in the comparison, by code, separated by spaces.",
            ),
            lambda row: joined(row.neighbours),
        ),
        Column(
            Field(
                "organisation",
                "string",
                "The national member that publishes the scorecard, as it writes its name; empty where none was found.",
            ),
            lambda row: row.organisation.name if row.organisation else None,
        ),
        Column(
            Field("organisation_website", "string", "The website of the national member."),
            lambda row: row.organisation.website if row.organisation else None,
        ),
        Column(
            Field("coverage", "string", "What is known and what is missing, in plain words."),
            lambda row: english(row.coverage),
        ),
    )
    return table_of(
        "states",
        "Member states",
        "The 27 member states, their weight in the Council and how much is known of them.",
        columns,
        evidence.states.values(),
    )

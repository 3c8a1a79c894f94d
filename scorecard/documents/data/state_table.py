"""Builds the table of the member states."""

from scorecard.documents.data.cells import english, joined, url_of
from scorecard.documents.data.columns import STATE
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.documents.population_shares import population_description
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import MemberState


def _counted(evidence: Evidence) -> str:
    """Returns the description of the persons of each state: the day of the count, unless that day is later."""
    counted = evidence.population.counted
    if evidence.known_on and counted.day.first_day > evidence.known_on:
        return f"Persons, as in the edition {evidence.edition.name}."
    caveat = f" {english(counted.caveat)}" if counted.caveat else ""
    return f"Persons on {counted.day} ({counted.dataset}).{caveat}"


def states_table(evidence: Evidence) -> Table:
    """Returns one row for each state."""
    official, counted = evidence.population.official, evidence.population.counted
    columns: tuple[Column[MemberState], ...] = (
        Column(STATE, lambda row: row.state),
        Column(
            Field(
                "population_share",
                "number",
                f"Per cent of the EU population, two decimals, {population_description(evidence)}."
                + "".join(f" {english(text)}." for text in (official.basis, official.caveat) if text),
            ),
            lambda row: official.percent[row.state],
        ),
        Column(
            Field("population", "integer", _counted(evidence)),
            lambda row: counted.persons.get(row.state),
        ),
        Column(
            Field("population_source", "string", "The source of the persons: a key of the table sources."),
            lambda row: counted.source if evidence.has_source(None, counted.source) else None,
        ),
        Column(
            Field("population_source_url", "string", "The full web address of that source."),
            lambda row: url_of(evidence, counted.source),
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

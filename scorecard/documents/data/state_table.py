"""The member states."""

from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.columns import STATE
from scorecard.documents.data.table import Field, Table, table_of
from scorecard.evidence.load import Evidence


def states_table(evidence: Evidence) -> Table:
    """One row a state."""
    official, counted = evidence.population.official, evidence.population.counted
    return table_of(
        "states",
        "Member states",
        "The 27 member states, their weight in the Council and how much is known of them.",
        (
            STATE,
            Field(
                "population_share",
                "number",
                f"Per cent of the EU population, two decimals, as published for votes in the Council in "
                f"{official.year}.",
            ),
            Field("population", "integer", f"Persons on {counted.day} ({counted.dataset}). {english(counted.caveat)}"),
            Field(
                "neighbours",
                "string",
                "The member states set beside this one in the comparison, by code, separated by spaces.",
            ),
            Field(
                "organisation",
                "string",
                "The national member that publishes the scorecard, as it writes its name; empty where none was found.",
            ),
            Field("organisation_website", "string", "The website of the national member."),
            Field("coverage", "string", "What is known and what is missing, in plain words."),
        ),
        (
            {
                "state": code,
                "population_share": official.percent[code],
                "population": counted.persons.get(code),
                "neighbours": joined(state.neighbours),
                "organisation": state.organisation.name if state.organisation else None,
                "organisation_website": state.organisation.website if state.organisation else None,
                "coverage": english(state.coverage),
            }
            for code, state in evidence.states.items()
        ),
    )

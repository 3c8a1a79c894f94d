"""Builds the table of petitions."""

from typing import get_args

from scorecard.documents.data.cells import english
from scorecard.documents.data.columns import SOURCE, URL
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.surveys import Petition
from scorecard.evidence.vocabulary import Side


def petitions_table(evidence: Evidence) -> Table:
    """Returns one row for each petition."""
    columns: tuple[Column[Petition], ...] = (
        Column(Field("name", "string", "Its name."), lambda row: row.name),
        Column(
            Field(
                "side",
                "string",
                f"Where the organiser stands on the proposal. One of {', '.join(get_args(Side))}.",
            ),
            lambda row: row.side,
        ),
        Column(Field("organiser", "string", "Who asked for signatures."), lambda row: row.organiser),
        Column(Field("area", "string", "Where: EU code of a member state, or EU."), lambda row: row.area),
        Column(
            Field("signatures", "string", "How many signed, in the words of the source."),
            lambda row: english(row.signatures),
        ),
        Column(Field("date", "string", "The day or month of that number."), lambda row: str(row.date)),
        Column(Field("about", "string", "What it asks for."), lambda row: english(row.about)),
        Column(SOURCE, lambda row: row.source),
        Column(URL, lambda row: evidence.source(None, row.source).url),
    )
    return table_of(
        "petitions",
        "Petitions",
        "Petitions on the proposal. A petition is no survey: whoever signs it chose to do so.",
        columns,
        evidence.surveys.petitions,
    )

"""Describes the columns that occur in several tables, so that their descriptions are the same in all."""

from scorecard.documents.data.table import Field
from scorecard.evidence.vocabulary import ASPECTS

EU = "EU"
"""The value of the column `scope` for rows that belong to no single member state."""

STATE = Field("state", "string", "EU code of the member state (Greece is EL).")
SCOPE = Field("scope", "string", f"EU code of the member state, or {EU} for what all share.")
ENTRY = Field("entry", "integer", "Its place in the state's file, from 0; with the state it names the row.")
SOURCE = Field("source", "string", "The source it rests on: a key of the table sources.")
ALSO = Field("also", "string", "Keys of further sources of the same, separated by spaces.")
URL = Field("source_url", "string", "The full web address of that source.")
GOVERNMENT = Field(
    "government", "integer", "The government that spoke, by its place in the table governments; empty for others."
)
IN_OFFICE = Field("in_office", "boolean", "Whether that government was in office at the date of the tables.")
QUALITY = Field(
    "quality",
    "string",
    "Grade of the evidence: primary (official document or leaked minutes), secondary (press), copy "
    "(another's report copied, translated or told again) or tertiary (a campaign's tally).",
)
NOTE = Field("note", "string", "What a reader should know of it.")
ASPECT = Field("aspect", "string", f"What it is about: {', '.join(ASPECTS)}.")
REPLACED = Field("replaced", "boolean", "Whether that text had been replaced by another at the date of the tables.")

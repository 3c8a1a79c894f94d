"""The European Parliament: how the members from each state voted, and what on."""

from scorecard.analysis.figures import Figures
from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.columns import ALSO, NOTE, SOURCE, STATE, URL
from scorecard.documents.data.table import Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.shared_files import RollCall
from scorecard.evidence.roll_calls import BALLOTS

_ROLL_CALL = Field("roll_call", "string", "Key of the roll call, in the table roll_calls.")


def _known_roll_calls(evidence: Evidence, figures: Figures) -> dict[str, RollCall]:
    return {key: call for key, call in evidence.parliament.roll_calls.items() if call.date.last_day <= figures.as_of}


def votes_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a state, roll call, group and ballot, for the roll calls known at the date."""
    known = _known_roll_calls(evidence, figures)
    return table_of(
        "votes",
        "Votes in the European Parliament",
        "How many members from a state voted how, by political group. A vote for is always for the detection measure.",
        (
            STATE,
            _ROLL_CALL,
            Field(
                "group",
                "string",
                "Political group as Parliament writes it; empty for members who have left, whose group is not in the "
                "material.",
            ),
            Field("ballot", "string", f"{', '.join(BALLOTS)}; only members who had a seat are counted."),
            Field("members", "integer", "Number of members who voted so."),
        ),
        (
            {
                "state": row.state,
                "roll_call": row.roll_call,
                "group": row.group or None,
                "ballot": ballot,
                "members": row.ballots[ballot],
            }
            for (_, roll_call), rows in figures.votes.items()
            if roll_call in known
            for row in rows
            for ballot in BALLOTS
        ),
    )


def roll_calls_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a roll call known at the date."""
    return table_of(
        "roll_calls",
        "Roll calls in the European Parliament",
        "The votes in plenary, with their official totals and what a vote in favour means.",
        (
            Field("roll_call", "string", "Key of the roll call."),
            Field("date", "string", "Day of the vote."),
            Field("procedure", "string", "Number of the procedure."),
            field_of(RollCall, "title"),
            field_of(RollCall, "in_favour_means"),
            field_of(RollCall, "inverted", "boolean"),
            Field("in_favour", "integer", "Members in favour of the detection measure, official total."),
            Field("against", "integer", "Members against it, official total."),
            Field("abstained", "integer", "Members who abstained, official total."),
            SOURCE,
            URL,
            ALSO,
            NOTE,
        ),
        (
            {
                "roll_call": key,
                "date": str(call.date),
                "procedure": call.procedure,
                "title": english(call.title),
                "in_favour_means": english(call.in_favour_means),
                "inverted": call.inverted,
                "in_favour": call.in_favour,
                "against": call.against,
                "abstained": call.abstained,
                "source": call.source,
                "source_url": evidence.source(None, call.source).url,
                "also": joined(call.also),
                "note": english(call.note),
            }
            for key, call in _known_roll_calls(evidence, figures).items()
        ),
    )

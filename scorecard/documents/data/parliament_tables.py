"""Builds the tables of the European Parliament: how the members from each state voted, and on what."""

from dataclasses import dataclass

from scorecard.analysis.delegation_votes import known_roll_calls
from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_votes import leading_votes
from scorecard.analysis.rows import VoteRow
from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.columns import ALSO, NOTE, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.documents.votes_section import about_sources, whole_parliament
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.parliament_file import RollCall
from scorecard.evidence.roll_calls import BALLOTS, Ballot


@dataclass(frozen=True)
class _BallotRow:
    votes: VoteRow
    ballot: Ballot


_VOTE_COLUMNS: tuple[Column[_BallotRow], ...] = (
    Column(STATE, lambda row: row.votes.state),
    Column(
        Field("roll_call", "string", "Key of the roll call, in the table roll_calls."), lambda row: row.votes.roll_call
    ),
    Column(
        Field(
            "group",
            "string",
            "Political group as Parliament writes it; empty for members who have left, whose group is not in the "
            "material.",
        ),
        lambda row: row.votes.group or None,
    ),
    Column(
        Field("ballot", "string", f"{', '.join(BALLOTS)}; only members who had a seat are counted."),
        lambda row: row.ballot,
    ),
    Column(Field("members", "integer", "Number of members who voted so."), lambda row: row.votes.ballots[row.ballot]),
)


def _data_set(evidence: Evidence) -> str:
    """Returns the data set from which the ballots of single members were read, with its address."""
    sources = [evidence.source(None, key) for key in evidence.parliament.read_from]
    return "; ".join(f"{source.title}, {source.publisher}, {source.url}" for source in sources)


def votes_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each state, roll call, group and ballot, for the roll calls known at the date."""
    known = known_roll_calls(evidence, figures.as_of)
    return table_of(
        "votes",
        "Votes in the European Parliament",
        "How many members from a state voted how, by political group. A vote for is for the text voted on: a yes to "
        "it, or a no to a motion to reject it. "
        f"{english(evidence.parliament.members_note)} Read from: {_data_set(evidence)}.",
        _VOTE_COLUMNS,
        (
            _BallotRow(votes, ballot)
            for (_, roll_call), delegation in figures.votes.items()
            if roll_call in known
            for votes in delegation
            for ballot in BALLOTS
        ),
    )


def roll_calls_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each roll call known at the date."""
    leading = leading_votes(evidence, figures.as_of)
    columns: tuple[Column[tuple[str, RollCall]], ...] = (
        Column(Field("roll_call", "string", "Key of the roll call."), lambda row: row[0]),
        Column(Field("date", "string", "Day of the vote."), lambda row: str(row[1].date)),
        Column(Field("procedure", "string", "Number of the procedure."), lambda row: row[1].procedure),
        Column(field_of(RollCall, "short"), lambda row: english(row[1].short)),
        Column(field_of(RollCall, "subject"), lambda row: english(row[1].subject.says)),
        Column(field_of(RollCall, "amended_before"), lambda row: english(row[1].amended_before.says)),
        Column(field_of(RollCall, "yes_meant"), lambda row: english(row[1].yes_meant.says)),
        Column(
            Field("about_sources", "string", "Keys of the sources of these three sentences, separated by spaces."),
            lambda row: joined(about_sources(row[1])),
        ),
        Column(
            Field("of_substance", "boolean", "Whether the vote was on the rules themselves."),
            lambda row: row[1].substance.decided,
        ),
        Column(
            Field("of_substance_because", "string", "Why it is so counted."),
            lambda row: english(row[1].substance.reason),
        ),
        Column(
            Field("leads", "boolean", "Whether it stands among the key figures: one of the newest votes of substance."),
            lambda row: row[0] in leading,
        ),
        Column(field_of(RollCall, "inverted", "boolean"), lambda row: row[1].inverted),
        Column(Field("in_favour", "integer", "Members for the text, official total."), lambda row: row[1].in_favour),
        Column(Field("against", "integer", "Members against the text, official total."), lambda row: row[1].against),
        Column(Field("abstained", "integer", "Members who abstained, official total."), lambda row: row[1].abstained),
        Column(
            Field("did_not_vote", "integer", "Members who had a seat and did not vote, counted from the data set."),
            lambda row: whole_parliament(figures, row[0]).did_not_vote,
        ),
        Column(SOURCE, lambda row: row[1].source),
        Column(URL, lambda row: evidence.source(None, row[1].source).url),
        Column(ALSO, lambda row: joined(row[1].also)),
        Column(NOTE, lambda row: english(row[1].note)),
    )
    return table_of(
        "roll_calls",
        "Roll calls in the European Parliament",
        "The votes in plenary, with their official totals, what was put to the vote, what had been amended before, and "
        "what a yes meant.",
        columns,
        known_roll_calls(evidence, figures.as_of).items(),
    )

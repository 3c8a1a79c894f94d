"""Composes the answer of `scorecard diff`: what changed between two days, as sentences and as plain fields for JSON."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import word_of
from scorecard.analysis.position_changes import DelegationVote, Move, StateChanges, changes, survey_date
from scorecard.analysis.rows import PositionRow, ResultRow, StatementRow
from scorecard.documents.caveats import marks
from scorecard.documents.change_sentences import change_paragraph
from scorecard.documents.message import Message
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import Aspect, State


@dataclass(frozen=True)
class PositionFields:
    """A position as plain fields; `date` is as precise as it is known: 2024-06-18, 2024-06 or 2024."""

    stance: str
    text: str
    marks: tuple[str, ...]
    """The caveats as codes, the same as in the table of positions."""
    date: str
    quality: str
    disputed: bool
    publisher: str
    url: str


@dataclass(frozen=True)
class MoveLine:
    """One position that differs between the two days; `before` is None where there was none.

    `certain` is false where perhaps only the record changed, not the position: a tally alone, or a disputed statement.
    """

    aspect: Aspect
    kind: str
    certain: bool
    before: PositionFields | None
    after: PositionFields


@dataclass(frozen=True)
class StatementLine:
    """One new statement."""

    date: str
    role: str
    who: Text
    aspect: Aspect
    stance: str
    text: str
    marks: tuple[str, ...]
    """The caveats as codes, the same as in the table of positions."""
    says: Text
    quality: str
    publisher: str
    url: str


@dataclass(frozen=True)
class ResultLine:
    """One new survey result; `date` is the end of the fieldwork, or else the date of publication."""

    survey: str
    question: str
    asks: Text
    commissioner: Text
    side: str
    date: str
    share: float
    qualifier: str | None
    n: int | None
    low: float | None
    high: float | None
    publisher: str
    url: str


@dataclass(frozen=True)
class VoteLine:
    """How the delegation voted. `In favour` means for the text: a yes to it, or a no to a motion to reject it."""

    roll_call: str
    date: str
    title: Text
    amended_before: Text
    yes_meant: Text
    in_favour: int
    against: int
    abstained: int
    did_not_vote: int
    publisher: str
    url: str


@dataclass(frozen=True)
class StateLine:
    """The changes in one state: a paragraph of sentences, and each change as plain fields."""

    state: State
    paragraph: tuple[Message, ...]
    moves: tuple[MoveLine, ...]
    government: tuple[StatementLine, ...]
    voices: tuple[StatementLine, ...]
    results: tuple[ResultLine, ...]
    votes: tuple[VoteLine, ...]


@dataclass(frozen=True)
class ChangesReport:
    """The changes between two days, state by state."""

    old: str
    new: str
    states: tuple[StateLine, ...]


def changes_report(evidence: Evidence, old: Figures, new: Figures) -> ChangesReport:
    """Returns the changes of all 27. Raises ValueError where `new` is before `old`."""
    return ChangesReport(
        old=old.as_of.isoformat(),
        new=new.as_of.isoformat(),
        states=tuple(_state_line(evidence, old, new, changed) for changed in changes(evidence, old, new)),
    )


def _state_line(evidence: Evidence, old: Figures, new: Figures, changed: StateChanges) -> StateLine:
    state = changed.state
    return StateLine(
        state=state,
        paragraph=change_paragraph(evidence, old, new, changed),
        moves=tuple(_move_line(evidence, move) for move in changed.moves),
        government=tuple(_statement_line(evidence, new, row) for row in changed.government),
        voices=tuple(_statement_line(evidence, new, row) for row in changed.voices),
        results=tuple(_result_line(evidence, row) for row in changed.results),
        votes=tuple(_vote_line(evidence, vote) for vote in changed.votes),
    )


def _move_line(evidence: Evidence, move: Move) -> MoveLine:
    before = None if move.kind == "first" else _position_fields(evidence, move.before)
    return MoveLine(move.aspect, move.kind, move.certain, before, _position_fields(evidence, move.after))


def _position_fields(evidence: Evidence, position: PositionRow) -> PositionFields:
    assert position.text is not None and position.quality is not None
    source = evidence.source(position.state, evidence.states[position.state].statements[position.entry].source)
    return PositionFields(
        stance=position.stance,
        text=position.text,
        marks=marks(evidence, position),
        date=str(position.date),
        quality=position.quality,
        disputed=position.disputed,
        publisher=source.publisher,
        url=source.url,
    )


def _as_word(evidence: Evidence, new: Figures, row: StatementRow) -> PositionRow:
    """Returns a statement as the position of its speaker; other statements contest it only where a government made
    it."""
    known = new.statements[row.state] if row.role == "government" else (row,)
    same = [other for other in known if other.role == row.role and other.aspect == row.aspect]
    return word_of(row, same, evidence.method.position.same_moment_days)


def _statement_line(evidence: Evidence, new: Figures, row: StatementRow) -> StatementLine:
    statement = evidence.states[row.state].statements[row.entry]
    source = evidence.source(row.state, statement.source)
    return StatementLine(
        date=str(row.date),
        role=row.role,
        who=statement.speaker.who,
        aspect=row.aspect,
        stance=row.stance,
        text=row.text,
        marks=marks(evidence, _as_word(evidence, new, row)),
        says=statement.says,
        quality=row.quality,
        publisher=source.publisher,
        url=source.url,
    )


def _result_line(evidence: Evidence, row: ResultRow) -> ResultLine:
    survey = evidence.surveys.surveys[row.survey]
    result = evidence.states[row.state].opinion[row.entry]
    source = evidence.source(row.state, result.source)
    return ResultLine(
        survey=survey.name,
        question=row.question,
        asks=survey.questions[row.question].asks,
        commissioner=survey.commissioner,
        side=row.side,
        date=str(survey_date(evidence, row.survey)),
        share=row.share,
        qualifier=result.qualifier,
        n=row.n,
        low=row.low,
        high=row.high,
        publisher=source.publisher,
        url=source.url,
    )


def _vote_line(evidence: Evidence, vote: DelegationVote) -> VoteLine:
    call = evidence.parliament.roll_calls[vote.roll_call]
    source = evidence.source(None, call.source)
    return VoteLine(
        roll_call=vote.roll_call,
        date=str(call.date),
        title=call.short,
        amended_before=call.amended_before.says,
        yes_meant=call.yes_meant.says,
        in_favour=vote.ballots["for"],
        against=vote.ballots["against"],
        abstained=vote.ballots["abstained"],
        did_not_vote=vote.ballots["did_not_vote"],
        publisher=source.publisher,
        url=source.url,
    )

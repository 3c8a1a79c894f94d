"""What changed between two days as plain lines: for the terminal, and for machines."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position_changes import DelegationVote, Move, StateChanges, changes, survey_date
from scorecard.analysis.rows import PositionRow, ResultRow, StatementRow
from scorecard.documents.change_sentences import change_paragraph
from scorecard.documents.message import Message
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import Aspect, State


@dataclass(frozen=True)
class Held:
    """A position as plain fields; `date` as precise as it is known."""

    stance: str
    text: str
    date: str
    quality: str
    contested: bool
    publisher: str
    url: str


@dataclass(frozen=True)
class MoveLine:
    """One position that is not the same on both days; `before` is missing where there was none.

    `certain` is false where perhaps only the record changed: a tally alone, or a contested statement.
    """

    aspect: Aspect
    kind: str
    certain: bool
    before: Held | None
    after: Held


@dataclass(frozen=True)
class StatementLine:
    """One new statement."""

    date: str
    role: str
    who: Text
    aspect: Aspect
    stance: str
    text: str
    says: Text
    quality: str
    publisher: str
    url: str


@dataclass(frozen=True)
class ResultLine:
    """One new survey result with who paid; `date` is the end of the fieldwork, else that of publication."""

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
    """How the delegation voted; in favour is always for the detection measure, whatever the motion."""

    roll_call: str
    date: str
    title: Text
    in_favour_means: Text
    in_favour: int
    against: int
    abstained: int
    did_not_vote: int
    publisher: str
    url: str


@dataclass(frozen=True)
class StateLine:
    """What changed in one state: in words, and line by line. All but the paragraph are plain fields."""

    state: State
    paragraph: tuple[Message, ...]
    moves: tuple[MoveLine, ...]
    government: tuple[StatementLine, ...]
    voices: tuple[StatementLine, ...]
    results: tuple[ResultLine, ...]
    votes: tuple[VoteLine, ...]


@dataclass(frozen=True)
class Changes:
    """What changed between two days, state by state."""

    old: str
    new: str
    states: tuple[StateLine, ...]


def changes_document(evidence: Evidence, old: Figures, new: Figures) -> Changes:
    """All 27, for the terminal and for machines; ValueError where `new` lies before `old`."""
    return Changes(
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
        government=tuple(_statement_line(evidence, row) for row in changed.government),
        voices=tuple(_statement_line(evidence, row) for row in changed.voices),
        results=tuple(_result_line(evidence, row) for row in changed.results),
        votes=tuple(_vote_line(evidence, vote) for vote in changed.votes),
    )


def _move_line(evidence: Evidence, move: Move) -> MoveLine:
    before = None if move.kind == "first" else _held(evidence, move.before)
    return MoveLine(move.aspect, move.kind, move.certain, before, _held(evidence, move.after))


def _held(evidence: Evidence, held: PositionRow) -> Held:
    assert held.text is not None and held.quality is not None
    source = evidence.source(held.state, evidence.states[held.state].statements[held.entry].source)
    return Held(
        stance=held.stance,
        text=held.text,
        date=str(held.date),
        quality=held.quality,
        contested=bool(held.contested_by),
        publisher=source.publisher,
        url=source.url,
    )


def _statement_line(evidence: Evidence, row: StatementRow) -> StatementLine:
    said = evidence.states[row.state].statements[row.entry]
    source = evidence.source(row.state, said.source)
    return StatementLine(
        date=str(row.date),
        role=row.role,
        who=said.speaker.who,
        aspect=row.aspect,
        stance=row.stance,
        text=row.text,
        says=said.says,
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
        in_favour_means=call.in_favour_means,
        in_favour=vote.ballots["for"],
        against=vote.ballots["against"],
        abstained=vote.ballots["abstained"],
        did_not_vote=vote.ballots["did_not_vote"],
        publisher=source.publisher,
        url=source.url,
    )

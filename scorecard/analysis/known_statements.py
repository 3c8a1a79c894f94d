"""Selects the statements known on a day, each with its grade and whether its text had been replaced."""

from datetime import date

from scorecard.analysis.rows import StatementRow
from scorecard.evidence.known_since import known_since
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source, grade_of
from scorecard.evidence.model.state import Statement
from scorecard.evidence.vocabulary import STATES, Grade, Quality, State


def graded(own: Quality | None, source: Source) -> Grade:
    """Returns the grade of a fact: its own or, where it has none, its source's; `check` ensures that one exists."""
    grade = grade_of(own, source)
    assert grade is not None
    return grade


def _disputed(evidence: Evidence, state: State, statement: Statement, as_of: date) -> bool:
    """Returns whether a report that differs from a statement was known on a day."""
    if statement.disputed is None:
        return False
    known = [key for key in statement.disputed.sources if evidence.has_source(state, key)]
    return bool(known) and known_since(evidence, state, statement.date, known) <= as_of


def statements(evidence: Evidence, as_of: date) -> tuple[StatementRow, ...]:
    """Returns every statement known on `as_of`, by state and then from old to new; of one date, in the file's order."""
    texts = evidence.proposal.texts

    def replaced(key: str) -> bool:
        successor = texts[key].superseded_by
        return successor is not None and texts[successor].date.first_day <= as_of

    rows = (
        StatementRow(
            state=state,
            entry=entry,
            date=statement.date,
            aspect=statement.aspect,
            stance=statement.stance,
            role=statement.speaker.role,
            text=statement.text,
            replaced=replaced(statement.text),
            quality=graded(statement.quality, evidence.source(state, statement.source)),
            known_since=known_since(evidence, state, statement.date, (statement.source, *statement.also)),
            event=statement.event,
            disputed=_disputed(evidence, state, statement, as_of),
        )
        for state in STATES
        for entry, statement in enumerate(evidence.states[state].statements)
    )
    known = (row for row in rows if row.known_since <= as_of)
    return tuple(sorted(known, key=lambda row: (row.state, row.date)))

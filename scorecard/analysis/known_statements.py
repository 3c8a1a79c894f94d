"""Selects the statements known on a day, each with its grade and whether its text had been replaced."""

from datetime import date

from scorecard.analysis.rows import StatementRow
from scorecard.analysis.texts import TEXT_ASPECTS, is_or_continues, replaced, text_in_question
from scorecard.evidence.governments import in_office, speaking
from scorecard.evidence.known_since import known_since
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source, grade_of
from scorecard.evidence.model.state import Statement
from scorecard.evidence.presidencies import presidency_held
from scorecard.evidence.vocabulary import STATES, Aspect, Grade, Quality, State


def graded(own: Quality | None, source: Source) -> Grade:
    """Returns the grade of a fact: its own or, where it has none, its source's; `check` ensures that one exists."""
    grade = grade_of(own, source)
    assert grade is not None
    return grade


def _speaking(evidence: Evidence, state: State, statement: Statement) -> int | None:
    """Returns the government that made a statement, by its place from 0; None where another speaker did."""
    if statement.speaker.role != "government":
        return None
    (government,) = speaking(evidence.states[state].governments, statement)  # exactly one, as `check` ensures
    return government


def _disputed(evidence: Evidence, state: State, statement: Statement, as_of: date) -> bool:
    """Returns whether a report that differs from a statement was known on a day."""
    if statement.disputed is None:
        return False
    known = [key for key in statement.disputed.sources if evidence.has_source(state, key)]
    return bool(known) and known_since(evidence, state, statement.date, known) <= as_of


def _as_presidency(evidence: Evidence, state: State, statement: Statement) -> bool:
    """Returns whether the government held the Council presidency on the whole date of its word on a Council text."""
    if statement.speaker.role != "government" or evidence.proposal.texts[statement.text].file == "other":
        return False
    return presidency_held(evidence.council, state, statement.date) is not None


def statements(evidence: Evidence, as_of: date, aspect: Aspect | None = None) -> tuple[StatementRow, ...]:
    """Returns every statement known on `as_of`, by state and then from old to new; of one date, in the file's order.

    `aspect` leaves out those on other aspects.
    """
    texts = evidence.proposal.texts
    in_question = {each: text_in_question(evidence, each, as_of) for each in TEXT_ASPECTS}
    known = (
        StatementRow(
            state=state,
            entry=entry,
            date=statement.date,
            aspect=statement.aspect,
            stance=statement.stance,
            role=statement.speaker.role,
            text=statement.text,
            replaced=replaced(texts, statement.text, as_of),
            quality=graded(statement.quality, evidence.source(state, statement.source)),
            government=government,
            in_office=government is not None and in_office(evidence.states[state].governments[government], as_of),
            on_table=statement.aspect not in in_question
            or is_or_continues(texts, statement.text, in_question[statement.aspect]),
            event=statement.event,
            disputed=_disputed(evidence, state, statement, as_of),
            presidency=_as_presidency(evidence, state, statement),
            unnamed=statement.speaker.unnamed,
            own_view=statement.speaker.own_view,
        )
        for state in STATES
        for entry, statement in enumerate(evidence.states[state].statements)
        if aspect in (None, statement.aspect)
        if known_since(evidence, state, statement.date, (statement.source, *statement.also)) <= as_of
        for government in (_speaking(evidence, state, statement),)
    )
    return tuple(sorted(known, key=lambda row: (row.state, row.date)))

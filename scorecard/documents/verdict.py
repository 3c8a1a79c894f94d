"""Composes the verdict: one sentence on what the government last said, and sentences on how well that is documented.

The verdict is in the past tense and has dates: a position is what was said at a date, not what is thought today. Where
reports differ, the verdict says "is reported to have ...".
"""

from collections import Counter
from collections.abc import Iterable

from scorecard.analysis.figures import Figures
from scorecard.analysis.origins import independent_origins
from scorecard.analysis.position import documented_word
from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL, before_proposal, text_in_question
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.caveats import caveats, moved
from scorecard.documents.council_text import text_name, what_it_does
from scorecard.documents.how_sure import how_sure
from scorecard.documents.message import Listing, Message, msg, msg_count
from scorecard.documents.verdict_clauses import clause_on_a_text, clause_on_an_aspect
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, State

ASPECTS_OF_THE_VERDICT: tuple[Aspect, ...] = (
    "overall",
    "detection_orders",
    "encryption",
    "interim_derogation",
    "voluntary_detection",
)
"""The aspects that a verdict may name, the most important first."""

HEADLINE: tuple[Aspect, ...] = ("overall", "detection_orders")
"""The aspects that come first in the verdict, which says so where both positions are unknown, and in the findings of
the edition."""

_SUBJECTS = Listing(
    (
        msg("the Council text"),
        msg("detection orders"),
        msg("encryption"),
        msg("the interim rules"),
        msg("voluntary detection"),
    )
)
"""The names of the aspects within a sentence of the verdict, in the order of `ASPECTS_OF_THE_VERDICT`."""


def headline_positions(evidence: Evidence, figures: Figures, state: State) -> tuple[PositionRow, ...]:
    """Returns the one or two positions that the verdict names, those on the most important aspects that are known."""
    positions = [figures.positions[state, aspect] for aspect in ASPECTS_OF_THE_VERDICT]
    known = [position for position in positions if position.stance != UNKNOWN]
    if not known:
        return ()
    days = evidence.method.verdict.second_within_days
    second = next((position for position in known[1:] if _within(days, known[0], position)), None)
    return (known[0], second) if second else (known[0],)


def verdict(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the sentence under the name of the state."""
    positions = headline_positions(evidence, figures, state)
    if all(figures.positions[state, aspect].stance == UNKNOWN for aspect in HEADLINE):
        text = text_in_question(evidence, "overall", figures.as_of)
        unknown = (
            msg(
                "Where the government in office stands on {text} and on detection orders is not known.",
                text=text_name(evidence.proposal.texts[text].short),
            )
            if text
            else msg("Where the government in office stands on detection orders is not known.")
        )
        if not positions:
            return unknown
        known = Listing(tuple(_dated(evidence, position) for position in positions))
        return msg("{unknown} It {clauses}.", unknown=unknown, clauses=known)
    first = positions[0]
    if len(positions) == 1:
        return msg("The government {first}.", first=_dated(evidence, first))
    second = positions[1]
    clauses = {"first": _dated(evidence, first), "second": _dated(evidence, second)}
    return msg("The government {first}, and {second}.", **clauses)


def last_words(evidence: Evidence, figures: Figures, state: State) -> tuple[Message, ...]:
    """Returns the last statements on the headline aspects that are not positions.

    Beside a campaign's tally, whether it is a position or not, stands the last statement from a better source.
    """
    return tuple(_last_words(evidence, figures, state))


def _last_words(evidence: Evidence, figures: Figures, state: State) -> Iterable[Message]:
    days = evidence.method.position.same_moment_days
    for aspect in HEADLINE:
        position = figures.positions[state, aspect]
        word = position.word
        if position.last_word and word.in_office:  # the government has spoken, but on an earlier text
            yield msg(
                "Last on record, and no position on the text on the table: {clause}.", clause=_dated(evidence, word)
            )
        elif position.last_word:
            yield msg(
                "Last on record, and no position of the government in office: {clause}.", clause=_dated(evidence, word)
            )
        if word.quality != "tertiary":
            continue
        better = documented_word(aspect, figures.statements[state], days)
        if better and better.date and not before_proposal(evidence, better.date):
            yield from_a_better_source(evidence, better)


def from_a_better_source(evidence: Evidence, word: PositionRow) -> Message:
    """Returns the sentence on the last statement from a better source than a campaign's tally."""
    return msg("Last on record from a better source: {clause}.", clause=_dated(evidence, word))


def _within(days: int, first: PositionRow, second: PositionRow) -> bool:
    """Returns whether two positions rest on statements at most so many days apart."""
    return first.date is not None and second.date is not None and first.date.days_apart(second.date) <= days


def _dated(evidence: Evidence, position: PositionRow) -> Message:
    """Returns the clause on what a government said with its date and its caveats."""
    assert position.date is not None
    joined = msg("{remark}", remark=position.date)
    for remark in caveats(evidence, position):
        if position.moved_on and remark == moved(position.moved_on):
            continue  # a move casts no doubt on a position: it is printed beside it
        joined = msg("{remarks}, {remark}", remarks=joined, remark=remark)
    return msg("{clause} ({remarks})", clause=_clause(evidence, position), remarks=joined)


def _clause(evidence: Evidence, position: PositionRow) -> Message:
    if position.aspect != "overall" or not position.text:
        return clause_on_an_aspect(position)
    text, clause = evidence.proposal.texts[position.text], clause_on_a_text(evidence, position)
    if not position.on_table:
        return msg("{clause}, {does}", clause=clause, does=what_it_does(text))
    if text.holds.detection_orders == "out":
        return msg("{clause}, which has no detection orders", clause=clause)
    return clause


def confidence(evidence: Evidence, figures: Figures, state: State) -> tuple[Message, ...]:
    """Returns for each position in the verdict how sure it is, and why not surer (rule: docs/method.md)."""
    positions = headline_positions(evidence, figures, state)
    if not positions:
        if not _of_the_government(figures, state):
            return (msg("no position is on record."),)
        return (msg("on {subjects} no position of the government in office is on record.", subjects=_SUBJECTS),)
    return tuple(
        msg(
            "{aspect}: {level}.",
            aspect=aspect_name(evidence, figures, position.aspect),
            level=how_sure(figures.certainty[state, position.aspect]),
        )
        for position in positions
    )


def strength(evidence: Evidence, figures: Figures, state: State) -> tuple[Message, ...]:
    """Returns the sentences on the records about the government's position on the proposal.

    They give the number of records, their origins and grades, the age of the newest one, and what is missing.
    """
    return tuple(_strength(evidence, figures, state))


def _of_the_government(figures: Figures, state: State) -> list[StatementRow]:
    """Returns the statements of the governments of a state on the proposal."""
    return [
        statement
        for statement in figures.statements[state]
        if statement.role == "government" and statement.aspect in ASPECTS_OF_THE_PROPOSAL
    ]


def _silent_aspects(figures: Figures, state: State) -> int:
    """Returns on how many aspects no statement of the government in office was found; one on another text is one."""
    positions = [figures.positions[state, aspect] for aspect in ASPECTS_OF_THE_PROPOSAL]
    return sum(row.stance == UNKNOWN and row.group != "another_text" for row in positions)


def _strength(evidence: Evidence, figures: Figures, state: State) -> Iterable[Message]:
    statements = _of_the_government(figures, state)
    if not statements:
        return
    grades = Counter(statement.quality for statement in statements)
    entries = [evidence.states[state].statements[statement.entry] for statement in statements]
    origins = independent_origins(evidence, state, ((entry.event or entry.date, entry.source) for entry in entries))
    first = min(statement.date for statement in statements)
    newest = max(statement.date for statement in statements)
    yield msg_count(
        "{count} dated record about the government’s position: {primary} official or its own, {press} from the press, "
        "{copies}, {tallies}.",
        "{count} dated records about the government’s position since {first}: {primary} official or its own, "
        "{press} from the press, {copies}, {tallies}. Independent origins of these records: {origins}.",
        len(statements),
        origins=origins,
        first=str(first.year),
        primary=grades["primary"],
        press=grades["secondary"],
        copies=msg_count("{count} copy", "{count} copies", grades["copy"]),
        tallies=msg_count("{count} count by others", "{count} others’ counts", grades["tertiary"]),
    )
    yield msg("The newest is of {date}.", date=newest)
    if unknown := _silent_aspects(figures, state):
        yield msg_count(
            "On {count} of the {aspects} aspects of this proposal no statement of the government in office was found.",
            "On {count} of the {aspects} aspects of this proposal no statement of the government in office was found.",
            unknown,
            aspects=len(ASPECTS_OF_THE_PROPOSAL),
        )

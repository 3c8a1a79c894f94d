"""Composes the verdict: one sentence on what the government last said, and sentences on how well that is documented.

The verdict is in the past tense and has dates: a position is what was said at a date, not what is thought today.
"""

from collections import Counter
from collections.abc import Iterable

from scorecard.analysis.figures import Figures
from scorecard.analysis.origins import independent_origins
from scorecard.analysis.rows import PositionRow
from scorecard.documents.how_sure import how_sure
from scorecard.documents.labels import ASPECTS
from scorecard.documents.later_prose import text_name
from scorecard.documents.message import Message, Value, msg, msg_count
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, Stance, State

_IN_ORDER: tuple[Aspect, ...] = (
    "overall",
    "detection_orders",
    "encryption",
    "interim_derogation",
    "voluntary_detection",
)

_ON_A_TEXT: dict[Stance, Message] = {
    "supports": msg("supported {text}"),
    "leans_support": msg("leaned towards {text}"),
    "undecided": msg("was undecided on {text}"),
    "leans_oppose": msg("leaned against {text}"),
    "opposes": msg("opposed {text}"),
    "abstains": msg("was for abstaining on {text}"),
}

_CLAUSES: dict[Aspect, dict[Stance, Message]] = {
    "detection_orders": {
        "supports": msg("supported orders to detect abuse in private messages"),
        "leans_support": msg("leaned towards orders to detect abuse in private messages"),
        "undecided": msg("was undecided on orders to detect abuse in private messages"),
        "leans_oppose": msg("leaned against orders to detect abuse in private messages"),
        "opposes": msg("opposed orders to detect abuse in private messages"),
        "abstains": msg("took no side on orders to detect abuse in private messages"),
    },
    "encryption": {
        "supports": msg("supported rules that reach encrypted services"),
        "leans_support": msg("leaned towards rules that reach encrypted services"),
        "undecided": msg("was undecided on encrypted services"),
        "leans_oppose": msg("leaned towards leaving encrypted services out"),
        "opposes": msg("wanted encrypted services left out"),
        "abstains": msg("took no side on encrypted services"),
    },
    "interim_derogation": {
        "supports": msg("supported the interim rules"),
        "leans_support": msg("leaned towards the interim rules"),
        "undecided": msg("was undecided on the interim rules"),
        "leans_oppose": msg("leaned against the interim rules"),
        "opposes": msg("opposed the interim rules"),
        "abstains": msg("took no side on the interim rules"),
    },
    "voluntary_detection": {
        "supports": msg("supported a lasting basis for voluntary detection"),
        "leans_support": msg("leaned towards a lasting basis for voluntary detection"),
        "undecided": msg("was undecided on voluntary detection"),
        "leans_oppose": msg("leaned against a lasting basis for voluntary detection"),
        "opposes": msg("opposed a lasting basis for voluntary detection"),
        "abstains": msg("took no side on voluntary detection"),
    },
}


def headline_positions(evidence: Evidence, figures: Figures, state: State) -> tuple[PositionRow, ...]:
    """Returns the one or two positions that the verdict names, those on the most important aspects that are known."""
    positions = [figures.positions[state, aspect] for aspect in _IN_ORDER]
    known = [position for position in positions if position.stance != UNKNOWN]
    if not known:
        return ()
    days = evidence.method.verdict.second_within_days
    second = next((position for position in known[1:] if _within(days, known[0], position)), None)
    return (known[0], second) if second else (known[0],)


def verdict(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the sentence under the name of the state."""
    positions = headline_positions(evidence, figures, state)
    if not positions:
        return msg("No statement of the government is on record.")
    first = positions[0]
    if len(positions) == 1:
        return msg("The government {first}.", first=_dated(evidence, first))
    second = positions[1]
    clauses = {"first": _dated(evidence, first), "second": _dated(evidence, second)}
    return msg("The government {first}, and {second}.", **clauses)


def _within(days: int, first: PositionRow, second: PositionRow) -> bool:
    """Returns whether two positions rest on statements at most so many days apart."""
    return first.date is not None and second.date is not None and first.date.days_apart(second.date) <= days


def _dated(evidence: Evidence, position: PositionRow) -> Message:
    """Returns the clause on a position with its date and its reservations: replaced text, dispute, a tally alone."""
    assert position.date is not None
    remarks: list[Value] = [position.date]
    if position.replaced:
        remarks.append(msg("text since replaced"))
    if position.disputed:
        remarks.append(msg("reports differ"))
    elif position.quality == "tertiary":
        remarks.append(msg("by a campaign’s count alone"))
    elif position.quality == "copy":
        remarks.append(msg("from a copy"))
    joined = msg("{remark}", remark=remarks[0])
    for remark in remarks[1:]:
        joined = msg("{remarks}, {remark}", remarks=joined, remark=remark)
    return msg("{clause} ({remarks})", clause=_clause(evidence, position), remarks=joined)


def _clause(evidence: Evidence, position: PositionRow) -> Message:
    assert position.stance != UNKNOWN
    if position.aspect == "overall" and position.text:
        text = evidence.proposal.texts[position.text]
        if text.mandatory_detection == "no":
            return msg(
                "{clause}, which has no detection orders",
                clause=msg(_ON_A_TEXT[position.stance].message, text=text_name(text.short)),
            )
        return msg(_ON_A_TEXT[position.stance].message, text=text_name(text.short))
    return _CLAUSES[position.aspect][position.stance]


def confidence(evidence: Evidence, figures: Figures, state: State) -> tuple[Message, ...]:
    """Returns for each position in the verdict how sure it is, and why not surer (rule: docs/method.md)."""
    positions = headline_positions(evidence, figures, state)
    if not positions:
        return (msg("nothing is on record."),)
    return tuple(
        msg(
            "{aspect}: {level}.",
            aspect=ASPECTS[position.aspect],
            level=how_sure(figures.certainty[state, position.aspect]),
        )
        for position in positions
    )


def strength(evidence: Evidence, figures: Figures, state: State) -> tuple[Message, ...]:
    """Returns the sentences on the records about the government's position.

    How many there are, of how many origins and which grade, how old the newest is, and what is missing.
    """
    return tuple(_strength(evidence, figures, state))


def _strength(evidence: Evidence, figures: Figures, state: State) -> Iterable[Message]:
    statements = [statement for statement in figures.statements[state] if statement.role == "government"]
    if not statements:
        return
    grades = Counter(statement.quality for statement in statements)
    entries = [evidence.states[state].statements[statement.entry] for statement in statements]
    origins = independent_origins(evidence, state, (entry.source for entry in entries))
    first = min(statement.date for statement in statements)
    newest = max(statement.date for statement in statements)
    yield msg_count(
        "{count} dated record about the government’s position: {primary} official or its own, {press} from the press, "
        "{copies} copies, {tallies} others’ counts.",
        "{count} dated records about the government’s position since {first}, of {origins} independent origins: "
        "{primary} official or its own, {press} from the press, {copies} copies, {tallies} others’ counts.",
        len(statements),
        origins=origins,
        first=str(first.year),
        primary=grades["primary"],
        press=grades["secondary"],
        copies=grades["copy"],
        tallies=grades["tertiary"],
    )
    yield msg("The newest is of {date}.", date=newest)
    unknown = sum(figures.positions[state, aspect].stance == UNKNOWN for aspect in ALL_ASPECTS)
    if unknown:
        yield msg_count(
            "On {count} of {aspects} aspects no statement of the government was found.",
            "On {count} of {aspects} aspects no statement of the government was found.",
            unknown,
            aspects=len(ALL_ASPECTS),
        )

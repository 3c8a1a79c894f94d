"""The verdict: one plain sentence on where the government stood when it last spoke, and how well that is known.

In the past tense and with its dates: a position is what was said at a date, not what is thought today.
"""

from collections import Counter
from collections.abc import Iterable

from scorecard.analysis.certainty import certainty
from scorecard.analysis.figures import Figures
from scorecard.analysis.position import UNKNOWN
from scorecard.analysis.rows import PositionRow
from scorecard.documents.message import Listing, Message, Value, msg, msg_count
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import Aspect, State

SAME_YEAR_DAYS = 365
"""The second half of the verdict is not older than this before the first: no sentence spans the years."""

_IN_ORDER: tuple[Aspect, ...] = (
    "overall",
    "detection_orders",
    "encryption",
    "interim_derogation",
    "voluntary_detection",
)

_ON_A_TEXT: dict[str, Message] = {
    "supports": msg("supported {text}"),
    "leans_support": msg("leaned towards {text}"),
    "undecided": msg("was undecided on {text}"),
    "leans_oppose": msg("leaned against {text}"),
    "opposes": msg("opposed {text}"),
    "abstains": msg("was for abstaining on {text}"),
}

_CLAUSES: dict[Aspect, dict[str, Message]] = {
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


def headline_positions(figures: Figures, state: State) -> tuple[PositionRow, ...]:
    """What the verdict tells: two aspects at most, the weightiest that are known."""
    known = [figures.positions[state, aspect] for aspect in _IN_ORDER]
    known = [held for held in known if held.stance != UNKNOWN]
    if not known:
        return ()
    second = next((held for held in known[1:] if _same_year(known[0], held)), None)
    return (known[0], second) if second else (known[0],)


def verdict(evidence: Evidence, figures: Figures, state: State) -> Message:
    """The sentence under the name of the state."""
    told = headline_positions(figures, state)
    if not told:
        return msg("No statement of the government is on record.")
    first = told[0]
    if len(told) == 1:
        return msg("The government {first}.", first=_dated(evidence, first))
    second = told[1]
    clauses = {"first": _dated(evidence, first), "second": _dated(evidence, second)}
    return msg("The government {first}, and {second}.", **clauses)


def _same_year(first: PositionRow, held: PositionRow) -> bool:
    return first.date is not None and held.date is not None and first.date.days_apart(held.date) <= SAME_YEAR_DAYS


def _dated(evidence: Evidence, held: PositionRow) -> Message:
    """What was said, when, and what a reader of this sentence alone must know of it."""
    assert held.date is not None
    remarks: list[Value] = [held.date]
    if held.replaced:
        remarks.append(msg("text since replaced"))
    if held.contested_by:
        remarks.append(msg("reports differ"))
    elif held.quality == "tertiary":
        remarks.append(msg("by a campaign’s count alone"))
    told = msg("{remark}", remark=remarks[0])
    for remark in remarks[1:]:
        told = msg("{told}, {remark}", told=told, remark=remark)
    return msg("{clause} ({remarks})", clause=_clause(evidence, held), remarks=told)


def _clause(evidence: Evidence, held: PositionRow) -> Message:
    if held.aspect == "overall" and held.text:
        text = evidence.proposal.texts[held.text]
        if text.mandatory_detection == "no":
            return msg(
                "{clause}, which has no detection orders",
                clause=msg(_ON_A_TEXT[held.stance].message, text=text.short),
            )
        return msg(_ON_A_TEXT[held.stance].message, text=evidence.proposal.texts[held.text].short)
    return _CLAUSES[held.aspect][held.stance]


_LEVELS: dict[str, Message] = {
    "well": msg("well documented."),
    "fairly": msg("fairly documented."),
    "weakly": msg("weakly documented."),
    "not": msg("nothing is on record."),
}

_DOUBTS: dict[str, Message] = {
    "tally": msg("a campaign’s count alone"),
    "few": msg("few statements"),
    "contested": msg("reports of the same weeks differ"),
    "press": msg("press reports, no official document"),
    "replaced": msg("about a text since replaced"),
    "old": msg("said over a year ago"),
}


def confidence(figures: Figures, state: State) -> tuple[Message, Message | None]:
    """How sure the verdict is in a word, and the reasons against a better one (docs/method.md)."""
    mine = sum(said.role == "government" for said in figures.statements[state])
    known = certainty(headline_positions(figures, state), mine, figures.as_of)
    reasons = Listing(tuple(_DOUBTS[doubt] for doubt in known.doubts))
    return _LEVELS[known.level], msg("Doubts: {reasons}.", reasons=reasons) if known.doubts else None


def strength(figures: Figures, state: State) -> tuple[Message, ...]:
    """How well the verdict is known: statements by grade, age, what is contested, what is missing."""
    return tuple(_strength(figures, state))


def _strength(figures: Figures, state: State) -> Iterable[Message]:
    mine = [said for said in figures.statements[state] if said.role == "government"]
    if not mine:
        return
    grades = Counter(said.quality for said in mine)
    first, newest = min(said.date for said in mine), max(said.date for said in mine)
    yield msg_count(
        "{count} dated record of the government’s words: {primary} from itself, {press} from the press, "
        "{tallies} from others’ counts.",
        "{count} dated records of the government’s words since {first}: {primary} from itself, {press} from the "
        "press, {tallies} from others’ counts.",
        len(mine),
        first=str(first.year),
        primary=grades["primary"],
        press=grades["secondary"],
        tallies=grades["tertiary"],
    )
    yield msg("The newest is of {date}.", date=newest)
    held = [figures.positions[state, aspect] for aspect in ALL_ASPECTS]
    unknown = sum(position.stance == UNKNOWN for position in held)
    if unknown:
        yield msg_count(
            "On {count} of 8 aspects no statement of the government was found.",
            "On {count} of 8 aspects no statement of the government was found.",
            unknown,
        )

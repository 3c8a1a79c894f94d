"""The verdict: one plain sentence on where the government stands, and how well that is known."""

from collections import Counter
from collections.abc import Iterable

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import SIDES, UNKNOWN
from scorecard.analysis.rows import PositionRow
from scorecard.documents.saying import Listing, Saying, say, say_count
from scorecard.documents.words import ASPECTS
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import Aspect, State

THIN = 5
"""Fewer government statements than this are called thin evidence: a single report could turn the verdict."""

_IN_ORDER: tuple[Aspect, ...] = (
    "overall",
    "detection_orders",
    "encryption",
    "interim_derogation",
    "voluntary_detection",
)

_ON_A_TEXT: dict[str, Saying] = {
    "supports": say("for {text}"),
    "leans_support": say("leaning towards {text}"),
    "undecided": say("undecided on {text}"),
    "leans_oppose": say("leaning against {text}"),
    "opposes": say("against {text}"),
    "abstains": say("abstaining on {text}"),
}

_CLAUSES: dict[Aspect, dict[int, Saying]] = {
    "detection_orders": {
        1: say("for orders to detect abuse in private messages"),
        0: say("undecided on orders to detect abuse in private messages"),
        -1: say("against orders to detect abuse in private messages"),
    },
    "encryption": {
        1: say("for rules that reach encrypted services"),
        0: say("undecided on encrypted services"),
        -1: say("for leaving encrypted services out"),
    },
    "interim_derogation": {
        1: say("for keeping the interim rules"),
        0: say("undecided on the interim rules"),
        -1: say("against keeping the interim rules"),
    },
    "voluntary_detection": {
        1: say("for a lasting basis for voluntary detection"),
        0: say("undecided on voluntary detection"),
        -1: say("against a lasting basis for voluntary detection"),
    },
}


def verdict(evidence: Evidence, figures: Figures, state: State) -> Saying:
    """The sentence under the name of the state: two aspects at most, the weightiest that are known."""
    known = [
        (aspect, figures.positions[state, aspect])
        for aspect in _IN_ORDER
        if figures.positions[state, aspect].stance != UNKNOWN
    ]
    if not known:
        return say("No statement of the government is on record.")
    clauses = [(SIDES[held.stance], _clause(evidence, aspect, held)) for aspect, held in known[:2]]
    replaced = all(held.replaced for _, held in known[:2])
    if len(clauses) == 1:
        if replaced:
            return say("When last heard, the government was {first}.", first=clauses[0][1])
        return say("The government is {first}.", first=clauses[0][1])
    (side, first), (other, second) = clauses
    opposite = side * other < 0
    if replaced and opposite:
        return say("When last heard, the government was {first}, but {second}.", first=first, second=second)
    if replaced:
        return say("When last heard, the government was {first} and {second}.", first=first, second=second)
    if opposite:
        return say("The government is {first}, but {second}.", first=first, second=second)
    return say("The government is {first} and {second}.", first=first, second=second)


def _clause(evidence: Evidence, aspect: Aspect, held: PositionRow) -> Saying:
    if aspect == "overall" and held.text:
        return say(_ON_A_TEXT[held.stance].message, text=evidence.proposal.texts[held.text].short)
    return _CLAUSES[aspect][SIDES[held.stance]]


def strength(evidence: Evidence, figures: Figures, state: State) -> tuple[Saying, ...]:
    """How well the verdict is known: statements by grade, age, what is contested, what is missing."""
    return tuple(_strength(figures, state))


def _strength(figures: Figures, state: State) -> Iterable[Saying]:
    mine = [said for said in figures.statements[state] if said.role == "government"]
    if not mine:
        return
    grades = Counter(said.quality for said in mine)
    first, newest = min(said.date for said in mine), max(said.date for said in mine)
    if len(mine) < THIN:
        yield say("Thin evidence.")
    yield say_count(
        "{count} dated government statement: {primary} primary, {press} from the press, {tallies} from tallies.",
        "{count} dated government statements since {first}: {primary} primary, {press} from the press, "
        "{tallies} from tallies.",
        len(mine),
        first=str(first.year),
        primary=grades["primary"],
        press=grades["secondary"],
        tallies=grades["tertiary"],
    )
    yield say("The newest is of {date}.", date=newest)
    held = [figures.positions[state, aspect] for aspect in ALL_ASPECTS]
    contested = [ASPECTS[position.aspect] for position in held if position.contested_by]
    if contested:
        yield say("Sources disagree on: {aspects}.", aspects=Listing(tuple(contested)))
    unknown = sum(position.stance == UNKNOWN for position in held)
    if unknown:
        yield say_count(
            "On {count} of 8 aspects nothing is on record.",
            "On {count} of 8 aspects nothing is on record.",
            unknown,
        )

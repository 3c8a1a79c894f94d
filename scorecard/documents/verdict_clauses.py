"""Writes what a government said on a text or an aspect as a clause of the verdict or of a sentence on change.

Each clause has a second form, "is reported to have ...", for a position on which reports differ, so that none is
printed as a fact. Clauses are written out, because a translation cannot be assembled from parts.
"""

from scorecard.analysis.rows import PositionRow
from scorecard.documents.council_text import text_name
from scorecard.documents.message import Message, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, Stance

ON_A_TEXT: dict[Stance, Message] = {
    "supports": msg("supported {text}"),
    "leans_support": msg("leaned towards {text}"),
    "undecided": msg("was undecided on {text}"),
    "leans_oppose": msg("leaned against {text}"),
    "opposes": msg("opposed {text}"),
    "abstains": msg("meant to abstain on {text}"),
}

ABSTAINED = msg("abstained on {text}")
"""The clause where the abstention itself is on record, not only its announcement."""

REPORTED_ON_A_TEXT: dict[Stance, Message] = {
    "supports": msg("is reported to have supported {text}"),
    "leans_support": msg("is reported to have leaned towards {text}"),
    "undecided": msg("is reported to have been undecided on {text}"),
    "leans_oppose": msg("is reported to have leaned against {text}"),
    "opposes": msg("is reported to have opposed {text}"),
    "abstains": msg("is reported to have meant to abstain on {text}"),
}

REPORTED_ABSTAINED = msg("is reported to have abstained on {text}")

CLAUSES: dict[Aspect, dict[Stance, Message]] = {
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

REPORTED_CLAUSES: dict[Aspect, dict[Stance, Message]] = {
    "detection_orders": {
        "supports": msg("is reported to have supported orders to detect abuse in private messages"),
        "leans_support": msg("is reported to have leaned towards orders to detect abuse in private messages"),
        "undecided": msg("is reported to have been undecided on orders to detect abuse in private messages"),
        "leans_oppose": msg("is reported to have leaned against orders to detect abuse in private messages"),
        "opposes": msg("is reported to have opposed orders to detect abuse in private messages"),
        "abstains": msg("is reported to have taken no side on orders to detect abuse in private messages"),
    },
    "encryption": {
        "supports": msg("is reported to have supported rules that reach encrypted services"),
        "leans_support": msg("is reported to have leaned towards rules that reach encrypted services"),
        "undecided": msg("is reported to have been undecided on encrypted services"),
        "leans_oppose": msg("is reported to have leaned towards leaving encrypted services out"),
        "opposes": msg("is reported to have wanted encrypted services left out"),
        "abstains": msg("is reported to have taken no side on encrypted services"),
    },
    "interim_derogation": {
        "supports": msg("is reported to have supported the interim rules"),
        "leans_support": msg("is reported to have leaned towards the interim rules"),
        "undecided": msg("is reported to have been undecided on the interim rules"),
        "leans_oppose": msg("is reported to have leaned against the interim rules"),
        "opposes": msg("is reported to have opposed the interim rules"),
        "abstains": msg("is reported to have taken no side on the interim rules"),
    },
    "voluntary_detection": {
        "supports": msg("is reported to have supported a lasting basis for voluntary detection"),
        "leans_support": msg("is reported to have leaned towards a lasting basis for voluntary detection"),
        "undecided": msg("is reported to have been undecided on voluntary detection"),
        "leans_oppose": msg("is reported to have leaned against a lasting basis for voluntary detection"),
        "opposes": msg("is reported to have opposed a lasting basis for voluntary detection"),
        "abstains": msg("is reported to have taken no side on voluntary detection"),
    },
}


def clause_on_a_text(evidence: Evidence, position: PositionRow) -> Message:
    """Returns the clause on a position on a text; where reports differ, in the form "is reported to have ..."."""
    assert position.stance != UNKNOWN and position.text is not None
    if position.stance == "abstains" and _voted(evidence, position):
        words = REPORTED_ABSTAINED if position.disputed else ABSTAINED
    else:
        words = (REPORTED_ON_A_TEXT if position.disputed else ON_A_TEXT)[position.stance]
    return msg(words.message, text=text_name(evidence.proposal.texts[position.text].short))


def clause_on_an_aspect(position: PositionRow) -> Message:
    """Returns the clause on a position on an aspect that is no text; where reports differ, in the form "is reported to
    have ..."."""
    assert position.stance != UNKNOWN
    return (REPORTED_CLAUSES if position.disputed else CLAUSES)[position.aspect][position.stance]


def _voted(evidence: Evidence, position: PositionRow) -> bool:
    """Returns whether the abstention of a government is on record on the day on which its text was agreed.

    Any other record of an abstention is an announcement, because a text that was not agreed was not voted on.
    """
    return any(
        moment.text == position.text
        and moment.date == position.date == evidence.proposal.texts[moment.text].date
        and position.state in moment.abstaining
        for moment in evidence.council.moments
    )

"""Finds the caveats that several lines of a table share: each is said once, beneath it, and lines have its sign."""

from dataclasses import dataclass

from scorecard.analysis.rows import PositionRow
from scorecard.documents.caveats import PRESIDENCY, caveats, government_words
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.message import Message, msg
from scorecard.evidence.load import Evidence

REFERENCE_SIGNS = "*†‡§"
"""The signs of footnotes that are not numbers, in the order of typographers."""


@dataclass(frozen=True)
class SharedCaveat:
    """A caveat that several lines share and that is printed once, with the reference sign that stands in those
    lines."""

    sign: str
    words: Message


def said_of(position: PositionRow) -> PositionRow:
    """Returns the statement whose caveats stand beside a position: the support that implies it, the last statement, or
    its own."""
    return position.implied_by or position.last_word or position


def shared_caveats(
    evidence: Evidence, positions: tuple[PositionRow, ...], long: int, short: int | None
) -> tuple[SharedCaveat, ...]:
    """Returns the caveats that many of the positions share.

    `long` lines must share a long caveat (on a former government or a presidency), and `short` lines any other, for it
    to be printed once; with `short` None, other caveats stay in their lines.
    """
    words = [said_of(position) for position in positions]
    held = [caveat for word in words for caveat in caveats(evidence, word)]
    lengthy = [PRESIDENCY, *(former for word in words if (former := _former_government(evidence, word)))]
    shared: list[Message] = []
    for caveat in held:
        least = long if caveat in lengthy else short
        if caveat not in shared and least is not None and held.count(caveat) >= least:
            shared.append(caveat)
    return tuple(SharedCaveat(*pair) for pair in zip(REFERENCE_SIGNS, shared, strict=False))


def _former_government(evidence: Evidence, word: PositionRow) -> Message | None:
    """Returns the former government that made a statement; None where the government is in office, or none is on
    record."""
    if word.government is None or word.in_office:
        return None
    return government_words(evidence, word.state, word.government)


def beside_the_shared(
    evidence: Evidence, position: PositionRow, remarks: tuple[Message, ...], shared: tuple[SharedCaveat, ...]
) -> tuple[tuple[Message, ...], str]:
    """Returns the remarks on a position that stay in its line, and the signs of those that stand beneath."""
    word = said_of(position)
    own = caveats(evidence, word)
    beneath = [one for one in shared if one.words in own]
    said_beneath = [one.words for one in beneath]
    opens = bool(own) and bool(remarks) and own[0] not in remarks  # "Supports: " and the first caveat
    first, others = remarks[:1], [one for one in remarks[1:] if one not in said_beneath]
    if opens and own[0] in said_beneath:
        stance = STANCE_LABELS[word.stance]
        first = (msg("{stance}: {caveat}", stance=stance, caveat=others.pop(0)),) if others else (stance,)
    return tuple(one for one in (*first, *others) if one not in said_beneath), "".join(one.sign for one in beneath)

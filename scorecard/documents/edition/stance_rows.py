"""Composes the drawing of the 27 on every aspect: a row for each aspect, a box for each government."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import PositionRow
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.caveats import mark_of
from scorecard.documents.message import Message, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.evidence.vocabulary import ASPECTS, STATES, UNKNOWN, Aspect, State

BOX, GAP, BETWEEN = 4.2, 0.35, 1.0
"""The side of a box, the gap to the next, and the further gap between two groups, in millimetres."""

_ORDER = (*reversed(AGAINST), *NEITHER, "implied", UNKNOWN, *reversed(IN_FAVOUR))
"""The order of the groups, from against on the left to in favour on the right; unknown governments stand in the
middle."""


@dataclass(frozen=True)
class StanceBox:
    """One government in a row."""

    state: State
    x: float
    middle_x: float
    stance: str


@dataclass(frozen=True)
class StanceRow:
    """One aspect with its 27 boxes, and in words."""

    name: Message
    boxes: tuple[StanceBox, ...]
    title: Message


def stance_rows(evidence: Evidence, figures: Figures, aspects: tuple[Aspect, ...] = ASPECTS) -> tuple[StanceRow, ...]:
    """Returns a row for each of some aspects as of the day of the figures."""
    return tuple(_row(evidence, figures, aspect) for aspect in aspects)


def _row(evidence: Evidence, figures: Figures, aspect: Aspect) -> StanceRow:
    positions = {state: figures.positions[state, aspect] for state in STATES}
    order = sorted(STATES, key=lambda state: (_ORDER.index(mark_of(positions[state])), state))
    boxes, x, before = [], 0.0, ""
    for state in order:
        stance = mark_of(positions[state])
        x += BETWEEN if before and stance != before else 0.0
        boxes.append(StanceBox(state, round(x, 2), round(x + BOX / 2, 2), stance))
        x, before = x + BOX + GAP, stance
    return StanceRow(
        aspect_name(evidence, figures, aspect),
        tuple(boxes),
        _in_words(evidence, figures, aspect, tuple(positions.values())),
    )


def _in_words(evidence: Evidence, figures: Figures, aspect: Aspect, positions: tuple[PositionRow, ...]) -> Message:
    marks = [mark_of(position) for position in positions]
    return msg(
        "{aspect}: {against} against, {neither} undecided or abstaining, {open} not known or implied alone, {favour} "
        "in favour.",
        aspect=aspect_name(evidence, figures, aspect),
        against=sum(mark in AGAINST for mark in marks),
        neither=sum(mark in NEITHER for mark in marks),
        open=sum(mark in ("implied", UNKNOWN) for mark in marks),
        favour=sum(mark in IN_FAVOUR for mark in marks),
    )

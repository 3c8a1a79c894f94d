"""Composes the stances that the 27 governments had last taken on two days, and who is in another group later."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.analysis.rows import PositionRow
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.message import Message, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.evidence.vocabulary import STATES, UNKNOWN, PositionStance, State

TILE, STEP, ACROSS = 8.0, 8.5, 6
"""The side of a tile, the distance from one to the next, and the tiles side by side, in millimetres."""

CODE, MARK = 3.7, 6.0
"""Measured from the top of a tile: the baseline of its code, and the middle of its mark."""

WIDTH = 173.0
"""The width of the drawing: that of the page of the book."""

LABEL, AFTER = 4.2, 1.5
"""The height of the name of a group, and the space after the group."""

GROUPS: tuple[PositionStance, ...] = (*IN_FAVOUR, *NEITHER, *AGAINST, UNKNOWN)
"""The groups from top to bottom."""


@dataclass(frozen=True)
class FlowTile:
    """One government on one of the two days; `moved` where it is in another group on the other day."""

    state: State
    x: float
    y: float
    middle_x: float
    code_y: float
    mark_y: float
    stance: PositionStance
    moved: bool
    former: bool
    """Whether a government spoke that was no longer in office on that day."""


@dataclass(frozen=True)
class FlowGroup:
    """The governments that last held one stance on one of the two days."""

    label: Message
    x: float
    y: float
    at_end: bool
    """Whether the label ends at `x`."""
    tiles: tuple[FlowTile, ...]


@dataclass(frozen=True)
class FlowCurve:
    """One government that moved, from its tile on the first day to that on the second."""

    state: State
    direction: str
    """nearer: towards support; further: away from it; neither: within the middle, first heard, or in doubt."""
    path: str


@dataclass(frozen=True)
class Flow:
    """The drawing; `box_height` is its height in millimetres with a margin for its lines."""

    groups: tuple[FlowGroup, ...]
    curves: tuple[FlowCurve, ...]
    box_height: float
    title: Message


def flow(
    before: Mapping[State, PositionRow],
    after: Mapping[State, PositionRow],
    directions: Mapping[State, str],
    since: PartialDate,
    until: PartialDate,
) -> Flow:
    """Returns the drawing; `directions` holds the governments that moved, and which way."""
    left, left_end = _column(before, set(directions), to_the_left=True)
    right, right_end = _column(after, set(directions), to_the_left=False)
    places = {tile.state: (tile.x + TILE, tile.y + TILE / 2) for group in left for tile in group.tiles if tile.moved}
    curves = []
    for tile in (tile for group in right for tile in group.tiles if tile.moved):
        (x1, y1), (x2, y2) = places[tile.state], (tile.x, tile.y + TILE / 2)
        middle = WIDTH / 2
        path = f"M{x1:.2f} {y1:.2f}C{middle} {y1:.2f} {middle} {y2:.2f} {x2:.2f} {y2:.2f}"
        curves.append(FlowCurve(tile.state, directions[tile.state], path))
    title = msg(
        "The 27 governments by what they last said on a Council text: on the left by {since}, on the right by {until}. "
        "{count} are in another group; the table names them.",
        since=since,
        until=until,
        count=len(curves),
    )
    return Flow((*left, *right), tuple(curves), round(max(left_end, right_end) + 1, 2), title)


def _column(
    words: Mapping[State, PositionRow], moved: set[State], to_the_left: bool
) -> tuple[tuple[FlowGroup, ...], float]:
    """Returns the groups of one day from top to bottom, and where the last ends. Who moved stands at the curves."""
    groups, y = [], 0.0
    for stance in GROUPS:
        states = sorted((one for one in STATES if words[one].stance == stance), key=lambda one: (one not in moved, one))
        if not states:
            continue
        rows = -(-len(states) // ACROSS)
        tiles = []
        for place, state in enumerate(states):
            column, row = divmod(place, rows)
            x = (ACROSS - 1 - column) * STEP if to_the_left else WIDTH - ACROSS * STEP + 0.8 + column * STEP
            tile_y = y + LABEL + row * STEP
            tiles.append(
                FlowTile(
                    state=state,
                    x=round(x, 2),
                    y=round(tile_y, 2),
                    middle_x=round(x + TILE / 2, 2),
                    code_y=round(tile_y + CODE, 2),
                    mark_y=round(tile_y + MARK, 2),
                    stance=stance,
                    moved=state in moved,
                    former=not words[state].in_office,
                )
            )
        label = msg("{stance}: {count}", stance=STANCE_LABELS[stance], count=len(states))
        x = (ACROSS - 1) * STEP + TILE if to_the_left else WIDTH - ACROSS * STEP + 0.8
        groups.append(FlowGroup(label, round(x, 2), round(y + 3.2, 2), to_the_left, tuple(tiles)))
        y += LABEL + rows * STEP + AFTER
    return tuple(groups), y - AFTER

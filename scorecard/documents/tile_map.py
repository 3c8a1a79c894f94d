"""Composes the map of the 27 as tiles of one size, so that Malta and Luxembourg are seen as well as France."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.documents.message import Message, StateName, msg
from scorecard.evidence.vocabulary import STATES, Aspect, State

MAP_ASPECT: Aspect = "overall"
"""The aspect of the map of one state: the one on which most governments have spoken."""

STEP = 11
"""The distance from one tile to the next, in units of the drawing; a tile is 10 wide and high."""

MIDDLE_X, CODE_Y, MARK_Y = 5, 4.5, 7.2
"""The middle of a tile, the baseline of its code and the middle of its mark, from its upper left corner."""

_PLACES: dict[State, tuple[int, int]] = {
    "FI": (7, 0),
    "SE": (6, 1), "EE": (7, 1),
    "IE": (0, 2), "DK": (4, 2), "LV": (7, 2),
    "NL": (2, 3), "DE": (3, 3), "PL": (5, 3), "LT": (6, 3),
    "BE": (1, 4), "LU": (2, 4), "CZ": (4, 4), "SK": (5, 4),
    "FR": (1, 5), "AT": (3, 5), "SI": (4, 5), "HU": (5, 5), "RO": (6, 5),
    "PT": (0, 6), "ES": (1, 6), "IT": (2, 6), "HR": (4, 6), "BG": (6, 6),
    "MT": (3, 7), "EL": (5, 7), "CY": (7, 7),
}  # fmt: skip
"""The column and row of each state: neighbours are near each other, north is up, west is left."""


@dataclass(frozen=True)
class Tile:
    """One state on the map, with its stance; `here` marks the state the document is about."""

    code: State
    x: int
    y: int
    middle_x: int
    code_y: float
    mark_at: tuple[int, float]
    stance: str
    here: bool


@dataclass(frozen=True)
class TileMap:
    """The map, and what it shows in words."""

    tiles: tuple[Tile, ...]
    title: Message


def tile_map(stances: Mapping[State, str], here: State | None, title: Message) -> TileMap:
    """Returns the map of the mark of each state (a stance, implied or unknown); the state `here` is outlined."""
    tiles = tuple(
        Tile(
            code=state,
            x=column * STEP,
            y=row * STEP,
            middle_x=column * STEP + MIDDLE_X,
            code_y=round(row * STEP + CODE_Y, 1),
            mark_at=(column * STEP + MIDDLE_X, round(row * STEP + MARK_Y, 1)),
            stance=stances[state],
            here=state == here,
        )
        for state in STATES
        for column, row in (_PLACES[state],)
    )
    return TileMap(tiles, title)


def map_title(aspect: Message, here: State | None) -> Message:
    """Returns a description of the map for readers who do not see it. The table of comparison names each state."""
    if here is None:
        return msg("Map of the 27 member states by the stance of their governments: {aspect}.", aspect=aspect)
    return msg(
        "Map of the 27 member states by the stance of their governments: {aspect}. {state} is outlined.",
        aspect=aspect,
        state=StateName(here),
    )

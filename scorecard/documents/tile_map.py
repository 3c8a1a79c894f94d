"""The map of the 27 as equal tiles, so that Malta and Luxembourg are seen as well as France."""

from dataclasses import dataclass

from scorecard.documents.labels import STANCES
from scorecard.documents.message import Message, StateName, msg
from scorecard.evidence.vocabulary import STATES, State

STEP = 11
"""Distance from one tile to the next; a tile is 10 wide."""

MIDDLE, CODE, MARK = 5, 4.6, 7.4
"""Within a tile: its middle, the line its code stands on, the middle of its mark."""

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
"""Column and row of each state: neighbours near each other, north up, west left."""


@dataclass(frozen=True)
class Tile:
    """One state on the map."""

    code: State
    x: int
    y: int
    middle_x: int
    code_y: float
    mark_at: tuple[int, float]
    stance: str
    stance_word: Message
    here: bool


@dataclass(frozen=True)
class TileMap:
    """The map with what it says in words."""

    tiles: tuple[Tile, ...]
    title: Message


def tile_map(stances: dict[State, str], here: State | None, title: Message) -> TileMap:
    """The map of one stance a state; `here` is outlined."""
    tiles = tuple(
        Tile(
            code=state,
            x=column * STEP,
            y=row * STEP,
            middle_x=column * STEP + MIDDLE,
            code_y=round(row * STEP + CODE, 1),
            mark_at=(column * STEP + MIDDLE, round(row * STEP + MARK, 1)),
            stance=stances[state],
            stance_word=STANCES[stances[state]],
            here=state == here,
        )
        for state in STATES
        for column, row in (_PLACES[state],)
    )
    return TileMap(tiles, title)


def map_title(aspect: Message, here: State | None) -> Message:
    """What the map shows, for those who do not see it; each state is in the comparison table too."""
    if here is None:
        return msg("Map of the 27 member states by the stance of their governments: {aspect}.", aspect=aspect)
    return msg(
        "Map of the 27 member states by the stance of their governments: {aspect}. {state} is outlined.",
        aspect=aspect,
        state=StateName(here),
    )

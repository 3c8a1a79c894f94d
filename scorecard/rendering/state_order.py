"""Sorts items by the names of their states, in the order that `state_order.toml` lists for each language.

Babel has no collation, so the orders are written down, in `locale/state_order.toml`.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from scorecard.documents.message import Message, StateName, Value
from scorecard.rendering.resource_paths import CATALOGUES

Item = TypeVar("Item")


def by_name(items: Iterable[Item], language: str) -> list[Item]:
    """Returns items in the order of the names of their states; items of no state come last.

    An item is a code, a StateName, a sentence with one, or has a `state` or a `name` that is one of these.
    """
    places = _places(language)
    return sorted(items, key=lambda item: places.get(_state_of(item), len(places)))


@cache
def _places(language: str) -> dict[str, int]:
    orders: dict[str, str] = tomllib.loads((CATALOGUES / "state_order.toml").read_text("utf-8"))
    return {state: place for place, state in enumerate(orders[language].split())}


def _state_of(item: object) -> str:
    """Returns the code of the state that an item is about; nothing where it is about none."""
    match item:
        case str():
            return item
        case StateName():
            return item.code
        case Message():
            return next((value.code for value in _values(item) if isinstance(value, StateName)), "")
        case tuple():
            return _state_of(item[0])
    own = getattr(item, "state", None) or getattr(item, "name", None)
    return _state_of(own) if own else ""


def _values(message: Message) -> Iterable[Value]:
    for value in message.values.values():
        yield value
        if isinstance(value, Message):
            yield from _values(value)

"""Records which messages are looked up while a document is rendered; the document shows no others.

A message is kept as a short key, so that a manifest has room for those of each document.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

Lookup: TypeAlias = tuple[str | None, str, str | None]
"""A look-up in a catalogue: context, message in English, its plural."""

_KEY_BYTES, _KEY_LETTERS = 6, 8

_recorded: set[Lookup] | None = None


def note_lookup(message: str, plural: str | None = None, context: str | None = None) -> None:
    """Records that a message is looked up, where look-ups are recorded."""
    if _recorded is not None:
        _recorded.add((context, message, plural))


@contextmanager
def recorded_lookups() -> Iterator[set[Lookup]]:
    """Yields a set to which each message is added that is looked up within the block."""
    global _recorded
    before, _recorded = _recorded, set()
    try:
        yield _recorded
    finally:
        _recorded = before


@lru_cache(8192)
def keys_of(lookup: Lookup) -> tuple[str, ...]:
    """Returns the keys of a message: the one that identifies it in catalogues, and one with its plural if it has
    one."""
    context, message, plural = lookup
    return (_key(context, message), *([_key(context, message, plural)] if plural is not None else []))


def joined_keys(lookups: Iterable[Lookup]) -> str:
    """Returns the keys of messages as one text, equal for the same messages."""
    return "".join(sorted({key for lookup in lookups for key in keys_of(lookup)}))


def split_keys(keys: str) -> list[str]:
    """Returns the keys in such a text."""
    return [keys[place : place + _KEY_LETTERS] for place in range(0, len(keys), _KEY_LETTERS)]


def _key(*parts: str | None) -> str:
    return urlsafe_b64encode(blake2b(repr(parts).encode(), digest_size=_KEY_BYTES).digest()).decode()

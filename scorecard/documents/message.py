"""Sentences that are not yet in a language: a message with named values, translated when rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import Text


@dataclass(frozen=True)
class Share:
    """A share in per cent, with the decimals to print."""

    per_cent: float
    decimals: int = 0


@dataclass(frozen=True)
class StateName:
    """A member state, printed by its name in the language of the document."""

    code: str


@dataclass(frozen=True)
class Listing:
    """Several values, joined as the language joins them: A, B and C."""

    items: tuple["Value", ...]


@dataclass(frozen=True)
class Message:
    """A message of the catalogue with its values; `plural` and `count` where a number decides the form."""

    message: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1


Value: TypeAlias = str | int | PartialDate | Share | StateName | Listing | Message | Text
"""What can stand in a sentence; a Text is one of the evidence, by language."""


def msg(message: str, **values: Value) -> Message:
    """A sentence with `{named}` places. The name marks the message for the catalogue."""
    return Message(message, values)


def msg_count(singular: str, plural: str, count: int, **values: Value) -> Message:
    """A sentence whose form depends on `{count}`."""
    return Message(singular, {"count": count, **values}, plural, count)

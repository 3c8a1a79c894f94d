"""Defines translatable messages and the values within them: shares, dates, names, listings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TypeAlias

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import Text
from scorecard.evidence.written_number import decimals_of


@dataclass(frozen=True)
class Share:
    """A share in per cent (0 to 100), with the number of decimals to print."""

    per_cent: float
    decimals: int = 0

    @staticmethod
    def published(share: float) -> "Share":
        """Returns a share of the evidence with the decimals it was published with: it is never rounded."""
        return Share(float(share), decimals_of(share))

    @staticmethod
    @lru_cache(maxsize=None, typed=True)  # 1 and 1.0 are not written alike
    def computed(share: float, *limits: float) -> "Share":
        """Returns a computed share in whole per cents.

        It has a decimal or two only where whole numbers would put it on another side of 0, 100 or one of the limits.
        """
        rounded = [Share(share, decimals) for decimals in (0, 1, 2)]
        edges = (0, 100, *limits)
        return next((each for each in rounded if all(each._is_beside(edge) for edge in edges)), rounded[-1])

    @property
    def shown(self) -> Decimal:
        """Returns the number with the decimals that are printed; a half is rounded up, not to the even digit."""
        return Decimal(repr(self.per_cent)).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)

    def _is_beside(self, edge: float) -> bool:
        """Returns whether the printed number is on the side of an edge on which the share is."""
        return (self.shown > edge, self.shown < edge) == (self.per_cent > edge, self.per_cent < edge)


@dataclass(frozen=True)
class StateName:
    """A member state by its EU code, printed by its name in the language of the document.

    As the value `state` of a sentence it also gives the forms of `state_forms.py`: `{in_state}`, `{of_state}`.
    """

    code: str


@dataclass(frozen=True)
class ProperName:
    """A name of the evidence, or another line that the model marks with `PROPER_NAME`, such as the words of a figure.

    It is printed as the catalogue of the language writes it, else as typed and without the marks of an original.
    """

    words: str


@dataclass(frozen=True)
class ShortDate:
    """A date in a sentence that has little room, as on a card: 26 Nov 2025. In others the month is written out."""

    day: PartialDate


@dataclass(frozen=True)
class Listing:
    """Several values, joined as the language of the document joins them: A, B and C."""

    items: tuple["Value", ...]
    by_name: bool = False
    """Whether they stand in the order of the names of the states in them, which differs between languages."""
    with_and: bool = True
    """Whether the last is joined by a word; else, as in brackets, all are by commas."""


@dataclass(frozen=True)
class Message:
    """A message of the catalogue with its values.

    `plural` and `count` are given where a number decides between the singular and the plural form.
    """

    message: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1


Value: TypeAlias = str | int | PartialDate | ShortDate | Share | StateName | ProperName | Listing | Message | Text
"""The types of values in a sentence; a Text is a text of the evidence, by language."""

WordsOf: TypeAlias = Callable[[str, Message], str]
"""Returns what the terminal shows of a code, given its words in English and its label."""


def msg(message: str, **values: Value) -> Message:
    """Returns a sentence with `{named}` places. pybabel finds the sentences for the catalogue by this function name."""
    return Message(message, values)


def msg_count(singular: str, plural: str, count: int, **values: Value) -> Message:
    """Returns a sentence whose form depends on `{count}`, which it adds to the values."""
    return Message(singular, {"count": count, **values}, plural, count)


def with_short_days(value: Value) -> Value:
    """Returns a value with days in short, for a column of a table: narrower than a day whose month is written out."""
    match value:
        case PartialDate() if value.day:
            return ShortDate(value)
        case Message():
            return replace(value, values={name: with_short_days(each) for name, each in value.values.items()})
    return value

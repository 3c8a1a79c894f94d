"""Defines dates that are known to the day, the month or the year, and their order."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from scorecard.evidence.dates_typed import date_suggestion
from scorecard.evidence.program_messages import tr

Precision = Literal["day", "month", "year"]

YEAR_IN_TEXT = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year from 1900 to 2099 within a text."""
_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)  # no digits of other scripts


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A calendar date of which the day, or the day and the month, may be unknown.

    A month or a year sorts before the days inside it: a date that is known exactly counts as the later one.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Returns the date written as `2024`, `2024-06` or `2024-06-18`; raises ValueError for anything else."""
        shape = _SHAPE.fullmatch(text)
        if not shape:
            raise ValueError(tr("'{text}' is not a date", text=text) + (date_suggestion(text) or _how_to_write()))
        year, month, day = (int(part) if part else None for part in shape.groups())
        assert year is not None
        if not 1950 <= year <= 2100:
            raise ValueError(tr("'{date}' has a year outside 1950-2100", date=text))
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise ValueError(tr("'{date}' is not a day in the calendar", date=text)) from None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Returns the date of a day of the calendar."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """Returns the precision of the date: day, month or year."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        """Returns the earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """Returns the latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def days_apart(self, other: "PartialDate") -> int:
        """Returns the least number of days that can lie between the two dates; 0 where they overlap."""
        gap = max(self.first_day, other.first_day) - min(self.last_day, other.last_day)
        return max(gap.days, 0)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first_day, self.month or 0, self.day or 0) < (
            other.first_day,
            other.month or 0,
            other.day or 0,
        )

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def read(value: Any) -> PartialDate:
            if isinstance(value, PartialDate):
                return value
            # A bare year is an integer to YAML.
            if isinstance(value, bool) or not isinstance(value, str | int):
                raise ValueError(tr("should be a date such as 2024-06-18, 2024-06 or 2024"))
            return cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "examples": ["2024-06-18", "2024-06"],
        }


def _how_to_write() -> str:
    return tr("; write 2024-06-18, or 2024-06 or 2024 where the day or month is unknown")

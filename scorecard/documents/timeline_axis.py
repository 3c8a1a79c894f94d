"""Computes where days lie on a timeline, and stacks marks that would overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.documents.message import Value, msg
from scorecard.evidence.model.method import TimeAxisRule

_MIN_BAND = 7.0
"""A band narrower than this, of a year that has just begun, has no room for its name."""


@dataclass(frozen=True)
class Period:
    """A year, or all years before the first: where its band begins, how long it is, and its name in the middle."""

    name: Value | None
    begin: float
    length: float
    middle: float
    shaded: bool


@dataclass(frozen=True)
class Axis:
    """A line of time from `begin` to `end` in units of the drawing; `end` is the day of the evidence.

    `before` is the length of the band for days before the first year of `rule`, 0 where there is no such band. The axis
    may run backwards, so that the newest day comes first.
    """

    begin: float
    end: float
    before: float
    as_of: date
    rule: TimeAxisRule

    def place(self, day: date) -> float:
        """Returns the place of a day; days outside the axis stand at its ends."""
        first, last = self.rule.first_day, max(self.as_of, date(self.rule.first_year + 1, 1, 1))
        if day < first and self.before:
            oldest = self.rule.begins.first_day
            share = (day - oldest).days / (first - oldest).days
            return round(self.begin + self._sign * self.before * min(max(share, 0.0), 1.0), 2)
        share = (day - first).days / (last - first).days
        begin = self.begin + self._sign * self.before
        return round(begin + min(max(share, 0.0), 1.0) * (self.end - begin), 2)

    def periods(self) -> tuple[Period, ...]:
        """Returns the band of each year up to the day of the evidence, every other one shaded."""
        first = self.rule.first_year
        bands = [self._band(msg("before {year}", year=str(first)), self.begin, self._edge(first), False)]
        bands = bands if self.before else []
        for year in range(first, max(self.as_of.year, first) + 1):
            bands.append(self._band(str(year), self._edge(year), self._edge(year + 1), year % 2 == 0))
        return tuple(bands)

    @property
    def _sign(self) -> int:
        return 1 if self.end > self.begin else -1

    def _edge(self, year: int) -> float:
        return self.place(date(year, 1, 1))

    @staticmethod
    def _band(name: Value, one: float, other: float, shaded: bool) -> Period:
        length = round(abs(other - one), 2)
        shown = name if length >= _MIN_BAND else None
        return Period(shown, round(min(one, other), 2), length, round((one + other) / 2, 2), shaded)


def stacked(places: Sequence[float], gap: float) -> tuple[int, ...]:
    """Returns the level of each mark, from 0; two marks of one level are at least `gap` apart on the axis."""
    levels: list[list[float]] = []
    found = []
    for place in places:
        free = (level for level, taken in enumerate(levels) if all(abs(place - other) >= gap for other in taken))
        level = next(free, len(levels))
        if level == len(levels):
            levels.append([])
        levels[level].append(place)
        found.append(level)
    return tuple(found)

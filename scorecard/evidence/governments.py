"""Finds which government of a state spoke at a date, and which was in office on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.state import Government, Statement


def last_day_in_office(government: Government) -> date:
    """Returns the last day on which a government can have been in office; `date.max` while it is.

    The day of a change belongs to the new government. Of a change known to the month or year the last day is taken.
    """
    if government.to is None:
        return date.max
    return government.to.last_day - timedelta(days=1) if government.to.precision == "day" else government.to.last_day


def in_office(government: Government, day: date) -> bool:
    """Returns whether a government was in office on a day."""
    return government.from_.first_day <= day <= last_day_in_office(government)


def in_office_at(governments: Sequence[Government], when: PartialDate) -> tuple[int, ...]:
    """Returns the governments, by their places from 0, that were in office at some time within a date."""
    return tuple(
        place
        for place, government in enumerate(governments)
        if government.from_.first_day <= when.last_day and when.first_day <= last_day_in_office(government)
    )


def named(governments: Sequence[Government], name: str) -> tuple[int, ...]:
    """Returns the governments, by their places from 0, that a statement names by their head or by their place from
    1."""
    if name.isdecimal():
        return (int(name) - 1,) if 1 <= int(name) <= len(governments) else ()
    return tuple(place for place, government in enumerate(governments) if government.head == name)


def speaking(governments: Sequence[Government], statement: Statement) -> tuple[int, ...]:
    """Returns the governments that can have made a statement; `check` ensures that there is exactly one."""
    possible = in_office_at(governments, statement.date)
    if statement.government is None:
        return possible
    meant = named(governments, statement.government)
    return tuple(place for place in possible if place in meant)

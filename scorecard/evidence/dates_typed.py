"""Reads dates as people and spreadsheets write them, to say how the same date is written here."""

import re
from datetime import date, timedelta

from scorecard.evidence.program_messages import tr

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*[./-]\s*((?:19|20)\d\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{1,2}))?\.?(?:[T ]\d\d:\d\d.*)?")
_IN_WORDS = re.compile(
    r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th|\.)? )?(?P<month>[a-z]{3,9})\.?(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?)?,? "
    r"(?P<year>(?:19|20)\d\d)"
)
_ONE_NUMBER = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
"""The numbers by which spreadsheets store the days from 2000 to 2099."""


def date_suggestion(typed: str) -> str:
    """Returns `; write 2025-10-03` for a date written in another way, else the empty string.

    Where day and month cannot be distinguished, both dates are given.
    """
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", " ".join(typed.strip("“”„\"'‘’").split()))
    if text.isdecimal() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=int(text))
        return tr("; it is the number by which a spreadsheet stores {date}: write that", date=day)
    match list(dict.fromkeys(shown for shown in _readings(text) if shown)):
        case [first, second]:
            # Translators: it follows "'3/4/2025' is not a date"; both are dates as they are written here.
            return tr("; write {first} or {second}", first=first, second=second)
        case [only]:
            return tr("; write {value}", value=only)
    return ""


def _readings(text: str) -> list[str | None]:
    """Returns the dates that a text can mean."""
    if match := _DAY_FIRST.fullmatch(text):
        first, sign, second, year = match.groups()
        readings = [_shown(year, second, first)]
        return readings if sign == "." else [*readings, _shown(year, first, second)]
    if match := _YEAR_FIRST.fullmatch(text) or _ONE_NUMBER.fullmatch(text):
        return [_shown(*match.groups())]
    if match := _IN_WORDS.fullmatch(text.casefold()):
        month = match["month"][:3]
        if month in _MONTHS:
            return [_shown(match["year"], str(_MONTHS.index(month) + 1), match["before"] or match["behind"])]
    return []


def _shown(year: str, month: str, day: str | None) -> str | None:
    """Returns a date as it is written here; None where there is no such day."""
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return found.isoformat() if day else found.isoformat()[:7]

"""Inflects dates within a sentence as a language does: since, until and on a day (`locale/date_forms.toml`)."""

import tomllib
from functools import cache
from typing import Any

from scorecard.evidence.dates import PartialDate
from scorecard.rendering.resource_paths import CATALOGUES

FORMS = ("since", "until", "on")
"""The forms of a date that a translation may use, as they stand before its name: `{since_old}`."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((CATALOGUES / "date_forms.toml").read_text("utf-8"))


def languages_with_forms() -> tuple[str, ...]:
    """Returns the languages in which a translation may use the forms, by their two-letter codes."""
    return tuple(_table())


def date_in_form(day: PartialDate, form: str, language: str) -> str:
    """Returns a date as far as it is known, with its preposition: od 1. oktobra 2025, od oktobra 2025.

    Raises KeyError where the language has no such form.
    """
    rules = _table()[language][form]
    if day.month is None:
        return str(rules["year"].format(year=day.year))
    if day.day is None:
        return str(rules["month"].format(month=rules["months"][day.month - 1], year=day.year))
    prefix = rules["prefixes"][day.day - 1] if "prefixes" in rules else ""
    months = rules.get("day_months", rules["months"])
    return str(rules["day"].format(prefix=prefix, day=day.day, month=months[day.month - 1], year=day.year))

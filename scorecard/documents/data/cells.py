"""Values of the evidence as single cells of a table; a cell with nothing in it is None."""

import json
from collections.abc import Iterable

from scorecard.evidence.model.common import Text


def english(text: Text | None) -> str | None:
    """A text of the evidence in English, or else in the first language it is written in."""
    return text.get("en") or next(iter(text.values())) if text else None


def other_languages(text: Text) -> str | None:
    """A text in every language but English, as JSON by language; None where there is no other."""
    others = {language: words for language, words in text.items() if language != "en"}
    return json.dumps(others, ensure_ascii=False, sort_keys=True) if others else None


def joined(items: Iterable[object]) -> str | None:
    """Several keys or codes in one cell, separated by spaces."""
    return " ".join(str(item) for item in items) or None


def as_text(known: object) -> str | None:
    """A date or another value as the evidence writes it."""
    return None if known is None else str(known)

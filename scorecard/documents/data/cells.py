"""Converts values of the evidence into single cells of a table; a cell without a value is None."""

import json
from collections.abc import Iterable

from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text


def english(text: Text | None) -> str | None:
    """Returns a text of the evidence in English, or else in the first language it is written in."""
    return text.get("en") or next(iter(text.values())) if text else None


def other_languages(text: Text) -> str | None:
    """Returns a text in every language but English, as JSON by language; None where there is no other language."""
    others = {language: words for language, words in text.items() if language != "en"}
    return json.dumps(others, ensure_ascii=False, sort_keys=True) if others else None


def joined(items: Iterable[object]) -> str | None:
    """Returns several keys or codes as one cell, separated by spaces; None where there are none."""
    return " ".join(str(item) for item in items) or None


def joined_texts(texts: Iterable[Text]) -> str | None:
    """Returns several texts in English as one cell, separated by spaces; None where there are none."""
    return joined(english(text) for text in texts)


def url_of(evidence: Evidence, source: str) -> str | None:
    """Returns the address of a shared source; None where evidence cut down to an earlier day no longer has it."""
    return evidence.source(None, source).url if evidence.has_source(None, source) else None


def as_text(value: object) -> str | None:
    """Returns a date or another value as the evidence writes it; None for None."""
    return None if value is None else str(value)

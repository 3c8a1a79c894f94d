"""Builds the data table of the label of each code in each language; it stands in this layer because it translates."""

from collections.abc import Iterable, Mapping
from typing import Any

from scorecard.documents.data import Field, Table
from scorecard.documents.labels import (
    ASPECT_LABELS,
    CONTENT_LABELS,
    GRADE_LABELS,
    ROLE_LABELS,
    SIDE_LABELS,
    STANCE_LABELS,
)
from scorecard.documents.message import Message, StateName
from scorecard.evidence.vocabulary import STATES, Language
from scorecard.rendering.language import Language as Words
from scorecard.rendering.state_order import by_name

_LABELS: tuple[tuple[str, Mapping[Any, Message]], ...] = (
    ("aspect", ASPECT_LABELS),
    ("stance", STANCE_LABELS),
    ("role", ROLE_LABELS),
    ("quality", GRADE_LABELS),
    ("side", SIDE_LABELS),
    ("content", CONTENT_LABELS),
)
"""The kinds of codes, as the columns of the other tables name them."""


def label_table(languages: Iterable[Language]) -> Table:
    """Returns one row for each code and language; states in the order of their names in it."""
    return Table(
        "labels",
        "Labels",
        "What the pages call each code of the other tables, in each language of this edition.",
        (
            Field("language", "string", "The language of the label, two letters."),
            Field("kind", "string", "What is named: state, aspect, stance, role, quality, side or content."),
            Field("code", "string", "The code as it stands in the other tables."),
            Field("label", "string", "Its name on the pages in this language."),
        ),
        tuple(row for language in languages for row in _rows(language)),
    )


def _rows(language: Language) -> Iterable[tuple[str, str, str, str]]:
    words = Words(language)
    for state in by_name(STATES, language):
        yield language, "state", state, words.format_value(StateName(state))
    for kind, labels in _LABELS:
        for code, label in labels.items():
            yield language, kind, code, words.translate(label)

"""Capitals as their languages write them."""

import pytest
from markupsafe import Markup

from scorecard.rendering.capitals import capitals, opening


@pytest.mark.parametrize(
    ("language", "words", "written"),
    [
        ("en", "Edition 2026", "EDITION 2026"),
        ("el", "Έκδοση 2026", "ΕΚΔΟΣΗ 2026"),
        ("el", "Ζητούμε", "ΖΗΤΟΥΜΕ"),
        ("el", "Μαΐου", "ΜΑΪΟΥ"),
        ("ga", "Eagrán 2026", "EAGRÁN 2026"),
        ("ga", "ar an nGaeilge", "AR AN nGAEILGE"),
        ("de", "Große Ausgabe", "GROSSE AUSGABE"),
        ("bg", "Издание", "ИЗДАНИЕ"),
        ("mt", "Għażla", "GĦAŻLA"),
    ],
)
def test_words_in_capitals(language: str, words: str, written: str) -> None:
    assert capitals(words, language) == written


def test_what_is_escaped_stays_itself() -> None:
    assert capitals(Markup("Έκδοση &amp; άλλα"), "el") == "ΕΚΔΟΣΗ & ΑΛΛΑ"


def test_a_title_begins_with_a_capital() -> None:
    assert [opening(name) for name in ("il-Bulgarija", "an Bhulgáir", "Deutschland", "Îles", "")] == [
        "Il-Bulgarija",
        "An Bhulgáir",
        "Deutschland",
        "Îles",
        "",
    ]

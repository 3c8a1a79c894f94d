"""Long words are divided as their language does; a language without a dictionary keeps them whole."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.rendering.engine.own_hyphenation import add_dictionaries, divided
from scorecard.rendering.label_layout import label_lines
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.building.test_briefs import words

WITHOUT = ("ga", "mt")


def short(line: str) -> bool:
    return len(line) <= 12


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("de", "Übergangsregelung", ["Übergangsre-", "gelung"]),
        ("fi", "väliaikaissäännöt", ["väliaikais-", "säännöt"]),
        ("fi", "lapsenoikeuspuolen", ["lapsenoi-", "keuspuolen"]),
        ("nl", "Overgangsregeling", ["Overgangsre-", "geling"]),
        ("mt", "internazzjonalment", ["internazzjonalment"]),
        ("en", "short", ["short"]),
    ],
)
def test_a_word_that_is_too_long_is_divided(language: str, word: str, parts: list[str]) -> None:
    assert divided(word, language, short) == parts


@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_where_another_pyphen_cannot_read_our_dictionary_none_is_added(
    kind: Callable[[dict[str, str]], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyphen

    def cannot_read(lang: str) -> None:
        raise OSError(lang)

    monkeypatch.setattr(pyphen, "LANGUAGES", kind({"en": "path"}))
    monkeypatch.setattr(pyphen, "LANGUAGES_LOWERCASE", {"en": "en"})
    monkeypatch.setattr(pyphen, "Pyphen", cannot_read)
    add_dictionaries.__wrapped__()
    assert dict(pyphen.LANGUAGES) == {"en": "path"}
    assert pyphen.LANGUAGES_LOWERCASE == {"en": "en"}


@pytest.mark.parametrize(
    ("word", "at"),
    [
        ("tunnistamismääräykset", "tun-nis-ta-mis-mää-räyk-set"),
        ("yhteisasetus", "yh-teis-a-se-tus"),
        ("kansalaisoikeus", "kan-sa-lais-oi-keus"),
        ("määräenemmistö", "mää-rä-e-nem-mis-tö"),
    ],
)
def test_finnish_is_divided_at_its_syllables_and_at_the_joints_of_compounds(word: str, at: str) -> None:
    import pyphen

    add_dictionaries()
    assert pyphen.Pyphen(lang="fi").inserted(word) == at


def test_every_language_but_two_has_a_dictionary() -> None:
    import pyphen

    add_dictionaries()
    assert tuple(code for code in LANGUAGES if not pyphen.language_fallback(code)) == WITHOUT


def test_a_label_is_no_wider_than_its_room() -> None:
    lines = label_lines("Die Übergangsregelung endet", 24, 3.4, 0, TEMPLATES, "de", weight="Semibold")
    assert [line for line, _ in lines] == ["Die", "Übergangsrege-", "lung endet"]


def test_a_word_on_paper_is_divided_only_where_its_line_would_be_left_empty(tmp_path: Path) -> None:
    printer = PdfPrinter(TEMPLATES, "brief/print.css.j2")
    page = '<html lang="{}"><head><title>x</title></head><body><p style="width: 50mm">{}</p></body></html>'
    printed = {}
    for language, text in (
        ("de", "Das ist die Aufdeckungsanordnungsverordnungsbehörde. Es sind gute Nachrichten aus Berlin."),
        ("en", "It is the incomprehensibilitiesincomprehensibilities here."),
    ):
        html = page.format(language, text)
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(printer.write(printer.lay_out(html), b"x", []))
        printed[language] = words(path)
    assert printed["de"].count("-") == 1, printed["de"]
    assert "-" not in printed["en"]

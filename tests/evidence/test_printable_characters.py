"""A character that the shipped font lacks is told at its line, and every letter of the EU's languages can be used."""

import unicodedata
from pathlib import Path

import font_source_sans_pro
import pytest
from fontTools.ttLib import TTFont
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.evidence import printable_characters
from scorecard.evidence.load import load
from scorecard.evidence.printable_characters import is_common, without_glyph
from scorecard.evidence.unwanted_characters import fault
from tests.conftest import FROZEN, Change

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
LETTERS_ELSE = "; write it in Latin, Greek or Cyrillic letters, or in words"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "words"),
    [
        (
            "AT.yaml",
            "{en: Supports the text.}",
            "{en: Supports ䷀.}",
            "24:16",
            "en: the character '䷀' (U+4DC0) in '䷀.' is not in the font that prints it" + LETTERS_ELSE,
        ),
        (
            "AT.yaml",
            "who: {en: The ministry}}\n    says: {en: Supports",
            "who: {en: Minister יוסי}}\n    says: {en: Supports",
            "23:43",
            "the character 'י' (U+05D9) in 'יוסי' is not in the font that prints it, nor are 2 others of this text",
        ),
        ("AT.yaml", "title: A report", "title: تقرير", "51:12", "title: the character 'ت' (U+062A) is not in the font"),
        (
            "AT.yaml",
            "name: Member in Austria",
            "name: Member 奥地利",
            "3:9",
            "name: the character '奥' (U+5965) in '奥地利'",
        ),
        ("AT.yaml", "name: Member in Austria", "name: Member 😀", "3:9", "the character '😀' (U+1F600)"),
        (
            "AT.yaml",
            "website: https://example.org\n",
            "website: https://例え.org\n",
            "4:12",
            "website: the character '例' (U+4F8B)",
        ),
        (
            "AT.yaml",
            "{en: Little is known.}",
            "{en: Little\u2009is known.}",
            "13:16",
            "the character U+2009 is not in the font that prints it; write an ordinary space",
        ),
        (
            "AT.yaml",
            "{en: Little is known.}",
            "{en: Well\u2011known.}",
            "13:16",
            "(U+2011) is not in the font that prints it; write '-'",
        ),
        (
            "AT.yaml",
            "{en: Little is known.}",
            "{en: Article Ⅳ.}",
            "13:16",
            "(U+2163) in 'Ⅳ.' is not in the font that prints it; write 'IV'",
        ),
        (
            "eu/edition.yaml",
            "en: The method.",
            "en: The method ①.",
            None,
            "the character '①' (U+2460) in '①.' is not in the font that prints it; write '1'",
        ),
    ],
    ids=[
        "symbol",
        "Hebrew name",
        "Arabic title",
        "Chinese name",
        "emoji",
        "address",
        "thin space",
        "hyphen",
        "numeral",
        "shared file",
    ],
)
def test_a_character_that_cannot_be_printed_is_told_at_its_line(
    file: str, old: str, new: str, place: str | None, words: str, project: Path, change: Change, tmp_path: Path
) -> None:
    change(file, old, new)
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    (problem,) = [line for line in answer.stdout.splitlines() if words in line]
    assert problem.startswith(f"{(project / file).as_posix()}:{place or ''}")
    assert answer.exit_code == 1
    output = tmp_path / "output"
    built = CliRunner().invoke(app, ["build", "AT", "--countries", str(project), "--output", str(output)])
    assert built.exit_code == 1
    assert words in built.stderr
    assert not (output / "manifest.json").exists(), "no page shows it in a font of the machine"


@pytest.mark.parametrize(
    "text",
    [
        "абвгдежзийклмнопрстуфхцчшщъьюя АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ ѝЍ",
        "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ ΑΆΒΓΔΕΈΖΗΉΘΙΊΪΚΛΜΝΞΟΌΠΡΣΤΥΎΫΦΧΨΩΏ",
        "áčďéěíňóřšťúůýž ľĺŕôä őű ąćęłńóśźż āčēģīķļņšūž ąčęėįšųūž ăâîșț ĂÂÎȘȚ şţ ċġħż ĊĠĦŻ",
        "àâæçéèêëîïôœùûüÿ äöüßẞ åæø õ ñ ¿¡ ãõ ìò áéíóú ðþ ÅÆØŒŸ",
        "„x“ «x» ‚x‘ ’ – — … • · № § € £ % ‰ ½ ² ³ ° × → ≥ ≤ ≠ − ′ ″ † ‡ ✓",
        "o\u00adne\u00a0two\u202fthree",
    ],
)
def test_every_letter_of_the_languages_of_the_eu_can_be_written(text: str) -> None:
    assert without_glyph(text) is None


def test_what_passes_without_a_look_into_the_font_is_in_each_weight() -> None:
    """The ranges that are written down save the time to read the font; they must not let through what it lacks."""
    passed = {code for code in range(0x110000) if is_common(chr(code))} - {0x09, 0x0A}
    for weight in ("Light", "Regular", "Semibold", "Bold"):
        with TTFont(FONTS / f"SourceSansPro-{weight}.ttf", lazy=True) as font:
            characters = font.getBestCmap().keys()
            assert passed <= characters, weight
            assert characters == printable_characters.font_characters(), "all weights have the same"


def test_ordinary_evidence_is_read_without_reading_the_font(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> frozenset[int]:
        raise AssertionError("the font is read, which takes 50 ms")

    monkeypatch.setattr(printable_characters, "font_characters", refuse)
    load(FROZEN)


def test_nothing_that_can_be_printed_is_written_from_right_to_left() -> None:
    """So no name of foreign direction can turn the words around it, neither on a page nor on paper."""
    directions = {unicodedata.bidirectional(chr(code)) for code in printable_characters.font_characters()}
    assert directions.isdisjoint({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDI", "PDF"})


def test_common_letters_are_in_the_font_wanted_and_typed_in_one_way() -> None:
    common = [letter for letter in map(chr, range(0x10000)) if is_common(letter)]
    assert len(common) > 300
    for letter in common:
        assert letter in "\t\n" or (without_glyph(letter), fault(letter)) == (None, None)
        assert unicodedata.category(letter)[0] != "M"
    assert unicodedata.is_normalized("NFC", "".join(common))
    assert {ord(letter) for letter in common} - {9, 10} <= printable_characters.font_characters()

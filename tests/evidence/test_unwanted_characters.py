"""Characters that nobody sees, or that mean nothing, are named by their code point wherever they stand."""

import unicodedata
from pathlib import Path
from time import process_time

import pytest

from scorecard.evidence.load import load
from scorecard.evidence.unwanted_characters import fault, first_fault, is_blank
from scorecard.evidence.yaml_reader import read_yaml
from tests.evidence.minimal_evidence import MinimalEvidence

REFUSED = (
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"  # turn the direction
    "\u200b\u200c\u200d\u2060\u2061\u2064\ufeff\u180e\u034f\u115f\u3164\uffa0\u2800\ufe0f"  # show nothing
    "\U000e0001\U000e0041\U000e007f\U000e0100\ufff9\ufffc"
    "\u2028\u2029\x85\x80\x9f\x7f"  # line ends and controls
    "\ue000\U000f0000\U0010ffff\ufffd\ufdd0\U0001fffe\u0378"  # private, none at all, lost, unassigned
)


@pytest.mark.parametrize("letter", REFUSED, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_character_that_must_not_stand_in_a_text_is_named_at_its_place(letter: str, minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "Supports the text.", f"Supports{letter} the text.")
    problems = minimal.told()
    assert len(problems) == 1
    assert problems[0].startswith("AT.yaml:24:24: ")
    assert f"U+{ord(letter):04X}" in problems[0]
    assert "delete it" in problems[0] or "type" in problems[0]
    assert problems[0].isprintable()


@pytest.mark.parametrize(
    "letter", "\u00ad\u00a0\u202f\u2009\u2011\u2013\u2019\u201e\u00b7\u2192\u20acåßőșžħĸΐЖ", ids=ascii
)
def test_what_languages_of_the_eu_are_written_with_is_no_fault(letter: str) -> None:
    assert fault(letter) is None


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("eu/proposal.yaml", "the Danish text", "the \u202eDanish text", 16),
        ("eu/edition.yaml", "name: Test", "name: Te\u200bst", 1),
        ("eu/parliament.yaml", "name: Renew Europe Group", "name: Renew\u2060 Europe Group", 19),
        ("eu/sources.yaml", "url: https://example.org/shared", "url: https://example.org/sha\u200cred", 5),
        ("eu/sources.yaml", "  shared-1:", "  shared-1\u200b:", 2),
        ("eu/roll_calls.csv", "Bert B", "Bert\ufeff B", 3),
        ("AT.yaml", "stance: supports", "stance: supports\u200b", 22),
        ("AT.yaml", "state: AT", "# a remark\u202e\nstate: AT", 1),
        ("AT.yaml", "coverage:", "cover\u200bage:", 13),
    ],
)
def test_it_is_found_in_every_file_in_keys_and_codes_too(
    file: str, old: str, new: str, line: int, minimal: MinimalEvidence
) -> None:
    """It alone is told: the word without it is right, so nothing else is said of its line."""
    minimal.change(file, old, new)
    problems = minimal.told()
    assert len(problems) == 1
    assert problems[0].startswith(f"{file}:{line}:")
    assert "U+" in problems[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            '"Supports\\u202e the text."',
            "a character that turns the direction of text, U+202E (right-to-left override)",
        ),
        ('"\\u200b"', "an invisible character, U+200B (zero width space)"),
        ('"a\\uFFFE"', "a character without a meaning, U+FFFE"),
        ('"\\U000E0041"', "an invisible character, U+E0041 (tag latin capital letter a)"),
        ('"a\\tb"', "holds a tab"),
        ('"a\\x07"', "a control character, U+0007"),
        ("'   '", "en is empty; fill it in or delete the line"),
        ("'\u00a0\u2003\u00a0'", "en is empty; fill it in or delete the line"),
        ("'\u00ad\u00ad'", "nothing can be seen of it; fill it in or delete the line"),
        ("'\u0301\u0301'", "nothing can be seen of it; fill it in or delete the line"),
    ],
)
def test_a_text_written_with_escapes_and_a_text_of_blanks(typed: str, words: str, minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "{en: Supports the text.}", f"{{en: {typed}}}")
    problems = minimal.told()
    assert len(problems) == 1
    assert problems[0].startswith("AT.yaml:24:16: en")
    assert words in problems[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("AT.yaml", "Supports the", "Supports{} the", "24:24"),
        ("eu/proposal.yaml", "the Danish text", "the{} Danish text", "16:20"),
        ("eu/roll_calls.csv", "Bert B", "Bert{} B", "3:5"),
        ("AT.yaml", "state: AT", "# a{}\nstate: AT", "1:4"),
    ],
)
@pytest.mark.parametrize("accents", ["\u0301" * 200, "\u0301\u0308\u0323\u0302", "\u20dd" * 5], ids=["200", "4", "5"])
def test_more_accents_than_a_letter_can_have_are_told_at_their_place(
    accents: str, file: str, old: str, new: str, place: str, minimal: MinimalEvidence
) -> None:
    minimal.change(file, old, new.format(accents))
    words = f"{len(accents)} accents on one letter, 3 at most; delete them, or retype the letter"
    assert minimal.told() == [f"{file}:{place}: {words}"]


def test_more_accents_than_a_letter_can_have_written_as_escapes(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "{en: Supports the text.}", '{en: "Supports' + "\\u0301" * 100 + ' the text."}')
    (problem,) = minimal.told()
    assert problem.startswith("AT.yaml:24:16: en: holds 100 accents on one letter, 3 at most")


def test_letters_with_accents_typed_one_by_one_are_no_fault(minimal: MinimalEvidence) -> None:
    typed = "\u039f\u0313\u0301 and u\u0308\u0301"
    minimal.change("eu/sources.yaml", "publisher: A publisher", f"publisher: {unicodedata.normalize('NFD', 'Čűő')} A")
    assert first_fault(typed) is None
    assert minimal.told() == []


@pytest.mark.parametrize(
    "typed",
    ["Supports\tthe text.", "'Supports\tthe text.'", '"Supports\tthe text."', '"Supports\\tthe text."',
     "|\n        Supports\tthe text.", ">-\n        Supports\tthe text."],
    ids=["plain", "quotes", "double quotes", "escape", "block", "folded block"],
)  # fmt: skip
def test_a_tab_within_a_text_is_told_however_it_is_typed(typed: str, minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "says: {en: Supports the text.}", f"says:\n      en: {typed}")
    (problem,) = minimal.told()
    assert problem.startswith("AT.yaml:25:11: en: holds a tab; write a space (after 'Supports')")


def test_each_line_is_told_once_and_all_lines_in_one_run(minimal: MinimalEvidence) -> None:
    text = minimal.texts["AT.yaml"]
    minimal.texts["AT.yaml"] = text.replace("e", "e\u200b")
    problems = minimal.told()
    lines = [int(problem.split(":")[1]) for problem in problems]
    assert len(lines) == len(set(lines)) == sum("e" in line for line in text.split("\n"))


def test_a_name_typed_on_a_mac_equals_the_same_name_typed_elsewhere(project: Path) -> None:
    """A Mac may write an accent as a character of its own. Names are compared in one form, and printed in it."""
    for file, group in (
        ("eu/parliament.yaml", "Rénew Europe Group"),
        ("eu/roll_calls.csv", "Re\u0301new Europe Group"),
    ):
        path = project / file
        path.write_text(path.read_text("utf-8").replace("Renew Europe Group", group), "utf-8")
    path = project / "AT.yaml"
    decomposed = unicodedata.normalize("NFD", "Behörde für Bürgerschutz")
    path.write_text(path.read_text("utf-8").replace("A newspaper", decomposed), "utf-8")
    evidence = load(project)
    assert evidence.members[0].group == "Rénew Europe Group"
    assert evidence.states["AT"].sources["own-1"].publisher == "Behörde für Bürgerschutz"


def test_blank_is_what_shows_no_letter_number_or_sign() -> None:
    assert is_blank("")
    assert is_blank(" \u00a0\u2003\u00ad\u0308")
    assert not any(map(is_blank, ("a", "1", "–", "€", "«", "ß")))


@pytest.mark.parametrize(
    "text",
    [
        "name: a" + "\u200b" * 300_000,
        "name: a\n" + "\u202e\n" * 200_000,
        "".join(f"k{number}: 1 # a\n" for number in range(19_000)) + "\n" * 300_000,
        "name: " + "<" * 900_000,
        'name: "' + "\\" * 900_000 + '"',
        "name: x\n" + " " * 900_000 + "=",
    ],
    ids=["one line", "many lines", "remarks", "half a mark", "backslashes", "blanks"],
)
def test_a_file_full_of_them_is_read_in_a_moment(text: str) -> None:
    started = process_time()
    read_yaml(text.encode(), "AT.yaml")
    assert process_time() - started < 1.5

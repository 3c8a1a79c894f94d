"""A faulty catalogue of the program's own messages is told with file, line and cure, and breaks no document."""

from pathlib import Path

import pytest

from scorecard.evidence.po_file import Entry, PoFile
from scorecard.evidence.program_messages import IN_TERMINAL
from scorecard.rendering.catalogue import Catalogue, plural_forms
from scorecard.rendering.message_check import message_fault
from scorecard.rendering.message_findings import message_diagnostics

HEAD = """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Review: machine draft, not yet reviewed\\n"

"""
ONE = 'msgid "{count} vote"\nmsgid_plural "{count} votes"\nmsgstr[0] "eine Stimme"\nmsgstr[1] "{count} Stimmen"\n'


def told(content: str | bytes, folder: Path) -> list[str]:
    path = folder / "de" / "LC_MESSAGES" / "scorecard.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [str(one).removeprefix(f"{path.as_posix()}:") for one in message_diagnostics(["de"], folder)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEAD + ONE, None),
        (HEAD.replace("de\\n", "de_AT\\n") + ONE, None),
        ((HEAD + ONE).encode("utf-16"), "1:1: the file is saved as UTF-16"),
        (HEAD + ONE + 'msgid "A"\nmsgstr "B\n', "12:1: the closing quotation mark is missing"),
        (HEAD + ONE + 'msgid "A"\nmsgstr B"\n', "12:1: the opening quotation mark is missing"),
        (
            HEAD.replace("Language: de", "Language: fr"),
            "1:1: the head says that its language is 'fr'; put the catalogue",
        ),
        (HEAD.replace("machine draft, not yet", "was"), "1:1: the head says 'was reviewed' of the review"),
        (HEAD.replace("machine draft, not yet reviewed", "reviewed by A, 2026-13-45"), "1:1: the head says 'reviewed"),
        (HEAD.replace("Plural-Forms", "Plurals") + ONE, "1:1: the head does not say which plural forms 'de' has"),
        (HEAD.replace("n != 1", "n / 0") + ONE, "1:1: the head does not say which plural forms 'de' has"),
        (HEAD.replace("n != 1", "n") + ONE, "1:1: the head does not say which plural forms 'de' has"),
        (HEAD + ONE.split("msgstr[1]")[0], "9:1: note: translation: has 1 plural forms"),
        (HEAD + 'msgid "A {day}"\nmsgstr "B"\n', "8:1: note: translation: lacks {day}; keep it as it is; until then"),
    ],
)
def test_each_fault_is_told_with_its_line(content: str | bytes, expected: str | None, tmp_path: Path) -> None:
    found = told(content, tmp_path)
    assert [one[: len(expected or "")] for one in found] == ([expected] if expected else [])


def test_a_folder_in_the_place_of_a_catalogue_and_a_link_to_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "de" / "LC_MESSAGES" / "scorecard.po").mkdir(parents=True)
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "fr" / "LC_MESSAGES" / "scorecard.po").symlink_to("nowhere")
    messages = [one.message for one in message_diagnostics(["de", "fr", "mt"], tmp_path)]
    assert messages == ["this is a folder; put a file in its place", "the link leads to no file"]
    assert Catalogue.read(tmp_path / "de" / "LC_MESSAGES" / "scorecard.po").printed == {}


@pytest.mark.parametrize(
    ("english", "translation", "fault"),
    [
        ("{day} said", "{day} }", "has a { or } that belongs to no placeholder"),
        ("{day} said", "{day", "lacks {day}"),
        ("{day} said", "{day.code} {day}", "has a { or }"),
        ("{day} said", "{{day}} {day}", "has a { or }"),
        ("A word", "ein {", "has a { or }"),
        ("A word", "100 %", "has a %, which the English has not"),
        ("A word", "<b>Wort</b>", "has <, which the English has not"),
        ("A word", "Wort &amp; Wort", "has &, which the English has not"),
        ("A word", "Wort \U0001f600", "the character"),
        ("A word", "   ", "nothing can be seen of it"),
        ("of %(day)s", "vom %(day)d", "has %(day)d, which the English has not; write %(day)s"),
        ("95 % of {day}", "95 % von {day}", None),
        ("of %(day)s", "vom %(day)s, 100 %%", None),
        ("{day} said", "seit {since_day}", None),
    ],
)
def test_a_translation_that_no_template_could_print_is_refused(
    english: str, translation: str, fault: str | None
) -> None:
    found = message_fault(Entry(english, [translation]), 2, "sl")
    assert (found or "")[: len(fault or "")] == (fault or "") and bool(found) == bool(fault)


@pytest.mark.parametrize(
    ("english", "translation", "fault"),
    [
        ("'{state}' is not under 'states'", "„{state}“ nicht unter „states“", None),
        (
            "'{state}' is not under 'states'",
            "„{state}“ nicht unter „Staaten“",
            "lacks 'states', which is not translated",
        ),
        ("'{one}' is older than '{other}'", "„{one}“ älter als „{other}“", None),
        ("the state's own word on {state}", "das Wort {of_state}", "has {of_state}, which the English has not"),
        ("{day} is no day", "{since_day} ist kein Tag", "has {since_day}, which the English has not"),
        ("has a <path> without M", "hat ein <path> ohne M", None),
        ("has a path without M", "hat ein <path> ohne M", "has <, which the English has not"),
    ],
)
def test_what_is_said_in_the_terminal_has_exactly_its_own_places_and_names(
    english: str, translation: str, fault: str | None
) -> None:
    found = message_fault(Entry(english, [translation], extracted=[IN_TERMINAL]), 2, "sl")
    assert (found or "")[: len(fault or "")] == (fault or "") and bool(found) == bool(fault)


def test_plural_forms_that_no_number_fits_are_none() -> None:
    assert plural_forms("nplurals=2; plural=(n != 1);") is not None
    for header in (
        "",
        "nplurals=2",
        "nplurals=1; plural=(n != 1);",
        "nplurals=2; plural=n-3;",
        "nplurals=2; plural=(n",
    ):
        assert plural_forms(header) is None, header


def test_a_text_of_the_evidence_is_printed_with_the_signs_that_its_language_has() -> None:
    texts = PoFile(entries=[Entry("rose by half", ["stieg um 50 % & mehr"])])
    assert Catalogue(texts, of_evidence=True).translation("rose by half") == "stieg um 50 % & mehr"
    assert Catalogue(texts).translation("rose by half") is None, "a message is a pattern: % would be filled in"


def test_a_form_of_a_date_is_for_the_languages_that_have_it() -> None:
    entry = Entry("Since {old}", ["{Since_old}"])
    assert message_fault(entry, 2, "sl") is None
    assert message_fault(entry, 2, "de") == "has {Since_old}, which the English has not; write {old}"

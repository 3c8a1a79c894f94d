"""The language in which the program speaks: chosen by the environment, the same in all that is for machines."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import ascii_letters
from typing import Any

import pytest
from typer.main import get_command

from bench.pseudo_languages import pseudo_translation
from scorecard.analysis.figures import Figures
from scorecard.cli import app
from scorecard.command_help import help_messages
from scorecard.documents.comparison_lines import comparison_lines
from scorecard.documents.comparison_table import comparison_table
from scorecard.documents.labels import MARK_WORDS
from scorecard.evidence.load import Evidence
from scorecard.evidence.program_messages import formats, set_translations
from scorecard.evidence.vocabulary import LANGUAGES, STATES
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import CATALOGUES
from scorecard.terminal import fitting_headings
from scorecard.terminal_language import set_language, terminal_language, words_of
from tests.conftest import FROZEN, ROOT, Change
from tests.minimal_project import opposing_project
from tests.sampling import sample
from tests.spoken import PseudoTranslations, names, text_of, untranslated
from tests.test_cli import COMMANDS, run, run_on_frozen

LABELS = ("primary", "press", "copy", "tally", "implied")
"""The codes that `words_of` prints where the language is English, as in these tests: no catalogue has them."""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Sets the language back to English for other tests."""
    yield
    set_language("en")


@pytest.fixture
def pseudo() -> None:
    set_translations(PseudoTranslations())


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "pt_PT"}, "pt"),
        ({"LANG": "sr_RS@latin"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_BE.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "xx:mt:en"}, "mt"),
        ({"LANG": "en_IE.UTF-8", "LANGUAGE": "ga"}, "ga"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "de"),
        ({"LANGUAGE": "de:fr"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "POSIX", "LANGUAGE": "de"}, "en"),
        ({"LANG": "xx_YY", "LANGUAGE": ":"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "pt-PT"}, "pt"),
        ({"LC_ALL": "../../etc"}, "en"),
    ],
)
def test_the_environment_chooses_as_it_does_for_other_programs(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


_GERMAN = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{count} problem"
msgid_plural "{count} problems"
msgstr[0] "{count} Fehler"
msgstr[1] "{count} Fehler"

msgid "{diagnostics} in {count} file."
msgid_plural "{diagnostics} in {count} files."
msgstr[0] "{diagnostics} in {count} Datei."
msgstr[1] "{diagnostics} in {count} Dateien."
"""
_PROGRAM = """\
import sys
from pathlib import Path
from scorecard.rendering import resource_paths
resource_paths.CATALOGUES = Path(sys.argv.pop(1))
from scorecard.cli import main
main()
"""


@pytest.mark.parametrize(
    ("variables", "summary"),
    [({"LANG": "de_AT.UTF-8"}, "1 Fehler, "), ({"LANG": "de_AT.UTF-8"}, " Dateien.\n"), ({"LANG": "C"}, "1 problem, ")],
)
def test_check_speaks_the_language_of_the_environment(
    variables: dict[str, str], summary: str, project: Path, change: Change, tmp_path: Path
) -> None:
    catalogue = tmp_path / "catalogues" / "de" / "LC_MESSAGES" / "scorecard.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(_GERMAN, "utf-8")
    shutil.copy(CATALOGUES / "date_forms.toml", tmp_path / "catalogues")
    change("AT.yaml", "stance: supports", "stance: suports")
    named = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    environment = {name: value for name, value in os.environ.items() if name not in named} | variables
    words = [sys.executable, "-c", _PROGRAM, str(tmp_path / "catalogues"), "check", "--countries", str(project)]
    answer = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "AT.yaml:22:13: " in answer.stdout
    assert summary in answer.stderr


def test_a_damaged_catalogue_is_told_once_with_its_line(project: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogues" / "de" / "LC_MESSAGES" / "scorecard.po"
    catalogue.parent.mkdir(parents=True)
    shutil.copy(CATALOGUES / "date_forms.toml", tmp_path / "catalogues")
    words = [sys.executable, "-c", _PROGRAM, str(tmp_path / "catalogues"), "check", "--countries", str(project)]
    for content, place in (
        (_GERMAN.replace('"{diagnostics} in {count} Datei."', '"{diagnostics} in {count} Datei.').encode(), "14:1: "),
        (_GERMAN.replace("Fehler", "Fähler").encode("latin-1"), "9:21: "),
    ):
        catalogue.write_bytes(content)
        environment = os.environ | {"LANGUAGE": "de", "LC_ALL": "C.UTF-8"}
        answer = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        first, *others = answer.stderr.splitlines()
        assert first.startswith(f"{catalogue.as_posix()}:{place}")
        assert first.endswith("What cannot be read of this file is said in English.")
        assert not any("scorecard.po" in line for line in others)


@pytest.mark.parametrize(
    "words",
    [
        ("council", "--set", "NL=opposes", "--json"),
        ("compare", "--json"),
        ("compare", "--csv"),
        ("coverage", "--json"),
        ("corrections", "--json"),
        ("diff", "2025-10-01", "2026-11-24", "--state", "DE", "--json"),
    ],
)
def test_answers_for_machines_are_the_same_in_every_language(words: tuple[str, ...]) -> None:
    english = run_on_frozen(*words)
    set_language("de")
    set_translations(PseudoTranslations())
    other = run_on_frozen(*words)
    assert (other.exit_code, other.stdout) == (english.exit_code, english.stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--json"),
        ("check", "--translations", "--language", "de", "--json"),
        ("check", "nowhere"),
        ("council", "--set", "DE"),
        ("diff",),
        ("build", "DR"),
        ("verify", "nowhere"),
    ],
)
def test_keys_and_exit_codes_are_the_same_in_every_language(words: tuple[str, ...], project: Path) -> None:
    def answer() -> tuple[int, object]:
        told = run(*words, *(() if words[0] == "verify" else ("--countries", str(project))))
        return told.exit_code, _keys(json.loads(told.stdout)) if "--json" in words else None

    english = answer()
    set_translations(PseudoTranslations())
    assert answer() == english


def _keys(data: Any) -> object:
    """Returns data with nothing but its keys."""
    if isinstance(data, dict):
        return {key: _keys(value) for key, value in data.items()}
    return [_keys(value) for value in data] if isinstance(data, list) else None


def test_what_is_published_does_not_depend_on_the_language_of_the_terminal(tmp_path: Path) -> None:
    project = tmp_path / "countries"
    opposing_project(project)

    def published(folder: str) -> dict[str, bytes]:
        output = tmp_path / folder
        words = ("--countries", str(project), "--output", str(output), "-f", "html", "-d", "scorecard", "-d", "data")
        told = run("build", "AT", *words)
        assert told.exit_code == 0, told.stderr
        found = (path for path in sorted(output.rglob("*")) if path.is_file())
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}

    english = published("english")
    set_language("de")
    set_translations(PseudoTranslations())
    assert published("german") == english


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_translated(command: str) -> None:
    group: Any = get_command(app)
    messages = [*help_messages(group.commands[command]), "Usage:", "Options", "Show this message and exit."]
    english = run(command, "--help").stdout
    set_translations(PseudoTranslations())
    told = "".join(run(command, "--help").stdout.split())
    for message in messages:
        words = pseudo_translation(message).partition("{")[0]
        assert "".join(words.split()) in told, message
    for example in re.findall(r"Example: (.*)", english):
        assert "".join(example.split()[:3]) in told, "what is typed is the same in every language"


def test_the_list_of_the_commands_is_translated() -> None:
    group: Any = get_command(app)
    first = [next(help_messages(command)) for command in group.commands.values()]
    set_translations(PseudoTranslations())
    told = "".join(run("--help").stdout.split())
    for message in [*first, "Commands"]:
        assert "".join(pseudo_translation(message).split()) in told


@pytest.mark.parametrize("language", sample(LANGUAGES, ["bg", "de"]))
def test_tables_fit_80_columns(language: Any, evidence: Evidence, figures: Figures) -> None:
    table = comparison_table(evidence, figures)
    set_language(language)
    assert max(map(len, comparison_lines(table, True, words_of))) <= 80
    coverage = run_on_frozen("coverage").stdout.splitlines()
    assert max(len(line.rstrip()) for line in coverage) <= 80
    assert [line[:2] for line in coverage[1:28]] == list(STATES), "a heading or a date takes two lines"
    set_translations(PseudoTranslations())
    assert max(map(len, comparison_lines(table, True, words_of)[:28])) <= 80


@pytest.mark.parametrize("language", sample(LANGUAGES, ["bg"]))
def test_answers_fit_80_columns_and_nothing_of_them_is_cut(language: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for typed in (
        ("diff", "2025-10-01", "2026-11-24", "--state", "PT"),
        ("council", "--set", "DE=supports"),
        ("check", "--translations"),
    ):
        set_language(language)
        monkeypatch.setenv("COLUMNS", "80")
        lines = run_on_frozen(*typed).stdout.splitlines()
        assert max(map(len, lines)) <= 80, typed
        monkeypatch.setenv("COLUMNS", "9999")
        assert " ".join(lines).split() == run_on_frozen(*typed).stdout.split(), typed


def test_headings_give_way_to_letters_where_a_table_would_be_wider_than_80_columns() -> None:
    headings, rows = ["state", "government", "n" * 60, "newest"], [["AT", "13", "1", "2025-11-26"]]
    fitting = ["state", "government", "n" * 49, "newest"]
    assert fitting_headings(fitting, rows) == (fitting, [])
    assert fitting_headings(headings, []) == (["state", "A", "B", "C"], ["", *key_of(headings)])
    assert fitting_headings(headings, rows) == (["state", "A", "B", "C"], ["", *key_of(headings)])


def key_of(headings: list[str]) -> list[str]:
    return [f"A {headings[1]}, B {headings[2]},", "    C newest"]


def test_numbers_and_lists_are_written_as_the_language_does_with_ordinary_blanks() -> None:
    set_language("pt")
    assert formats().number(20_000) == "20 000"
    set_language("cs")
    assert formats().list_of(["jedna", "dvě", "tři"]) == "jedna, dvě a tři"
    told = run_on_frozen("council", "--set", "NL=opposes").stdout
    assert "35,76 %" in told
    assert not re.search(r"\d\.\d", told)


def test_the_default_of_an_option_is_translated() -> None:
    set_language("fr")
    assert "[par défaut : countries]" in " ".join(run("check", "--help").stdout.split())
    assert "[obligatoire]" in " ".join(run("brief", "--help").stdout.split())


def test_no_sentence_begins_with_a_file_name_where_the_verb_comes_first(tmp_path: Path) -> None:
    (tmp_path / "press.icc").write_text("no profile")
    typed = ("build", "--print-shop", "--profile", str(tmp_path / "press.icc"))
    assert "press.icc is not an ICC profile" in run_on_frozen(*typed).stderr
    set_language("ga")
    assert "press.icc: ní próifíl ICC é" in run_on_frozen(*typed).stderr


def test_answers_use_the_words_of_the_documents() -> None:
    set_language("de")
    assert f"● {Language('de').translate(MARK_WORDS['supports'])}, " in run_on_frozen("compare").stdout
    assert "Deutschland" in run_on_frozen("diff", "2025-10-01", "2026-11-24", "--state", "DE").stdout
    assert "Österreich" in run_on_frozen("council", "--set", "NL=opposes").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("council", "--set", "NL=opposes", "--set", "DE=supports"),
        ("compare",),
        ("coverage",),
        ("check", "PT"),
        ("build", "--language", "nl/fr"),
        ("build", "--document", "data", "--archive"),
        ("brief", "MT", "--language", "all"),
        ("brief", "MT", "--for", "X", "--output", "output/x"),
        ("diff",),
        ("diff", "2029-01-01"),
        ("messages", "--check"),
    ],
)
def test_no_english_is_left_in_an_answer(words: tuple[str, ...], pseudo: None) -> None:
    typed = f"{text_of(FROZEN)} {FROZEN} bg,cs meetings"
    told = re.sub(r"(?m)^[A-Z]{2} .*$", "", run_on_frozen(*words).output)
    left = untranslated(
        told,
        {*names(), *LABELS, *ascii_letters, "output", "frozen", "tests", "po", "pot", "locale", "OLD", "Nov"},
        typed,
    )
    assert left == [], told

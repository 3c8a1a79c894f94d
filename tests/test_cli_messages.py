"""The catalogues of the evidence and the state of the translations on the command line, as an editor uses them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.cli import app
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.po_file import format_po
from tests.conftest import Change


def run(command: str, project: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [command, "--countries", str(project), *words])


@pytest.fixture
def german(project: Path) -> Path:
    """Returns the German catalogue of a small evidence, in which every text is translated."""
    assert run("messages", project, "--language", "de").exit_code == 0
    path = project / "locale" / "de.po"
    translate(path)
    return path


def translate(path: Path) -> None:
    catalogue, _ = read_catalogue(path)
    for entry in catalogue.entries:
        entry.strings, entry.flags = [f"DE {entry.text}"[:40]], ["machine-draft"]
    path.write_text(format_po(catalogue), "utf-8")


def test_a_language_is_begun_and_kept_up_with_the_evidence(german: Path, project: Path, change: Change) -> None:
    before = german.read_text("utf-8")
    again = run("messages", project)
    assert (again.stdout, again.stderr) == ("", "All catalogues are up to date.\n")
    assert german.read_text("utf-8") == before
    change("AT.yaml", "ask: {en: Say where you stand.}", "ask: {en: Say clearly where you stand.}")
    assert run("messages", project, "--check").exit_code == 1
    assert german.read_text("utf-8") == before
    answer = run("messages", project)
    assert "de.po: " in answer.stdout
    assert "1 to look at again" in answer.stdout
    changed = german.read_text("utf-8")
    assert '#, fuzzy, machine-draft\n#| msgid "Say where you stand."\nmsgid "Say clearly where you stand."' in changed
    assert len({*changed.splitlines()} - {*before.splitlines()}) == 3, "a quiet difference: the flag, the old, the new"
    assert (project / "locale" / "evidence.pot").is_file()


def test_the_line_ends_of_an_editor_stay(german: Path, project: Path, change: Change) -> None:
    german.write_bytes(german.read_bytes().replace(b"\n", b"\r\n"))
    before = german.read_bytes()
    run("messages", project)
    assert german.read_bytes() == before
    change("AT.yaml", "ask: {en: Say where you stand.}", "ask: {en: Say clearly where you stand.}")
    run("messages", project)
    assert german.read_bytes().count(b"\n") == german.read_bytes().count(b"\r\n")


def test_a_damaged_catalogue_is_told_and_left_alone(german: Path, project: Path) -> None:
    german.write_text(german.read_text("utf-8")[:-3], "utf-8")
    before = german.read_bytes()
    for command in ("messages", "check"):
        answer = run(command, project)
        assert answer.exit_code == 1
        assert "the closing quotation mark is missing" in answer.output
        assert "Traceback" not in answer.output
    assert german.read_bytes() == before


def test_what_is_not_translated_is_listed_with_its_places_in_80_columns(
    german: Path, project: Path, change: Change
) -> None:
    change("AT.yaml", "ask: {en: Say where you stand.}", "ask: {en: Say clearly where you stand.}")
    change("AT.yaml", "coverage: {en: Little is known.}", "coverage: {en: Nothing much was found in any of the files.}")
    run("messages", project)
    answer = run("check", project, "--translations", "--language", "de,fr")
    lines = answer.stdout.splitlines()
    assert answer.exit_code == 0
    assert [line[:2] for line in lines[1:3]] == ["de", "fr"]
    assert lines[1].endswith("draft")
    assert max(map(len, (line for line in lines if not line.startswith(str(project))))) <= 80
    place = lines.index("  AT.yaml: asks 1, ask")
    assert lines[place - 1].endswith(": fuzzy")
    assert lines[place + 1] == "  “Say clearly where you stand.”"
    assert "  “Nothing much was found in any of the files.”" in lines


def test_machines_are_told_the_same(german: Path, project: Path) -> None:
    (german_state,) = json.loads(run("check", project, "--translations", "--language", "de", "--json").stdout)
    evidence = german_state["evidence"]
    assert evidence["texts"] == evidence["translated"] == evidence["machine_drafts"] > 20
    assert (evidence["open"], evidence["reviewed_by"]) == ([], None)
    text = german.read_text("utf-8").replace("machine draft, not yet reviewed", "reviewed by A Person, 2026-11-20")
    german.write_text(text, "utf-8")
    (german_state,) = json.loads(run("check", project, "--translations", "--language", "de", "--json").stdout)
    assert german_state["evidence"]["reviewed_by"] == "A Person"
    assert german_state["evidence"]["reviewed_on"] == "2026-11-20"


def test_a_language_that_is_none_is_named(project: Path) -> None:
    answer = run("messages", project, "--language", "xx")
    assert answer.exit_code == 2
    assert "'xx' is not a language" in answer.stderr
    assert not (project / "locale").exists()

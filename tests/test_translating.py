"""The translator's page (docs/translating.md) says what is so: files, flags, placeholders, commands."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.evidence.catalogue_head import DRAFT
from scorecard.evidence.catalogue_update import REVIEWED
from scorecard.evidence.po_file import FUZZY, MACHINE_DRAFT, REVIEW
from scorecard.evidence.vocabulary import LANGUAGES, Language
from scorecard.rendering.catalogue import Catalogue
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path
from tests.conftest import FROZEN, ROOT

PAGE = (ROOT / "docs" / "translating.md").read_text("utf-8")
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_the_options_that_the_page_gives_it(command: str) -> None:
    program, name, *options = shlex.split(command)
    group: Any = get_command(app)
    assert program == "scorecard"
    group.commands[name].make_context(name, options)


def test_the_catalogues_of_the_evidence_are_made_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FROZEN, tmp_path / "countries")
    monkeypatch.chdir(tmp_path)
    for command in ("scorecard messages --language pt", "scorecard messages"):
        assert command.replace("--language pt", "--language xx") in PAGE
        assert CliRunner().invoke(app, shlex.split(command)[1:]).exit_code == 0
    catalogue = (tmp_path / "countries" / "locale" / "pt.po").read_text("utf-8")
    assert re.search(r"^#\. PT\.yaml: asks ", catalogue, re.MULTILINE)
    assert f"{REVIEW}: {DRAFT}" in catalogue


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_each_language_has_the_three_files(code: str) -> None:
    named = re.findall(r"`((?:scorecard|countries|docs)/[^`*]*xx[^`*]*)`", PAGE)
    assert len(set(named)) >= 3
    for path in named:
        assert (ROOT / path.replace("xx", code)).exists(), path


def test_what_the_page_calls_flags_and_headers_are_those_of_the_program() -> None:
    for named in (f"`#, {MACHINE_DRAFT}`", f"`#, {FUZZY}`", f'"{REVIEW}: reviewed by ', f"# {REVIEWED} ", f"`{DRAFT}`"):
        assert named in PAGE


def test_the_forms_of_the_names_of_states_are_those_of_the_catalogues() -> None:
    rows = re.findall(r"^\| `\{(\w+)\}` \| ([\w ]+) \| ([\w ]+) \| (\w+) \|$", PAGE, re.MULTILINE)
    assert [row[0] for row in rows] == ["state", "in_state", "of_state", "from_state"]
    columns: tuple[tuple[int, Language], ...] = ((2, "de"), (3, "fi"))
    for column, code in columns:
        catalogue = Catalogue.read(catalogue_path(CATALOGUES, code))
        for row in rows[1:]:
            assert catalogue.gettext(row[1]) == row[column]

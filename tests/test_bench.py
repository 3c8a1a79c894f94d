"""Tests that the scripts of bench/ run, so that a renamed function or option is noticed.

The scripts that build little run as a user runs them, all at once. The others run with `scorecard` commands that are
parsed as the real ones are, but build nothing.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bench import compare_checkouts, engine, mutants
from bench.commands import Arguments, Cost
from bench.reword import reword
from scorecard.cli import app
from tests.conftest import FROZEN, ROOT

COUNTRIES = ("--countries", str(FROZEN))
SCRIPTS = {
    "analysis": ("--rounds", "1", *COUNTRIES),
    "as_of": ("MT", "--day", "2024-06-20", *COUNTRIES),
    "documents": ("MT", "--rounds", "1", *COUNTRIES),
    "edits": ("MT", "--number", "1", "--document", "scorecard", "--document", "data", *COUNTRIES),
    "engine": ("MT", "--only", "no-change", "--rounds", "1", "--jobs", "1", *COUNTRIES),
    "fuzz": ("--number", "1", "--first", "1", "--jobs", "1"),
    "identity": ("--number", "1", "--document", "card", *COUNTRIES),
    "logos": (str(ROOT / "tests" / "logo_cases"), "--all"),
    "kills": ("MT", "--number", "1", "--document", "card", *COUNTRIES),
}
"""The scripts that run whole, each with the smallest numbers."""
ALL = (*SCRIPTS, "compare_checkouts")

TABLE_ROW = {
    "analysis": r"\| all figures of one day \| \d\.\d{3} \|",
    "as_of": r"\| 2024-06-20 \| 2 \| \d+ \| 0 \|",
    "documents": r"\| MT \| \d+\.\d\d \| \d+\.\d\d \| \d+\.\d\d \|",
    "edits": r"\| (statement|roll calls|template|sentence|design tokens)(, undone)? \| 1 \| 0 \|",
    "engine": r"\| the same again \| \d+\.\d\d \| 0\.\d\d \|\n\nThe second build imports \d+ modules, no heavy one",
    "fuzz": r"1 mutants of seed 1 in \d+ s: 0 with findings\.",
    "identity": r"1 builds of \d+ files each gave 1 different result",
    "logos": r"\| refused by check \| 5 \|\n\| drawn alike \| 6 \|\n\| \*\*findings\*\* \| 0 \|",
    "kills": r"\| the (previous|new) edition \| 1 \|\n\nThe build after them gives the same files as a clean one",
}
"""A line that a script prints when it has done its work."""


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"bench.{name}", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def results() -> Iterator[Mapping[str, subprocess.CompletedProcess[str]]]:
    """Returns the result of each script; two run at a time."""
    with ThreadPoolExecutor(2) as executor:
        futures = {name: executor.submit(run, name, *arguments) for name, arguments in SCRIPTS.items()}
        yield {name: future.result() for name, future in futures.items()}


@pytest.mark.acceptance
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_and_prints_what_it_measured(
    name: str, results: Mapping[str, subprocess.CompletedProcess[str]]
) -> None:
    result = results[name]
    assert result.returncode == 0, result.stderr
    assert re.search(TABLE_ROW[name], result.stdout), result.stdout


@pytest.mark.parametrize("name", ALL)
def test_the_help_says_in_which_unit_and_how_long(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = __import__(f"bench.{name}", fromlist=["main"])
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    with pytest.raises(SystemExit) as ended:
        module.main()
    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert re.search(r"Units?:", printed)
    assert re.search(r"second|minute|hour", printed.partition("Unit")[2])


def test_every_script_is_tested_and_described() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    scripts = {path.stem for path in (ROOT / "bench").glob("*.py") if "__main__" in path.read_text("utf-8")}
    assert set(ALL) <= scripts
    assert set(re.findall(r"python -m bench\.(\w+)", pages)) >= set(ALL)
    assert set(re.findall(r"python -m bench\.(\w+)", pages)) <= scripts


def parse(arguments: Arguments) -> dict[str, Any]:
    """Returns the options of a `scorecard` command. Raises click's UsageError where it has no such option."""
    group: Any = get_command(app)
    name, *rest = [str(argument) for argument in arguments]
    options: dict[str, Any] = group.commands[name].make_context(name, rest).params
    return options


def cost(seconds: float, output: str = "") -> Cost:
    return Cost(seconds, cpu=seconds, megabytes=100.0, exit_code=0, output=output, errors="")


@pytest.fixture
def quick_commands(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Replaces the commands of bench.engine by ones that build nothing; the options of each are noted in the list."""
    requests: list[dict[str, Any]] = []

    def scorecard(arguments: Arguments, checkout: Path = ROOT, may_fail: bool = False) -> Cost:
        requests.append(parse(arguments))
        report = {"reasons": {"en/MT/scorecard.pdf": ""}, "written": ["en/MT/scorecard.pdf"], "failures": {}}
        return cost(2.0, json.dumps(report))

    monkeypatch.setattr(engine, "scorecard", scorecard)
    monkeypatch.setattr(engine, "run", lambda command: cost(4.0))
    return requests


@pytest.mark.parametrize(
    ("part", "row"),
    [
        ("edit", "| scorecard of MT after an edit | 2.00 | 1.00 | 1 |"),
        ("cold", "| scorecard build --jobs 1 | 2.00 | 2.00 | 0.50 |"),
        ("languages", "| 3 languages | 1 | 0 | 2.00 | 100.00 |"),
        ("preview", "| web page | 2.00 | 2.00 | 0.50 |"),
    ],
)
def test_the_other_parts_of_the_engine_use_commands_that_exist(
    part: str,
    row: str,
    quick_commands: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ("MT", "--only", part, "--rounds", "1", "--languages", "3", *COUNTRIES)
    monkeypatch.setattr(sys, "argv", ["engine", *options])
    engine.main()
    assert row in capsys.readouterr().out
    assert all(list(request["states"]) == ["MT"] for request in quick_commands)


def test_an_edit_changes_one_sentence_and_can_be_repeated(tmp_path: Path) -> None:
    file = tmp_path / "AT.yaml"
    file.write_text("statements:\n- says:\n    en: 'Yes.'\n- says:\n    en: No.\n", "utf-8")
    reword(file, 1)
    reword(file, 2)
    assert file.read_text("utf-8") == "statements:\n- says:\n    en: 'Reworded 2. Yes.'\n- says:\n    en: No.\n"


def test_two_checkouts_are_compared_by_what_a_further_scorecard_costs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A start of 1 s in both; a scorecard takes 0.2 s in the other checkout and 0.3 s in this one."""
    (tmp_path / "scorecard").mkdir()

    def scorecard(arguments: Arguments, checkout: Path) -> Cost:
        request = parse(arguments)
        assert request["force"] and request["jobs"] == 1
        return cost(1 + len(request["states"]) * (0.3 if checkout == ROOT else 0.2))

    monkeypatch.setattr(compare_checkouts, "scorecard", scorecard)
    main: Callable[[], int] = compare_checkouts.main
    for limit, exit_code in (("1.6", 0), ("1.4", 1)):
        monkeypatch.setattr(sys, "argv", ["compare_checkouts", str(tmp_path), "--rounds", "2", "--limit", limit])
        assert main() == exit_code
        assert "| each further scorecard | 0.200 | 0.300 | 1.500 |" in capsys.readouterr().out


def test_each_fault_of_the_list_can_be_put_in() -> None:
    found = {fault.number: (ROOT / fault.file).read_text("utf-8").count(fault.old) for fault in mutants.listed()}
    assert {number: times for number, times in found.items() if times != 1} == {}

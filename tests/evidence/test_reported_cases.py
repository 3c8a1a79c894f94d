"""The edits of the evidence with which a review began, each on a copy of the frozen evidence with its right outcome."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.cli import app
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import State
from tests.conftest import FROZEN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns a copy of the frozen evidence."""
    return Path(shutil.copytree(FROZEN, tmp_path / "countries"))


def check(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["check", *words, "--countries", str(folder)])


def edit(path: Path, old: str, new: str) -> int:
    """Replaces the first place of a text in a file and returns its line."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def test_a_hashtag_in_a_text_is_an_error_at_its_line(folder: Path) -> None:
    text = (folder / "DE.yaml").read_text("utf-8")
    first = re.search(r"\n  says:\n    en: .*(\n      .*)*\n", text)
    assert first
    words = "Says the hashtag #chatcontrol must not be touched; encrypted stays."
    line = edit(folder / "DE.yaml", first[0], f"\n  says:\n    en: {words}\n") + 2
    answer = check(folder)
    assert answer.exit_code == 1
    assert f"DE.yaml:{line}:26: en: what stands after '#' is dropped by YAML; put the text in quotes" in answer.stdout


def test_a_statement_pasted_four_times_more_is_named_by_its_entry(folder: Path) -> None:
    text = (folder / "MT.yaml").read_text("utf-8")
    first = re.search(r"\nstatements:\n(- date:.*?\n)(?=- date:)", text, re.DOTALL)
    assert first
    edit(folder / "MT.yaml", first[1], first[1] * 5)
    answer = check(folder)
    assert answer.exit_code == 1
    assert (
        len(re.findall(r"MT\.yaml:\d+:\d+: the same statement as entry 1 of statements; keep one", answer.stdout)) == 4
    )


@pytest.mark.parametrize(
    "address",
    ["https://example.org/2026/index.html", "https://example.org/2026/?utm_source=x", "https://example.org/2026/#top"],
)
def test_the_address_of_the_edition_is_its_folder(address: str, folder: Path) -> None:
    path = folder / "eu" / "edition.yaml"
    path.write_text(f"{path.read_text('utf-8')}\naddress: {address}\n", "utf-8")
    answer = check(folder)
    assert answer.exit_code == 1
    assert "give the folder that holds index.html, https://example.org/2026/" in answer.stdout


def test_a_survey_cannot_end_before_it_begins(folder: Path) -> None:
    text = (folder / "eu" / "surveys.yaml").read_text("utf-8")
    start = re.search(r"start: \S+\n(?P<indent> *)end: (\S+)\n", text)
    assert start
    line = edit(folder / "eu" / "surveys.yaml", start[0], f"start: 2026-11-12\n{start['indent']}end: 2026-11-03\n") + 1
    answer = check(folder)
    assert answer.exit_code == 1
    assert f"surveys.yaml:{line}:" in answer.stdout
    assert "end 2026-11-03 is before start 2026-11-12; correct one of them" in answer.stdout


def test_a_fraction_for_a_share_is_noted(folder: Path) -> None:
    line = edit(folder / "PT.yaml", "share: 98", "share: 0.715")
    answer = check(folder)
    assert answer.exit_code == 0
    assert (
        f"PT.yaml:{line}:10: note: share 0.715 is less than 1 per cent; a fraction is written as 71.5" in answer.stdout
    )
    assert check(folder, "--strict").exit_code == 1


def test_a_file_with_another_ending_is_to_be_renamed(folder: Path) -> None:
    (folder / "PT.yaml").rename(folder / "PT.yml")
    answer = check(folder)
    assert answer.exit_code == 1
    assert "PT.yml:1:1: this file is not read; rename it to PT.yaml" in answer.stdout


def test_a_broken_file_of_germany_stops_no_brief_of_portugal(folder: Path) -> None:
    edit(folder / "DE.yaml", "stance: ", "stance ")
    portugal: tuple[State, ...] = ("PT",)
    assert load(folder, states=portugal).left_out == ("DE",)
    answer = check(folder, "PT")
    assert (answer.exit_code, "PT: 0 problems" in answer.stderr, "elsewhere 1 (DE.yaml)" in answer.stderr) == (0, 1, 1)

"""Tests the script behind `make acceptance` with commands that run nothing."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import acceptance
from bench.commands import Arguments, Cost
from tests.sampling import sample


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns the page to be written, while every command prints a table and the one with fuzz fails."""

    def run(command: Arguments, may_fail: bool = False) -> Cost:
        words = " ".join(map(str, command))
        if "rev-parse" in words:
            return Cost(0, 0, 0, 0, "abc1234\n", "")
        if "status" in words:
            return Cost(0, 0, 0, 0, "", "")
        return Cost(1, 1, 1, int("fuzz" in words), "....... [ 10%]\n| what | times |\n|---|--:|\n| builds | 2 |\n", "")

    monkeypatch.setattr(acceptance, "run", run)
    return tmp_path / "acceptance.md"


def run_acceptance(monkeypatch: pytest.MonkeyPatch, page: Path, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["acceptance", "--output", str(page), *words])
    return acceptance.main()


def test_the_page_says_what_was_run_of_which_commit_and_with_which_result(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_acceptance(monkeypatch, page) == 1
    text = page.read_text("utf-8")
    for part in acceptance.PARTS.values():
        assert f"## {part.title}\n\n`{part.typed}`, 20" in text
    assert text.count("commit `abc1234`: **passed**") == len(acceptance.PARTS) - 1
    assert text.count("**FAILED with exit code 1**") == 1
    assert text.count("\n| builds | 2 |\n") == len(acceptance.PARTS)
    assert "10%" not in text


def test_the_parts_that_are_not_run_keep_what_they_said(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_acceptance(monkeypatch, page)
    whole = page.read_text("utf-8")
    page.write_text(whole.replace("abc1234", "fed4321"), "utf-8")
    assert run_acceptance(monkeypatch, page, "--only", "kills") == 0
    text = page.read_text("utf-8")
    assert text.count("fed4321") == len(acceptance.PARTS) - 1
    assert text.replace("fed4321", "abc1234") == whole


def test_a_part_that_is_run_with_options_says_so(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_acceptance(monkeypatch, page, "--only", "kills", "--", "--number", "30") == 0
    assert "\n`python -m bench.kills --number 30`, 20" in page.read_text("utf-8")
    with pytest.raises(SystemExit):
        run_acceptance(monkeypatch, page, "--only", "kills", "edits", "--", "--number", "30")


def test_every_part_exists() -> None:
    assert all(find_spec(part.arguments[0]) for part in acceptance.PARTS.values())


def test_a_sample_leaves_no_case_out_and_refuses_one_that_does_not_exist() -> None:
    one, other = sample(["a", ("b", 1)], ["a"])
    assert one == "a"
    assert (other.values, [mark.name for mark in other.marks]) == (("b", 1), ["acceptance"])
    with pytest.raises(AssertionError, match="does not exist"):
        sample(["a"], ["A"])

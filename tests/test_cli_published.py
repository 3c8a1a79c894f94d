"""The commands for published folders as they are typed, and days typed as months."""

import json
from pathlib import Path

import pytest

from tests.test_cli import run, run_on_frozen


@pytest.fixture
def folder(project: Path, tmp_path: Path) -> Path:
    """Returns a published folder, small and quickly built."""
    output = tmp_path / "output"
    assert run("build", "-d", "data", "--countries", str(project), "--output", str(output)).exit_code == 0
    return output


def test_a_whole_folder_is_verified_with_0(folder: Path) -> None:
    answer = run("verify", str(folder))
    assert answer.exit_code == 0
    assert answer.stdout == ""
    assert answer.stderr.endswith(" files unchanged, 0 problems.\n")


def test_a_damaged_file_is_named_and_ends_with_1(folder: Path) -> None:
    path = folder / "data" / "states.csv"
    path.write_bytes(path.read_bytes().replace(b"AT,", b"XX,"))
    answer = run("verify", str(folder))
    assert answer.exit_code == 1
    assert answer.stdout == f"{path} is not the file that was built\n"
    assert answer.stderr.endswith(" files unchanged, 1 problem.\n")
    answer = run("verify", str(folder), "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["problems"] == {"data/states.csv": "is not the file that was built"}


def test_a_folder_without_a_manifest_is_named_and_ends_with_1(tmp_path: Path) -> None:
    answer = run("verify", str(tmp_path))
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "manifest.json" in answer.stderr


def test_a_month_means_its_last_day() -> None:
    def compared(day: str) -> object:
        return json.loads(run_on_frozen("compare", "--json", "--as-of", day).stdout)

    assert compared("2025-11") == compared("2025-11-30") != compared("2025-11-01")

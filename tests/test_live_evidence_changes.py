"""Makes changes and edits of editors in a copy of countries/ and runs on it the tests of the live evidence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.cli import app
from tests.conftest import ROOT
from tests.evidence_changes import CHANGES
from tests.evidence_edits import EDITS, edited, follow_check

ALL = CHANGES | EDITS
"""The additions to the evidence, then the changes and removals, by name."""

QUICK = "live and not slow and not acceptance"
TESTS = Path(__file__).parent
LONG = {
    Path(__file__),
    TESTS / "rendering" / "test_language_of_pages.py",
    TESTS / "typesetting" / "test_own_languages.py",
}
MODULES = [path for path in sorted(TESTS.rglob("test_*.py")) if path not in LONG and "live_" in path.read_text("utf-8")]
"""The modules with a live fixture, but those that take longest; to import all others takes longer than to run these."""


def check(folder: Path) -> tuple[int, str]:
    """Returns the exit code and the problems of `scorecard check`."""
    answer = CliRunner().invoke(app, ["check", "--countries", str(folder)])
    return answer.exit_code, answer.stdout


def changed(live_countries: Path, tmp_path: Path, *names: str) -> Path:
    """Returns a copy of the evidence with these changes made in it."""
    copy = tmp_path / "countries"
    shutil.copytree(live_countries, copy)
    for name in names:
        ALL[name](copy)
    if any(name in EDITS for name in names):
        follow_check(copy)
    code, told = check(copy)
    assert code == 0, told  # a note of an older text is right
    return copy


def run_live_tests(copy: Path, marked: str, *modules: Path | str) -> subprocess.CompletedProcess[str]:
    """Runs the tests that look at the live evidence on another folder."""
    words = [*map(str, modules), "-m", marked, f"--countries={copy}", "-p", "no:cacheprovider", "--ignore", __file__]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_all_changes_together_leave_the_quick_tests_green(live_countries: Path, tmp_path: Path) -> None:
    result = run_live_tests(changed(live_countries, tmp_path, *ALL), QUICK, *MODULES)
    assert result.returncode == 0, result.stdout


@pytest.mark.acceptance
def test_a_loss_is_noticed_by_check_and_by_the_tests_run_on_that_folder(live_countries: Path, tmp_path: Path) -> None:
    copy = changed(live_countries, tmp_path)
    with edited(copy / "eu" / "edition.yaml") as file:
        file["assertions"] = {"min": {"eu_events": 2}}
    shutil.copy(TESTS / "minimal" / "eu" / "timeline.yaml", copy / "eu" / "timeline.yaml")
    code, problems = check(copy)
    assert code == 1
    assert "eu_events: 1 in the evidence, " in problems
    result = run_live_tests(copy, QUICK, TESTS / "evidence" / "test_live_evidence.py")
    assert result.returncode == 1
    assert "FAILED tests/evidence/test_live_evidence.py::test_the_evidence_has_no_problem" in result.stdout


@pytest.mark.acceptance
@pytest.mark.parametrize("name", ALL)
def test_each_change_alone_leaves_the_quick_tests_green(name: str, live_countries: Path, tmp_path: Path) -> None:
    result = run_live_tests(changed(live_countries, tmp_path, name), QUICK, *MODULES)
    assert result.returncode == 0, result.stdout


@pytest.mark.acceptance
def test_all_changes_together_leave_what_is_built_green(live_countries: Path, tmp_path: Path) -> None:
    """The pages, and the PDFs of two states in a book of two chapters."""
    result = run_live_tests(changed(live_countries, tmp_path, *ALL), "slow and not acceptance", *MODULES)
    assert result.returncode == 0, result.stdout


@pytest.mark.acceptance
def test_what_is_added_leaves_the_whole_edition_in_order(live_countries: Path, tmp_path: Path) -> None:
    """All PDFs, and a sample of the pages in a browser. What was changed may wait for its translations."""
    copy, browser = changed(live_countries, tmp_path, *CHANGES), TESTS / "browser"
    translated = "--deselect=tests/locale/test_catalogues.py::test_every_text_of_the_evidence_is_translated"
    for marked, where in (
        ("live", (TESTS, f"--ignore={browser}", translated)),
        ("live and not acceptance", (browser,)),
    ):
        result = run_live_tests(copy, marked, *where)
        assert result.returncode == 0, result.stdout

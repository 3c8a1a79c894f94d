"""Fixtures: the real evidence, a minimal whole project, and one edition built for the whole run."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.building.build import build
from scorecard.building.build_report import BuildReport
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES

ROOT = Path(__file__).parent.parent
MINIMAL = Path(__file__).parent / "minimal"

_BARE = "state: {}\nhotline: {{}}\ncoverage: {{en: Nothing is known.}}\nsources: {{}}\n"

Change = Callable[[str, str, str], None]


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder by its path, and the SHA-256 of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A whole evidence folder as small as it can be: one state with statements, 26 bare ones."""
    folder = tmp_path / "countries"
    shutil.copytree(MINIMAL, folder)
    for state in STATES:
        path = folder / f"{state}.yaml"
        if not path.exists():
            path.write_text(_BARE.format(state))
    return folder


@pytest.fixture
def change(project: Path) -> Change:
    """Replace a piece of text that stands exactly once in a file of the project."""

    def replace(file: str, old: str, new: str) -> None:
        path = project / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """The evidence of the edition itself."""
    return load(ROOT / "countries")


@pytest.fixture(scope="session")
def figures(evidence: Evidence) -> Figures:
    """The tables of the edition as of its own date."""
    return compute(evidence, evidence.edition.evidence_date.last_day)


@pytest.fixture(scope="session")
def edition(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All 27 scorecards, HTML and PDF, their briefs, the overview and the book, built once."""
    output = tmp_path_factory.mktemp("edition")
    order = BuildRequest(
        countries=ROOT / "countries",
        output=output,
        states=STATES,
        languages=("en",),
        documents=frozenset({"scorecard", "brief", "card", "edition", "site"}),
        formats=frozenset({"html", "pdf"}),
        as_of=evidence.edition.evidence_date.last_day,
    )
    report: BuildReport = build(order, jobs=os.cpu_count() or 1)
    assert not report.failures
    return output

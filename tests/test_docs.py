"""Documentation that cannot rot: commands that exist, links that lead somewhere, tables that are current."""

import re
from pathlib import Path

import pytest

from scorecard.analysis.alignment import figures_under
from scorecard.analysis.figures import Figures
from scorecard.cli import app
from scorecard.documents.coverage_page import evidence_coverage
from scorecard.evidence.load import Evidence
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import ROOT

MACHINES = ("work", "root")
HOSTS = (("pypi", "org"), ("registry", "npmjs"), ("deb", "debian"))
FORBIDDEN = "|".join([*(f"/{folder}/" for folder in MACHINES), *(r"\.".join(host) for host in HOSTS)])
"""Paths of a machine and hosts of registries, spelt so that this file names none."""

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
COMMANDS = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_in_the_documentation_exists(page: Path) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?scorecard ([a-z]+)", page.read_text("utf-8")))
    assert named <= COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if not re.match(r"https?:", target):
            assert (page.parent / target).exists(), target


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    for page in PAGES:
        assert set(re.findall(r"`make ([a-z]+)`", page.read_text("utf-8"))) <= targets, page


def test_the_coverage_table_is_current(evidence: Evidence, figures: Figures) -> None:
    document = evidence_coverage(evidence, figures)
    fresh = render(environment(Language("en")), "coverage/coverage.md.j2", document=document)
    assert (ROOT / "docs" / "evidence-coverage.md").read_text("utf-8") == fresh, "run scorecard coverage"


def test_nothing_of_a_machine_is_committed() -> None:
    """No path of a machine and no host of a package index in what is written by hand."""
    looked_at = [
        *PAGES,
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
        ROOT / "requirements.txt",
        ROOT / "requirements-dev.txt",
        *(path for folder in (".ci", ".devcontainer", ".github/workflows") for path in (ROOT / folder).iterdir()),
    ]
    for path in looked_at:
        assert not re.search(FORBIDDEN, path.read_text("utf-8")), path


def test_the_orders_in_the_method_are_current(evidence: Evidence, figures: Figures) -> None:
    rows = re.findall(
        r"^\| ([a-z ]+) \| ((?:[A-Z]{2} ?)+) \|", (ROOT / "docs" / "method.md").read_text("utf-8"), re.MULTILINE
    )
    weights = {"the method": {key: question.weight for key, question in evidence.method.questions.items()}}
    weights |= {other.name: other.weights for other in evidence.method.other_weights.values()}
    fresh = {name: tuple(figures_under(evidence, figures.positions, given)) for name, given in weights.items()}
    assert {name: tuple(states.split()) for name, states in rows} == fresh


def test_the_tables_of_the_method_are_those_of_the_evidence(evidence: Evidence) -> None:
    text = (ROOT / "docs" / "method.md").read_text("utf-8")
    for question in evidence.method.questions.values():
        assert re.search(rf"^\| .* \| {question.weight} \|", text, re.MULTILINE)
    words = {"supports": "supports", "leans_support": "leans towards", "abstains": "abstains", "opposes": "opposes"}
    for stance, word in words.items():
        values = [f"{evidence.method.rubric[kind].values[stance]:g}" for kind in ("mandatory", "open", "voluntary")]  # type: ignore[index]
        assert f"| {word} | {' | '.join(values)} |" in text
    assert f"{evidence.method.robustness.draws:,} draws (seed {evidence.method.robustness.seed})" in text

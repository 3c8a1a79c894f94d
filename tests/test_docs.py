"""Checks the documentation against the program, both ways, and its figures against the frozen evidence."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.analysis.alignment import figures_under, withheld_at
from scorecard.analysis.figures import Figures
from scorecard.building.document_kinds import DOCUMENT_KINDS, DocumentKind
from scorecard.cli import app
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.method import TextKind
from scorecard.evidence.vocabulary import ASPECTS, GRADES, STATES, Stance
from tests import recomputed_positions
from tests.conftest import FROZEN, ROOT

MACHINES = ("work", "root")
HOSTS = (("pypi", "org"), ("registry", "npmjs"), ("deb", "debian"))
FORBIDDEN = "|".join([*(f"/{folder}/" for folder in MACHINES), *(r"\.".join(host) for host in HOSTS)])
"""Paths of a machine and hosts of registries, spelt so that this file names none."""

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
FOLDERS = (
    r"scorecard|tests|bench|docs|\.ci|countries/eu|countries/locale|templates|drawings|parts|style|locale"
    "|evidence|analysis|documents|rendering|building"
)
"""Where the files lie that the pages name."""
MODULES = [path for folder in ("scorecard", "tests", "bench") for path in (ROOT / folder).rglob("*.py")]
COMMANDS = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
MANUAL = "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "CHANGELOG.md")
"""The pages of the manual; the changelog is left out, because it describes the past."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_in_the_documentation_exists(page: Path) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?scorecard ([a-z]+)", page.read_text("utf-8")))
    assert named <= COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"scorecard {command}\b", MANUAL)


@pytest.mark.parametrize(
    "kind", [kind for kind in DOCUMENT_KINDS if "{state}" in kind.path], ids=lambda kind: kind.name
)
def test_every_document_of_a_state_stands_in_the_readme(kind: DocumentKind) -> None:
    file = kind.path.format(language="en", state="DE", suffix="")
    assert re.search(rf"^output/{re.escape(file)} ", MANUAL, re.MULTILINE), "README.md lists them under 'What is built'"


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_make_target_is_documented(target: str) -> None:
    assert re.search(rf"\bmake {target}(?![a-z-])", MANUAL), "CONTRIBUTING.md and docs/testing.md have tables of them"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for file, heading in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", page.read_text("utf-8")):
        target = page.parent / file if file else page
        assert target.exists(), file
        assert not heading or heading in _headings(target), f"{file}#{heading}"


def _headings(page: Path) -> set[str]:
    """Returns the headings of a page as a link names them: small letters, a hyphen for a blank, no punctuation."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_entry_of_the_changelog_is_one_short_line() -> None:
    entries, _, dependencies = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("## Dependencies")
    assert dependencies
    for line in entries.splitlines()[4:]:
        assert re.fullmatch(r"|##+ .+|- .{,118}", line), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_the_project_that_is_named_exists(page: Path) -> None:
    """A path is named from the root, from `scorecard/` or from `templates/`; `xx` in it is the code of a language."""
    for path in re.findall(rf"`((?:{FOLDERS})/[\w./-]+)`", page.read_text("utf-8")):
        places = (folder / path.replace("xx", "de") for folder in (ROOT, ROOT / "scorecard", ROOT / "templates"))
        assert any(place.exists() for place in places), path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_name_that_is_said_to_stand_in_a_module_is_defined_there(page: Path) -> None:
    said = re.findall(r"((?:`\w+`(?:,\s+|\s+and\s+)?)+)\s+(?:in|of)\s+`([\w/]+\.py)`", page.read_text("utf-8"))
    for names, module in said:
        code = "\n".join(path.read_text("utf-8") for path in MODULES if path.as_posix().endswith(f"/{module}"))
        for name in re.findall(r"`(\w+)`", names):
            assert re.search(rf"^\s*(?:def |class )?{name}\b", code, re.MULTILINE), f"{name} in {module}"


def test_every_module_of_the_build_is_listed() -> None:
    listed = (ROOT / "docs" / "building.md").read_text("utf-8").partition("## For developers")[2]
    modules = {path.name for path in (ROOT / "scorecard" / "building").glob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"\b(\w+\.py)\b", listed)) == modules


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_named_exists(page: Path) -> None:
    assert set(re.findall(r"`make ([a-z-]+)`", page.read_text("utf-8"))) <= TARGETS


def test_the_coverage_table_has_a_row_a_state_and_says_of_which_day_it_is(tmp_path: Path) -> None:
    """`make evidence` writes docs/evidence-coverage.md; the page says how old it is, so no test asks for a new one."""
    output = tmp_path / "coverage.md"
    written = CliRunner().invoke(app, ["coverage", "--countries", str(FROZEN), "--output", str(output)])
    assert written.exit_code == 0
    text = output.read_text("utf-8")
    assert "as of 2026-11-24" in text
    assert "456 statements, 104 survey results by state, 51 national events." in text
    assert re.findall(r"^\| ([A-Z]{2}) ", text, re.MULTILINE)[: len(STATES)] == list(STATES)


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


def test_the_orders_in_the_method_are_those_of_the_day_it_names(evidence: Evidence, figures: Figures) -> None:
    """The page is about the evidence of 24 November 2026, which is the frozen one."""
    assert "The order of 24 November 2026 under other sensible weights" in (ROOT / "docs" / "method.md").read_text()
    rows = re.findall(
        r"^\| ([a-z ]+) \| ((?:[A-Z]{2} ?)+) \|", (ROOT / "docs" / "method.md").read_text("utf-8"), re.MULTILINE
    )
    weights = {"the method": {key: question.weight for key, question in evidence.method.questions.items()}}
    weights |= {other.name: other.weights for other in evidence.method.other_weights.values()}
    fresh = {name: tuple(figures_under(figures.alignment, given)) for name, given in weights.items()}
    assert {name: tuple(states.split()) for name, states in rows} == fresh


def test_the_method_shows_what_the_interval_changes_for_each_state(figures: Figures) -> None:
    """Both columns are worked out from the files of the frozen evidence."""

    def printed(value: Fraction) -> str:
        return str(int(value + Fraction(1, 2)))

    rows = re.findall(
        r"^\| ([A-Z]{2}) \| (\w+) \| ([\w: ]+) \|$", (ROOT / "docs" / "method.md").read_text("utf-8"), re.MULTILINE
    )
    expected = []
    for state in STATES:
        before = recomputed_positions.former_alignment(FROZEN, state, figures.as_of)
        ends = recomputed_positions.alignment(FROZEN, state, figures.as_of)
        now = f"{printed(ends[0])} to {printed(ends[1])}"
        if recomputed_positions.withheld(FROZEN, ends):
            now = f"none: {now}"
        expected.append((state, "none" if before is None else printed(before), now))
    assert rows == expected


def test_the_method_says_how_many_states_each_limit_withholds(evidence: Evidence, figures: Figures) -> None:
    text = " ".join((ROOT / "docs" / "method.md").read_text("utf-8").split())
    counts = withheld_at(evidence.method, figures.alignment)
    (least, *others, most) = (f"{limit} points {states}" for limit, states in counts.items())
    least = least.replace(" points ", " points would withhold ")
    assert f"a limit of {least} of the 27 states, {', '.join(others)} and {most}" in text


def test_the_tables_of_the_method_are_those_of_the_day_it_names(evidence: Evidence) -> None:
    text = (ROOT / "docs" / "method.md").read_text("utf-8")
    for question in evidence.method.questions.values():
        assert re.search(rf"^\| .* \| {question.weight} \|", text, re.MULTILINE)
    words: dict[Stance, str] = {
        "supports": "supports",
        "leans_support": "leans towards",
        "abstains": "abstains",
        "opposes": "opposes",
    }
    kinds: tuple[TextKind, ...] = ("mandatory", "open", "voluntary")
    for stance, word in words.items():
        values = [f"{evidence.method.rubric[kind].values[stance]:g}" for kind in kinds]
        assert f"| {word} | {' | '.join(values)} |" in text
    assert f"{evidence.method.robustness.draws:,} draws (seed {evidence.method.robustness.seed})" in text


def test_the_limits_in_the_method_are_those_of_the_day_it_names(evidence: Evidence) -> None:
    words = {3: "three"}
    text = " ".join((ROOT / "docs" / "method.md").read_text("utf-8").split())
    method = evidence.method
    for sentence in (
        f"at most {method.position.same_moment_days} days apart",
        f"at most {method.verdict.second_within_days} days from the first",
        *(f"| {method.certainty.points[grade]} |" for grade in GRADES),
        *(f"| {points} less |" for loss, points in method.certainty.deductions.items() if loss != "very_old"),
        *(f"older than {years} years" for years in method.certainty.older_than_years),
        f"well from {method.certainty.levels['well']} points, fairly from {method.certainty.levels['fairly']}",
        f"fewer than {words[method.peers.least_in_common]} such aspects",
        f"at least {words[method.polled_mean.least_states]} states have a result",
        f"wider than {method.widest_range.points:g} points",
    ):
        assert sentence in text


def test_every_aspect_is_explained_to_editors_and_readers() -> None:
    for page in ("method.md", "editing.md"):
        text = (ROOT / "docs" / page).read_text("utf-8")
        for aspect in ASPECTS:
            assert re.search(rf"\b{aspect}\b", text), f"docs/{page} does not explain the aspect '{aspect}'"

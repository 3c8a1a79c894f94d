"""A mistake in the file of another state stops no document of this one: it is made without what counts all 27."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.analysis.figures import compute
from scorecard.cli import app
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.documents.social_card import card
from scorecard.evidence.load import load
from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.vocabulary import State
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import Change

AUSTRIA: tuple[State, ...] = ("AT",)
SENTENCE = (
    "Made without the evidence on Germany, where a mistake was found: what counts or compares all 27 is left out."
)


@pytest.fixture(params=["unknown field", "unfinished merge", "missing", "unknown source"])
def broken(request: pytest.FixtureRequest, project: Path, change: Change) -> Path:
    """Returns a project with a mistake in the file of Germany, beside which Austria stands."""
    if request.param == "unknown field":
        change("DE.yaml", "state: DE", "state: DE\nmotto: none")
    elif request.param == "unfinished merge":
        change("DE.yaml", "state: DE", "<<<<<<< HEAD\nstate: DE")
    elif request.param == "missing":
        (project / "DE.yaml").unlink()
    else:
        change("DE.yaml", "state: DE", "state: DE\ncoverage_sources: [none]")
    return project


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_the_state_is_left_out_and_its_problems_are_kept(broken: Path) -> None:
    evidence = load(broken, states=AUSTRIA)
    assert evidence.left_out == ("DE",)
    assert {Path(problem.file).name for problem in evidence.elsewhere} == {"DE.yaml"}
    germany: tuple[State, ...] = ("DE",)
    for needed in (germany, AUSTRIA + germany):
        with pytest.raises(EvidenceError):
            load(broken, states=needed)
    with pytest.raises(EvidenceError):
        load(broken)


def test_a_mistake_in_a_shared_file_stops_every_document(project: Path, change: Change) -> None:
    change("eu/surveys.yaml", "side: child_rights", "side: nobody")
    with pytest.raises(EvidenceError):
        load(project, states=AUSTRIA)


def test_documents_count_nothing_and_say_why(project: Path, change: Change) -> None:
    change("DE.yaml", "state: DE", "state: DE\nmotto: none")
    evidence = load(project, states=AUSTRIA)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    sheet = brief(evidence, figures, common_figures(evidence, figures), "AT", "en", Meeting())
    assert sheet.left.council is None
    assert "DE" not in {other.name.code for other in sheet.kept.others.rows}
    page = scorecard(evidence, figures, common_figures(evidence, figures), "AT")
    assert page.comparison.sums == ()
    assert "DE" not in {row.state for row in page.comparison.rows}
    assert card(evidence, figures, "AT").map is None
    jinja = environment(Language("en"))
    words = {"densities": ("usual", "usual"), "logo": None, "accent": None, "ask_width": 180, "root": ""}
    for html in (
        render(jinja, "brief/brief.html.j2", document=sheet, **words),
        render(jinja, "scorecard/scorecard.html.j2", document=page, root="../../"),
    ):
        assert SENTENCE in " ".join(html.split())
        for counted in ("population scale", "Scale of the EU population", "council-scale", "27: for", "rank between"):
            assert counted not in html


def test_whole_evidence_is_counted(project: Path) -> None:
    evidence = load(project, states=AUSTRIA)
    assert evidence == load(project)
    assert evidence.left_out == ()


def test_build_names_the_file_and_goes_on_saying_so(project: Path, change: Change, tmp_path: Path) -> None:
    change("DE.yaml", "state: DE", "state: DE\nmotto: none")
    words = (
        "build",
        "AT",
        "-d",
        "scorecard",
        "-f",
        "html",
        "--countries",
        str(project),
        "--output",
        str(tmp_path / "o"),
    )
    for _ in range(2):
        answer = run(*words)
        assert answer.exit_code == 0, answer.stderr
        assert f"{project}/DE.yaml:2:1: 'motto' is not a field here" in answer.stderr
        assert "\nAT: 0 problems, " in answer.stderr
        assert "; elsewhere 1 (DE.yaml)\n" in answer.stderr
    assert SENTENCE in " ".join((tmp_path / "o" / "en" / "AT" / "index.html").read_text("utf-8").split())
    report = json.loads(run(*words, "--json", "--force").stdout)
    assert [one["line"] for one in report["problems_elsewhere"]] == [2]
    assert all(Path(note["file"]).parent.name == "eu" or note["file"].endswith("AT.yaml") for note in report["notes"])
    change("DE.yaml", "\nmotto: none", "")
    assert "elsewhere" not in run(*words).stderr
    assert SENTENCE not in (tmp_path / "o" / "en" / "AT" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("words", [("build",), ("build", "DE"), ("build", "AT", "-d", "edition"), ("brief", "DE")])
def test_what_shows_the_state_is_not_made(
    words: tuple[str, ...], project: Path, change: Change, tmp_path: Path
) -> None:
    change("DE.yaml", "state: DE", "state: DE\nmotto: none")
    answer = run(*words, "--countries", str(project), "--output", str(tmp_path / "output"))
    assert answer.exit_code == 1
    assert "1 problem in the evidence; nothing was written." in answer.stderr


def test_a_brief_is_made_beside_a_broken_file(project: Path, change: Change, tmp_path: Path) -> None:
    change("DE.yaml", "state: DE", "state: DE\nmotto: none")
    words = ("brief", "AT", "--for", "Ministry", "--countries", str(project), "--output", str(tmp_path / "meetings"))
    answer = run(*words)
    assert answer.exit_code == 0, answer.stderr
    assert "; elsewhere 1 (DE.yaml)" in answer.stderr
    assert (tmp_path / "meetings" / "en" / "AT-ministry.pdf").is_file()

"""What a build leaves behind the evidence is told by the build and by verify: by name, with the command that helps."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.building.build import build
from scorecard.building.build_report import BuildReport
from scorecard.building.build_request import BuildRequest
from scorecard.building.failure import Failure
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.target_names import commands, described, target_of
from scorecard.cli import app
from scorecard.cli_report import made_paths
from scorecard.cli_standard import standard_of
from scorecard.evidence.vocabulary import LANGUAGES, Language, State
from scorecard.rendering.pdf_standards import Standard
from tests.building.test_pdf_standards import PROFILE
from tests.conftest import Change


class Written:
    """Answers every job with a file that holds its name: nothing is rendered."""

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult]]:
        for job in jobs:
            name = job.target.name
            path = name if "." in name else f"{name}/file.{'css' if name == 'assets' else 'csv'}"
            yield job, RenderResult(f"HTML of {name}", {path: name.encode()})

    def close(self) -> None:
        pass


@pytest.fixture
def output(project: Path) -> Path:
    return project.parent / "output"


def built(
    project: Path,
    *documents: str,
    states: tuple[State, ...] = ("AT", "BE"),
    standard: Standard = "office",
    proof: bool = False,
    language: Language = "en",
) -> BuildReport:
    request = BuildRequest(
        countries=project,
        output=project.parent / "output",
        states=states,
        languages=(language,),
        documents=frozenset(documents),
        formats=frozenset({"html", "pdf"}),
        standard=standard,
        proof=proof,
    )
    return build(request, executor_factory=lambda *_: Written())


def verified(output: Path) -> tuple[int, dict[str, object]]:
    answer = CliRunner().invoke(app, ["verify", str(output), "--json"])
    return answer.exit_code, json.loads(answer.stdout)


def test_a_build_of_one_state_names_what_it_leaves_behind(project: Path, output: Path, change: Change) -> None:
    assert built(project, "scorecard", "brief", "site").behind == []
    assert verified(output)[0] == 0
    change("AT.yaml", "{en: Supports the text.}", "{en: Supports it all.}")
    report = built(project, "brief", states=("AT",))
    assert "en/AT/scorecard.pdf" in report.behind and "en/AT/index.html" in report.behind
    assert "en/AT/brief.pdf" not in report.behind
    assert "en/BE/brief.pdf" not in report.behind, "nothing of it changed"
    code, found = verified(output)
    assert code == 3 and found["behind"] == report.behind and found["problems"] == {}
    again = built(project, "brief", states=("AT",))
    assert again.written == [] and again.behind == report.behind, "also where there is nothing to do"
    assert built(project, "scorecard", "brief", "site").behind == []
    assert verified(output)[0] == 0


def test_a_document_with_an_older_translation_is_behind_until_it_is_built(project: Path, output: Path) -> None:
    def build_in(language: Language, *documents: str) -> list[str]:
        return built(project, *documents, language=language).behind

    path = project / "locale" / "de.po"
    path.parent.mkdir()
    path.write_text('msgid "Parliament debates."\nmsgstr "Das Parlament berät."\n', "utf-8")
    assert build_in("de", "scorecard", "brief") == []
    path.write_text('msgid "Parliament debates."\nmsgstr "Der Nationalrat berät."\n', "utf-8")
    left = ["de/AT/index.html", "de/AT/scorecard.pdf"]
    assert build_in("en", "brief") == left
    assert build_in("en", "scorecard") == left, "also in the build after that"
    assert build_in("de", "scorecard") == []


@pytest.mark.parametrize("standard", ["print_shop", "archive"])
def test_a_file_for_the_press_or_an_archive_is_not_left_behind_in_silence(
    standard: Standard, project: Path, output: Path, change: Change
) -> None:
    built(project, "brief")
    built(project, "brief", standard=standard)
    change("AT.yaml", "{en: Opposes orders., ", "{en: Is against orders., ")
    report = built(project, "brief")
    suffix = standard.replace("_", "-")
    assert report.behind == [f"en/AT/brief-{suffix}.pdf"]
    assert verified(output)[0] == 3


def test_notes_come_again_where_there_is_nothing_to_do(project: Path, output: Path, change: Change) -> None:
    change("AT.yaml", "{en: Supports the text.}", "{en: TODO}")
    first = built(project, "brief")
    assert any("'TODO'" in note.message and note.file == f"{project}/AT.yaml" for note in first.notes)
    again = built(project, "brief")
    assert again.written == [] and again.notes == first.notes
    moved = project.rename(project.with_name("evidence"))
    elsewhere = built(moved, "brief")
    assert elsewhere.written == [] and {Path(note.file).parent for note in elsewhere.notes} <= {moved, moved / "eu"}


def test_a_remark_in_a_file_leaves_nothing_behind(project: Path, output: Path) -> None:
    built(project, "scorecard", "brief")
    path = project / "AT.yaml"
    path.write_text(path.read_text("utf-8") + "# seen\n", "utf-8")
    assert built(project, "brief", states=("BE",)).behind == []


def test_a_change_by_another_hand_comes_first(project: Path, output: Path, change: Change) -> None:
    built(project, "scorecard", "brief")
    change("AT.yaml", "{en: Supports the text.}", "{en: Supports it all.}")
    built(project, "brief")
    (output / "en" / "AT" / "brief.pdf").write_text("another")
    code, found = verified(output)
    assert code == 1 and found["problems"] == {"en/AT/brief.pdf": "is not the file that was built"} and found["behind"]


def test_what_failed_is_behind_too(
    project: Path, output: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project, "brief", states=("AT",))
    change("AT.yaml", "{en: Opposes orders., ", "{en: Is against orders., ")
    failing = Failure("a template is wrong")
    monkeypatch.setattr(Written, "run", lambda self, jobs: ((job, failing) for job in jobs))
    assert built(project, "brief", states=("AT",)).behind == ["en/AT/brief.pdf"]
    assert verified(output)[0] == 3


def test_a_profile_that_nobody_named_makes_a_proof(tmp_path: Path) -> None:
    assert PROFILE is not None and standard_of(True, False, None)["proof"]
    named = tmp_path / "press.icc"
    named.write_bytes(PROFILE.read_bytes())
    assert standard_of(True, False, named) == {
        "standard": "print_shop",
        "profile": PROFILE.read_bytes(),
        "proof": False,
    }


def test_a_proof_says_so_in_its_name(project: Path, output: Path) -> None:
    built(project, "brief", states=("AT",), standard="print_shop", proof=True)
    assert (output / "en" / "AT" / "brief-print-shop-proof.pdf").is_file()
    assert verified(output)[0] == 0


def test_the_line_is_short_and_has_the_commands() -> None:
    names = ["en/edition.pdf", "data", *(f"en/{state}/index.html" for state in ("AT", "BE", "BG", "DE", "FR"))]
    assert described(names) == "edition, data; page of 5 states"
    assert commands(names) == ["scorecard build"]
    assert described(["en/AT/brief-print-shop.pdf"]) == "brief for print-shop of AT"
    assert commands(["en/AT/brief-print-shop.pdf", "fr/AT/brief-archive.pdf"]) == [
        "scorecard build --document brief --language fr --archive",
        "scorecard build --document brief --print-shop --profile FILE",
    ]
    assert target_of("en/AT/brief-print-shop-proof.pdf")[1] == "print_shop"
    assert commands(["fr/index.html", "de/AT/index.html"]) == ["scorecard build --language de,fr"]
    assert commands(["en/index.html", "de/corrections.html", "de/AT/index.html", "mt/MT/brief.pdf"]) == [
        "scorecard build --language own"
    ]
    assert commands([f"{code}/index.html" for code in LANGUAGES]) == ["scorecard build --language all"]


def test_a_run_ends_with_the_paths_it_made() -> None:
    output = Path("output")
    few = [output / "en" / "AT" / "brief.pdf", output / "data" / "a.csv", output / "data" / "b.csv"]
    assert made_paths([*few, output / "assets" / "screen.css"], output) == ["output/data/", "output/en/AT/brief.pdf"]
    many = [output / "en" / "index.html", *(output / "en" / "DE" / f"{number}.html" for number in range(20))]
    assert made_paths(many, output) == [
        "output/en/index.html",
        "and 20 more in the folders of the states, as output/en/DE/0.html",
    ]


def test_naming_them_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom scorecard.cli_report import behind_line\n"
        "behind_line(['en/edition.pdf'], Path('output'))\n"
        "print([name for name in ('pandas', 'weasyprint', 'pydantic', 'jinja2') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"

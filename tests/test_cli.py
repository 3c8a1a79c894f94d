"""The command line as it is typed."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.analysis.figures import compute
from scorecard.building.data_files import json_bytes
from scorecard.building.document_kinds import document_names
from scorecard.cli import app
from scorecard.documents.data import data_tables
from scorecard.documents.edition_change_line import roll_call_name
from scorecard.evidence.load import Evidence
from tests.conftest import FROZEN, ROOT, Change

COMMANDS = sorted(
    str(command.name or command.callback.__name__) for command in app.registered_commands if command.callback
)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def run_on_frozen(*words: str) -> Result:
    """Runs a command that reads the evidence."""
    return run(*words, "--countries", str(FROZEN))


def test_every_command_takes_the_name_of_the_file_of_a_state() -> None:
    from scorecard.cli_options import member_states

    assert member_states(["DE.yaml", "at.yml", "be"]) == ("DE", "AT", "BE")


@pytest.mark.parametrize("typed", [["BE"], ["be"], ["BE.yaml"], ["AT", "BE"]])
def test_check_takes_states_by_their_codes(typed: list[str], project: Path, change: Change) -> None:
    for state in ("BE", "DE"):
        change(f"{state}.yaml", f"state: {state}", f"state: {state}\nmotto: none")
    answer = run("check", *typed, "--countries", str(project))
    assert answer.exit_code == 1
    assert "BE.yaml:2:1: " in answer.stdout
    assert "DE.yaml" not in answer.stdout
    assert run("check", "AT", "--countries", str(project)).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("XX", "as MT"), ("GR", "; Greece is 'EL'"), ("MT.yml", "as MT"), ("elsewhere/MT", "as MT"), ("", "no such file")],
)
def test_check_of_what_is_no_state_and_no_file_says_what_to_give(typed: str, hint: str, project: Path) -> None:
    answer = run("check", typed or "nowhere.yaml", "--countries", str(project))
    assert answer.exit_code == 2
    assert f"give one in {project}, or a member state by its code" in answer.stderr
    assert hint in answer.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command: str) -> None:
    answer = run(command, "--help")
    assert answer.exit_code == 0
    assert f"Example: scorecard {command}" in answer.stdout


def test_the_commands_are_all_there() -> None:
    assert {"check", "build", "brief", "verify", "merge", "diff"} <= set(COMMANDS)


def test_help_names_every_document_that_can_be_built() -> None:
    words = " ".join(run("build", "--help").stdout.split())
    *first, last = document_names()
    assert f"{', '.join(first)} or {last}." in words


def test_check_speaks_to_machines(project: Path, change: Change) -> None:
    change("AT.yaml", "stance: supports", "stance: suports")
    answer = run("check", "--countries", str(project), "--json")
    found = [one for one in json.loads(answer.stdout) if one["level"] == "error"]
    assert [(problem["line"], problem["column"]) for problem in found] == [(22, 13)]
    github = run("check", "--countries", str(project), "--format", "github")
    assert github.stdout.startswith(f"::error file={project}/AT.yaml,line=22,col=13::stance 'suports'")


def test_check_of_one_file_keeps_to_that_file(project: Path, change: Change) -> None:
    change("AT.yaml", "stance: supports", "stance: suports")
    (project / "BE.yaml").write_text("state: BE\n")
    answer = run("check", "--countries", str(project), str(project / "BE.yaml"))
    assert "BE.yaml" in answer.stdout
    assert "AT.yaml" not in answer.stdout
    assert answer.exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "DR"), "'DR' is not a member state (known: AT, BE"),
        (("build", "--language", "xx"), "'xx' is not a language"),
        (("build", "--language", ","), "--language names no language; known: bg, cs"),
        (("build", "--document", "scorecrd"), "'scorecrd' is not a document; did you mean 'scorecard'?"),
        (("build", "--format", "docx"), "'docx' is not a format"),
        (("build", "--shard", "9/8"), "--shard: '9/8' is not a part; write 3/8 for the third of eight"),
        (("build", "--shard", f"1/1{'0' * 20}"), "is not a part; write 3/8 for the third of eight"),
        (("build", "--shard", "1" * 5000 + "/2"), "is not a part; write 3/8 for the third of eight"),
        (("build", "--shard", "²/3"), "--shard: '²/3' is not a part; write 3/8 for the third of eight"),
        (("build", "--document", "card", "--format", "pdf"), "nothing to build: no document that you name exists in"),
        (("build", "--document", "data", "--archive"), "nothing to build: no document that you name exists in"),
        (("build", "--as-of", "yesterday"), "--as-of: 'yesterday' is not a date"),
        (("check", "no-such-file.yaml"), "no such file: no-such-file.yaml"),
    ],
)
def test_wrong_usage_is_named_and_ends_with_2(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    output = ("--output", str(tmp_path / "output")) if words[0] == "build" else ()
    answer = run_on_frozen(*words, *output)
    assert said in answer.stderr
    assert answer.exit_code == 2
    assert not (tmp_path / "output").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    answer = run("check", "--countries", str(tmp_path / "nowhere"))
    assert "no such folder; give the folder that holds AT.yaml" in answer.stdout
    assert answer.exit_code == 1


def test_a_build_without_evidence_leaves_nothing(tmp_path: Path) -> None:
    assert run("build", "--countries", str(tmp_path), "--output", str(tmp_path / "output")).exit_code == 1
    assert not list(tmp_path.iterdir())


def test_schemas_are_not_written_where_there_is_no_evidence(tmp_path: Path) -> None:
    answer = run("schema", "--countries", str(tmp_path / "countries"))
    assert answer.exit_code == 1
    assert "name it with --countries" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file, not a folder")
    answer = run_on_frozen("build", "MT", "--format", "html", "--output", str(tmp_path / "output"))
    assert answer.exit_code == 1
    assert "output" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_what_was_built_again_is_explained(project: Path, tmp_path: Path) -> None:
    where = ("--countries", str(project), "--output", str(tmp_path / "output"))
    words = ("build", "at", "-d", "scorecard", "-f", "html", *where, "--explain")
    assert "en/AT/index.html: not built before\n" in run(*words).stdout
    answer = run(*words)
    assert answer.stdout == "3 documents not changed: kept.\n"
    assert answer.stderr.endswith("\nNothing to do: 3 documents up to date.\n")
    assert "en/AT/index.html: asked for with --force" in run(*words, "--force").stdout


def test_build_reports_in_one_line_and_in_json(tmp_path: Path) -> None:
    answer = run_on_frozen("build", "mt", "-d", "scorecard", "-f", "html", "--output", str(tmp_path), "--json")
    assert answer.exit_code == 0
    report = json.loads(answer.stdout)
    assert report["failures"] == {}
    assert f"{tmp_path}/en/MT/index.html" in report["written"]
    assert "failures" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_council_counts_in_words_and_in_json() -> None:
    words = run_on_frozen("council")
    assert words.exit_code == 0
    assert "in favour          5 states   42.71 %  ES FR IE IT SE" in words.stdout
    assert "former             5 states   10.52 %  CZ DK HU LT NL" in words.stdout
    assert "those not in favour are not a blocking minority by themselves" in words.stdout
    answer = json.loads(run_on_frozen("council", "--json").stdout)
    assert answer["blocking_minority"] is False
    assert answer["winning_coalitions_percent"] == 13.21
    assert answer["populations"]["year"] == 2025
    assert answer["blocking_minority_rests_on"] == {} and answer["blocking_minority_rests_on_in_words"] is None


def test_council_says_on_whose_word_a_block_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    words = ("council", "--set", "NL=opposes")
    sentence = "This rests on each of Austria (fairly documented) and Finland (fairly documented): without one of them"
    assert f"\n  {sentence} it is no block.\n" in run_on_frozen(*words).stdout
    answer = json.loads(run_on_frozen(*words, "--json").stdout)
    assert answer["blocking_minority_rests_on"] == {"AT": "fairly", "FI": "fairly"}
    assert answer["blocking_minority_rests_on_in_words"].startswith(sentence)


def test_a_what_if_changes_the_count() -> None:
    words = run_on_frozen("council", "--set", "DE=supports", "--set", "pl=supports").stdout
    assert "What if: DE supports, PL supports" in words
    assert "those not in favour are not a blocking minority by themselves" in words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("council", "--set", "DE"), "--set DE: write it as DE=supports"),
        (("council", "--set", "DE=suports"), "'suports' is not a stance; did you mean 'supports'?"),
        (("council", "--aspect", "encription"), "'encription' is not an aspect; did you mean 'encryption'?"),
        (("diff", "2026-01-01", "2025-01-01"), "2026-01-01 is later than 2025-01-01"),
        (("diff", "soon", "2025-01-01"), "'soon' is not a date"),
    ],
)
def test_wrong_questions_are_named_and_end_with_2(words: tuple[str, ...], said: str) -> None:
    answer = run_on_frozen(*words)
    assert said in answer.stderr
    assert answer.exit_code == 2


def test_compare_lists_the_27() -> None:
    rows = run_on_frozen("compare", "--csv").stdout.splitlines()
    assert len(rows) == 28
    assert rows[0].startswith("state,overall,detection_orders")
    table = {row["state"]: row for row in json.loads(run_on_frozen("compare", "--json").stdout)}
    assert (table["DE"]["alignment_low"], table["DE"]["alignment_high"]) == (35, 50)
    assert (table["DE"]["rank_from"], table["DE"]["rank_to"]) == (4, 10)
    assert table["MT"]["alignment_low"] is table["MT"]["alignment_high"] is None


def test_diff_tells_one_state_or_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    words = run_on_frozen("diff", "2025-10-01", "2026-11-24", "--state", "DE").stdout.replace("\u00a0", " ")
    assert words.startswith("DE: Since 1 October 2025 the government in Germany supported the Council mandate of")
    assert all(line.startswith("    ") for line in words.splitlines()[1:]), "the rest is a list"
    answer = json.loads(run_on_frozen("diff", "2025-10-01", "2026-11-24", "--json").stdout)
    assert len(answer["states"]) == 27


def _edition(file: Path, edition: date, evidence: Evidence) -> str:
    """Returns the data file of an edition, written as `build` writes it."""
    file.write_bytes(json_bytes(data_tables(evidence, compute(evidence, edition))))
    return str(file)


@pytest.mark.parametrize(("column", "name"), [("subject", "Talks opened"), ("title", "Talks opened"), ("other", "v-1")])
def test_a_roll_call_is_named_as_its_edition_named_it(column: str, name: str) -> None:
    row = {"roll_call": "v-1", "date": "2026-07-09", column: "Talks opened"}
    assert roll_call_name(row) == f"2026-07-09, {name}"


def test_diff_of_two_editions_data_files(tmp_path: Path, evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    old = _edition(tmp_path / "old.json", date(2025, 10, 1), evidence)
    new = _edition(tmp_path / "new.json", date(2026, 11, 24), evidence)
    words = run_on_frozen("diff", old, new, "--state", "DE").stdout
    assert "detection_orders from undecided (2025-07-02) to opposes (2025-11)" in words
    assert "statements added: 17" in words
    assert "alignment 10 to 55, now 35 to 50" in words
    assert "Roll call added: 2026-07-09" in words and ".." not in words
    assert run_on_frozen("diff", new, new).stdout.strip() == "Nothing changed."
    (state,) = json.loads(run_on_frozen("diff", old, new, "--state", "DE", "--json").stdout)["states"]
    assert (state["statements_added"], state["statements_taken_out"]) == (17, 0)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"positions": [{"state": "DE"}]}', "[" * 100_000])
def test_diff_of_what_is_no_data_file_says_so(content: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(content)
    answer = run("diff", str(wrong), str(wrong))
    assert answer.exit_code == 2
    assert "give the csa-scorecard.json of an edition" in " ".join(answer.stderr.split())
    missing = run("diff", str(tmp_path / "none.json"), str(wrong))
    assert (missing.exit_code, "cannot be read" in missing.stderr) == (2, True)


def test_checking_imports_neither_pandas_nor_weasyprint() -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom scorecard.cli import app\n"
        "assert CliRunner().invoke(app, ['check', '--countries', 'tests/frozen']).exit_code == 0\n"
        "assert not {'pandas', 'weasyprint', 'jinja2', 'babel'} & set(sys.modules), 'slow start'\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_a_brief_is_made_for_a_meeting(tmp_path: Path) -> None:
    answer = run_on_frozen(
        "brief", "mt", "--for", "The Ministry", "--on", "2026-12-03", "--output", str(tmp_path), "--json"
    )
    assert answer.exit_code == 0
    made = tmp_path / "en" / "MT-2026-12-03-the-ministry.pdf"
    assert json.loads(answer.stdout)["written"] == [made.as_posix()]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [made]
    assert "1 file written" in answer.stderr


@pytest.mark.acceptance
def test_the_side_to_leave_goes_to_the_briefs_for_meetings_under_a_name_that_says_so(tmp_path: Path) -> None:
    answer = run_on_frozen("brief", "mt", "--leave-behind", "--output", str(tmp_path), "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["written"] == [(tmp_path / "en" / "MT-leave-behind.pdf").as_posix()]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("brief", "XX"), "'XX' is not a member state"),
        (
            ("brief", "DE", "--for", " "),
            "--for: there is nothing in it to be seen; name the person or office you meet, or leave it out",
        ),
        (("brief", "DE", "--on", "3.12.2026"), "--on: '3.12.2026' is not a date"),
        (("brief", "DE", "--print-shop", "--archive"), "make different files"),
        (("brief", "DE", "--profile", "x.icc"), "--profile is for --print-shop"),
        (("brief", "DE", "--print-shop", "--profile", "README.md"), "README.md is not an ICC profile;"),
        (("build", "--document", "leaflet"), "'leaflet' is not a document"),
    ],
)
def test_a_brief_typed_wrongly_says_how(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    answer = run_on_frozen(*words, "--output", str(tmp_path))
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert list(tmp_path.iterdir()) == []

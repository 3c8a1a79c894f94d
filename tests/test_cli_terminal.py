"""What the terminal shows, at 80 columns and in a pipe; what leaves the folder says in its name what it is."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.documents.caveats import MARKS
from scorecard.documents.comparison_lines import LETTERS
from scorecard.documents.download_name import download_name
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.program_messages import set_translations
from scorecard.evidence.vocabulary import STATES
from scorecard.terminal_language import set_language
from scorecard.typed_quotes import curly_quotes
from tests.conftest import FROZEN
from tests.spoken import PseudoTranslations
from tests.test_cli import run, run_on_frozen


def test_compare_fits_80_columns_with_a_mark_a_position() -> None:
    lines = run_on_frozen("compare").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    rows = {line[:2]: line for line in lines if line[:2] in STATES}
    assert list(rows) == list(STATES)
    table = {row["state"]: row for row in json.loads(run_on_frozen("compare", "--json").stdout)}
    marks = {"supports": "●", "leans_support": "◐", "undecided": "○", "leans_oppose": "◇", "opposes": "◆"}
    marks |= {"abstains": "□", "unknown": "–⊙"}
    for state, line in rows.items():
        cells = line.split()[1:]
        assert cells[0][0] in marks[table[state]["overall"]], line
        assert cells[1][0] in marks[table[state]["detection_orders"]], line
    assert lines[0].split() == list("ABCDEFGHIJK")
    key = " ".join(lines[29:])
    assert "A overall, B detection orders, " in key and "K rank: band among the states with a figure" in key
    for words in ("● supports", "⊙ implied", "r text since replaced", "f a former government", "3 well documented"):
        assert words in key


def test_every_caveat_of_a_position_has_its_letter_in_compare() -> None:
    table = json.loads(run_on_frozen("compare", "--json").stdout)
    lines = {line[:2]: line.split() for line in run_on_frozen("compare").stdout.splitlines() if line[:2] in STATES}
    letters = {"replaced": "r", "disputed": "d", "moved": "m", "tally": "t", "copy": "c", "general": "g"}
    letters |= {"former": "f", "another_text": "a"}
    seen = set()
    for row in table:
        codes = str(row["detection_orders_marks"] or row["detection_orders_last_word"] or "").split()
        for code in set(codes) & set(letters):
            assert letters[code] in lines[row["state"]][2], row["state"]
            seen.add(code)
    assert len(seen) > 3


def test_every_code_of_a_caveat_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == set(MARKS)
    assert len({letter for letter, _ in LETTERS.values()}) == len(MARKS)


def test_diff_names_each_new_statement_poll_and_vote() -> None:
    answer = run_on_frozen("diff", "2023-01-01", "2026-11-24", "--state", "DE")
    assert max(map(len, answer.stdout.splitlines())) <= 80
    lines = answer.stdout.replace("\n        ", " ").splitlines()
    plain = json.loads(run_on_frozen("diff", "2023-01-01", "2026-11-24", "-s", "DE", "--json").stdout)["states"][0]
    said = plain["government"] + plain["voices"]
    assert said and plain["results"] and plain["votes"]
    for item in said:
        (line,) = [line for line in lines if line.strip().startswith(item["date"]) and item["says"]["en"] in line]
        head = line.partition(": ")[0]
        assert head.endswith(")" if item["marks"] else item["text"]), "what must be said with it stands beside the text"
        assert ("text replaced" in head, "on its draft" in head) == (
            "replaced" in item["marks"],
            "draft" in item["marks"],
        )
    assert {"replaced", "draft", "another_text"} <= {mark for item in said for mark in item["marks"]}
    assert any(not item["marks"] for item in said)
    assert sum(" poll, " in line for line in lines) == len(plain["results"])
    assert sum(" vote, " in line for line in lines) == len(plain["votes"])
    assert lines[0].startswith("DE: ") and all(line.startswith("    ") for line in lines[1:])


def test_diff_since_a_text_begins_on_its_day() -> None:
    since = run_on_frozen("diff", "--since", "dk-2025-07", "--state", "PT")
    assert since.stdout == run_on_frozen("diff", "2025-07-01", "2026-11-24", "--state", "PT").stdout
    assert run_on_frozen("diff", "2025-07-01", "-s", "PT").stdout == since.stdout, "to the day of the evidence"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "dk-2025-08"), "'dk-2025-08' is not a text of eu/proposal.yaml; did you mean 'dk-2025-07'?"),
        (("2025-01-01", "--since", "dk-2025-07"), "--since takes the place of the two days"),
        ((), "give the earlier day, as 2025-10-01, or a text with --since"),
        (("--since", "eprivacy-2020"), "the first day that can be shown is 2022-05-11"),
        (("old.json",), "a day and a file cannot be compared"),
    ],
)
def test_diff_says_what_to_give(words: tuple[str, ...], said: str) -> None:
    answer = run_on_frozen("diff", *words)
    assert answer.exit_code == 2
    assert said in answer.stderr


def test_a_table_is_never_broken_within_a_word_however_narrow_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("coverage", "--countries", str(FROZEN)).stdout.splitlines()
    assert "government" in lines[0]
    (austria,) = (line.split() for line in lines if line.startswith("AT"))
    assert len(austria) == 9


def test_one_state_is_no_states() -> None:
    told = run("council", "--aspect", "encryption", "--countries", str(FROZEN)).stdout
    told += run("council", "--countries", str(FROZEN)).stdout
    assert "1 state " in told
    assert " 1 states" not in told


def test_coverage_shows_and_writes_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("coverage", "--countries", str(FROZEN))
    assert answer.exit_code == 0
    assert [line[:2] for line in answer.stdout.splitlines()[1:]] == list(STATES)
    assert max(map(len, answer.stdout.splitlines())) <= 80
    assert list(tmp_path.iterdir()) == []
    assert "no folder docs here" in run("coverage", "--write", "--countries", str(FROZEN)).stderr
    (tmp_path / "docs").mkdir()
    assert run("coverage", "--write", "--countries", str(FROZEN)).exit_code == 0
    assert (tmp_path / "docs" / "evidence-coverage.md").read_text("utf-8").count("\n| ") > 27


def test_a_state_is_set_once_in_the_council() -> None:
    answer = run_on_frozen("council", "--set", "DE=supports", "--set", "de=opposes")
    assert (answer.exit_code, answer.stderr.strip()) == (2, "--set DE is given twice; give each state one stance")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["brief", "PT", "--for", "“Ministry", "of", "Justice”"], "Ministry of Justice"),
        (["brief", "PT", "--for", "„Ministerium“"], "Ministerium"),
        (["brief", "PT", "--for=“Ministry", "of", "Justice”", "--on", "2026-12-03"], "Ministry of Justice"),
        (["brief", "FR", "--for", "«", "Ministère", "»"], "Ministère"),
    ],
)
def test_quotes_of_a_word_processor_are_named(typed: list[str], meant: str) -> None:
    answer = run(*typed)
    assert answer.exit_code == 2
    told = answer.stderr.strip()
    assert "the shell knows straight quotes alone" in told and meant in told and "\n" not in told


def test_quotes_within_straight_ones_are_left_alone() -> None:
    assert curly_quotes(["brief", "PT", "--for", "The “Renew” group", "-l", "en"]) is None
    assert curly_quotes(["brief", "PT", "--for", "Ministers’"]) is None


def test_a_pdf_that_leaves_the_folder_says_what_it_is() -> None:
    day = PartialDate.parse("2026-11-24")
    assert download_name("brief", "PT", "en", day) == "brief-PT-2026-11-24.pdf"
    assert download_name("scorecard", "PT", "fr", day, "-archive") == "scorecard-PT-fr-2026-11-24-archive.pdf"
    assert download_name("edition", None, "en", day) == "csa-scorecard-edition-2026-11-24.pdf"


def test_copies_carry_state_kind_and_day_and_replace_nothing_else(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ("brief", "AT", "--countries", str(project), "--copy-to")
    assert "lies in output/, which is published" in run(*words, "output/sent").stderr
    answer = run(*words, "sent")
    assert answer.exit_code == 0, answer.stderr
    assert answer.stdout.splitlines() == ["output/en/AT/brief.pdf", "sent/brief-AT-2026-11-24.pdf"]
    copy, built = tmp_path / "sent" / "brief-AT-2026-11-24.pdf", tmp_path / "output" / "en" / "AT" / "brief.pdf"
    assert copy.read_bytes() == built.read_bytes()
    copy.write_text("a note of mine")
    refused = run(*words, "sent")
    assert refused.exit_code == 2 and "is no PDF" in refused.stderr
    assert copy.read_text() == "a note of mine"


def test_the_page_names_its_downloads(edition: Path) -> None:
    page = (edition / "en" / "MT" / "index.html").read_text("utf-8")
    assert 'href="scorecard.pdf" download="scorecard-MT-2026-11-24.pdf"' in page
    assert 'href="brief.pdf" download="brief-MT-2026-11-24.pdf"' in page
    assert 'href="../corrections.html"' in page
    overview = (edition / "en" / "index.html").read_text("utf-8")
    assert "for a spreadsheet take the workbook" in overview and 'href="../data/csa-scorecard.xlsx"' in overview
    assert 'href="corrections.html"' in overview
    assert (edition / "en" / "corrections.html").is_file()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("biuld", "'biuld' is not a command; did you mean 'build'? (known: schema, check, build, "),
        ("build --jbos 3", "--jbos is not an option of scorecard build (scorecard build --help lists them); did you"),
        ("compare --asof 2024", "lists them); did you mean '--as-of'?"),
        ("--foo", "--foo is not an option of scorecard (scorecard --help lists them)"),
        ("build --jobs x", "--jobs 'x' is not a whole number"),
        ("build --jobs 0", "--jobs 0 is below 1; give at least 1"),
        ("build --output", "--output needs a value; type scorecard build --help to see which"),
        ("build --json=3", "--json takes no value; type it alone"),
        ("brief", "STATE is missing; type scorecard brief [OPTIONS] "),
        ("merge", "FOLDERS is missing; type scorecard merge [OPTIONS] "),
        ("brief MT --on 2026-12-03 --for A --on 2026-12-04", "--on is given twice; give it once"),
        ("diff a b c", "'c' is too much here; type scorecard diff [OPTIONS] [OLD] [NEW]"),
    ],
)
def test_what_a_command_does_not_know_is_told_in_a_line_with_what_to_type(typed: str, told: str) -> None:
    answer = CliRunner().invoke(app, typed.split(), prog_name="scorecard")
    assert (answer.exit_code, answer.stdout) == (2, "")
    (line,) = answer.stderr.splitlines()
    assert told in line
    set_translations(PseudoTranslations())
    try:
        said = run(*typed.split()).stderr.strip()
    finally:
        set_language("en")
    assert said.startswith("[") and said.endswith("]"), "it is a message that can be translated"


def test_no_command_at_all_shows_the_help() -> None:
    assert "Usage: " in run().output

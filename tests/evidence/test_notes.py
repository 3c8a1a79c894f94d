"""Notes: what may be wrong is told with its place and stops nothing; `seen` says that it is right."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.cli import app
from scorecard.evidence.load import examine
from scorecard.evidence.old_texts import claims_absence
from tests.conftest import FROZEN, Change
from tests.evidence.minimal_evidence import MinimalEvidence

AT = "AT.yaml"
SOURCE = "    date: 2025-09-01\n    quality: secondary\n"
ADDRESS = "https://example.org/report"
NEWER = """\
  - date: 2026-11-20
    text: danish
    aspect: encryption
    stance: opposes
    speaker: {role: government, who: {en: The ministry}}
    says: {en: Says no to scanning.}
    source: own-2
"""
OWN_2 = "  own-2: {title: A talk, publisher: A paper, url: https://news.eu/a, date: 2026-11-20, quality: primary}\n"


def newer(minimal: MinimalEvidence) -> None:
    """Adds a statement newer than all that an editor wrote on Austria."""
    minimal.change(AT, "opinion:\n", f"{NEWER}opinion:\n")
    minimal.change(AT, "sources:\n  own-1:\n", f"sources:\n{OWN_2}  own-1:\n")


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("share: 69", "share: 0.715", "38:12", "share 0.715 is less than 1 per cent; a fraction is written as 71.5"),
        ("title: A report", "title: TODO", "51:12", "title holds 'TODO'"),
        ("title: A report", "title: A report (TODO check)", "51:12", "title holds 'TODO'"),
        ("title: A report", "title: xxx", "51:12", "title holds 'xxx'"),
        ("title: A report", "title: ...", "51:12", "title holds '...'"),
        ("title: A report", "title: Lorem ipsum dolor", "51:12", "title holds 'Lorem ipsum'"),
        ("title: A report", "title: The title as published, in its own language", "51:12", "holds 'The title as"),
        ("publisher: A newspaper", "publisher: Who published it", "52:16", "holds 'Who published it'"),
        ("publisher: A newspaper", "publisher: A newspaper (after Another)", "52:16", "'after' says that another's"),
        ("title: A report", "title: A report (translation)", "51:12", "'translation' says that another's"),
        (ADDRESS, "https://news.ycombinator.com/item?id=1", "53:10", "anybody may write at news.ycombinator.com"),
        ("words: Nein.", "words: ...", "32:34", "words holds '...'"),
        ("words: Nein.", "words: „Nein.“", "32:34", "words begins and ends with quotation marks, and is"),
        ("words: Nein.", "words: '\"Nein.\"'", "32:34", "words begins and ends with quotation marks"),
        ("translation: {en: No.}", "translation: {en: “No.”}", "32:59", "begins and ends with quotation marks"),
        ("{en: Opposes orders.,", "{en: Says ““no”” twice.,", "31:16", "has the quotation marks ““ side by side"),
    ],
)  # fmt: skip
def test_what_may_be_wrong_is_noted_at_its_place(
    old: str, new: str, place: str, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change(AT, old, new)
    assert minimal.told() == []
    (note,) = minimal.noted()
    assert note.startswith(f"AT.yaml:{place}: note: ") and words in note, note


@pytest.mark.parametrize("share", ["0", "1", "0.0", "1.5", "69", "100"])
def test_a_share_that_is_plain_is_not_noted(share: str, minimal: MinimalEvidence) -> None:
    minimal.change("eu/surveys.yaml", "share: 70", "share: 50")
    minimal.change(AT, "share: 69", f"share: {share}")
    assert minimal.noted() == []


@pytest.mark.parametrize(
    "address",
    ["https://...", "https://example.org/a", "http://www.example.com", "https://news.example/x", "https://localhost/a",
     "https://shop.example.net:8080/a", "https://yoursite.org", "https://…"],
)  # fmt: skip
def test_the_example_of_an_address_is_noted(address: str, project: Path, change: Change) -> None:
    change(AT, ADDRESS, address)
    found = [str(one) for one in [*examine(project).problems, *examine(project).notes] if one.line == 53]
    assert len(found) == 1
    assert "looks like the example of an address" in found[0] or "is not a full web address" in found[0]


@pytest.mark.parametrize(
    "address", ["https://www.example-news.eu/a", "https://beispiel.de/example.org/a", "https://a.de/x...y"]
)
def test_an_address_that_only_looks_like_an_example_is_not(address: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, ADDRESS, address)
    assert not [note for note in minimal.notes() if note.line == 53 and note.file == AT]


def test_words_of_other_languages_and_names_of_parties_hold_no_place(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "parties: [Party]", "parties: [NA, None, 'Todo por España']")
    minimal.change(AT, "title: A report", "title: Todo lo que hay que saber del caso Xxxenia")
    assert minimal.noted() == []


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("date: 2025-10\n", "date: 2015-10\n", "26:11", "before that of the entry before it, 2025-09-01"),
        ("date: 2024-06\n", "date: 2026-06\n", "42:11", "later than that of its source 'own-1', 2025-09-01"),
    ],
)
def test_a_date_far_from_its_neighbours_is_noted(
    old: str, new: str, place: str, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change(AT, old, new)
    assert [note for note in minimal.noted() if note.startswith(f"AT.yaml:{place}: note: ") and words in note]


@pytest.mark.parametrize(("wrong", "place"), [("2024-01", "26:11"), ("2026-11-24", "35:11")])
def test_a_year_mistyped_between_others_is_noted_where_it_stands(
    wrong: str, place: str, minimal: MinimalEvidence
) -> None:
    newer(minimal)
    minimal.change(AT, "date: 2026-11-20\n    text", "date: 2026-01-20\n    text")
    assert not [note for note in minimal.noted() if "the entry before it" in note or "next entry" in note]
    minimal.change(AT, "date: 2025-10\n", f"date: {wrong}\n")
    assert [note for note in minimal.noted() if note.startswith(f"AT.yaml:{place}: note: date ")]


def test_a_source_with_another_day_than_its_key_is_noted(minimal: MinimalEvidence) -> None:
    minimal.texts[AT] = minimal.texts[AT].replace("own-1", "own-2024-09")
    (note,) = minimal.noted()
    assert "date 2025-09-01 is not that of its key, own-2024-09" in note


@pytest.mark.parametrize("kind", ["statement", "event", "poll"])
def test_texts_older_than_the_newest_entry_are_noted_together(kind: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "asks:\n", "questions:\n  - {question: {en: Why?}, because: {en: So it was.}}\nasks:\n")
    if kind == "statement":
        newer(minimal)
    elif kind == "event":
        minimal.change(AT, "date: 2024-06\n", "date: 2026-06\n")
    else:
        minimal.change("eu/surveys.yaml", "fieldwork:", "published: 2026-11-02\n    fieldwork:")
    (note,) = minimal.old_texts()
    assert "AT.yaml:17:5: note: ask 1 (line 17) is older than the newest " + kind in note
    assert "says that something is not known or not there; older too: question 1 (line 15) and coverage" in note
    assert "'seen: 2026-" in note


def test_a_text_that_names_or_cites_something_as_new_is_not_old(minimal: MinimalEvidence) -> None:
    newer(minimal)
    minimal.change(AT, "{en: Nothing was said.}", "{en: Nothing was said before November 2026.}")
    minimal.change(AT, "{en: Little is known.}", "{en: Little is known.}\ncoverage_sources: [own-2]")
    assert minimal.old_texts() == []


@pytest.mark.parametrize("words", ["en: In 2026 nothing was said.", "pt: Em novembro de 2026 nada foi dito."])
def test_a_year_of_which_nothing_is_known_makes_no_text_new(words: str, minimal: MinimalEvidence) -> None:
    newer(minimal)
    minimal.change(AT, "{en: Nothing was said.}", f"{{{words}}}")
    assert "ask 1" in minimal.old_texts()[0]


def test_a_day_still_to_come_makes_no_text_new(minimal: MinimalEvidence) -> None:
    newer(minimal)
    minimal.change(AT, "{en: Nothing was said.}", "{en: Nothing was said on the rules to April 2028.}")
    assert "ask 1" in minimal.old_texts()[0]


def test_what_was_seen_is_not_noted_until_something_newer_comes(minimal: MinimalEvidence) -> None:
    newer(minimal)
    minimal.change(AT, "  - ask: {en", "  - seen: 2026-11-20, it did not speak of it\n    ask: {en")
    minimal.change(AT, "coverage:", "seen: 2026-11-01, still so\ncoverage:")
    (note,) = minimal.old_texts()
    assert note.startswith("AT.yaml:14:11: note: coverage (line 14) is older"), note
    minimal.change(AT, "seen: 2026-11-01,", "seen: 2026-11,")
    assert minimal.notes() == [note for note in minimal.notes() if "example of an address" in note.message]


def test_a_reason_silences_only_its_own_entry_and_is_told_where_it_silences_nothing(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "share: 69", "share: 0.7")
    minimal.change(AT, "    n: 1009", "    n: 1009\n    seen: so it was published")
    assert minimal.noted() == []
    minimal.change(AT, "share: 0.7", "share: 70")
    assert minimal.noted() == ["AT.yaml:40:5: note: there is nothing here to note; delete the line"]


@pytest.mark.parametrize(
    "seen", ["2026-11-20", "2026-11-20, TODO", "tbc", "20.11.2026, still so", "20 November 2026, so", "2029-01-01, so"]
)
def test_seen_without_a_reason_or_with_a_day_that_cannot_be_read_silences_nothing(
    seen: str, minimal: MinimalEvidence
) -> None:
    newer(minimal)
    before = minimal.old_texts()
    minimal.change(AT, "coverage:", f"seen: {seen}\ncoverage:")
    (note,) = minimal.old_texts()
    assert len(before) == 1 and "coverage (line" in note
    assert not [note for note in minimal.notes() if "nothing here to note" in note.message]


def test_where_the_shared_sources_cannot_be_read_nobody_knows_how_old_a_text_is(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "coverage:", "seen: 2026-11-20, still so\ncoverage:")
    before = minimal.old_texts()
    minimal.change("eu/sources.yaml", "publisher: A publisher", "publisher:")
    assert before
    assert not [note for note in minimal.notes() if "older" in note.message or "nothing here" in note.message]


@pytest.mark.parametrize("reason", ["''", "", "[a]", "3"])
def test_seen_needs_a_reason(reason: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "    n: 1009", f"    n: 1009\n    seen: {reason}")
    assert len(minimal.told()) == 1


ABSENT = (
    "Nothing it said after October 2025 is in the record.", "No later statement on it is confirmed.",
    "Its vote is not documented in a citable source.", "The government's view is not in the record.",
    "No result is in the record.", "Nobody has said so.", "Its position is unknown.", "It has yet to answer.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", ABSENT)
def test_sentences_that_claim_absence_are_known(sentence: str) -> None:
    assert claims_absence(sentence)
    assert not claims_absence("The minister said that detection must stay lawful.")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def noted(project: Path, change: Change) -> Path:
    """Returns a project with one note on Austria, and without examples of addresses."""
    for path in [*project.glob("*.yaml"), *project.glob("eu/*.*")]:
        path.write_text(path.read_text("utf-8").replace("example.org", "real.eu"), "utf-8")
    change(AT, "Nothing was said.", "Nothing was said before 2026.")
    change(AT, "Little is known.", "Little is known before 2026.")
    change(AT, "share: 69", "share: 0.7")
    return project


def test_check_prints_notes_behind_the_problems_and_counts_them_apart(noted: Path, change: Change) -> None:
    answer = run("check", "--countries", str(noted))
    assert answer.exit_code == 0
    assert "AT.yaml:38:12: note: share 0.7 is less than 1 per cent" in answer.stdout
    assert "0 problems, 1 note: 27 states" in answer.stderr
    change("BE.yaml", "state: BE", "state: BE\nmotto: none")
    answer = run("check", "--countries", str(noted))
    assert answer.exit_code == 1
    assert [line.split(":")[0][-7:] for line in answer.stdout.splitlines()] == ["BE.yaml", "AT.yaml"]
    assert "1 problem, 1 note in 2 files." in answer.stderr


def test_strict_takes_notes_for_errors(noted: Path) -> None:
    answer = run("check", "--strict", "--countries", str(noted))
    assert answer.exit_code == 1
    assert "AT.yaml:38:12: share 0.7" in answer.stdout
    assert "1 problem in 1 file." in answer.stderr


def test_machines_are_told_of_notes_too(noted: Path) -> None:
    (found,) = json.loads(run("check", "--json", "--countries", str(noted)).stdout)
    assert (found["level"], found["line"], found["column"]) == ("note", 38, 12)
    assert found["cure"].startswith("correct it, or say why")
    told = run("check", "--format", "github", "--countries", str(noted)).stdout
    assert told.startswith(f"::notice file={noted}/AT.yaml,line=38,col=12::share 0.7")
    told = run("check", "--format", "github", "--strict", "--countries", str(noted)).stdout
    assert told.startswith(f"::error file={noted}/AT.yaml,line=38,col=12::share 0.7")


def test_check_of_a_state_says_how_many_problems_are_elsewhere(noted: Path, change: Change) -> None:
    change("BE.yaml", "state: BE", "state: BE\nmotto: none")
    assert run("check", "AT", "--countries", str(noted)).stderr == "AT: 0 problems, 1 note; elsewhere 1 (BE.yaml)\n"
    answer = run("check", "BE", "--countries", str(noted))
    assert (answer.exit_code, answer.stderr) == (1, "BE: 1 problem\n")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("PT.yml", "note: this file is not read, PT.yaml is; put what is new in it there, and delete this one"),
        ("PT.yaml.txt", "note: this file is not read, PT.yaml is"),
        ("PT (1).yaml", "note: this file is not read, PT.yaml is"),
        ("._PT.yaml", "note: this file is not read: macOS left it beside PT.yaml; delete it"),
        ("PT.yaml.orig", "note: this file is not read: a merge of git left it beside PT.yaml"),
        ("PT_BACKUP_123.yaml", "note: this file is not read: a merge of git left it beside PT.yaml"),
        ("PT.LOCAL.yaml", "note: this file is not read: a merge of git left it beside PT.yaml"),
        ("PT.yaml.rej", "note: this file is not read: a merge of git left it beside PT.yaml"),
        ("Portugal.yaml", "note: this file is not read, PT.yaml is"),
        ("GR.yaml", "note: this file is not read, EL.yaml is"),
        ("XX.yaml", "note: 'XX' is not a member state; this file is not read"),
    ],
)
def test_a_file_in_the_way_is_noted(name: str, words: str, noted: Path) -> None:
    shutil.copy(noted / "PT.yaml", noted / name)
    answer = run("check", "--countries", str(noted))
    assert answer.exit_code == 0
    assert f"{name}:1:1: {words}" in answer.stdout


def test_a_file_of_the_wrong_name_in_the_place_of_the_right_one_is_an_error(noted: Path) -> None:
    (noted / "PT.yaml").rename(noted / "PT.yml")
    answer = run("check", "--countries", str(noted))
    assert answer.exit_code == 1
    assert "PT.yml:1:1: this file is not read; rename it to PT.yaml" in answer.stdout


def test_a_statement_newer_than_the_texts_of_portugal(tmp_path: Path) -> None:
    """A government statement was added; the brief says that nothing after October 2025 is in the record."""
    folder = tmp_path / "countries"
    shutil.copytree(FROZEN, folder)
    path = folder / "PT.yaml"
    statement = NEWER.replace("danish", "interim-2026").replace("encryption", "interim_derogation")
    text = path.read_text("utf-8").replace(
        "\nopinion:\n", f"\n{statement.replace(chr(10) + '  ', chr(10))[2:]}\nopinion:\n"
    )
    path.write_text(text.replace("\nsources:\n", f"\nsources:\n{OWN_2}"), "utf-8")
    found = examine(folder)
    assert found.problems == []
    (note,) = (one for one in found.notes if one.file.endswith("PT.yaml") and "older" in one.message)
    for text in ("question 3", "ask 3", "coverage"):
        assert f"{text} (line" in note.message.split("older too")[0], note
    assert "2026-11-20" in note.message

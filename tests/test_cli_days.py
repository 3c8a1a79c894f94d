"""Days and meetings as they are typed: which are refused, and in which folder what is built lies."""

import json
import os
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from scorecard.building.build_day import check_meeting_day
from scorecard.building.build_request import BuildRequest
from scorecard.building.meeting_brief import MAX_NAME_LENGTH, meeting_file
from scorecard.documents.brief import Meeting
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.rendering.meeting_name_check import tidied, too_long_for_head, unseen
from tests.conftest import FROZEN
from tests.minimal_project import minimal_project
from tests.test_cli import run, run_on_frozen

AFTER = "the evidence is gathered to 24 Nov 2026"
BEFORE = "the proposal is of 11 May 2022; the first day that can be shown is 2022-05-11"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns an empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Returns the folder of the minimal evidence, which ends on the same day."""
    return str(minimal_project(tmp_path_factory.mktemp("small") / "countries"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "MT", "-d", "card", "--as-of", "2026-11-25"), f"{AFTER}; leave --as-of out to show all of it"),
        (("brief", "MT", "--as-of", "2026-12-03"), AFTER),
        (("brief", "MT", "--for", "A ministry", "--as-of", "2026-12-03"), AFTER),
        (("council", "--as-of", "2100"), AFTER),
        (("compare", "--as-of", "2026-11-25"), AFTER),
        (("diff", "2025-10-01", "2027-01-01"), f"NEW 2027-01-01: {AFTER}; give 2026-11-24 for all of it"),
        (("diff", "2022-05-10", "2025-01-01"), f"OLD 2022-05-10: {BEFORE}"),
        (("council", "--as-of", "1950"), BEFORE),
        (("build", "MT", "-d", "card", "--as-of", "2022-05-10"), BEFORE),
        (("brief", "MT", "--on", "2026-12-03", "--as-of", "2022-05-10"), BEFORE),
        (("brief", "MT", "--on", "2020-01-01"), f"--on 2020-01-01: {BEFORE}"),
        (("compare", "--as-of", ""), "--as-of: '' is not a date"),
        (("build", "MT", "-d", "card", "--as-of", ""), "--as-of: '' is not a date"),
        (("diff", "2025-10-01", "x"), "NEW: 'x' is not a date"),
        (("diff", "", "2025-10-01"), "OLD: '' is not a date"),
        (("diff", "2025-10-01", "new.json"), "a day and a file cannot be compared"),
    ],
)
def test_a_day_that_cannot_be_shown_is_refused_before_anything_is_made(
    words: tuple[str, ...], said: str, here: Path, small: str
) -> None:
    answer = run(*words, "--countries", small)
    assert said in answer.stderr
    assert answer.exit_code == 2
    assert list(here.iterdir()) == []


def test_an_earlier_day_has_a_folder_of_its_own_and_is_not_mixed_with_another(here: Path, small: str) -> None:
    words = ("build", "MT", "-d", "card", "--countries", small)
    assert run(*words).exit_code == 0
    published = (here / "output" / "manifest.json").read_bytes()
    assert run(*words, "--as-of", "2024-06-20").exit_code == 0
    earlier = here / "output-as-of-2024-06-20"
    assert json.loads((earlier / "manifest.json").read_bytes())["known_on"] == "2024-06-20"
    for more, said in (
        (("--as-of", "2024-06-20", "--output", "output"), "output/ holds an edition as of 2026-11-24"),
        (("--as-of", "2023-06-20", "--output", earlier.name), f"{earlier.name}/ holds what was known on 2024-06-20"),
        (("--output", earlier.name), f"{earlier.name}/ holds what was known on 2024-06-20"),
    ):
        answer = run(*words, *more)
        assert said in answer.stderr
        assert answer.exit_code == 2
    assert (here / "output" / "manifest.json").read_bytes() == published
    assert "Nothing to do" in run(*words, "--as-of", "2024-06-20").stderr


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-04", "--on 2026-11-04: the meeting is before the evidence shown, which reaches to 24 Nov 2026"),
        ("2062-12-03", "--on 2062-12-03: the evidence is gathered to 24 Nov 2026"),
        ("2026-12-03", ""),
    ],
)
def test_the_day_of_a_meeting_far_from_the_evidence_is_told(day: str, said: str, evidence: Evidence) -> None:
    meeting = Meeting("The Ministry", PartialDate.parse(day))
    request = BuildRequest(
        FROZEN, Path("output"), ("MT",), ("en",), frozenset({"brief"}), frozenset({"pdf"}), meeting=meeting
    )
    assert (check_meeting_day(evidence, request) or "").startswith(said)
    assert bool(check_meeting_day(evidence, request)) == bool(said)


@pytest.mark.acceptance
def test_briefs_for_meetings_are_files_of_their_own_that_no_build_removes(here: Path, small: str) -> None:
    words = ("brief", "mt", "--for", "Ministry of Justice", "--countries", small)
    answer = run(*words, "--on", "2026-12-03", "--json")
    first = here / "meetings" / "en" / "MT-2026-12-03-ministry-of-justice.pdf"
    assert json.loads(answer.stdout)["written"] == ["meetings/en/MT-2026-12-03-ministry-of-justice.pdf"]
    assert "1 file written: meetings/en/MT-2026-12-03-ministry-of-justice.pdf" in answer.stderr
    assert not (here / "output").exists()
    content = first.read_bytes()
    assert "--on" not in answer.stderr
    past = run(*words, "--on", "2026-11-04", "--leave-behind")
    assert "--on 2026-11-04: the meeting is before the evidence shown, which reaches to 24 Nov 2026" in past.stderr
    far = run(*words, "--on", "2062-12-03", "--leave-behind")
    assert "--on 2062-12-03: the evidence is gathered to 24 Nov 2026" in far.stderr
    first.with_name("MT-2062-12-03-ministry-of-justice-leave-behind.pdf").unlink()
    first.with_name("MT-2026-11-04-ministry-of-justice-leave-behind.pdf").unlink()
    assert run(*words, "--on", "2026-12-04", "--archive").exit_code == 0
    archived = first.with_name("MT-2026-12-04-ministry-of-justice-archive.pdf")
    with pikepdf.open(archived) as pdf:
        assert "csa-scorecard-MT.json" in pdf.attachments
    assert run("build", "mt", "-d", "card", "--countries", small).exit_code == 0
    assert first.read_bytes() == content
    assert {path.name for path in first.parent.iterdir()} == {first.name, archived.name}


def test_a_brief_for_a_meeting_never_goes_into_a_published_folder(here: Path) -> None:
    assert run_on_frozen("build", "MT", "-d", "card", "--output", "published").exit_code == 0
    before = sorted(here.rglob("*"))
    for folder in ("output", "output/en", "published", "published/private"):
        answer = run_on_frozen("brief", "MT", "--for", "A ministry", "--output", folder)
        assert answer.exit_code == 2
        assert "which is published, and a brief for a meeting names who is met; give a folder" in answer.stderr
    assert sorted(here.rglob("*")) == before


def test_a_brief_for_a_meeting_takes_the_place_of_nothing_but_an_earlier_one(here: Path) -> None:
    brief = here / "meetings" / "en" / "MT-x.pdf"
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()

    def refused(what: str, *options: str) -> None:
        before = sorted(here.rglob("*"))
        answer = run_on_frozen("brief", "MT", "--for", "x", *options)
        assert (answer.exit_code, sorted(here.rglob("*"))) == (2, before), answer.stderr
        assert what in answer.stderr

    brief.parent.mkdir(parents=True)
    brief.write_text("minutes of the meeting")
    refused(
        "meetings has others under names that a build uses: en/MT-x.pdf (a file that no build made); move them away"
    )
    assert brief.read_text() == "minutes of the meeting"
    brief.unlink()
    brief.symlink_to(elsewhere / "any.pdf")
    refused("en/MT-x.pdf (a link)")
    brief.unlink()
    os.mkfifo(brief)
    refused("en/MT-x.pdf (neither a file nor a folder)")
    brief.unlink()
    brief.mkdir()
    refused("en/MT-x.pdf (a folder)")
    brief.rmdir()
    brief.parent.rmdir()
    brief.parent.symlink_to(elsewhere)
    refused("en (a link)")
    brief.parent.unlink()
    brief.parent.write_text("")
    refused("en (a file)")
    brief.parent.unlink()
    brief.parent.parent.rmdir()
    for leads_to in ("nowhere", "meetings"):
        (here / "meetings").symlink_to(leads_to)
        refused("--output meetings is not a folder; give one")
        (here / "meetings").unlink()
    refused("--output: '.' is the working directory; give a folder of its own", "--output", "")
    refused(f"--output: '{FROZEN}' is the evidence; give a folder of its own", "--output", str(FROZEN))
    refused("lies in the evidence", "--output", str(FROZEN / "briefs"))
    assert not (FROZEN / "briefs").exists()


def file_for(whom: str | None, day: str | None = "2026-12-03", as_of: date | None = None) -> str:
    meeting = Meeting(whom, PartialDate.parse(day) if day else None)
    documents, formats = frozenset({"brief"}), frozenset({"pdf"})
    return meeting_file(
        BuildRequest(FROZEN, Path("x"), ("PT",), ("en",), documents, formats, as_of=as_of, meeting=meeting)
    )


@pytest.mark.parametrize(
    ("whom", "name"),
    [
        ("Ministry of Justice", "PT-2026-12-03-ministry-of-justice.pdf"),
        (None, "PT-2026-12-03.pdf"),
        ("Ministério da Justiça", "PT-2026-12-03-ministerio-da-justica-"),
        ("../../etc/passwd", "PT-2026-12-03-etc-passwd-"),
        ("Υπουργείο Δικαιοσύνης", "PT-2026-12-03-"),
        ("-", "PT-2026-12-03-"),
    ],
)
def test_what_is_typed_becomes_a_plain_name(whom: str | None, name: str) -> None:
    file = file_for(whom)
    assert file.startswith(f"en/{name}")
    assert file.count("/") == 1 and file.isascii() and ".." not in file


def test_two_meetings_never_have_one_name() -> None:
    whom = ["A B", "A, B", "A-B", "Ä B", "A B!", "A B " * 40, "A B " * 41, "内政部", "内務省"]
    names = {file_for(words) for words in whom}
    assert len(names) == len(whom)
    assert all(len(name) <= len("en/PT-2026-12-03-.pdf") + MAX_NAME_LENGTH for name in names)
    assert file_for("A B", None) != file_for("A B") != file_for("A B", as_of=date(2024, 6, 20))


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ("", "there is nothing in it to be seen"),
        (" \u00a0\u2003", "there is nothing in it to be seen"),
        ("\u200b", "there is nothing in it to be seen"),
        (
            "A\u202eB",
            "character 2 is a character that turns the direction of text, U+202E (right-to-left override); delete",
        ),
        ("A\x07B", "character 2 is a control character, U+0007; delete it"),
        ("A\nB", "character 2 is a control character, U+000A"),
        ("A\udcffB", "character 2 is a character without a meaning, U+DCFF"),
        ("Ministry 内", "the typeface has no '内'"),
        ("x" * 1500, "it has 1500 characters; "),
        ("Office " * 100, "it has 699 characters; "),
    ],
)
def test_for_is_printed_whole_or_refused_with_what_is_wrong(whom: str, said: str, here: Path) -> None:
    answer = run_on_frozen("brief", "MT", "--for", whom)
    assert said in answer.stderr
    assert answer.exit_code == 2
    assert list(here.iterdir()) == []


def test_as_many_characters_as_are_named_fit() -> None:
    words = "Federal Ministry of the Interior and Community " * 10
    fault = too_long_for_head(words, " · 3 Dec 2026")
    assert fault is not None
    most = int(fault.split("; ")[1].split(" ")[0])
    assert too_long_for_head(words[:most], " · 3 Dec 2026") is None
    assert too_long_for_head(words[: most + 1], " · 3 Dec 2026") is not None
    assert unseen(tidied(" Ministry\u00a0of  Justice ")) is None
    assert tidied(" Ministry\u00a0of  Justice ") == "Ministry of Justice"


def test_options_that_contradict_each_other_are_refused() -> None:
    for words, said in (
        (("council", "--set", "DE=supports", "--set", "de=opposes"), "--set DE is given twice"),
        (("compare", "--csv", "--json"), "--csv and --json are two forms of one answer"),
        (("build", "--print-shop", "--archive"), "make different files"),
    ):
        answer = run_on_frozen(*words)
        assert said in answer.stderr
        assert answer.exit_code == 2


def test_a_folder_of_the_evidence_is_checked(project: Path) -> None:
    (project / "BE.yaml").write_text("state: BE\n")
    for folder in (project, project / "BE.yaml"):
        answer = run("check", "--countries", str(project), str(folder))
        assert "BE.yaml" in answer.stdout
    told = run("check", "--countries", str(project), str(project / "eu")).stdout.splitlines()
    assert all("/eu/" in line and ": note: " in line for line in told)

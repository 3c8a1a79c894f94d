"""Files that are not what they seem: told by name and cure, never waited for, never a crash."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.building.inputs import read_inputs
from scorecard.cli import app
from scorecard.evidence.evidence_files import read_file
from scorecard.evidence.load import examine
from scorecard.evidence.problems import EvidenceError, as_json
from tests.conftest import ROOT, Change
from tests.evidence.minimal_evidence import MinimalEvidence


def told(project: Path) -> list[str]:
    return [str(problem).removeprefix(f"{project.as_posix()}/") for problem in examine(project)[1]]


def put(path: Path, kind: str) -> None:
    """Puts something that is no regular file in the place of a file."""
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            here = Path.cwd()
            os.chdir(path.parent)  # the name of a socket is short
            try:
                server.bind(path.name)
            finally:
                os.chdir(here)
    elif kind == "link to nowhere":
        path.symlink_to("nowhere.yaml")
    elif kind == "link to itself":
        path.symlink_to(path.name)


WORDS = {
    "pipe": "this is a pipe; put a file in its place",
    "folder": "this is a folder; put a file in its place",
    "device": "this is a device; put a file in its place",
    "socket": "this is a socket; put a file in its place",
    "link to nowhere": "the link leads to no file",
    "link to itself": "cannot be read: Too many levels of symbolic links",
}


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("file", ["DE.yaml", "eu/edition.yaml", "eu/roll_calls.csv"])
def test_what_is_no_regular_file_is_told_and_never_waited_for(kind: str, file: str, project: Path) -> None:
    put(project / file, kind)
    assert f"{file}:1:1: {WORDS[kind]}" in told(project)


def test_a_logo_that_is_a_pipe(project: Path, change: Change) -> None:
    (project / "logos").mkdir()
    put(project / "logos" / "a.svg", "pipe")
    change("AT.yaml", "organisation:\n", "organisation:\n  logo: a.svg\n")
    assert [problem for problem in told(project) if problem.startswith("AT.yaml:3:9: ") and "this is a pipe" in problem]


@pytest.mark.parametrize("file", ["logos/unused.svg", "logos/UNUSED.PNG", "PT.yaml.bak", "eu/method.yaml.orig"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "link to itself", "huge"])
def test_what_no_state_names_and_no_build_can_read_is_told_by_check_too(file: str, kind: str, project: Path) -> None:
    (project / "logos").mkdir()
    if kind == "huge":
        with (project / file).open("wb") as huge:
            huge.truncate(20_000_001)
    else:
        put(project / file, kind)
    words = WORDS.get(kind, "this file is larger than 20 MB; delete it, or put a smaller one in its place")
    assert [problem for problem in told(project) if problem.startswith(f"{file}:1:1: ")] == [f"{file}:1:1: {words}"]
    with pytest.raises(EvidenceError):
        read_inputs(project, ROOT / "templates")


def test_an_unused_logo_of_twenty_megabytes_is_read_by_a_build_and_no_problem(project: Path) -> None:
    (project / "logos").mkdir()
    with (project / "logos" / "unused.svg").open("wb") as large:
        large.truncate(20_000_000)
    assert told(project) == []
    read_inputs(project, ROOT / "templates")


def test_a_link_to_a_file_elsewhere_is_read(project: Path, tmp_path: Path) -> None:
    for file in ("DE.yaml", "eu/edition.yaml"):
        target = tmp_path / Path(file).name
        (project / file).rename(target)
        (project / file).symlink_to(target)
    assert told(project) == []


@pytest.mark.parametrize("file", ["DE.yaml", "eu/roll_calls.csv"])
def test_of_a_huge_file_only_the_beginning_is_read(file: str, project: Path) -> None:
    with (project / file).open("wb") as huge:
        huge.truncate(8_000_000_000)  # a hole: it takes no room on the disk
    assert f"{file}:1:1: the file is larger than 1 MB; is it the right file?" in told(project)
    assert len(read_file(project / file)) == 1_000_001


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root, to read as someone else")
@pytest.mark.parametrize("file", ["DE.yaml", "eu/roll_calls.csv"])
def test_a_file_without_the_right_to_read_it(file: str, project: Path) -> None:
    """It is read in a process of another user, because root may read everything.

    The process works in the folder: a run of pytest that begins meanwhile closes the folders above to other users.
    """
    (project / file).chmod(0)
    program = (
        "import os, sys; from pathlib import Path; from scorecard.evidence.load import examine\n"
        "import scorecard.evidence.load, pydantic; os.chdir(sys.argv[1]); folder = Path('.'); examine(folder)\n"
        "os.setuid(65534); print(*examine(folder)[1], sep='\\n')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", program, str(project)], capture_output=True, text=True, check=False, env=environment
    )
    assert f"{file}:1:1: cannot be read: you have no right to; change the rights" in run.stdout, run.stderr


@pytest.mark.parametrize("folder", ["", "eu", "logos"])
def test_a_name_that_is_not_utf_8_is_shown_so_that_it_can_be_found(folder: str, project: Path) -> None:
    (project / folder).mkdir(exist_ok=True)
    name = os.fsdecode(b"M\xfcnchen.txt")
    (project / folder / name).write_text("from a zip file of Windows")
    problems = examine(project)[1]
    assert len(problems) == 1
    place = f"{folder}/" if folder else ""
    assert str(problems[0]).endswith(
        f"/{place}M\\xfcnchen.txt:1:1: the name of this file, M\\xfcnchen.txt, is not UTF-8; rename it"
    )
    assert json.loads(as_json(problems))[0]["file"].endswith(f"/{place}M\\xfcnchen.txt")
    as_json(problems).encode()


def test_a_name_with_a_character_that_nobody_sees(project: Path) -> None:
    (project / "eu" / "not\u202eated.md").write_text("x")
    (project / "a\nb.txt").write_text("x")
    problems = told(project)
    assert "a\\nb.txt:1:1: the name of this file holds a control character, U+000A; rename it" in problems
    assert any("U+202E" in problem and problem.isprintable() for problem in problems)


@pytest.mark.parametrize(
    ("name", "instead", "words"),
    [
        ("PT.yml", True, "this file is not read; rename it to PT.yaml"),
        ("PT.yml", False, "this file is not read, PT.yaml is; put what is new in it there, and delete this one"),
        ("PT.yaml.txt", True, "this file is not read; rename it to PT.yaml"),
        ("PT.yaml.txt", False, "this file is not read, PT.yaml is"),
        ("PT (1).yaml", False, "this file is not read, PT.yaml is"),
        ("PT - Copy.yaml", False, "this file is not read, PT.yaml is"),
        ("PT.sync-conflict-20261128-1.yaml", False, "this file is not read, PT.yaml is"),
        ("pt.YAML", True, "this file is not read; rename it to PT.yaml"),
        ("PT .yaml", True, "this file is not read; rename it to PT.yaml"),
        ("Portugal.yaml", True, "this file is not read; rename it to PT.yaml"),
        ("eu/method.yml", True, "this file is not read; rename it to method.yaml"),
        ("eu/roll_calls (1).csv", False, "this file is not read, roll_calls.csv is"),
        ("eu/roll_calls.csv.txt", True, "this file is not read; rename it to roll_calls.csv"),
        ("eu/roll_calls.xlsx", True, "this file is not read; save it as roll_calls.csv"),
        ("eu/roll_calls.xlsx", False, "this file is not read, roll_calls.csv is"),
        ("PT.docx", True, "this file is not read; save it as PT.yaml"),
        ("Portugal.txt", False, "this file is not read, PT.yaml is"),
    ],
)
def test_a_file_that_would_count_for_nothing_is_told(name: str, instead: bool, words: str, project: Path) -> None:
    read = "eu/roll_calls.csv" if "roll_calls" in name else "eu/method.yaml" if "method" in name else "PT.yaml"
    if instead:
        (project / read).rename(project / name)
    else:
        (project / name).write_bytes((project / "PT.yaml").read_bytes())
    found = examine(project)
    kind = found.problems if instead else found.notes
    assert any(one.file.endswith(f"/{name}") and one.words.startswith(words) for one in kind), found


@pytest.mark.parametrize(
    "name",
    ["._PT.yaml", ".PT.yaml.swp", ".#PT.yaml", "#PT.yaml#", "PT.yaml~", "PT.yaml.~1~", "PT.yaml.bak",
     ".DS_Store", "README.md", "notes on PT.docx", "eu/._method.yaml", "eu/roll_calls.csv~", "logos/DE.svg",
     "logos/._DE.svg"],
)  # fmt: skip
def test_shadows_of_editors_and_macs_and_other_files_are_passed_over(name: str, project: Path) -> None:
    (project / "logos").mkdir()
    (project / name).write_bytes(b"\x00\x05\x16\x07")
    assert told(project) == []


ROW = "Carl C,DE,C party,,https://example.org/c,did_not_vote\n"


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        (ROW, ROW + ROW, "5:1", "the same member as line 4; keep one"),
        (ROW, ROW.replace(",did_not_vote", ""), "4:1", "5 columns, not 6"),
        (ROW, ROW.replace("did_not_vote", "for,for"), "4:1", "7 columns, not 6"),
        (ROW, ROW + "\n", "5:1", "0 columns, not 6"),
        (ROW, ROW.replace("Carl C", " "), "4:1", "mep has no name; fill it in or delete the row"),
        (ROW, ROW.replace("Carl C", '"Carl\nC"'), "4:1", "a tab or a line end stands within a value; delete it"),
        (ROW, ROW.replace("Carl C", "Carl\tC"), "4:1", "a tab or a line end stands within a value; delete it"),
        (ROW, ROW.replace("Carl C", " Carl C"), "4:1", "mep 'Carl C' has a blank at an end"),
        (ROW, ROW.replace("Carl C", "Carl C\u00a0"), "4:1", "mep 'Carl C' has a blank at an end"),
        (ROW, ROW.replace("Carl C", "Carl\u00a0C"), "4:1", "mep 'Carl\\xa0C' has a blank at an end, or one that"),
        (
            ROW,
            ROW.replace("https://example.org/c", "javascript:alert(1)"),
            "4:20",
            "profile_url: 'javascript:alert(1)' is",
        ),
        (
            ROW,
            ROW.replace("https://example.org/c", "data://a.b/c"),
            "4:20",
            "profile_url: 'data://a.b/c' is not a full",
        ),
        (ROW, ROW.replace("https://example.org/c", "https://a:b@c.org"), "4:20", "profile_url: holds a user name or"),
        (ROW, ROW.replace("Carl C", "Carl\ufffe C"), "4:5", "a character without a meaning, U+FFFE"),
        (ROW, ROW.replace("Carl C", "Carl\u200f C"), "4:5", "a character that turns the direction of text, U+200F"),
        (ROW, ROW.replace("Carl C", "\u2028Carl C"), "4:1", "a line end that editors do not show, U+2028"),
        (ROW, ROW.replace("Carl C", "Carl\0 C"), "4:5", "a character here is not allowed, U+0000"),
    ],
)
def test_rows_of_votes_that_cannot_be_right(
    old: str, new: str, place: str, words: str, project: Path, change: Change
) -> None:
    change("eu/roll_calls.csv", old, new)
    assert [problem for problem in told(project) if problem.startswith(f"eu/roll_calls.csv:{place}: {words}")]


@pytest.mark.parametrize(
    ("encoding", "sign", "place", "words"),
    [
        ("utf-16", ",", "1:1", "the file is saved as UTF-16; save it as UTF-8"),
        ("latin-1", ",", "2:11", "this letter is not UTF-8; save the file as UTF-8"),
        ("cp1250", ",", "2:11", "this letter is not UTF-8; save the file as UTF-8"),
        ("utf-8", ";", "1:1", "they are parted by ';': save the file with commas"),
        ("utf-8", "\t", "1:1", "they are parted by '\\t': save the file with commas"),
    ],
)
def test_a_table_of_votes_as_a_spreadsheet_saves_it(
    encoding: str, sign: str, place: str, words: str, project: Path
) -> None:
    path = project / "eu" / "roll_calls.csv"
    text = path.read_text("utf-8").replace("A party", "Ä party").replace(",", sign)
    path.write_bytes(text.encode(encoding))
    ours = [problem for problem in told(project) if problem.startswith("eu/roll_calls.csv:")]
    assert len(ours) == 1
    assert ours[0].startswith(f"eu/roll_calls.csv:{place}: ")
    assert words in ours[0]


def test_the_table_of_votes_is_looked_at_even_where_parliament_yaml_is_wrong(project: Path, change: Change) -> None:
    change("eu/parliament.yaml", "in_favour: 1", "in_favor: 1")
    change("eu/roll_calls.csv", "Bert B", "<<<<<<< HEAD\nBert B")
    assert any(problem.startswith("eu/roll_calls.csv:3:1: an unfinished merge") for problem in told(project))


def test_more_members_than_a_parliament_can_have(project: Path, change: Change) -> None:
    rows = "".join(ROW.replace("Carl C", f"Carl {number}").replace("/c,", f"/c{number},") for number in range(1000))
    change("eu/roll_calls.csv", ROW, rows)
    assert (
        "eu/parliament.yaml:2:3: 1002 members had a seat in roll_calls.csv; the Parliament has never had so many"
        in (told(project))
    )


def test_an_address_longer_than_a_qr_code_can_hold(project: Path, change: Change) -> None:
    change("AT.yaml", "website: https://example.org", f"website: https://example.org/{'x' * 981}")
    assert told(project) == [
        "AT.yaml:4:12: website: the address has 1001 characters; 1000 at most, or no QR code can hold it"
    ]


@pytest.mark.parametrize("user", ["user:password", "user", ":password", "user%40example.com:secret", "a@b"])
@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("AT.yaml", "website: https://example.org", "website: https://{}@example.org/a", "4:12: website"),
        ("eu/edition.yaml", "website: https://example.org", "website: http://{}@example.org/", "5:10: website"),
        ("AT.yaml", "website: https://example.org", "website: ftp://{}@example.org/a", "4:12: website"),
        ("eu/sources.yaml", "https://example.org/shared", "https://{}@example.org:8080/a", "5:10: url"),
    ],
)
def test_an_address_with_a_user_name_or_a_password(
    user: str, file: str, old: str, new: str, place: str, minimal: MinimalEvidence
) -> None:
    minimal.change(file, old, new.format(user))
    host = "example.org:8080" if "8080" in new else "example.org"
    words = f"holds a user name or a password before '@'; write the address of {host} without it"
    assert minimal.told() == [f"{file}:{place}: {words}"]


def test_an_at_sign_behind_the_host_of_an_address(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "website: https://example.org", "website: https://example.org/@name?mail=a@b.org")
    assert minimal.told() == []


def test_check_of_a_single_file_tells_of_a_name_that_is_not_utf_8_and_of_a_loop(project: Path) -> None:
    odd = project / os.fsdecode(b"M\xfcnchen.yaml")
    odd.write_text("state: DE\n")
    put(project / "BE.yaml", "link to itself")
    answer = CliRunner().invoke(app, ["check", str(odd), "--countries", str(project)])
    assert answer.exit_code == 1
    assert "M\\xfcnchen.yaml:1:1: the name of this file" in answer.stdout
    assert "BE.yaml" not in answer.stdout
    answer = CliRunner().invoke(app, ["check", "--countries", str(project), "--format", "json"])
    assert {Path(problem["file"]).name for problem in json.loads(answer.stdout) if problem["level"] == "error"} == {
        "M\\xfcnchen.yaml",
        "BE.yaml",
    }


@pytest.mark.parametrize("file", ["eu/edition.yaml", "eu/sources.yaml", "eu/parliament.yaml", "eu/roll_calls.csv"])
def test_a_missing_file_is_all_that_is_told(file: str, project: Path) -> None:
    """What only it cites is not called uncited, and what only it holds is not called lost."""
    (project / file).unlink()
    (told,) = examine(project).problems
    assert str(told).endswith(f"{file}:1:1: the file is missing")


def test_a_table_that_a_spreadsheet_spoilt_is_not_counted(project: Path, change: Change) -> None:
    change("eu/edition.yaml", "name: Test\n", "name: Test\nassertions: {min: {members_of_parliament: 1}}\n")
    table = project / "eu" / "roll_calls.csv"
    table.write_text(table.read_text("utf-8").replace(",", ";"), "utf-8")
    (told,) = examine(project).problems
    assert "they are parted by ';': save the file with commas" in told.message

"""The brief for a state with two languages: one sheet is left in both, the officer has a file of their own."""

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from scorecard.building.build_request import BuildRequest
from scorecard.building.meeting_brief import build_meeting_brief, sheets
from scorecard.documents.brief import Meeting
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.rendering.second_language import with_other_side
from tests.building.test_briefs import words
from tests.conftest import FROZEN
from tests.test_cli import run_on_frozen

MEETING = Meeting("Ministry of Justice", PartialDate(2026, 12, 3))


def request_for(output: Path, meeting: Meeting = MEETING) -> BuildRequest:
    documents, formats = frozenset({"brief"}), frozenset({"pdf"})
    return BuildRequest(FROZEN, output, ("BE",), ("nl", "fr"), documents, formats, meeting=meeting)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Returns the files of one meeting by their folders."""
    report = build_meeting_brief(request_for(tmp_path_factory.mktemp("meetings")))
    assert report.failures == {}
    return {path.parent.name: path for path in report.written}


def test_each_file_says_its_languages_and_whom_it_is_for(made: dict[str, Path]) -> None:
    assert {folder: path.name for folder, path in made.items()} == {
        "nl-fr": "BE-nl-fr-2026-12-03-ministry-of-justice-leave-behind.pdf",
        "nl": "BE-nl-2026-12-03-ministry-of-justice-for-you.pdf",
        "fr": "BE-fr-2026-12-03-ministry-of-justice-for-you.pdf",
    }


def test_the_sheet_that_is_left_is_in_both_languages(made: dict[str, Path]) -> None:
    dutch, french = words(made["nl-fr"], page=1), words(made["nl-fr"], page=2)
    assert "België" in dutch and "Belgique" not in dutch
    assert "Belgique" in french and "België" not in french
    with pikepdf.open(made["nl-fr"]) as pdf:
        assert len(pdf.pages) == 2
        linked = [{str(note.Dest) for note in page.Annots if "/Dest" in note} for page in pdf.pages]
        tagged = {
            str(item.Lang)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/Lang" in item
        }
        assert str(pdf.Root.Lang) == "nl" and "fr" in tagged, "a screen reader reads each side in its language"
    assert linked[0] and {f"{name}-fr" for name in linked[0]} == linked[1], "each side leads to its own sources"


def test_the_officer_has_a_side_with_all_its_sources(made: dict[str, Path]) -> None:
    for folder in ("nl", "fr"):
        text = words(made[folder])
        with pikepdf.open(made[folder]) as pdf:
            assert len(pdf.pages) == 1
            cited = {str(note.Dest) for note in pdf.pages[0].Annots if "/Dest" in note}
            names = {str(name) for name in pdf.Root.Names.Dests.Names if isinstance(name, pikepdf.String)}
        assert cited and cited <= names
        assert "Sources 1 to" not in text


def test_only_the_sheet_is_made_to_be_left_alone(tmp_path: Path) -> None:
    left = sheets(request_for(tmp_path, replace(MEETING, leave_behind=True)))
    assert [sheet.name for sheet in left] == ["nl-fr/BE-nl-fr-2026-12-03-ministry-of-justice-leave-behind.pdf"]


def test_the_other_side_has_its_language_and_names_of_its_own() -> None:
    page = (
        '<main>\n<section class="side close" id="side-1"><a href="#source-1">1</a><li id="source-1"></li></section>\n'
    )
    sheet = with_other_side(f"{page}</main>", f"{page}</main>", "fr")
    assert '<section class="side close" id="side-2" lang="fr"><a href="#source-1-fr">' in sheet
    names = re.findall(r' id="([^"]+)"', sheet)
    assert len(names) == len(set(names)) == 4


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("own", "--language names 3 languages, and a sheet has two sides; name two, such as --language nl,fr, or make"),
        ("nl,fr,de", "scorecard build BE --document brief --language nl,fr,de"),
        ("all", "scorecard build BE --document brief --language all"),
    ],
)
def test_three_languages_are_refused_with_the_cure(
    language: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("scorecard.rendering.resource_paths.available", lambda: LANGUAGES)
    answer = run_on_frozen("brief", "BE", "--language", language, "--output", str(tmp_path / "x"))
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert not (tmp_path / "x").exists()

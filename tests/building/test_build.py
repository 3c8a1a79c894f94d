"""Building: whole or not at all, one failure does not stop the rest, the same bytes again."""

from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

import scorecard.documents.scorecard as documents
from scorecard.building.atomic_write import write_whole
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.vocabulary import State
from tests.conftest import FROZEN, Change, digests


def request_for(output: Path, *states: State, countries: Path = FROZEN, **other: object) -> BuildRequest:
    given = {"documents": frozenset({"scorecard"}), "formats": frozenset({"html"}), **other}
    return BuildRequest(countries, output, states, ("en",), as_of=date(2026, 11, 24), **given)  # type: ignore[arg-type]


def test_errors_in_the_evidence_leave_everything_as_it_was(project: Path, change: Change, tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "en" / "AT").mkdir(parents=True)
    (output / "en" / "AT" / "notes.html").write_text("the last good one")
    change("AT.yaml", "stance: supports", "stance: suports")
    with pytest.raises(EvidenceError, match="suports"):
        build(request_for(output, "AT", countries=project, into=True), 1)
    assert digests(output).keys() == {"en/AT/notes.html"}
    assert (output / "en" / "AT" / "notes.html").read_text() == "the last good one"


def test_one_document_that_fails_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = documents.scorecard

    @wraps(real)  # the assembler reads the names of the parameters
    def breaks(**arguments: Any) -> documents.Scorecard:
        if arguments["state"] == "LV":
            raise RuntimeError("a broken document")
        return real(**arguments)

    monkeypatch.setattr("scorecard.documents.scorecard.scorecard", breaks)
    done: list[str] = []
    report = build(request_for(tmp_path / "output", "MT", "LV", "LU"), 1, done.append)
    assert list(report.failures) == ["en/LV/index.html"]
    assert report.failures["en/LV/index.html"].cause == "a broken document (RuntimeError)"
    assert (tmp_path / "output" / "en" / "MT" / "index.html").is_file()
    assert (tmp_path / "output" / "en" / "LU" / "index.html").is_file()
    assert not (tmp_path / "output" / "en" / "LV" / "index.html").exists()
    assert {"en/LU/index.html", "en/LV/index.html", "en/MT/index.html"} <= set(done)


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    write_whole(path, b"old")

    def breaks(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_a_bare_state_gets_a_short_honest_page(project: Path, tmp_path: Path) -> None:
    """A state with no statement, no poll, no vote: nothing breaks and nothing is made up."""
    report = build(request_for(tmp_path / "output", "BE", "AT", countries=project), 1)
    assert report.failures == {}
    page = (tmp_path / "output" / "en" / "BE" / "index.html").read_text("utf-8")
    assert "stands on the Danish text and on detection orders is not known." in page
    assert "No statement is on record." in page
    assert "Not polled" in page
    assert "No vote" in page


def test_an_earlier_day_shows_only_what_was_known(tmp_path: Path) -> None:
    early = BuildRequest(
        FROZEN, tmp_path, ("DE",), ("en",), frozenset({"scorecard"}), frozenset({"html"}), date(2024, 6, 20)
    )
    assert not build(early, 1).failures
    page = (tmp_path / "en" / "DE" / "index.html").read_text("utf-8").replace("\u00a0", " ")
    assert "Evidence to 20 June 2024" in page
    assert "Danish text of July 2025" not in page
    assert "opposed the Belgian text of 2024 (19 June 2024)" in page

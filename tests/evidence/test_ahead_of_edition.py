"""A state's file may be ahead of the edition: its own pages show all of it, everything else the day of the edition."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.analysis.figures import compute
from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.document_kinds import document_names
from scorecard.cli import app
from scorecard.evidence.ahead_of_edition import evidence_for
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.known_evidence import known_evidence
from scorecard.evidence.load import examine, load
from tests.conftest import Change

NEW_STATEMENT = """  - date: 2026-12-02
    text: danish
    aspect: detection_orders
    stance: supports
    speaker: {role: government, who: {en: The new minister}}
    says: {en: Supports orders now.}
    source: own-new
"""
NEW_SOURCE = """  own-new:
    title: The newest report
    publisher: A paper
    url: https://example.org/newest
    date: 2026-12-03
    quality: secondary
"""


@pytest.fixture
def ahead(project: Path, change: Change) -> Path:
    """Returns the minimal evidence of 24 November 2026, with a statement of Austria of 2 December, reported the day
    after."""
    change("AT.yaml", "statements:\n", f"statements:\n{NEW_STATEMENT}")
    change("AT.yaml", "\nsources:\n", f"\nsources:\n{NEW_SOURCE}")
    return project


def documents(countries: Path, as_of: date | None = None) -> dict[str, str]:
    """Returns the text of each document of Austria and of all states, by the kind of document."""
    request = BuildRequest(
        countries=countries,
        output=Path(),
        states=("AT", "BE"),
        languages=("en",),
        documents=frozenset(document_names()),
        formats=frozenset({"html", "pdf"}),
        as_of=as_of,
    )
    assembler = Assembler(request, load(countries), ("en",))
    return {
        f"{target.kind.name} {target.state or ''}".strip(): repr(assembler.assembled(target).document)
        for target in targets(request)
    }


def test_the_pages_of_the_state_show_it_and_nothing_else_does(ahead: Path) -> None:
    shown = documents(ahead)
    with_news = {name for name, text in shown.items() if "Supports orders now." in text or "newest report" in text}
    assert with_news == {"scorecard AT", "page AT", "embed AT", "brief AT"}
    for name in with_news:
        assert "evidence on this state reaches to" in shown[name]
    download = "newest={'AT': PartialDate(year=2026, month=12, day=3)}"  # the name of the PDF to which it links
    others = {name: text.replace(download, "") for name, text in shown.items() if name not in with_news}
    assert not [name for name, text in others.items() if "2026, month=12" in text]


def test_without_a_later_date_nothing_is_cut(project: Path) -> None:
    evidence = load(project)
    assert not evidence.ahead and evidence.edition_day is None
    assert evidence_for(evidence, "AT") is evidence


def test_the_counts_are_those_of_the_day_of_the_edition(project: Path, ahead: Path) -> None:
    evidence = load(ahead)
    edition_day = evidence.edition.evidence_date.last_day
    own = evidence_for(evidence, "AT")
    assert own.edition.evidence_date == PartialDate.parse("2026-12-03")
    assert own.edition_day == edition_day
    on_the_day = compute(evidence, edition_day).positions["AT", "detection_orders"].stance
    newest = compute(own, own.edition.evidence_date.last_day).positions["AT", "detection_orders"].stance
    assert newest == "supports"
    assert on_the_day != "supports"
    runner = CliRunner()
    council = runner.invoke(app, ["council", "--countries", str(ahead), "--json"])
    assert council.exit_code == 0 and "2026-12" not in council.stdout


def test_entries_keep_their_places_in_the_file(ahead: Path) -> None:
    """The new statement stands first in the file, so that those left have places from 1."""
    evidence = load(ahead)
    assert evidence.entry("AT", "statements", 0) == 1
    own = evidence_for(evidence, "AT")
    assert own.entry("AT", "statements", 0) == 0
    earlier = known_evidence(evidence, date(2026, 1, 1))
    assert earlier.entry("AT", "statements", 0) == 1


def test_an_earlier_day_or_the_day_of_the_edition_that_is_asked_for_shows_nothing_newer(ahead: Path) -> None:
    for day in (date(2026, 11, 24), date(2026, 6, 1)):
        assert not [name for name, text in documents(ahead, day).items() if "Supports orders now." in text]


def test_check_says_which_states_are_ahead(ahead: Path) -> None:
    answer = CliRunner().invoke(app, ["check", "--countries", str(ahead)])
    assert answer.exit_code == 0, answer.output
    assert "AT is ahead of the edition: its own brief and scorecard show evidence to 2026-12-03" in answer.stderr


def test_prose_that_cites_the_news_is_left_out_of_the_edition_alone(ahead: Path, change: Change) -> None:
    change("AT.yaml", "asks:\n", "coverage_sources: [own-1, own-new]\nasks:\n")
    evidence = load(ahead)
    assert evidence.states["AT"].coverage == {}
    assert evidence_for(evidence, "AT").states["AT"].coverage


def test_a_report_of_later_does_not_take_an_entry_from_the_edition_that_an_earlier_one_bears(
    ahead: Path, change: Change
) -> None:
    change(
        "AT.yaml",
        "Supports the text.}\n    source: own-1\n",
        "Supports the text.}\n    source: own-new\n    also: [own-1]\n",
    )
    kept = load(ahead).states["AT"].statements
    assert [(said.source, said.also) for said in kept if said.aspect == "overall"] == [("own-1", [])]


@pytest.mark.parametrize(("day", "refused"), [("2027-05-23", False), ("2027-05-24", True)])
def test_a_year_typed_wrongly_is_told(project: Path, change: Change, day: str, refused: bool) -> None:
    change("AT.yaml", "statements:\n", f"statements:\n{NEW_STATEMENT.replace('2026-12-02', day)}")
    change("AT.yaml", "\nsources:\n", f"\nsources:\n{NEW_SOURCE}")
    messages = [problem.message for problem in examine(project)[1]]
    told = (
        f"date {day} is later than the evidence of this edition (2026-11-24, eu/edition.yaml) by more than 180 days; "
        "correct it, or move evidence_date there"
    )
    assert messages == ([told] if refused else [])


def test_the_shared_files_are_never_ahead(project: Path, change: Change) -> None:
    change("eu/sources.yaml", "date: undated", "date: 2026-12-01")
    assert "is later than the evidence" in examine(project)[1][0].message

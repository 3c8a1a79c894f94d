"""Checks what must hold of the evidence in countries/ whatever an editor adds, and that its schemas are current.

The least numbers of statements, surveys and so on stand beside the evidence, in eu/edition.yaml; `check` knows them.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scorecard.evidence.load import Evidence, examine
from scorecard.evidence.model.common import Source
from scorecard.evidence.schema import schemas
from scorecard.evidence.vocabulary import STATES
from tests.conftest import ROOT


def test_the_evidence_has_no_problem(live_countries: Path) -> None:
    assert [str(problem) for problem in examine(live_countries)[1]] == []


def test_all_27_are_there_and_say_in_english_what_is_known(live_evidence: Evidence) -> None:
    assert tuple(live_evidence.states) == STATES
    for code, state in live_evidence.states.items():
        assert "en" in state.coverage, code


def test_every_ask_is_in_line_with_something_said_in_public(live_evidence: Evidence) -> None:
    for code, state in live_evidence.states.items():
        assert all(ask.in_line_with for ask in state.asks), code


def test_the_least_numbers_stand_beside_the_evidence(live_evidence: Evidence) -> None:
    least = live_evidence.edition.assertions.min
    missing = [name for name in type(least).model_fields if name != "seen" and not getattr(least, name)]
    assert missing == []


def test_quotations_in_another_language_have_a_translation(live_evidence: Evidence) -> None:
    missing = [
        (code, str(said.date))
        for code, state in live_evidence.states.items()
        for said in state.statements
        if said.quote and said.quote.language != "en" and not said.quote.translation
    ]
    assert missing == []


FORUMS = ("ycombinator.com", "reddit.com", "quora.com", "4chan.org", "lobste.rs", "disqus.com")
"""Places where anybody may write under any name: what is said there is no evidence."""


def in_a_forum(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return any(host == forum or host.endswith(f".{forum}") for forum in FORUMS)


def test_no_source_is_a_forum(live_evidence: Evidence) -> None:
    assert in_a_forum("https://news.ycombinator.com/item?id=1") and not in_a_forum("https://example.org/reddit.com")
    files: dict[str, Mapping[str, Source]] = {"eu": live_evidence.shared_sources}
    files |= {code: file.sources for code, file in live_evidence.states.items()}
    found = [
        (name, key) for name, sources in files.items() for key, source in sources.items() if in_a_forum(source.url)
    ]
    assert found == []


PASSED_ON = re.compile(
    r"\((?:[^)]*\b)?(?:after|copy|partly reprinted|reprinted|reprint|translation|summary of|list of press)[ )]"
    r"|\bfrom (?:EP roll-call annexes|publications of)\b",
    re.IGNORECASE,
)
"""How the name of a publisher, or a title, says that it passes on what another reported."""


def test_a_publisher_that_passes_on_says_so_with_via(live_evidence: Evidence) -> None:
    """A copy whose grade is that of the press is a copy that nobody marked."""
    assert PASSED_ON.search("SaveDelete (after WIRED)") and not PASSED_ON.search("netzpolitik.org (with minutes)")
    files: dict[str, Mapping[str, Source]] = {"eu": live_evidence.shared_sources}
    files |= {code: file.sources for code, file in live_evidence.states.items()}
    found = [
        (name, key, source.publisher)
        for name, sources in files.items()
        for key, source in sources.items()
        if PASSED_ON.search(f"{source.title} {source.publisher}")
        and "also reprinted" not in source.publisher
        and source.via is None
    ]
    assert found == []


def test_every_state_is_compared_with_neighbours(live_evidence: Evidence) -> None:
    for code, state in live_evidence.states.items():
        assert len(state.neighbours) >= 2, code
        assert len(set(state.neighbours)) == len(state.neighbours), code


@pytest.mark.parametrize("place", schemas())
def test_schemas_are_current(place: Path) -> None:
    assert (ROOT / "countries" / place).read_text("utf-8") == schemas()[place], "run scorecard schema"


def test_every_field_of_a_state_has_hover_help() -> None:
    from scorecard.evidence.field_docstrings import field_docstrings
    from scorecard.evidence.model.state import Ask, MemberState, Statement, SurveyResult

    for model in (MemberState, Statement, SurveyResult, Ask):
        assert {*field_docstrings(model)} == {*model.model_fields}

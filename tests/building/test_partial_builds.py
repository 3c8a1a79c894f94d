"""A build of some documents makes pages in which every link leads somewhere."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.vocabulary import STATES, State

_ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')


def made(project: Path, documents: set[str], states: tuple[State, ...], formats: frozenset[str]) -> Path:
    output = project.parent / "output"
    request = BuildRequest(
        countries=project,
        output=output,
        states=states,
        languages=("en",),
        documents=frozenset(documents),
        formats=formats,
    )
    assert build(request).failures == {}
    return output


def links_of(page: Path) -> set[str]:
    """Returns the paths to which a page links within its folder of output."""
    parts = [urlsplit(address) for address in _ADDRESS.findall(page.read_text("utf-8"))]
    return {part.path for part in parts if not part.scheme and part.path}


def assert_all_lead_somewhere(output: Path) -> None:
    pages = list(output.rglob("*.html"))
    dead = [(page, to) for page in pages for to in links_of(page) if not (page.parent / to).exists()]
    assert pages and not dead


HTML = frozenset({"html"})


@pytest.mark.parametrize(
    ("documents", "states"),
    [({"scorecard"}, ("AT",)), ({"site"}, STATES), ({"site", "scorecard"}, ("AT", "BE"))],
    ids=["one state", "overview alone", "overview and two states"],
)
def test_every_link_of_a_partial_build_leads_somewhere(
    documents: set[str], states: tuple[State, ...], project: Path
) -> None:
    output = made(project, documents, states, HTML)
    assert_all_lead_somewhere(output)
    assert (output / "en" / "corrections.html").is_file()
    if "site" in documents:
        assert ("AT/index.html" in links_of(output / "en" / "index.html")) == ("scorecard" in documents)
        assert (
            "data" not in (output / "en" / "index.html").read_text("utf-8").split("</header>")[0].partition("<h1>")[2]
        )


def test_links_come_with_what_they_lead_to(project: Path) -> None:
    page = made(project, {"scorecard"}, ("AT",), HTML) / "en" / "AT" / "index.html"
    assert links_of(page) & {"scorecard.pdf", "../index.html", "brief.pdf"} == set()
    output = made(project, {"scorecard", "site"}, ("AT",), frozenset({"html", "pdf"}))
    assert links_of(page) & {"scorecard.pdf", "../index.html", "brief.pdf"} == {"scorecard.pdf", "../index.html"}
    assert_all_lead_somewhere(output)

"""Fixtures: all pages of an edition as trees, and its published data; from the frozen and from the live evidence."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES
from tests.conftest import FROZEN, BuildOnce
from tests.drawings.data import Published, published
from tests.drawings.pages import Page, printed_pages, web_pages


@dataclass(frozen=True)
class Site:
    """The folder of the web pages and the data of all 27, and the evidence that they were built from."""

    folder: Path
    countries: Path
    evidence: Evidence


@pytest.fixture(
    scope="session",
    params=["frozen", pytest.param("live", marks=[pytest.mark.live, pytest.mark.slow, pytest.mark.acceptance])],
)
def site(request: pytest.FixtureRequest, build_once: BuildOnce) -> Site:
    """Returns the frozen edition; the live one is built in a few seconds, because nothing is laid out."""
    if request.param == "frozen":
        return Site(request.getfixturevalue("edition"), FROZEN, request.getfixturevalue("evidence"))
    countries, evidence = request.getfixturevalue("live_countries"), request.getfixturevalue("live_evidence")

    def fill(output: Path) -> None:
        documents, formats = frozenset({"scorecard", "embed", "site", "data"}), frozenset({"html"})
        order = BuildRequest(countries, output, STATES, ("en",), documents, formats)
        assert not build(order, jobs=os.cpu_count() or 1).failures

    return Site(build_once("live-site", fill), countries, evidence)


@pytest.fixture(scope="session")
def pages(site: Site) -> list[Page]:
    """Returns every page with a drawing: on the web and, as HTML, in print."""
    return [*web_pages(site.folder), *printed_pages(site.countries, site.evidence)]


@pytest.fixture(scope="session")
def data(site: Site) -> Published:
    """Returns the data that the same edition published."""
    return published(site.folder)

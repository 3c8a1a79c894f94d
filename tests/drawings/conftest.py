"""Fixtures: all pages of an edition as trees, and its published data; from the frozen and from the live evidence."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES
from tests.conftest import FROZEN
from tests.drawings.data import Published, published
from tests.drawings.pages import Page, printed_pages, web_pages


@dataclass(frozen=True)
class Site:
    """The folder of the web pages and the data of all 27, and what they were built from."""

    folder: Path
    countries: Path
    evidence: Evidence


@pytest.fixture(
    scope="session",
    params=["frozen", pytest.param("live", marks=[pytest.mark.live, pytest.mark.slow, pytest.mark.acceptance])],
)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Builds a site in a few seconds, because nothing is laid out."""
    live = request.param == "live"
    countries = request.getfixturevalue("live_countries") if live else FROZEN
    evidence = request.getfixturevalue("live_evidence" if live else "evidence")
    output = tmp_path_factory.mktemp("site")
    documents, formats = frozenset({"scorecard", "site", "data"}), frozenset({"html"})
    order = BuildRequest(countries, output, STATES, ("en",), documents, formats)
    assert not build(order, jobs=os.cpu_count() or 1).failures
    return Site(output, countries, evidence)


@pytest.fixture(scope="session")
def pages(site: Site) -> list[Page]:
    """Returns every page with a drawing: on the web and, as HTML, in print."""
    return [*web_pages(site.folder), *printed_pages(site.countries, site.evidence)]


@pytest.fixture(scope="session")
def data(site: Site) -> Published:
    """Returns what the same edition published as data."""
    return published(site.folder)

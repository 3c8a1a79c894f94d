"""Fixtures: all pages of the edition as trees, and its published data."""

import os
from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES
from tests.conftest import ROOT
from tests.drawings.data import Published, published
from tests.drawings.pages import Page, printed_pages, web_pages


@pytest.fixture(scope="session")
def site(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the web pages and the data of all 27, built in a few seconds because nothing is laid out."""
    output = tmp_path_factory.mktemp("site")
    request = BuildRequest(
        countries=ROOT / "countries",
        output=output,
        states=STATES,
        languages=("en",),
        documents=frozenset({"scorecard", "site", "data"}),
        formats=frozenset({"html"}),
        as_of=evidence.edition.evidence_date.last_day,
    )
    assert not build(request, jobs=os.cpu_count() or 1).failures
    return output


@pytest.fixture(scope="session")
def pages(site: Path, evidence: Evidence, figures: Figures) -> list[Page]:
    """Every page with a drawing: on the web and, as HTML, in print."""
    return [*web_pages(site), *printed_pages(evidence, figures)]


@pytest.fixture(scope="session")
def data(site: Path) -> Published:
    """What the same edition published as data."""
    return published(site)

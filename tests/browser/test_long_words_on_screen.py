"""A word that nothing can break is wrapped on a web page, on a phone and on a desk: nobody has to scroll sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scorecard.evidence.load import Evidence
from tests.long_words import LONG_WORDS, LongDocuments
from tests.sampling import sample

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Returns the page of a state and the overview, with the stylesheet."""
    documents, folder = LongDocuments(evidence), tmp_path_factory.mktemp("long")
    documents.write("assets", folder)
    return [documents.write("page", folder), documents.write("overview", folder)]


@pytest.mark.parametrize("width", sample([390, 1280], [1280]))
def test_a_long_word_is_wrapped(width: int, pages: list[Path], browser: Browser) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900})
    for page in pages:
        opened.goto(page.as_uri())
        assert LONG_WORDS[0] in opened.content()
        opened.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        if width == 1280:  # wide tables scroll by themselves on a phone, and fit on a desk
            for region in opened.locator(".wide").all():
                assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
    opened.close()

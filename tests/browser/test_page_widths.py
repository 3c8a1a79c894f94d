"""Opens pages in other languages in a real Chromium: nothing sticks out, no words of a drawing lie on each other."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.vocabulary import LANGUAGES, Language
from tests.conftest import FROZEN, BuildOnce
from tests.sampling import sample

pytestmark = pytest.mark.browser

LONG: tuple[Language, ...] = ("de",)
"""A language of long words."""

MISPLACED = """() => {
    const cut = [], shown = [...document.querySelectorAll('svg text')].filter(text => text.checkVisibility())
    const boxes = shown.filter(text => !text.closest('.wide')).map(text => {
        const box = text.getBoundingClientRect()
        if (box.left < 0 || box.right > innerWidth) cut.push('outside the window: ' + text.textContent)
        // Letters fill the middle of their box; upright text is higher than wide.
        const [x, y] = box.height > box.width ? [0.25 * box.width, 0] : [0, 0.25 * box.height]
        return [text, box.left + x, box.right - x, box.top + y, box.bottom - y]
    })
    for (const [one, left, right, top, bottom] of boxes) for (const [other, l, r, t, b] of boxes)
        if (one.compareDocumentPosition(other) & 4 && Math.min(right, r) - Math.max(left, l) > 1
            && Math.min(bottom, b) - Math.max(top, t) > 1) cut.push(one.textContent + ' lies on ' + other.textContent)
    const width = document.documentElement.scrollWidth
    return width > innerWidth ? [...cut, `the page is ${width} pixels wide`] : cut
}"""


@pytest.fixture(scope="module")
def translated(request: pytest.FixtureRequest, build_once: BuildOnce) -> Path:
    """Returns pages in the languages of the tests that run."""
    whole = any(item.get_closest_marker("acceptance") for item in request.session.items)

    def fill(output: Path) -> None:
        kinds = frozenset({"scorecard", "site"})
        order = BuildRequest(FROZEN, output, ("DE",), LANGUAGES if whole else LONG, kinds, frozenset({"html"}))
        assert not build(order, jobs=1).failures

    return build_once("translated-pages", fill)


@pytest.mark.parametrize("language", sample(LANGUAGES, LONG))
def test_no_word_sticks_out_or_lies_on_another(language: Language, translated: Path, browser: Browser) -> None:
    page = browser.new_page()
    for name in ("index.html", "DE/index.html"):
        page.goto((translated / language / name).as_uri())
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(MISPLACED) == [], f"{language}/{name} at {width} pixels"
    page.close()

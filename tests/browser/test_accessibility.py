"""Checks the pages against WCAG 2.2 AA as far as a machine can, and with the keyboard alone and by touch.

In `make test` each page is seen at one width and in one colour scheme, chosen so that the longest pages meet both
widths and both schemes; `make acceptance` sees all pages in all four combinations.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scorecard.evidence.vocabulary import STATES
from tests.sampling import sample

AXE = Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ["index.html", "en/index.html", "en/DE/index.html", "en/MT/index.html"]
"""The pages tested in every run: the chooser, the overview (the most links), a long page and a short one."""
STATE_PAGES = [f"en/{state}/index.html" for state in STATES]
EMBEDDED = ["en/embed.html", "en/DE/embed.html"]
VIEWPORTS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
NARROW, WIDE = (390, "dark"), (1280, "light")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

FOCUSED = """() => {
    const focused = document.activeElement, box = [...focused.getClientRects()], style = getComputedStyle(focused)
    return {
        body: focused === document.body,
        skip: focused.matches('.skip'),
        navigation: focused.closest('nav') !== null,
        content: focused.closest('main') !== null,
        html: focused.outerHTML.slice(0, 120),
        visible: box.some(part => part.width > 0 && part.height > 0 && part.bottom > 0 && part.top < innerHeight
            && part.right > 0 && part.left < innerWidth),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
    }
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(params=[NARROW, WIDE], ids=str, scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield opened
    opened.close()


@pytest.fixture(params=sample([*PAGES[:2], *STATE_PAGES], PAGES), scope="module")
def phone(request: pytest.FixtureRequest, browser: Browser, live_edition: Path) -> Iterator[Page]:
    """Yields each page on a phone."""
    opened = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    opened.goto((live_edition / request.param).as_uri())
    yield opened
    opened.close()


def tab(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    return dict(page.evaluate(FOCUSED))


def walk(page: Page) -> list[dict[str, Any]]:
    """Returns every stop of the Tab key from the top to the end of the page.

    The page itself notes each stop as the key goes down the next time, so that nothing else is asked of the browser.
    """
    page.evaluate(f"window.stops = []; addEventListener('keydown', () => stops.push(({FOCUSED})()), true)")
    while True:
        for _ in range(50):
            page.keyboard.down("Tab")  # held down: the key repeats
        _, *stops = page.evaluate("stops")
        if (end := next((number for number, stop in enumerate(stops) if stop["body"]), None)) is not None:
            return list(stops[:end])


@pytest.mark.parametrize(
    ("name", "page"),
    sample(
        product(["index.html", "en/index.html", "en/corrections.html", *EMBEDDED, *STATE_PAGES], VIEWPORTS),
        [
            *(("index.html", NARROW), ("en/index.html", WIDE), ("en/DE/index.html", NARROW)),
            (EMBEDDED[1], WIDE),
        ],
    ),
    indirect=["page"],
)
def test_no_rule_of_wcag_is_broken(name: str, page: Page, live_edition: Path) -> None:
    page.goto((live_edition / name).as_uri())
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.add_script_tag(content=AXE.read_text("utf-8"))
    # Elements without a fault are only counted, because to describe each of them takes most of the time.
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    assert found["passes"]
    assert [(broken["id"], broken["help"], broken["nodes"][0]["html"]) for broken in found["violations"]] == []


@pytest.mark.parametrize(
    ("name", "page"),
    sample(
        product(PAGES, [NARROW, WIDE]),
        [("en/index.html", NARROW)],
    ),
    indirect=["page"],
)
def test_the_keyboard_reaches_everything_in_order_and_in_sight(name: str, page: Page, live_edition: Path) -> None:
    page.goto((live_edition / name).as_uri())
    stops = walk(page)
    assert stops[0]["skip"]
    if page.locator("nav").count():
        assert stops[1]["navigation"]
    for stop in stops:
        assert stop["visible"], stop["html"]
        assert stop["outlined"], stop["html"]
    reachable = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')]"
        ".filter(part => part.checkVisibility()).length"
    )
    assert len(stops) == reachable


@pytest.mark.parametrize(
    ("name", "page"),
    sample(
        product(PAGES, [NARROW, WIDE]),
        [("index.html", NARROW), ("en/index.html", WIDE), ("en/DE/index.html", NARROW), ("en/MT/index.html", WIDE)],
    ),
    indirect=["page"],
)
def test_the_skip_link_leads_past_the_navigation(name: str, page: Page, live_edition: Path) -> None:
    page.goto((live_edition / name).as_uri())
    assert page.locator(".skip").bounding_box()["x"] < 0  # type: ignore[index]
    assert tab(page)["skip"]
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")
    assert tab(page)["content"]


def test_what_is_folded_opens_with_enter(page: Page, edition: Path) -> None:
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    folded = page.locator("details .statements li").first
    assert folded.is_hidden()
    page.get_by_text("further statements").focus()
    page.keyboard.press("Enter")
    assert folded.is_visible()
    page.keyboard.press("Enter")
    assert folded.is_hidden()


def test_links_that_lead_on_are_large_enough_for_a_finger(phone: Page) -> None:
    links = phone.locator("nav a, footer a, summary, .tile-map a, .states a, .comparison a, .ranking a")
    sizes = links.evaluate_all(
        "links => links.map(link => [link.getBoundingClientRect().width, link.getBoundingClientRect().height])"
    )
    assert sizes
    assert all(width >= 24 and height >= 24 for width, height in sizes)


def test_what_scrolls_sideways_has_a_name_and_takes_the_keyboard(phone: Page) -> None:
    for region in phone.locator(".wide").all():
        assert region.get_attribute("tabindex") == "0"
        assert region.get_attribute("role") == "region"
        assert region.get_attribute("aria-label")
    cut = phone.evaluate(
        """[...document.querySelectorAll('main *')].filter(part => part.closest('.wide, svg') === null
            && part.getBoundingClientRect().right > innerWidth).map(part => part.outerHTML.slice(0, 120))"""
    )
    assert cut == []


_SMALL_WORDS = """least => [...document.querySelectorAll('main *')].filter(part => part.getClientRects().length
            && [...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
            .map(part => {
                const turned = part.ownerSVGElement && part.getScreenCTM()
                const scale = turned ? Math.hypot(turned.a, turned.b) : 1  // of turned words too
                return [parseFloat(getComputedStyle(part).fontSize) * scale, part.outerHTML.slice(0, 120)]
            }).filter(([size]) => size < least)"""


def test_words_on_a_phone_are_large_enough_to_read(phone: Page) -> None:
    assert phone.evaluate(_SMALL_WORDS, 11) == []


@pytest.mark.parametrize("name", ("en/DE/index.html", "en/index.html"))
def test_words_on_a_tablet_are_large_enough_and_whole(name: str, browser: Browser, edition: Path) -> None:
    tablet = browser.new_page(viewport={"width": 768, "height": 1024})
    tablet.goto((edition / name).as_uri())
    assert tablet.evaluate(_SMALL_WORDS, 10) == []
    assert tablet.evaluate(_WORDS_IN_TWO) == []
    tablet.close()


_WORDS_IN_TWO = """() => {
    const found = [], texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    for (let node; (node = texts.nextNode());)
        for (const word of node.data.matchAll(/[\\p{L}\\p{N}]{2,}/gu)) {
            const range = document.createRange()
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            const lines = new Set([...range.getClientRects()].filter(part => part.width > 0.5).map(part => part.top))
            if (lines.size > 1) found.push(word[0])
        }
    return found
}"""
"""The words of a page that no hyphen divides and that yet stand on two lines."""

"""Opens the pages in a real Chromium, from the file system, as from a USB stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scorecard.evidence.vocabulary import STATES
from tests.sampling import sample

pytestmark = pytest.mark.browser


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "name",
    sample(
        ["index.html", "en/index.html", *(f"en/{state}/index.html" for state in STATES)],
        ["index.html", "en/index.html", "en/DE/index.html", "en/MT/index.html"],
    ),
)
def test_pages_open_without_a_word_of_complaint(name: str, page: Page, live_edition: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((live_edition / name).as_uri())
    assert complaints == []
    assert all(url.startswith(("file:", "data:")) for url in asked)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]  # type: ignore[index]
    assert page.evaluate("document.fonts.check('16px \"Source Sans Pro\"')")


def test_a_source_mark_leads_to_its_source(page: Page, edition: Path) -> None:
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    mark = page.locator(".positions .mark").first
    number = mark.inner_text().rstrip(",")
    mark.click()
    assert page.url.endswith(f"#source-{number}")
    assert page.locator(f"#source-{number} a").get_attribute("href", timeout=2000).startswith("http")  # type: ignore[union-attr]


def test_the_way_from_the_first_page_to_a_state(page: Page, edition: Path) -> None:
    page.goto((edition / "index.html").as_uri())
    page.get_by_role("link", name="English").click()
    page.locator(".comparison").get_by_role("link", name="Hungary").click()
    assert page.locator("h1").inner_text() == "Hungary"
    assert "Council mandate of November 2025" in page.locator(".verdict").inner_text()
    page.get_by_role("link", name="All 27 member states").click()
    assert page.url.endswith("/en/index.html")


def test_further_statements_open_without_javascript(edition: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((edition / "en" / "DE" / "index.html").as_uri())
    assert opened.locator("details .statements li").first.is_hidden()
    opened.locator("summary").click()
    assert opened.locator("details .statements li").first.is_visible()
    context.close()


@pytest.mark.parametrize("name", ["en/index.html", "en/DE/index.html"])
def test_paper_stays_light_where_the_screen_is_dark(name: str, browser: Browser, live_edition: Path) -> None:
    a4 = 703  # 186 mm, in px: A4 without the margins browsers leave
    page = browser.new_page(viewport={"width": a4, "height": 1000}, color_scheme="dark")
    page.goto((live_edition / name).as_uri())
    looks = "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.documentElement))"
    dark = page.evaluate(looks)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(looks)
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(looks) == light != dark
    assert page.evaluate("document.documentElement.scrollWidth") <= a4
    assert page.locator("footer").is_visible()
    assert page.locator(".skip").is_hidden()
    for region in page.locator(".wide").all():
        assert region.evaluate("region => region.scrollWidth <= region.clientWidth"), region.get_attribute("aria-label")
    page.close()

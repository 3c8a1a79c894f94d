"""Opens the pages in a real Chromium, from the file system, as from a USB stick."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scorecard.evidence.vocabulary import STATES
from tests.sampling import sample
from tests.typed_words import typed

pytestmark = pytest.mark.browser


@pytest.fixture(params=sample([390, 1280], [390]), scope="module")
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
    number = mark.inner_text().strip().rstrip(",")
    mark.click()
    assert page.url.endswith(f"#source-{number}")
    assert page.locator(f"#source-{number} a").get_attribute("href", timeout=2000).startswith("http")  # type: ignore[union-attr]


def test_the_way_from_the_first_page_to_a_state(page: Page, edition: Path) -> None:
    page.goto((edition / "index.html").as_uri())
    page.get_by_role("link", name="English").click()
    page.locator(".comparison").get_by_role("link", name="Hungary").click()
    assert page.locator("h1").inner_text() == "Hungary"
    assert "Council mandate of November 2025" in typed(page.locator(".verdict").inner_text())
    page.get_by_role("link", name="All 27 member states").click()
    assert page.url.endswith("/en/index.html")


def test_further_statements_open_without_javascript(edition: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((edition / "en" / "DE" / "index.html").as_uri())
    assert opened.locator("details .statements li").first.is_hidden()
    opened.get_by_text("further statements").click()
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


def test_a_link_to_what_is_folded_opens_it_without_javascript(edition: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    address = (edition / "en" / "DE" / "index.html").as_uri()
    opened.goto(f"{address}#said-2022-05-overall")
    assert opened.locator("[data-entry]:target .says").is_visible()
    opened.goto(address)
    folded = opened.locator("details .source-list li").last
    number = (folded.get_attribute("id") or "").removeprefix("source-")
    assert folded.is_hidden()
    opened.goto(f"{address}#source-{number}")
    folded.wait_for()
    assert folded.is_visible()
    context.close()


def test_every_entry_has_an_address_and_a_link_to_it(page: Page, edition: Path) -> None:
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    entries = page.locator("[data-entry][id]")
    names = entries.evaluate_all("entries => entries.map(entry => entry.id)")
    assert {name.split("-")[0] for name in names} == {"said", "event", "poll", "vote", "ask"}
    assert len(names) == len(set(names))
    linked = page.locator("a.date, a.copied").evaluate_all("links => links.map(link => link.hash.slice(1))")
    assert linked == names
    every = page.locator("[id]").evaluate_all("parts => parts.map(part => part.id)")
    assert len(every) == len(set(every))


def test_the_sections_stay_beside_the_page_and_fold_on_a_phone(page: Page, edition: Path) -> None:
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    sections = page.locator(".sections")
    link = sections.get_by_role("link", name="What the polls asked")
    if page.viewport_size["width"] == 390:  # type: ignore[index]
        assert link.is_hidden()
        sections.locator("summary").click()
    link.click()
    assert page.url.endswith("#polls")
    page.wait_for_function("Math.abs(document.querySelector('#polls').getBoundingClientRect().top) < 100")
    assert link.is_visible()
    if page.viewport_size["width"] == 1280:  # type: ignore[index]
        assert sections.bounding_box()["y"] >= 0  # type: ignore[index]


def test_the_way_from_state_to_state(page: Page, edition: Path) -> None:
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    for link, name in (("[rel=next]", "Greece"), ("[rel=prev]", "Germany")):
        page.locator(link).click()
        assert page.locator("h1").inner_text() == name
    page.locator(".tile-map").get_by_role("link", name="Poland").click()
    assert page.locator("h1").inner_text() == "Poland"
    page.locator(".beside-others").get_by_role("link", name="Germany").click()
    assert page.locator("h1").inner_text() == "Germany"


def test_what_runs_from_old_to_new_opens_at_the_new_end(edition: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    for region in page.locator(".newest").all():
        assert region.evaluate(
            "region => Math.abs(region.firstElementChild.getBoundingClientRect().right"
            " - region.getBoundingClientRect().right) < 2"
        )
    page.close()


def test_a_page_loads_the_fonts_it_uses_and_nothing_moves(edition: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    asked: set[Path] = set()
    page.on("request", lambda request: asked.add(Path(request.url.removeprefix("file://"))))
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto((edition / "en" / "DE" / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    fonts = {path for path in asked if path.suffix in (".woff2", ".ttf")}
    assert [path.name for path in fonts if not re.match(r"sans-\d+-latin|Marks", path.name)] == []
    assert sum(path.stat().st_size for path in fonts) < 110_000
    transferred = sum(len(gzip.compress(path.read_bytes())) for path in asked if path.is_file())
    assert transferred < 150_000
    assert page.evaluate("moved") < 0.05
    page.close()

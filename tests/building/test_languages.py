"""A build in several languages: which documents there are, and how a page leads to itself in the others."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest, targets
from scorecard.evidence.vocabulary import LANGUAGES, OFFICIAL_LANGUAGES, STATES, Language
from scorecard.rendering.date_formats import locale_of
from scorecard.rendering.language_names import own_names
from tests.browser.conftest import chromium
from tests.building.test_partial_builds import assert_all_lead_somewhere
from tests.conftest import BuildOnce
from tests.minimal_project import minimal_project
from tests.rendering.test_html import VNU

OWN = BuildRequest(
    countries=Path("countries"),
    output=Path("output"),
    states=("BE", "MT"),
    languages=("en",),
    documents=frozenset({"scorecard", "site", "embed"}),
    formats=frozenset({"html"}),
    own_languages=True,
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(build_once: BuildOnce, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the site with the pages of Belgium and Malta in their own languages."""
    countries = minimal_project(tmp_path_factory.mktemp("own") / "countries")

    def fill(output: Path) -> None:
        assert not build(replace(OWN, countries=countries, output=output)).failures

    return build_once("own-languages", fill)


def text(page: Path) -> str:
    return page.read_text("utf-8")


def alternates(page: Path) -> dict[str, str]:
    """Returns the addresses of a page by language, as its head gives them."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"/>', text(page)))


def test_each_state_has_its_own_languages_beside_those_of_all() -> None:
    names = {target.name for target in targets(OWN)}
    assert {name for name in names if name.endswith("MT/index.html")} == {"en/MT/index.html", "mt/MT/index.html"}
    assert {name[:2] for name in names if "/BE/" in name} == {"en", "nl", "fr", "de"}
    assert {name for name in names if name.count("/") == 1 and name.endswith("index.html")} == {"en/index.html"}
    corrections = {name[:2] for name in names if name.endswith("corrections.html")}
    assert corrections == {"en", "nl", "fr", "de", "mt"}, "every page leads to them"


def test_own_languages_are_in_each_part_of_a_split_once() -> None:
    parts = [targets(replace(OWN, shard=(number, 3))) for number in (1, 2, 3)]
    names = [target.name for part in parts for target in part]
    assert sorted(names) == sorted(target.name for target in targets(OWN))
    assert len(names) == len(set(names))


def test_the_languages_of_every_state_are_official_ones_of_the_eu() -> None:
    assert tuple(OFFICIAL_LANGUAGES) == STATES
    assert set().union(*map(set, OFFICIAL_LANGUAGES.values())) == set(LANGUAGES)
    assert {state: codes for state, codes in OFFICIAL_LANGUAGES.items() if len(codes) > 1} == {
        "BE": ("nl", "fr", "de"),
        "FI": ("fi", "sv"),
        "IE": ("en", "ga"),
        "LU": ("fr", "de"),
        "MT": ("mt", "en"),
    }


def test_languages_are_named_as_cldr_names_them() -> None:
    assert {code: locale_of(code).language_name for code in LANGUAGES} == own_names()
    assert tuple(own_names())[:3] == ("bg", "es", "cs"), "the order of the institutions, not of the codes"


@pytest.mark.acceptance
def test_no_link_is_dead_where_languages_have_only_some_pages(site: Path) -> None:
    assert_all_lead_somewhere(site)
    german = text(site / "de" / "BE" / "index.html")
    assert 'hreflang="en" href="../../en/index.html"' in german, "the page on all states is there in English alone"
    assert "../../en/MT/index.html" in german
    root = text(site / "index.html")
    assert '<a href="en/index.html" lang="en" hreflang="en">English</a>' in root
    assert '<li lang="mt">Malti: <a href="mt/MT/index.html" hreflang="mt">Malta</a></li>' in root


@pytest.mark.acceptance
def test_pages_in_several_languages_are_valid(site: Path) -> None:
    checked = [site / page for page in ("index.html", "de/BE/index.html", "nl/BE/embed.html", "mt/corrections.html")]
    answer = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-Xss8m", "-jar", VNU, "--errors-only", *checked],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stderr == ""


def test_a_page_names_itself_in_each_language_in_which_it_is_there(site: Path) -> None:
    belgian = alternates(site / "nl" / "BE" / "index.html")
    assert belgian == {
        "de": "../../de/BE/index.html",
        "en": "../../en/BE/index.html",
        "fr": "../../fr/BE/index.html",
        "nl": "index.html",
        "x-default": "../../en/BE/index.html",
    }
    assert alternates(site / "en" / "index.html") == {}, "there is one language"
    assert "language-switch" not in text(site / "en" / "index.html")
    assert set(alternates(site / "mt" / "MT" / "embed.html")) == {"en", "mt", "x-default"}
    page = text(site / "nl" / "BE" / "index.html")
    assert '<html lang="nl">' in page
    assert '<meta property="og:locale" content="nl_NL">' in page
    assert sorted(re.findall(r'og:locale:alternate" content="(\w+)"', page)) == ["de_DE", "en_GB", "fr_FR"]


def test_the_page_on_all_states_is_for_others_the_choice_of_a_language() -> None:
    from scorecard.building.linked_pages import LinkedPages

    request = replace(OWN, languages=("en", "de"), own_languages=False)
    found = {target.name: target for target in targets(request)}
    pages = LinkedPages(request, ())
    assert pages.links_of(found["de/index.html"]).default == "index.html"
    assert pages.links_of(found["index.html"]).languages == {"de": "de/index.html", "en": "en/index.html"}
    assert pages.links_of(found["de/BE/index.html"]).default == "en/BE/index.html"


def test_web_addresses_are_whole_where_the_edition_has_one() -> None:
    from scorecard.rendering.language_switch import alternates as computed

    pages: dict[Language, str] = {"fr": "fr/BE/index.html", "nl": "nl/BE/index.html"}
    french, dutch = computed("nl/BE/index.html", pages, "https://scorecard.example/2026/")
    assert french.address == "https://scorecard.example/2026/fr/BE/"
    assert (french.link, dutch.link) == ("../../fr/BE/index.html", "index.html")


def test_the_switch_keeps_the_place(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.goto(f"{(site / 'nl' / 'BE' / 'index.html').as_uri()}#sources")
    page.click(".language-switch summary")
    assert page.locator(".language-switch li").all_inner_texts() == ["Deutsch", "English", "français", "Nederlands"]
    page.click(".language-switch a[lang=fr]")
    assert page.url.endswith("/fr/BE/index.html#sources")
    page.close()


@pytest.mark.acceptance
def test_no_page_scrolls_sideways_on_a_phone(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    for path in sorted(site.glob("??/??/index.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path.relative_to(site).as_posix()
    page.close()

"""A page for embedding is small, loads nothing, and its links lead out of the frame; the line to copy is exact."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import FROZEN

ADDRESS = "https://example.org/2026"


@pytest.mark.parametrize("name", ["en/embed.html", *(f"en/{state}/embed.html" for state in STATES)])
def test_it_is_small_and_holds_all_it_needs(name: str, edition: Path) -> None:
    page = (edition / name).read_text("utf-8")
    assert len(page.encode()) < 60_000
    assert "<script" not in page
    assert re.findall(r'\b(?:src|srcset)=|url\(|@import|<link (?!rel="icon" href="data:,")', page) == []
    assert '<base target="_blank"/>' in page
    assert "116 111" in page
    assert "Evidence to" in page


def test_it_says_of_each_aspect_what_the_page_of_the_state_says(edition: Path) -> None:
    page = (edition / "en" / "DE" / "embed.html").read_text("utf-8")
    (verdict,) = re.findall(r'<p class="verdict">(.*?)</p>', page)
    assert verdict in (edition / "en" / "DE" / "index.html").read_text("utf-8")
    rows = re.findall(r"<li><svg.*?</svg> <span>(.*?)</span> <strong>(.*?)</strong>", page, re.DOTALL)
    assert len(rows) == 9
    assert ("Detection orders", "Opposes") in rows


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/", None])
def test_the_line_to_copy_leads_to_it(address: str | None, evidence: Evidence) -> None:
    settings = evidence.edition.model_copy(update={"address": address})
    request = BuildRequest(
        FROZEN, Path("unused"), ("DE",), ("en",), frozenset({"scorecard", "site"}), frozenset({"html"})
    )
    assembler, pages = Assembler(request, replace(evidence, edition=settings), ("en",)), environment(Language("en"))
    lines = {}
    for target in targets(request):
        if target.name in ("en/index.html", "en/DE/index.html"):
            document = assembler.assembled(target).document
            page = render(pages, target.kind.templates[0], document=document, root="")
            lines[target.name] = [unescape(line) for line in re.findall(r"<code>(.*?)</code>", page, re.DOTALL)]
            assert ("no web address yet" in page) == (address is None)
    if address is None:
        assert lines == {"en/index.html": [], "en/DE/index.html": []}
        return
    ((overview,), (state,)) = lines["en/index.html"], lines["en/DE/index.html"]
    assert re.fullmatch(r'<iframe src="(.+?)" title="CSA Scorecard .+ states" [^<>]*loading="lazy"></iframe>', overview)
    assert f'src="{ADDRESS}/en/embed.html"' in overview
    assert re.fullmatch(r'<iframe src="(.+?)" title="Germany: CSA Scorecard .+" [^<>]*></iframe>', state)
    assert f'src="{ADDRESS}/en/DE/embed.html"' in state

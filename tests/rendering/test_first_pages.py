"""Cover, imprint and contents of the book take a page each, however long what the edition file allows is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.failure import NotFitForPrintError
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.evidence.load import load
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import Change


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(RenderSettings(TEMPLATES))


def book(project: Path) -> tuple[Target, Any]:
    """Returns the edition of the project with one chapter."""
    request = BuildRequest(project, project / "output", ("AT",), ("en",), frozenset({"edition"}), frozenset({"pdf"}))
    (target,) = targets(request)
    document = Assembler(request, load(project), ("en",)).assembled(target).document
    return target, replace(document, chapters={"AT": document.chapters["AT"]})


def first_pages(renderer: Renderer, target: Target, document: Any) -> list[str]:
    """Returns the words of cover, imprint, contents and the page that follows."""
    files = renderer.render(RenderJob(target, document)).files
    assert files is not None
    pdf = pypdfium2.PdfDocument(files[target.name])
    texts = [(page.get_width(), page.get_textpage()) for page in (pdf[number] for number in range(4))]
    for width, text in texts:
        assert all(text.get_charbox(index)[2] <= width for index in range(text.count_chars()))
    return [" ".join(text.get_text_range().split()) for _, text in texts]


@pytest.mark.acceptance
def test_a_name_of_many_words_fits_the_cover(renderer: Renderer, project: Path, change: Change) -> None:
    change("eu/edition.yaml", "name: Test\n", "name: The annual edition of 2026, second print\n")
    cover, imprint, contents, after = first_pages(renderer, *book(project))
    assert "The annual edition of 2026, second print" in cover
    assert "Evidence to 24 November 2026" in cover.replace("\u00a0", " ")
    assert "Imprint" in imprint
    assert "Contents" in contents
    assert "What was found" in after


@pytest.mark.acceptance
def test_the_longest_name_publisher_and_addresses_fit(renderer: Renderer, project: Path, change: Change) -> None:
    address = "https://example.org/" + "a" * 180
    change("eu/edition.yaml", "name: Test\n", f"name: {'W' * 40}\n")
    change("eu/edition.yaml", "publisher: A publisher\n", f"publisher: {'P' * 40}\n")
    change("eu/edition.yaml", "website: https://example.org\n", f"website: {address}\naddress: {address}\n")
    cover, imprint, contents, _ = first_pages(renderer, *book(project))
    assert "W" * 40 in cover.replace(" ", "")
    assert imprint.replace(" ", "").count("a" * 180) == 2
    assert "Contents" in contents


def test_first_pages_that_cannot_fit_say_what_to_shorten(renderer: Renderer, project: Path) -> None:
    target, document = book(project)
    with pytest.raises(NotFitForPrintError, match=r"fill \d pages instead of 3 .*; shorten 'name', 'publisher'"):
        renderer.render(RenderJob(target, replace(document, publisher="A publisher " * 600)))

"""Every drawing of the templates is read back by a test of this folder, and is on a page that the tests see."""

import importlib
import re
from pathlib import Path

from scorecard.rendering.resource_paths import TEMPLATES
from tests.drawings.pages import Page
from tests.drawings.registry import READERS

_DRAWING = re.compile(r"<svg\b[^>]*?\bclass=\"([^\"]+)\"")


def drawn_by_templates() -> dict[str, list[str]]:
    """Returns the class of every SVG element in the templates with the templates it stands in."""
    found: dict[str, list[str]] = {}
    for path in sorted(TEMPLATES.rglob("*.j2")):
        text = path.read_text("utf-8")
        classes = _DRAWING.findall(text)
        assert len(classes) == len(re.findall(r"<svg\b", text)), f"{path}: a drawing without a class cannot be found"
        for name in classes:
            found.setdefault(name, []).append(path.name)
    return found


def readers() -> dict[str, list[str]]:
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        importlib.import_module(f"{__package__}.{path.stem}")
    return READERS


def test_every_drawing_is_read_back_by_a_test() -> None:
    missing = {name: where for name, where in drawn_by_templates().items() if name not in readers()}
    assert not missing, (
        "no test reads these drawings back: write one in tests/drawings/ and mark it @reads(class), see CONTRIBUTING.md"
    )
    assert set(readers()) <= set(drawn_by_templates()), "a test reads a drawing that no template has"


def test_every_drawing_is_on_a_page_that_the_tests_see(pages: list[Page]) -> None:
    seen = {str(svg.get("class")) for page in pages for svg in page.root.iter("svg")}
    assert seen == set(drawn_by_templates())


def test_every_drawing_has_a_title(pages: list[Page]) -> None:
    for page in pages:
        for svg in page.root.iter("svg"):
            (title,) = svg.findall("title")
            assert title.text, page
            if page.medium == "screen":
                assert svg.get("aria-label") == title.text, page

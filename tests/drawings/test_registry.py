"""Every drawing of the templates is read back by a test of this folder, and is on a page that the tests see."""

import importlib
import re
from pathlib import Path

import pytest

from scorecard.analysis.texts import ASPECTS_OF_OTHER_LAWS
from scorecard.evidence import vocabulary
from scorecard.rendering.resource_paths import TEMPLATES
from tests.drawings.data import ASPECTS, OF_OTHER_LAWS
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


def test_the_aspects_here_are_those_of_the_evidence() -> None:
    assert tuple(ASPECTS) == vocabulary.ASPECTS, "bring ASPECTS in tests/drawings/data.py up to date"
    assert OF_OTHER_LAWS == ASPECTS_OF_OTHER_LAWS, "bring OF_OTHER_LAWS in tests/drawings/data.py up to date"


def test_every_drawing_is_read_back_by_a_test() -> None:
    missing = {name: where for name, where in drawn_by_templates().items() if name not in readers()}
    assert not missing, (
        "no test reads these drawings back: write one in tests/drawings/ and mark it @reads(class), see CONTRIBUTING.md"
    )
    assert set(readers()) <= set(drawn_by_templates()), "a test reads a drawing that no template has"


def test_every_drawing_is_on_a_page_that_the_tests_see(pages: list[Page]) -> None:
    seen = {str(svg.get("class")) for page in pages for svg in page.root.iter("svg")}
    unseen = {name: where for name, where in drawn_by_templates().items() if name not in seen}
    assert not unseen, "no page shows these drawings: call their macros in the template of a document"
    assert seen <= set(drawn_by_templates())


def test_every_drawing_has_a_title(pages: list[Page]) -> None:
    for page in pages:
        for svg in page.root.iter("svg"):
            titles, name = [title.text for title in svg.findall("title")], f"{page}: {svg.get('class')}"
            if svg.get("aria-hidden"):  # what it shows stands in words beside it
                assert not titles, name
                continue
            assert len(titles) == 1 and titles[0], f"{name} has no <title>"
            if page.medium == "screen":
                assert svg.get("aria-label") == titles[0], f"{name}: aria-label is not its title"


STYLES = {
    "screen": ("screen.css.j2", "screen/*.css.j2", "style/parts.css.j2"),
    "print": ("print.css.j2", "print/*.css.j2", "style/p*.css.j2"),
}
"""The stylesheets of pages on the web and on paper."""

AROUND = {"tile-map": "map", "place-map": "place"}
"""The class of the element around a map, at which its width stands."""

AS_WIDE_AS_THE_PAGE = {("history", "print")}
"""The drawings that have no width on purpose."""


@pytest.mark.parametrize("medium", STYLES)
def test_every_drawing_has_a_size(medium: str, pages: list[Page]) -> None:
    """Without one, a drawing is as wide as the page."""
    css = "".join(path.read_text("utf-8") for pattern in STYLES[medium] for path in TEMPLATES.rglob(pattern))
    drawn = {str(svg.get("class")) for page in pages if page.medium == medium for svg in page.root.iter("svg")}
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", re.sub(r"\{[{%].*?[%}]\}", "", css))
    sized = {
        name
        for selectors, rule in rules
        if re.search(r"(?<![\w-])width:", rule)
        for name in re.findall(r"\.([\w-]+)", selectors)
    }
    missing = {AROUND.get(name, name) for name in drawn if (name, medium) not in AS_WIDE_AS_THE_PAGE} - sized
    assert not missing, f"give them a width in the stylesheets of the {medium}: {STYLES[medium]}"


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html.j2")), ids=lambda path: path.name)
def test_drawings_are_painted_from_the_tokens(path: Path) -> None:
    for colour in re.findall(r"\b(?:fill|stroke)=\"([^\"{]+)\"", path.read_text("utf-8")):
        assert colour in ("none", "transparent", "currentColor"), f'{path.name}: write paint("...") instead of {colour}'

"""Gathers every page of an edition that has drawings, as a tree of elements: the web pages and the HTML of the PDFs."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, cast
from xml.etree.ElementTree import Element, fromstring

import font_source_sans_pro
from fontTools.ttLib import TTFont

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.edition_layout import Front
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES

Kind = Literal[
    "scorecard", "overview", "brief", "card", "chapter of the EU", "spread", "cover", "news", "embed", "embedded map"
]

TOKENS = tomllib.loads((TEMPLATES / "style" / "tokens.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Page:
    """One page; `state` is None where it is about all 27."""

    kind: Kind
    state: str | None
    medium: Literal["screen", "print"]
    root: Element

    def __str__(self) -> str:
        return f"{self.kind} {self.state or ''} ({self.medium})"

    def drawings(self, of_class: str) -> list[Element]:
        """Returns the drawings of one class in the order of the page."""
        return [svg for svg in self.root.iter("svg") if svg.get("class") == of_class]

    def with_class(self, name: str) -> list[Element]:
        """Returns the elements that have a class, in the order of the page."""
        return [element for element in self.root.iter() if name in (element.get("class") or "").split()]

    def paint(self, token: str) -> str:
        """Returns how a colour of the design tokens stands on this page."""
        return f"var(--{token})" if self.medium == "screen" else str(TOKENS["colour"][token]["light"])

    def middle(self, label: Element, size: float, weight: str = "Regular") -> float:
        """Returns where the middle of a label is: its anchor on a screen, its start and half its width in print."""
        if self.medium == "screen":
            assert label.get("text-anchor") == "middle"
            return float(label.get("x") or 0)
        return float(label.get("x") or 0) + text_width(label.text or "", size, weight) / 2


def text_width(words: str, size: float, weight: str = "Regular") -> float:
    """Returns how wide words are in the typeface of the documents."""
    widths, em = _widths(weight)
    return sum(widths[letter] for letter in words) * size / em


@cache
def _widths(weight: str) -> tuple[dict[str, int], int]:
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    font = TTFont(folder / f"SourceSansPro-{weight}.ttf")
    return {chr(code): font["hmtx"][name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm


def tree(html: str) -> Element:
    """Returns a page as a tree without namespaces. The pages are XML but for two void elements without a slash."""
    plain = html.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    return fromstring(re.sub(r"<(meta|link|base)\b([^>]*[^/>])>", r"<\1\2/>", plain))


def codes_by_name(pages: list[Page]) -> dict[str, str]:
    """Returns the codes of the states by their names, from the links of the overview."""
    (overview,) = [page for page in pages if page.kind == "overview"]
    (table,) = overview.with_class("comparison")
    return {" ".join("".join(link.itertext()).split()): str(link.get("href"))[:2] for link in table.iter("a")}


def web_pages(edition: Path) -> Iterator[Page]:
    """Reads the pages of a built edition."""
    for path in sorted((edition / "en").glob("*/index.html")):
        yield Page("scorecard", path.parent.name, "screen", tree(path.read_text("utf-8")))
    for path in sorted((edition / "en").glob("*/embed.html")):
        yield Page("embed", path.parent.name, "screen", tree(path.read_text("utf-8")))
    for kind, name in (("overview", "index.html"), ("embedded map", "embed.html")):
        yield Page(cast(Kind, kind), None, "screen", tree((edition / "en" / name).read_text("utf-8")))


def printed_pages(countries: Path, evidence: Evidence) -> Iterator[Page]:
    """Renders the HTML from which the PDFs and the cards of the same edition are laid out."""
    request = BuildRequest(
        countries=countries,
        output=countries,  # nothing is written
        states=STATES,
        languages=("en",),
        documents=frozenset({"scorecard", "brief", "card", "edition"}),
        formats=frozenset({"html", "pdf"}),
    )
    assembler = Assembler(request, evidence, ("en",))
    jinja = environment(Language("en"), TEMPLATES, "rgb")
    settings = {
        "densities": ("usual", "usual"),
        "size": "large",
        "ask_width": 180,
        "logo": None,
        "accent": None,
        "root": "",
    }

    def page(kind: Kind, state: str | None, template: str, document: object, **more: object) -> Page:
        return Page(kind, state, "print", tree(render(jinja, template, document=document, **settings, **more)))

    for target in targets(request):
        document = assembler.assembled(target).document
        if target.kind.name in ("scorecard", "brief", "card"):
            yield page(cast(Kind, target.kind.name), target.state, target.kind.templates[0], document)
        elif target.kind.name == "edition":
            book = Front(1)
            chapter, spread = (replace(document, sources=part.sources) for part in (document.eu, document.overview))
            yield page("chapter of the EU", None, "edition/eu.html.j2", chapter, book=book)
            yield page("spread", None, "edition/overview.html.j2", spread, book=book)
            yield page("news", None, "edition/findings.html.j2", document, book=book)
            yield page("cover", None, "edition/front.html.j2", document, book=book)

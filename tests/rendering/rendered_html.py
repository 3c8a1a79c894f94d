"""Renders documents as the build does, up to their HTML: nothing is laid out or written."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.document_kinds import DOCUMENT_KINDS, resolve
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.evidence.vocabulary import State
from scorecard.rendering import environment
from scorecard.rendering.book_layout import Book, Citing, PageAnchor, PageSpan
from scorecard.rendering.copyfitting import PartDensity
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import CATALOGUES, TEMPLATES

RENDERING = (
    *(f"building.render_{kind}" for kind in ("page", "pdf", "brief", "scorecard", "card")),
    "rendering.edition_layout",
)
"""The modules that render templates."""

Pages = dict[str, list[str]]
"""HTML by the name of the kind of document."""


class Everywhere:
    """The anchors of a page that is not laid out."""

    def __contains__(self, anchor: object) -> bool:
        return True


class UnprintedBook(Book):
    """A book whose parts are rendered and not laid out; each is one page, and all is on the first one."""

    def add(self, html: Callable[[int], str]) -> None:
        self.html.append(html(self.next))

    def add_part(self, html: Callable[[int, PartDensity], str]) -> None:
        self.html.append(html(self.next, "usual"))

    def add_chapter(self, html: Callable[..., str], facing: Callable[[int], str]) -> None:
        self.add(html)
        self.add(facing)

    def place(self, anchor: str) -> PageAnchor:
        return PageAnchor(1, anchor)

    def citing_pages(self, sources: Iterable[int]) -> dict[int, Citing]:
        return {number: Citing((PageSpan(PageAnchor(1, ""), None),), True) for number in sources}

    def pages_with(self, words: str, also: object = ()) -> tuple[PageSpan, ...]:
        return (PageSpan(PageAnchor(1, ""), None),)

    def assemble_pages(self, front: Any, back: Any) -> None:
        return None


def unprinted(printer: object, page: Callable[[Any], str], most: int) -> tuple[Any, str]:
    """Renders pages without laying them out."""
    return SimpleNamespace(pages=[None] * most), page("usual")


def rendered_html(
    assembler: Assembler, request: BuildRequest, chapters: tuple[State, ...] = (), catalogues: Path = CATALOGUES
) -> Pages:
    """Returns the HTML of all documents of a request in one language; the book has `chapters` of these states."""
    (code,) = request.languages
    rendered: Pages = {kind.name: [] for kind in DOCUMENT_KINDS if kind.templates}

    def render(*arguments: Any, **values: Any) -> str:
        html = environment.render(*arguments, **values)
        rendered[target.kind.name].append(html)
        return html

    laid_out = SimpleNamespace(pages=[SimpleNamespace(anchors=Everywhere())])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("scorecard.building.render_worker.Language", partial(Language, catalogues=catalogues))
        patched.setattr("scorecard.documents.edition.STATES", chapters)
        patched.setattr("scorecard.rendering.edition_layout.Book", UnprintedBook)
        patched.setattr("scorecard.rendering.edition_layout.fit_pages", unprinted)
        patched.setattr("scorecard.building.render_edition.pdf_files", lambda *_: {})
        patched.setattr("scorecard.building.render_edition.identifier", lambda html: b"")
        patched.setattr(Renderer, "printer", lambda *_: SimpleNamespace(lay_out=lambda html: laid_out))
        for module in RENDERING:
            patched.setattr(f"scorecard.{module}.render", render)
        renderer = Renderer(RenderSettings(TEMPLATES))
        for target in targets(request):
            if target.kind.name in rendered:
                renderer.texts = {code: assembler.translated_texts(target)}
                job = RenderJob(target, assembler.assembled(target).document)
                html = resolve(target.kind, target.kind.render)(renderer, job)
                if target.kind.name == "edition":  # whose parts name pages of each other
                    html.finish()
    return rendered

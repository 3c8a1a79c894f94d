"""In the pseudo-language no page shows a word that did not come through a catalogue."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from bench.pseudo_languages import PSEUDO, add_evidence_catalogue, add_message_catalogue, pseudo_translation
from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.document_kinds import DOCUMENT_KINDS, resolve
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering import environment
from scorecard.rendering.book_layout import Book, Citing, PageSpan, Place
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import CATALOGUES, TEMPLATES
from tests.rendering.unaccented import Untranslated, unaccented

STATES: tuple[State, ...] = ("DE", "MT")
RENDERING = (
    *(f"building.render_{kind}" for kind in ("page", "pdf", "brief", "scorecard", "card")),
    "rendering.edition_layout",
)
"""The modules that render templates."""

Pages = dict[str, list[str]]


class Everywhere:
    """The anchors of a page that is not laid out."""

    def __contains__(self, anchor: object) -> bool:
        return True


class UnprintedBook(Book):
    """A book whose parts are rendered and not laid out; each is one page, and all is on the first one."""

    def add(self, html: Callable[[int], str], opens_left: bool = False) -> None:
        self.html.append(html(self.next))

    def add_chapter(self, html: Callable[..., str], facing: Callable[[int], str]) -> None:
        self.add(html)
        self.add(facing)

    def place(self, anchor: str) -> Place:
        return Place(1, anchor)

    def citing_pages(self, sources: Iterable[int]) -> dict[int, Citing]:
        return {number: Citing((PageSpan(Place(1, ""), None),), True) for number in sources}

    def pages_with(self, words: str, also: object = ()) -> tuple[PageSpan, ...]:
        return (PageSpan(Place(1, ""), None),)

    def assemble_pages(self, front: Any, back: Any) -> None:
        return None


def unprinted(printer: object, page: Callable[[Any], str], most: int) -> tuple[Any, str]:
    """Renders pages without laying them out."""
    return SimpleNamespace(pages=[None] * most), page("usual")


@pytest.fixture(scope="module")
def pages(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """All documents of two states in the pseudo-language, as HTML by the name of their kind."""
    folder = tmp_path_factory.mktemp("pseudo")
    countries, catalogues = folder / "countries", folder / "locale"
    add_message_catalogue(catalogues, PSEUDO)
    add_evidence_catalogue(countries, evidence, PSEUDO)
    request = BuildRequest(
        countries=countries,
        output=folder / "output",
        states=STATES,
        languages=(PSEUDO,),
        documents=frozenset(name for kind in DOCUMENT_KINDS for name in kind.documents),
        formats=frozenset({"html", "pdf"}),
        as_of=evidence.edition.evidence_date.last_day,
    )
    assembler = Assembler(request, evidence, (PSEUDO,))
    rendered: Pages = {kind.name: [] for kind in DOCUMENT_KINDS if kind.templates}

    def render(*arguments: Any, **values: Any) -> str:
        html = environment.render(*arguments, **values)
        rendered[target.kind.name].append(html)
        return html

    laid_out = SimpleNamespace(pages=[SimpleNamespace(anchors=Everywhere())])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("scorecard.building.render_worker.Language", partial(Language, catalogues=catalogues))
        patched.setattr("scorecard.documents.edition.STATES", STATES[1:])  # the chapters of the book
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
                renderer._texts = {PSEUDO: assembler.translated_texts(target)}
                job = RenderJob(target, assembler.assembled(target).document)
                html = resolve(target.kind, target.kind.render)(renderer, job)
                if target.kind.name == "edition":  # whose parts name pages of each other
                    html.finish()
    return rendered


@pytest.mark.parametrize("kind", [kind.name for kind in DOCUMENT_KINDS if kind.templates])
def test_no_word_comes_from_outside_the_catalogues(kind: str, pages: Pages, untranslated: Untranslated) -> None:
    assert pages[kind]
    assert unaccented(pages[kind], PSEUDO, untranslated) == []


@pytest.fixture(scope="module")
def untranslated(evidence: Evidence) -> Untranslated:
    return Untranslated(evidence, PSEUDO)


def test_a_word_outside_the_catalogues_is_found_wherever_it_stands(untranslated: Untranslated) -> None:
    page = (
        '<html lang="ga"><head><title>One</title><meta name="description" content="Two"/></head>'
        '<body data-head="Three"><p aria-label="Four"><img alt="Five"/>[Şöḿé] Six<span lang="de">sieben</span></p>'
        "<style>p {}</style>"
        "<svg><text>Eight</text></svg>Euractiv, Die Nachrichten, 3 Meith, PDF https://example.org/nine</body></html>"
    )
    found = " ".join(line.split(":")[0] for line in unaccented([page], PSEUDO, untranslated))
    assert found == "One Two Three Four Five Six Eight Die, Nachrichten, PDF"


def test_no_stylesheet_prints_a_word() -> None:
    for path in TEMPLATES.rglob("*.css.j2"):
        for printed in re.findall(r"content:([^;}]*)", path.read_text("utf-8")):
            assert not re.search("[A-Za-z]{2}", "".join(re.findall(r'"([^"]*)"', printed))), (path, printed)


def test_the_pseudo_language_is_a_third_longer() -> None:
    messages = [entry.text for entry in read_catalogue(CATALOGUES / "scorecard.pot")[0].entries]
    messages = [text for text in messages if "{" not in text and "%(" not in text]
    assert 1.3 < sum(map(len, map(pseudo_translation, messages))) / sum(map(len, messages)) < 1.4
    assert pseudo_translation("The {known} of %(all)s <b>aspects</b>") == "[Ţħéê {known} øöf %(all)s <b>àáşpéêçţş</b>]"
    assert pseudo_translation("Short", longest=6) == "Şħøŕţ"

"""A word that nothing can break is wrapped on paper: all of it stands on the page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from scorecard.evidence.load import Evidence
from scorecard.rendering.edition_layout import InBook, lay_out_edition
from scorecard.rendering.environment import render
from scorecard.rendering.language import Language
from tests.long_words import LONG_WORDS, LongDocuments
from tests.sampling import sample


@pytest.fixture(scope="module")
def documents(evidence: Evidence) -> LongDocuments:
    return LongDocuments(evidence)


def pdf_of(documents: LongDocuments, kind: str, template: str, document: Any, values: Mapping[str, Any]) -> bytes:
    """Returns a document on as many pages as it needs, however few it must have otherwise."""
    target = documents.targets[kind]
    printer, templates = documents.renderer.printer(target.kind), documents.renderer.environment(target)
    html = render(templates, template, document=document, root="", **values)
    return printer.write(printer.lay_out(html), bytes(16))


def check_pages(pdf: bytes, words: tuple[str, ...] = LONG_WORDS) -> None:
    """Checks that no letter stands outside its page, and that one of these words at least stands there whole."""
    written = ""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        written += text.get_text_range()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            inside = left >= -1 and bottom >= -1 and right <= width + 1 and top <= height + 1
            assert inside or right == left, f"page {number}: {text.get_text_range(max(0, index - 20), 40)!r}"
    joined = "".join(written.split())
    assert any(word in joined for word in words)


VALUES: dict[str, dict[str, Any]] = {
    "scorecard": {},
    "brief": {"densities": ("close", "close"), "ask_width": 180, "logo": None, "accent": None},
    "card": {"size": "least"},
}
"""The values that the template of each kind receives beside its document."""


@pytest.mark.parametrize("kind", sample(VALUES, ["brief", "card"]))
def test_a_long_word_stays_on_the_page(kind: str, documents: LongDocuments) -> None:
    target = documents.targets[kind]
    (template,) = target.kind.templates
    check_pages(pdf_of(documents, kind, template, documents.document(target), VALUES[kind]))


@pytest.mark.parametrize("letters", ["Children International ", "A"], ids=["words", "one word"])
def test_the_longest_publisher_stays_on_the_card(letters: str, evidence: Evidence) -> None:
    publisher = (letters * 40)[:40].strip()
    longest = replace(evidence, edition=evidence.edition.model_copy(update={"publisher": publisher}))
    documents = LongDocuments(longest)
    document = documents.document(documents.targets["card"])
    pdf = pdf_of(documents, "card", "card/card.html.j2", document, {"size": "large"})
    check_pages(pdf, (publisher.replace(" ", ""),))


@pytest.mark.acceptance
def test_a_long_word_stays_on_the_page_of_the_book(documents: LongDocuments) -> None:
    edition = documents.document(documents.targets["edition"])
    check_pages(pdf_of(documents, "edition", "edition/method.html.j2", edition, {"book": InBook(1)}))


@pytest.mark.acceptance
def test_long_words_stay_on_the_pages_of_a_book_with_one_chapter(documents: LongDocuments) -> None:
    target = documents.targets["edition"]
    printer, templates = documents.renderer.printer(target.kind), documents.renderer.environment(target)
    whole = documents.document(target)
    book = replace(whole, chapters={"MT": whole.chapters["MT"]})
    laid_out, _ = lay_out_edition(book, templates, Language("en"), printer)
    check_pages(printer.write(laid_out, bytes(16)))

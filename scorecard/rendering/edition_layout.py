"""Lays out the edition: first the parts in the order of the book, then what names their pages."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jinja2 import Environment

from scorecard.documents.edition import Edition
from scorecard.documents.footnotes import SourceList
from scorecard.documents.message import Message, StateName, Value, msg
from scorecard.documents.scorecard import Scorecard
from scorecard.rendering.book_layout import Book, IndexEntry, Place
from scorecard.rendering.copyfitting import fit_pages
from scorecard.rendering.environment import render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.state_order import by_name

FRONT_PAGES = 3
"""Cover, imprint and contents, a page each; the overview after them is a spread."""

_SECTIONS: tuple[tuple[str, Message], ...] = (
    ("eu-timeline", msg("How the file moved")),
    ("eu-texts", msg("The texts on which governments spoke")),
    ("eu-laws", msg("The laws around the proposal")),
    ("eu-council", msg("The arithmetic of the Council")),
    ("eu-moves", msg("How the governments moved")),
    ("eu-parliament", msg("The votes of the European Parliament")),
    ("eu-opinion", msg("What people were asked")),
)
"""The anchors and titles of the sections of the chapter on the European Union."""


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents."""

    title: Value
    page: int
    anchor: str
    level: int


@dataclass(frozen=True)
class InBook:
    """Where a part stands in the book: the number of its first page, and its own anchor."""

    first: int
    anchor: str = ""


@dataclass(frozen=True)
class Front:
    """The page numbers that the first pages name."""

    first: int
    contents: tuple[ContentsLine, ...]


@dataclass(frozen=True)
class Back:
    """The page numbers that the last pages name."""

    first: int
    citing: dict[int, tuple[Place, ...]]
    states: tuple[IndexEntry, ...]
    terms: tuple[IndexEntry, ...]


class FrontPagesError(Exception):
    """Cover, imprint and contents need more than a page each; the message says what to shorten."""


def lay_out_edition(
    document: Edition, environment: Environment, language: Language, printer: PdfPrinter
) -> tuple[Any, str]:
    """Returns the laid-out book, and the HTML of its parts in order.

    FrontPagesError where cover, imprint or contents exceed a page even in the smallest type.
    """
    book = Book(printer, FRONT_PAGES + 1, language.code)

    def part(template: str, sources: SourceList) -> None:
        content = replace(document, sources=sources)
        book.add(lambda first: render(environment, template, document=content, book=InBook(first), root=""))

    part("edition/overview.html.j2", document.overview.sources)
    part("edition/eu.html.j2", document.eu.sources)
    part("edition/divider.html.j2", document.sources)
    for state in by_name(document.chapters, language.code):
        book.add_chapter(partial(_chapter, environment, document.chapters[state], f"state-{state}"))
    part("edition/method.html.j2", document.corrections.sources)
    back_html = render(
        environment, "edition/back.html.j2", document=document, book=_back(document, book, language), root=""
    )
    back = printer.lay_out(back_html)
    contents = Front(1, _contents(document, book, back, language))
    front, front_html = fit_pages(
        printer,
        lambda density: render(
            environment, "edition/front.html.j2", document=document, book=contents, density=density, root=""
        ),
        FRONT_PAGES,
    )
    if len(front.pages) != FRONT_PAGES:
        raise FrontPagesError(
            f"cover, imprint and contents fill {len(front.pages)} pages instead of {FRONT_PAGES} even in the smallest "
            "type; shorten 'name', 'publisher', 'website' or 'address' in eu/edition.yaml"
        )
    return book.assemble_pages(front, back), "".join([front_html, *book.html, back_html])


def _chapter(environment: Environment, chapter: Scorecard, anchor: str, first: int) -> str:
    in_book = InBook(first, anchor)
    return render(environment, "scorecard/scorecard.html.j2", document=chapter, book=in_book, root="")


def _back(document: Edition, book: Book, language: Language) -> Back:
    """Returns which pages cite each source, and which name each state and term of the index."""
    states = tuple(
        IndexEntry(StateName(state), book.pages_with(language.state(state), also=(book.place(f"state-{state}").page,)))
        for state in by_name(document.chapters, language.code)
    )
    entries = {
        language.format_value(term.name): book.pages_with(language.format_value(term.found_by))
        for term in document.terms
    }
    terms = tuple(IndexEntry(name, entries[name]) for name in sorted(entries, key=str.casefold) if entries[name])
    return Back(book.next, book.citing_pages(source.number for source in document.all_sources), states, terms)


def _contents(document: Edition, book: Book, back: Any, language: Language) -> tuple[ContentsLine, ...]:
    """Returns the lines of the contents; `back` is the laid-out last part, which follows the book's pages."""

    def line(title: Value, anchor: str, level: int = 1) -> ContentsLine:
        return ContentsLine(title, book.place(anchor).page, anchor, level)

    def line_of_back(title: Value, anchor: str) -> ContentsLine:
        number = next(number for number, page in enumerate(back.pages, start=book.next) if anchor in page.anchors)
        return ContentsLine(title, number, anchor, 1)

    return (
        line(msg("The 27 on two pages"), "overview"),
        line(msg("The European Union"), "eu"),
        *(line(title, anchor, 2) for anchor, title in _SECTIONS),
        line(msg("The member states"), "states"),
        *(line(StateName(state), f"state-{state}", 2) for state in by_name(document.chapters, language.code)),
        line(msg("The method"), "method"),
        line(msg("Corrections"), "corrections"),
        line_of_back(msg("Sources"), "sources"),
        line_of_back(msg("Index"), "index"),
    )

"""The edition laid out: its parts in the order of the book, then what names their pages."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jinja2 import Environment

from scorecard.documents.edition import Edition
from scorecard.documents.footnotes import SourceList
from scorecard.documents.message import Message, StateName, Value, msg
from scorecard.documents.scorecard import Scorecard
from scorecard.rendering.book_layout import Book, IndexEntry, Place
from scorecard.rendering.copyfitting import Density
from scorecard.rendering.environment import render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter

FRONT = 3
"""Cover, imprint and contents: a page each, so that the overview after them is a spread."""

_SECTIONS: tuple[tuple[str, Message], ...] = (
    ("eu-timeline", msg("How the file moved")),
    ("eu-texts", msg("The texts on which governments spoke")),
    ("eu-council", msg("The arithmetic of the Council")),
    ("eu-moves", msg("How the governments moved")),
    ("eu-parliament", msg("The votes of the European Parliament")),
    ("eu-opinion", msg("What people were asked")),
)


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents."""

    title: Value
    page: int
    anchor: str
    level: int


@dataclass(frozen=True)
class InBook:
    """What a part knows of the book: the number of its first page, and its own anchor."""

    first: int
    anchor: str = ""


@dataclass(frozen=True)
class Front:
    """What the first pages name."""

    first: int
    contents: tuple[ContentsLine, ...]


@dataclass(frozen=True)
class Back:
    """What the last pages name."""

    first: int
    citing: dict[int, tuple[Place, ...]]
    states: tuple[IndexEntry, ...]
    terms: tuple[IndexEntry, ...]


def lay_out_edition(
    document: Edition,
    made: Environment,
    language: Language,
    press: PdfPrinter,
) -> Any:
    """The whole book. ValueError where the contents need more than a page."""
    book = Book(press, FRONT + 1, language.code)

    def part(template: str, cites_by: SourceList) -> None:
        shown = replace(document, sources=cites_by)
        book.add(lambda first: render(made, template, document=shown, book=InBook(first), root=""))

    part("edition/overview.html.j2", document.overview.sources)
    part("edition/eu.html.j2", document.eu.sources)
    part("edition/divider.html.j2", document.sources)
    for state, chapter in document.chapters.items():
        book.add_chapter(partial(_chapter, made, chapter, f"state-{state}"))
    part("edition/method.html.j2", document.sources)
    back = press.lay_out(
        render(made, "edition/back.html.j2", document=document, book=_back(document, book, language), root="")
    )
    contents = _contents(document, book, back)
    front = press.lay_out(render(made, "edition/front.html.j2", document=document, book=Front(1, contents), root=""))
    if len(front.pages) != FRONT:
        raise ValueError(f"cover, imprint and contents fill {len(front.pages)} pages; the contents must fit one")
    return book.written(front, back)


def _chapter(made: Environment, chapter: Scorecard, anchor: str, first: int, density: Density) -> str:
    at = InBook(first, anchor)
    return render(made, "scorecard/scorecard.html.j2", document=chapter, book=at, density=density, root="")


def _back(document: Edition, book: Book, language: Language) -> Back:
    states = tuple(
        IndexEntry(StateName(state), book.naming(language.state(state), also=(book.place(f"state-{state}").page,)))
        for state in document.chapters
    )
    entries = {
        language.format_value(term.name): book.naming(language.format_value(term.found_by)) for term in document.terms
    }
    terms = tuple(IndexEntry(name, entries[name]) for name in sorted(entries, key=str.casefold) if entries[name])
    return Back(book.next, book.citing(source.number for source in document.all_sources), states, terms)


def _contents(document: Edition, book: Book, back: Any) -> tuple[ContentsLine, ...]:
    def line(title: Value, anchor: str, level: int = 1) -> ContentsLine:
        return ContentsLine(title, book.place(anchor).page, anchor, level)

    def line_of_back(title: Value, anchor: str) -> ContentsLine:
        at = next(number for number, page in enumerate(back.pages, start=book.next) if anchor in page.anchors)
        return ContentsLine(title, at, anchor, 1)

    return (
        line(msg("The 27 on two pages"), "overview"),
        line(msg("The European Union"), "eu"),
        *(line(title, anchor, 2) for anchor, title in _SECTIONS),
        line(msg("The member states"), "states"),
        *(line(StateName(state), f"state-{state}", 2) for state in document.chapters),
        line(msg("The method"), "method"),
        line_of_back(msg("Sources"), "sources"),
        line_of_back(msg("Index"), "index"),
    )

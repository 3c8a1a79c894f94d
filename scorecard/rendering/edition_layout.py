"""Lays out the edition: its parts in printed order, then the contents, sources and index that name their pages."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import Environment

from scorecard.documents.edition import Edition
from scorecard.documents.footnotes import SourceList
from scorecard.documents.message import Message, StateName, Value, msg
from scorecard.documents.scorecard import Scorecard
from scorecard.evidence.program_messages import tr_count
from scorecard.rendering.book_layout import Book, Citing, IndexEntry
from scorecard.rendering.collation import sorted_words
from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.edition_order import SourceGroup, as_listed, in_printed_order, without_article
from scorecard.rendering.environment import render
from scorecard.rendering.inks import Press
from scorecard.rendering.language import Language
from scorecard.rendering.logo_data_url import logo_data_url
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.state_order import by_name

FRONT_PAGES = 3
"""Cover, imprint and contents, a page each; the findings after them are a spread."""

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
    """The place of a part in the book: the number of its first page, and its anchor."""

    first: int
    anchor: str = ""
    compared: int = 0
    council: int = 0
    votes: int = 0
    """The pages with the comparison of all 27, the count of the Council, and the explanation of votes."""
    in_full: bool = False
    """Whether a chapter prints the parts common to all 27 itself, instead of the page numbers on which they are."""
    faced: bool = False
    """Whether the comparison with the neighbours stands on the facing page."""

    @property
    def side(self) -> str:
        """The side on which the first page lies, `left` or `right`: margins and page numbers are mirrored."""
        return "right" if self.first % 2 else "left"


@dataclass(frozen=True)
class Front(InBook):
    """The page numbers that the first pages name."""

    contents: tuple[ContentsLine, ...] = ()


@dataclass(frozen=True)
class Back(InBook):
    """The page numbers that the last pages name."""

    groups: tuple[SourceGroup, ...] = ()
    citing: dict[int, Citing] = field(default_factory=dict)
    states: tuple[IndexEntry, ...] = ()
    terms: tuple[IndexEntry, ...] = ()


class FrontPagesError(Exception):
    """Cover, imprint and contents need more than a page each; the message says what to shorten."""


def lay_out_edition(
    document: Edition, environment: Environment, language: Language, printer: PdfPrinter, press: Press | None = None
) -> tuple[Any, str]:
    """Returns the laid-out book, and the HTML of its parts in order; logos are in the colours of `press`.

    Raises FrontPagesError where cover, imprint or contents exceed a page even in the smallest type.
    """
    document, groups = in_printed_order(document, language)
    book = Book(printer, FRONT_PAGES + 1, language.code)

    def part(template: str, sources: SourceList) -> None:
        content = replace(document, sources=sources)
        book.add_part(
            lambda first, density: render(
                environment, template, document=content, book=InBook(first), density=density, root=""
            )
        )

    if document.foreword:
        part("edition/foreword.html.j2", document.sources)
    part("edition/findings.html.j2", document.sources)
    part("edition/overview.html.j2", document.overview.sources)
    part("edition/eu.html.j2", document.eu.sources)
    part("edition/divider.html.j2", document.sources)
    shared = {
        "compared": book.place("compared").page,
        "council": book.place("eu-council").page,
        "votes": book.place("eu-parliament").page,
    }
    for state, chapter in document.chapters.items():
        chapter_page = partial(chapter_html, environment, chapter, f"state-{state}", shared, press)
        book.add_chapter(
            partial(chapter_page, "scorecard/scorecard.html.j2"),
            partial(chapter_page, "edition/beside.html.j2"),
        )
    part("edition/method.html.j2", document.corrections.sources)
    names_pages = _back(document, groups, book, language)
    back_html = render(environment, "edition/back.html.j2", document=document, book=names_pages, root="")
    back = printer.lay_out(back_html)
    contents = Front(1, contents=_contents(document, book, back, language))
    front, front_html = _front(document, environment, contents, printer, press)
    return book.assemble_pages(front, back), "".join([front_html, *book.html, back_html])


def _front(
    document: Edition, environment: Environment, contents: Front, printer: PdfPrinter, press: Press | None
) -> tuple[Any, str]:
    """Returns cover, imprint and contents, laid out and as HTML. Raises FrontPagesError where they exceed a page."""
    front, html = fit_pages(
        printer,
        lambda density: render(
            environment,
            "edition/front.html.j2",
            document=document,
            book=contents,
            logo=logo_data_url(document.logo, press) if document.logo else None,
            density=density,
            root="",
        ),
        FRONT_PAGES,
    )
    if len(front.pages) != FRONT_PAGES:
        raise FrontPagesError(
            tr_count(
                "cover, imprint and contents fill {count} page instead of {wanted} even in the smallest type; "
                "shorten 'name', 'publisher', 'website' or 'address' in {file}",
                "cover, imprint and contents fill {count} pages instead of {wanted} even in the smallest type; "
                "shorten 'name', 'publisher', 'website' or 'address' in {file}",
                len(front.pages),
                wanted=FRONT_PAGES,
                file="eu/edition.yaml",
            )
        )
    return front, html


def chapter_html(
    environment: Environment,
    chapter: Scorecard,
    anchor: str,
    shared: dict[str, int],
    press: Press | None,
    template: str,
    first: int,
    in_full: bool = False,
    faced: bool = False,
    density: Density = "usual",
) -> str:
    """Returns the HTML, by a template, of a chapter that begins on the page `first`, or of the page that faces it."""
    in_book = InBook(first, anchor, in_full=in_full, faced=faced, **shared)
    logo = logo_data_url(chapter.sender.logo, press) if chapter.sender.logo else None
    return render(environment, template, document=chapter, book=in_book, density=density, logo=logo, root="")


def _back(document: Edition, groups: tuple[SourceGroup, ...], book: Book, language: Language) -> Back:
    """Returns the pages that cite each source, and the pages that name each state and term of the index."""
    states = tuple(
        IndexEntry(StateName(state), book.pages_with(language.state(state), also=(book.place(f"state-{state}").page,)))
        for state in by_name(document.chapters, language.code)
    )
    entries = {
        as_listed(language.format_value(term.name), language.code): book.pages_with(
            language.format_value(term.found_by)
        )
        for term in document.terms
    }
    in_order = sorted_words(entries, language.code, partial(without_article, language=language.code))
    terms = tuple(IndexEntry(name, entries[name]) for name in in_order if entries[name])
    citing = book.citing_pages(source.number for source in document.all_sources)
    return Back(book.next, groups=groups, citing=citing, states=states, terms=terms)


def _contents(document: Edition, book: Book, back: Any, language: Language) -> tuple[ContentsLine, ...]:
    """Returns the lines of the contents; `back` is the laid-out last part, which follows the book's pages."""

    def line(title: Value, anchor: str, level: int = 1) -> ContentsLine:
        return ContentsLine(title, book.place(anchor).page, anchor, level)

    def line_of_back(title: Value, anchor: str) -> ContentsLine:
        number = next(number for number, page in enumerate(back.pages, start=book.next) if anchor in page.anchors)
        return ContentsLine(title, number, anchor, 1)

    return (
        *([line(msg("Foreword"), "foreword")] if document.foreword else []),
        line(msg("What was found"), "findings"),
        line(msg("What changed"), "what-changed"),
        line(msg("The 27 compared"), "overview"),
        line(msg("The European Union"), "eu"),
        *(line(title, anchor, 2) for anchor, title in _SECTIONS),
        line(msg("The member states"), "states"),
        *(line(StateName(state), f"state-{state}", 2) for state in by_name(document.chapters, language.code)),
        line(msg("The method"), "method"),
        line(msg("Corrections"), "corrections"),
        line_of_back(msg("Sources"), "sources"),
        line_of_back(msg("Index"), "index"),
    )

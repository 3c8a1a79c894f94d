"""What documents cost the engine, as ratios within one run: python bench/documents.py [--edition] [STATE...].

CPU seconds of one process, the least of several runs in turn, so that what else the machine does weighs little.
The same words as plain paragraphs: every block, cell and label of the page as one <p>, set by the same stylesheet.
"""

import argparse
import gc
import html
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from typing import Any

from jinja2 import Environment

from scorecard.analysis.figures import compute
from scorecard.documents.edition import edition
from scorecard.documents.scorecard import Scorecard, common_figures, scorecard
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.edition_layout import lay_out_edition
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter, identifier
from scorecard.rendering.resource_paths import TEMPLATES

COUNTRIES = Path(__file__).parent.parent / "countries"
SIX: tuple[State, ...] = ("DE", "FR", "HU", "LU", "MT", "SE")
RUNS = 12


class Words(HTMLParser):
    """The words of a page, block by block."""

    BLOCKS = frozenset(
        {"p", "li", "td", "th", "tr", "h1", "h2", "h3", "figcaption", "text", "title", "div", "svg", "section"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in self.BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data


def plain(page: str) -> str:
    """The same words as plain paragraphs."""
    words = Words()
    words.feed(page.split("<body>")[1])
    paragraphs = "".join(f"<p>{html.escape(' '.join(block.split()))}</p>" for block in words.blocks if block.strip())
    return f'<!DOCTYPE html><html lang="en"><head><title>Plain</title></head><body>{paragraphs}</body></html>'


Page = Callable[[Density], str]
"""The HTML of a scorecard in a density."""


def forgetful(press: PdfPrinter) -> PdfPrinter:
    """A press that has its fonts, and nothing left of the lines and styles of the pages it has printed."""
    press.forget()
    return press


def cpu(press: PdfPrinter, page: Page) -> float:
    """A scorecard as the build prints it: laid out again in a closer setting where the usual one needs a fifth page."""
    gc.collect()
    started = process_time()
    laid_out, html = fit_pages(press, page)
    press.write(laid_out, identifier(html))
    return process_time() - started


def cpu_of_words(press: PdfPrinter, page: str) -> float:
    gc.collect()
    started = process_time()
    press.print(page)
    return process_time() - started


class Pages:
    """The printed pages of all states."""

    def __init__(self) -> None:
        evidence = load(COUNTRIES)
        figures = compute(evidence, evidence.edition.evidence_date.last_day)
        shares = common_figures(evidence, figures)
        self.made: Environment = environment(Language("en"), inks="print")
        self.edition = edition(evidence, figures, shares)
        self.scorecards: dict[State, Page] = {
            state: self._page(scorecard(evidence, figures, shares, state)) for state in STATES
        }

    def _page(self, document: Scorecard) -> Page:
        """Rendered when first asked for, so that a scorecard printed once costs its HTML too, as a chapter does."""

        @cache
        def page(density: Density) -> str:
            return render(self.made, "scorecard/scorecard.html.j2", document=document, density=density, root="")

        return page


def against_plain(pages: Pages, states: tuple[State, ...]) -> None:
    press = PdfPrinter(TEMPLATES, "scorecard/print.css.j2")
    cpu(press, pages.scorecards["DE"])
    print("| scorecard | CPU s | plain paragraphs, CPU s | ratio |")
    print("|---|--:|--:|--:|")
    totals = [0.0, 0.0]
    for state in states:
        page, best = pages.scorecards[state], [9.0, 9.0]
        words = plain(page("usual"))
        for _ in range(RUNS):
            best[0] = min(best[0], cpu(forgetful(press), page))
            best[1] = min(best[1], cpu_of_words(forgetful(press), words))
        totals = [total + least for total, least in zip(totals, best, strict=True)]
        print(f"| {state} | {best[0]:.2f} | {best[1]:.2f} | {best[0] / best[1]:.2f} |")
    print(f"| together | {totals[0]:.2f} | {totals[1]:.2f} | {totals[0] / totals[1]:.2f} |")


def against_scorecards(pages: Pages) -> None:
    alone, book = PdfPrinter(TEMPLATES, "scorecard/print.css.j2"), PdfPrinter(TEMPLATES, "edition/print.css.j2")
    cpu(alone, pages.scorecards["DE"])
    together = sum(cpu(alone, page) for page in pages.scorecards.values())
    gc.collect()
    started = process_time()
    laid_out = lay_out_edition(pages.edition, pages.made, Language("en"), book)
    book.write(laid_out, identifier("bench"))
    taken = process_time() - started
    print("| | CPU s | ratio |")
    print("|---|--:|--:|")
    print(f"| the 27 scorecards, one after another | {together:.1f} | 1 |")
    print(f"| the edition, {len(laid_out.pages)} pages | {taken:.1f} | {taken / together:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", action="store_true", help="the edition against the sum of its scorecards")
    parser.add_argument("states", nargs="*", help="states for the comparison with plain paragraphs")
    given = parser.parse_args()
    pages = Pages()
    gc.collect()
    gc.freeze()
    gc.disable()  # as nearly in the workers of a build
    if given.edition:
        against_scorecards(pages)
    else:
        against_plain(pages, tuple(given.states) or SIX)


if __name__ == "__main__":
    main()

"""Compares the CPU time of a scorecard with that of the same words as plain paragraphs.

Plain paragraphs are every block, table cell and label of the page as one <p>, printed with the same stylesheet: this is
what the PDF engine needs for the text alone. With --edition, the whole edition is compared with its 27 scorecards,
printed one after another.

Unit: CPU seconds of this one process, the least of all rounds, in which the two are printed in turn. Compare the
ratios, not the seconds: the speed of one machine differs from hour to hour.

Takes about a minute and a half; with --edition, half a minute.
"""

import gc
import html
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from typing import Any

from bench.commands import COUNTRIES, argument_parser, at_least_one, print_table
from bench.print_pages import EDITION_SHEET, SCORECARD_SHEET, Page, PrintPages
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.edition_layout import lay_out_edition
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter, identifier
from scorecard.rendering.resource_paths import TEMPLATES

SIX = ("DE", "FR", "HU", "LU", "MT", "SE")
"""The states that are printed where none is named: large and small, with much and with little evidence."""


class BlockText(HTMLParser):
    """The text of a page, in one string for each block."""

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


def plain_paragraphs(page: str) -> str:
    """Returns a page with the same words as the given one, in paragraphs and nothing else."""
    text = BlockText()
    text.feed(page.split("<body>")[1])
    paragraphs = "".join(f"<p>{html.escape(' '.join(block.split()))}</p>" for block in text.blocks if block.strip())
    return f'<!DOCTYPE html><html lang="en"><head><title>Plain</title></head><body>{paragraphs}</body></html>'


def cpu_seconds(work: Callable[[], object]) -> float:
    """Returns the CPU seconds of one call, with no garbage of earlier ones left to collect."""
    gc.collect()
    started = process_time()
    work()
    return process_time() - started


def print_scorecard(printer: PdfPrinter, page: Page) -> None:
    """Prints a scorecard as the build does."""
    printer.print(page())


def compare_with_paragraphs(pages: PrintPages, states: list[str], rounds: int) -> None:
    """Prints the table of scorecards against plain paragraphs; nothing of earlier pages is in the caches."""
    printer = PdfPrinter(TEMPLATES, SCORECARD_SHEET)
    print_scorecard(printer, pages.scorecard("DE"))  # loads the modules that the engine loads late
    rows: list[tuple[str, float, float, float]] = []
    for state in (code for code in STATES if code in states):
        page = pages.scorecard(state)
        paragraphs = plain_paragraphs(page())
        scorecard_seconds, paragraph_seconds = [], []
        for _ in range(rounds):
            printer.release()
            scorecard_seconds.append(cpu_seconds(partial(print_scorecard, printer, page)))
            printer.release()
            paragraph_seconds.append(cpu_seconds(partial(printer.print, paragraphs)))
        one, other = min(scorecard_seconds), min(paragraph_seconds)
        rows.append((state, one, other, one / other))
    one, other = sum(row[1] for row in rows), sum(row[2] for row in rows)
    rows.append(("together", one, other, one / other))
    print_table(("scorecard", "CPU s", "plain paragraphs, CPU s", "ratio"), rows)


def compare_edition(pages: PrintPages) -> None:
    """Prints the table of the edition against the sum of its scorecards; both render their HTML in the time counted."""
    printer, edition_printer = PdfPrinter(TEMPLATES, SCORECARD_SHEET), PdfPrinter(TEMPLATES, EDITION_SHEET)
    print_scorecard(printer, pages.scorecard("DE"))
    scorecards = [pages.scorecard(state) for state in STATES]
    together = sum(cpu_seconds(partial(print_scorecard, printer, page)) for page in scorecards)
    document, number_of_pages = pages.edition, 0

    def print_edition() -> None:
        nonlocal number_of_pages
        laid_out, _ = lay_out_edition(document, pages.environment, Language("en"), edition_printer)
        edition_printer.write(laid_out, identifier("bench"))
        number_of_pages = len(laid_out.pages)

    seconds = cpu_seconds(print_edition)
    rows = [
        ("the 27 scorecards, one after another", together, 1.0),
        (f"the edition, {number_of_pages} pages", seconds, seconds / together),
    ]
    print_table(("what", "CPU s", "ratio"), rows)


def main() -> None:
    """Prints the table that the arguments ask for."""
    parser = argument_parser("documents", __doc__)
    parser.add_argument("states", nargs="*", metavar="STATE", default=list(SIX), help="default: %(default)s")
    parser.add_argument("--edition", action="store_true", help="compare the edition with the sum of its scorecards")
    parser.add_argument("--rounds", type=at_least_one, default=12, help="default: %(default)s")
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: that of the checkout")
    arguments = parser.parse_args()
    if unknown := set(arguments.states) - set(STATES):
        parser.error(f"{', '.join(sorted(unknown))}: not a member state; give codes such as DE or EL")
    pages = PrintPages(arguments.countries)
    gc.collect()
    gc.freeze()
    gc.disable()  # the workers of a build do nearly the same
    if arguments.edition:
        compare_edition(pages)
    else:
        compare_with_paragraphs(pages, arguments.states, arguments.rounds)


if __name__ == "__main__":
    main()

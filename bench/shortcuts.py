"""Measures what each short cut through WeasyPrint earns.

Unit: CPU seconds of twelve scorecards in one warm process, as the engine prints them with all short cuts, with each
left out in turn, and with none. The variants take turns in every round, because the speed of a machine changes within
minutes; the ratio is the median of the ratios of the rounds. `--edition` measures the whole book with and without
`page_references`.
"""

import gc
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import process_time

from bench.commands import COUNTRIES, argument_parser, at_least_one
from bench.print_pages import EDITION_SHEET, SCORECARD_SHEET, PrintPages
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.edition_layout import lay_out_edition
from scorecard.rendering.engine import shortcuts
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter, identifier
from scorecard.rendering.resource_paths import TEMPLATES

ALL = shortcuts.SHORTCUTS
IMPORT = """
import resource
from scorecard.rendering.engine.engine_import import engine
start = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
engine({plain})
end = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(start, end)))
"""


def variants(only: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Returns the short cuts that are on in each variant."""
    without = {f"without {name}": tuple(other for other in ALL if other != name) for name in only}
    return {"all": ALL, "all, again": ALL, **without, "none": ()}


def compare(works: dict[str, Callable[[], object]], rounds: int) -> None:
    """Prints the median CPU seconds of each piece of work, and its ratio to that with all short cuts of its round.

    The order is turned round from one round to the next. The first round fills the caches and is not counted.
    """
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name in sorted(works, key=list(works).index, reverse=bool(turn % 2)):
            gc.collect()
            start = process_time()
            works[name]()
            if turn:
                seconds[name].append(process_time() - start)
        print(f"round {turn} of {rounds} is over", file=sys.stderr, flush=True)
    print("| short cuts | CPU s | ratio | lowest | highest |\n|---|--:|--:|--:|--:|")
    for name, taken in seconds.items():
        ratios = [own / least for own, least in zip(taken, seconds["all"], strict=True)]
        print(
            f"| {name} | {median(taken):.2f} | {median(ratios):.2f} | {min(ratios):.2f} | {max(ratios):.2f} |",
            flush=True,
        )


def scorecards(number: int, rounds: int) -> None:
    """Compares the variants on the scorecards of the first states."""
    pages = PrintPages(COUNTRIES)
    html = [pages.scorecard(state)() for state in STATES[:number]]

    def work(names: tuple[str, ...]) -> Callable[[], object]:
        printer = PdfPrinter(TEMPLATES, SCORECARD_SHEET)

        def print_all() -> None:
            shortcuts.SHORTCUTS = names
            for page in html:
                printer.print(page)

        return print_all

    compare({name: work(names) for name, names in variants(ALL).items()}, rounds)


def book(rounds: int) -> None:
    """Compares the edition with all short cuts, without `page_references` and with none."""
    pages = PrintPages(COUNTRIES)

    def work(names: tuple[str, ...]) -> Callable[[], object]:
        printer = PdfPrinter(TEMPLATES, EDITION_SHEET)

        def print_book() -> None:
            shortcuts.SHORTCUTS = names
            laid_out, html = lay_out_edition(pages.edition, pages.environment, Language("en"), printer)
            printer.write(laid_out, identifier(html))

        return print_book

    compare({name: work(names) for name, names in variants(("page_references",)).items()}, rounds)


def imports(rounds: int) -> None:
    """Compares the import of WeasyPrint with and without the search for libraries by other programs."""
    for plain in (False, True):
        command = [sys.executable, "-c", IMPORT.format(plain=plain)]
        taken = [float(subprocess.run(command, capture_output=True, text=True).stdout) for _ in range(rounds)]
        print(f"import {'as it comes' if plain else 'without find_library'}: {median(taken):.2f} CPU s", flush=True)


def main() -> None:
    """Reads the arguments and prints the tables."""
    parser = argument_parser("shortcuts", __doc__)
    parser.add_argument("--rounds", type=at_least_one, default=5, help="default: %(default)s")
    parser.add_argument("--number", type=at_least_one, default=12, help="how many scorecards; default: %(default)s")
    parser.add_argument("--edition", action="store_true", help="the whole book instead")
    given = parser.parse_args()
    if given.edition:
        book(given.rounds)
    else:
        scorecards(given.number, given.rounds)
        imports(given.rounds)


if __name__ == "__main__":
    main()

"""Reads all that is printed of earlier days: nothing later than the day may stand there.

The scorecards and briefs of all states are built as PDF as of each day, one day after the other, and read by Poppler:
their text, and what is said of each file in its properties. Every date that a text names is looked at, and every year.
Those later than the day are told with the words around them, but for days that lay ahead and that an entry of the
evidence, itself not later than the day, names in its own words ("to April 2026" in 2024; the party "Polska 2050").

Unit: a count of files, of dates read in them, and of those later than the day. Exit code 1 where there is one. Twenty
days take about ten minutes of processor time.
"""

import re
import subprocess
import sys
import tempfile
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.commands import COUNTRIES, argument_parser, print_table, repeated, scorecard
from scorecard.evidence.load import Evidence, load

DAYS = (
    *("2022-05-11", "2022-07-31", "2022-09-30", "2022-12-15", "2023-01-31", "2023-03-31", "2023-05-20", "2023-07-01"),
    *("2023-10-01", "2023-12-31", "2024-02-10", "2024-04-12", "2024-06-20", "2024-10-15", "2025-02-28", "2025-06-01"),
    *("2025-07-10", "2025-10-31", "2025-12-31", "2026-07-20"),
)
"""From the day of the proposal to the year of the edition: after each text, and in between."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? (?P<year>20\d\d)\b"
    r"|(?<![\d/=-])(?P<iso>20\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])"
    r"|(?<![\d/.,-])(?P<only>20\d\d)(?![\d/]|[.,]\d)",
    re.IGNORECASE,
)
_EDITION = re.compile(r"(edition|Scorecard) 2026", re.IGNORECASE)
"""The name of the edition, which is no date; a reader may give its words in two lines, apart."""
_AROUND = 60
"""The number of letters of a text that are shown before and after a date."""


def dates_in(text: str, years: bool = False) -> Iterator[tuple[date, str]]:
    """Yields each date that an English text names, at the earliest day it can be, with the words around it.

    A year alone counts where `years` are asked for.
    """
    text = _EDITION.sub("", " ".join(text.replace("\u00ad", "").split()))
    for found in _DATES.finditer(text):
        if found["month"]:
            year, month = int(found["year"]), _MONTHS.index(found["month"].lower()) + 1
            number = int(found["day"] or 1)  # before a month may stand another number, such as one of a source
            day = date(year, month, number if 1 <= number <= monthrange(year, month)[1] else 1)
        elif found["iso"]:
            day = date.fromisoformat(f"{found['iso']}-01"[:10])
        elif years:
            day = date(int(found["only"]), 1, 1)
        else:
            continue
        yield day, text[max(0, found.start() - _AROUND) : found.end() + _AROUND]


def told(evidence: Evidence, day: date, years: bool = False) -> set[date]:
    """Returns the days that lie ahead of `day` and that entries dated until then name in their own words."""
    entries: list[Any] = [*evidence.timeline.events, *evidence.council.moments, *evidence.proposal.texts.values()]
    entries += evidence.parliament.roll_calls.values()
    for state in evidence.states.values():
        entries += [*state.statements, *state.events]
    words = [
        text.get("en", "")
        for entry in entries
        if entry.date.last_day <= day
        for name in ("title", "summary", "what", "result", "name", "short", "says", "label")
        if (text := getattr(entry, name, None))
    ]
    words += [
        sentence.says["en"]
        for call in evidence.parliament.roll_calls.values()
        if call.date.last_day <= day
        for sentence in (call.subject, call.amended_before, call.yes_meant)
    ]
    words += [
        party
        for state in evidence.states.values()
        for government in state.governments
        if government.from_.first_day <= day
        for party in government.parties
    ]
    return {ahead for text in words for ahead, _ in dates_in(text, years)}


def read(pdf: Path) -> str:
    """Returns the text of a PDF and its properties, as Poppler gives them."""
    commands: tuple[list[str | Path], ...] = (["pdftotext", pdf, "-"], ["pdfinfo", "-isodates", pdf])
    return "\n".join(subprocess.run(one, capture_output=True, text=True, check=True).stdout for one in commands)


def later_dates(folder: Path, evidence: Evidence, day: date) -> tuple[int, int, list[str]]:
    """Returns how many PDFs a folder holds, how many dates they name, and a line for each date later than the day."""
    ahead, read_dates, later = told(evidence, day, years=True), 0, []
    paths = sorted(folder.rglob("*.pdf"))
    for path in paths:
        for found, words in dates_in(read(path), years=True):
            read_dates += 1
            if found > day and found not in ahead:
                later.append(f"{day}: {path.relative_to(folder)}: {found}: ... {words} ...")
    return len(paths), read_dates, later


def rows(days: Sequence[str], states: Sequence[str], countries: Path) -> Iterator[tuple[str, int, int, int]]:
    """Builds and reads one day after the other, prints what is later than the day, and yields a row of counts for
    each."""
    evidence = load(countries)
    documents = repeated("--document", ("scorecard", "brief"))
    for day in days:
        with tempfile.TemporaryDirectory(prefix="as-of-") as folder:
            output = Path(folder, "output")
            options = ("--as-of", day, "--format", "pdf", "--jobs", "1", "--countries", countries, "--output", output)
            scorecard(["build", *states, *documents, *options])
            files, dates, later = later_dates(output, evidence, date.fromisoformat(day))
        for line in later:
            print(line, flush=True)
        print(f"{day}: {files} files", file=sys.stderr, flush=True)
        yield day, files, dates, len(later)


def main() -> int:
    """Prints the table; returns the exit code."""
    parser = argument_parser("as_of", __doc__)
    parser.add_argument("states", nargs="*", help="codes of states; default: all")
    parser.add_argument("--day", action="append", help="a day, as 2024-06-20; may be repeated; default: twenty of them")
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: countries")
    options = parser.parse_args()
    counted = list(rows(options.day or DAYS, options.states, options.countries))
    print_table(("as of", "files", "dates read", "later than the day"), counted)
    return int(any(later for *_, later in counted))


if __name__ == "__main__":
    sys.exit(main())

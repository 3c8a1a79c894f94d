"""Tests that the same evidence gives the same bytes everywhere.

Clean builds run in all combinations of two folders, two time zones, two locales, one worker and four, and two seeds of
Python's hashes, and are compared file by file. A locale that is not installed counts as none: install tr_TR.UTF-8.

Unit: a count of different results, which must be 1; otherwise the exit code is 1. The 32 builds of one state take about
four minutes; with --edition, about fifteen.
"""

import shutil
import sys
import tempfile
from hashlib import sha256
from itertools import product
from pathlib import Path

from bench.commands import COUNTRIES, argument_parser, at_least_one, repeated, scorecard

FOLDERS = ("here", "an other folder/länder")
ZONES = ("UTC", "Pacific/Auckland")
LOCALES = ("C", "tr_TR.UTF-8")
JOBS = (1, 4)
SEEDS = ("0", "12345")
COMBINATIONS = list(product(FOLDERS, ZONES, LOCALES, JOBS, SEEDS))


Combination = tuple[str, str, str, int, str]
"""A folder, a time zone, a locale, a number of workers and a seed of hashes."""


def build(
    temporary: Path, countries: Path, request: list[str], combination: Combination
) -> tuple[tuple[str, str], ...]:
    """Returns each file of a clean build in this environment, by its path, with its SHA-256."""
    name, zone, locale, jobs, seed = combination
    folder = temporary / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(countries, folder / "countries")
    output = folder / "output"
    folders = ("--countries", folder / "countries", "--output", output)
    variables = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
    scorecard(["build", *request, "--jobs", str(jobs), *folders], variables=variables)
    return tuple(
        (path.relative_to(output).as_posix(), sha256(path.read_bytes()).hexdigest())
        for path in sorted(output.rglob("*"))
        if path.is_file()
    )


def main() -> int:
    """Prints which builds give the same result; returns the exit code."""
    parser = argument_parser("identity", __doc__)
    parser.add_argument("states", nargs="*", metavar="STATE", default=["MT"], help="default: MT")
    parser.add_argument("--edition", action="store_true", help="build the edition too")
    parser.add_argument("--document", action="append", help="may be repeated; default: all but the edition")
    parser.add_argument(
        "--number", type=at_least_one, default=len(COMBINATIONS), help="how many of the %(default)s, evenly chosen"
    )
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: that of the checkout")
    arguments = parser.parse_args()
    documents = arguments.document or ["scorecard", "brief", "card", "site", "data"]
    documents += ["edition"] if arguments.edition else []
    request = [*arguments.states, *repeated("--document", documents)]
    number = min(arguments.number, len(COMBINATIONS))
    last = len(COMBINATIONS) - 1
    chosen = [COMBINATIONS[round(place * last / max(1, number - 1))] for place in range(number)]
    results: list[tuple[tuple[str, str], ...]] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        for combination in chosen:
            result = build(Path(temporary), arguments.countries, request, combination)
            if result not in results:
                results.append(result)
            name, zone, locale, jobs, seed = combination
            print(
                f"{name}, {zone}, {locale}, {jobs} jobs, seed {seed}: result {results.index(result) + 1}",
                file=sys.stderr,
            )
    for path, _ in sorted(set().union(*results) - set(results[0]).intersection(*results)):
        print(f"{path}: differs")
    print(f"{number} builds of {len(results[0])} files each gave {len(results)} different result(s).")
    return int(len(results) > 1)


if __name__ == "__main__":
    sys.exit(main())

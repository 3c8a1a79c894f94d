"""Compares the CPU time of a scorecard between two checkouts of this program, interleaved in one run.

In each round, both checkouts in turn build the PDFs of twelve scorecards and of one scorecard, with one worker, through
`scorecard build --force`. The difference between the two builds, divided by eleven, is the cost of one further
scorecard in a running build, without the start. Each checkout reads its own evidence and uses its own
templates; both use the Python packages of the environment that runs this script.

Unit: CPU seconds, user and system, of the build and its worker. The ratio is the median of the ratios of the rounds, of
which the first only fills the caches and is not counted. Exit code 1 where it is above --limit. Ten rounds take about
four minutes.

Example: git worktree add ../before v2026.1 && python -m bench.compare_checkouts ../before --limit 1.10
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.commands import ROOT, argument_parser, at_least_one, print_table, scorecard

TWELVE = ("AT", "BE", "CZ", "DE", "EL", "ES", "FR", "HU", "IT", "LU", "MT", "SE")
"""Large and small states, with much and with little evidence."""


@dataclass(frozen=True)
class Measurement:
    """The CPU seconds of one checkout in one round."""

    first: float
    """A build of one scorecard, with the start of the program."""
    further: float
    """Each further scorecard of the same build."""


def measure(checkout: Path, states: list[str], countries: Path | None, output: Path) -> Measurement:
    """Returns the cost of the scorecards of these states, two or more, with the code of a checkout."""
    folders: list[str | Path] = ["--countries", countries or checkout / "countries", "--output", output]
    common: list[str | Path] = ["--document", "scorecard", "--format", "pdf", "--jobs", "1", "--force", *folders]
    all_of_them = scorecard(["build", *states, *common], checkout).cpu
    one = scorecard(["build", states[0], *common], checkout).cpu
    return Measurement(one, (all_of_them - one) / (len(states) - 1))


def compare(
    before: Path, states: list[str], rounds: int, countries: Path | None = None
) -> list[tuple[Measurement, Measurement]]:
    """Returns the measurements of the other checkout and of this one, round by round.

    With more than one round, the first is left out. The checkout that begins changes from round to round.
    """
    pairs = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for number in range(rounds):
            found: dict[str, Measurement] = {}
            checkouts = {"before": before, "now": ROOT}
            for name in sorted(checkouts, reverse=bool(number % 2)):
                found[name] = measure(checkouts[name], states, countries, Path(folder, name, "output"))
            pairs.append((found["before"], found["now"]))
            ratio = found["now"].further / found["before"].further
            print(f"round {number + 1} of {rounds}: ratio {ratio:.3f}", file=sys.stderr)
    return pairs[1:] or pairs


def _row(name: str, pairs: list[tuple[float, float]]) -> tuple[float, tuple[str, ...]]:
    """Returns the median ratio of the rounds, and a row with the median seconds and the ratios."""
    ratios = [now / before for before, now in pairs]
    seconds = (median(before for before, _ in pairs), median(now for _, now in pairs))
    numbers = (*seconds, median(ratios), min(ratios), max(ratios))
    return median(ratios), (name, *(f"{number:.3f}" for number in numbers))


def main() -> int:
    """Prints the ratio of the two checkouts; returns the exit code."""
    parser = argument_parser("compare_checkouts", __doc__)
    parser.add_argument("before", type=Path, metavar="PATH", help="the other checkout, of an earlier commit")
    parser.add_argument("states", nargs="*", metavar="STATE", default=list(TWELVE), help="default: twelve states")
    parser.add_argument("--rounds", type=at_least_one, default=10, help="default: %(default)s")
    parser.add_argument("--limit", type=float, help="the ratio that is not to be exceeded, such as 1.10")
    parser.add_argument("--countries", type=Path, help="the evidence for both; default: that of each checkout")
    arguments = parser.parse_args()
    if not (arguments.before / "scorecard").is_dir():
        parser.error(f"{arguments.before}: holds no folder 'scorecard'; give the root of a checkout")
    if len(arguments.states) < 2:
        parser.error("name at least two states: the cost of the start is found from two builds")
    pairs = compare(arguments.before.resolve(), arguments.states, arguments.rounds, arguments.countries)
    ratio, further = _row("each further scorecard", [(before.further, now.further) for before, now in pairs])
    _, first = _row("the first, with the start", [(before.first, now.first) for before, now in pairs])
    print_table(("scorecard, PDF", "before, CPU s", "now, CPU s", "ratio", "lowest", "highest"), (further, first))
    if arguments.limit is None:
        return 0
    print(f"Limit {arguments.limit}: {'kept' if ratio <= arguments.limit else 'EXCEEDED'}.")
    return int(ratio > arguments.limit)


if __name__ == "__main__":
    sys.exit(main())

"""Measures how long the analysis takes: reading the evidence, the figures, the votes, the bands, the changes.

Unit: wall seconds of one call, the least of all rounds. Takes about ten seconds.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from bench.commands import COUNTRIES, argument_parser, at_least_one, print_table
from scorecard.analysis.alignment import alignment
from scorecard.analysis.council_vote import council
from scorecard.analysis.figures import compute
from scorecard.analysis.position_changes import changes, history
from scorecard.analysis.robustness import bands
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import ASPECTS

EARLIER = date(2025, 10, 1)
"""The day with which the changes are computed."""


def least_seconds(work: Callable[[], object], rounds: int) -> float:
    """Returns the wall seconds of the shortest call, which other programs disturbed least."""
    seconds = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        seconds.append(perf_counter() - started)
    return min(seconds)


def main() -> None:
    """Prints a table with one row for each part of the analysis."""
    parser = argument_parser("analysis", __doc__)
    parser.add_argument("--rounds", type=at_least_one, default=5, help="default: %(default)s")
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: that of the checkout")
    arguments = parser.parse_args()
    evidence = load(arguments.countries)
    day = evidence.edition.evidence_date.last_day
    figures, earlier = compute(evidence, day), compute(evidence, EARLIER)
    calls: dict[str, Callable[[], object]] = {
        "read and check the evidence": lambda: load(arguments.countries),
        "all figures of one day": lambda: compute(evidence, day),
        "Council vote of 27 on one question, with power indices": lambda: council(
            evidence, figures, "detection_orders"
        ),
        "alignment of 27, with rank bands from 1,000 draws": lambda: bands(
            evidence, figures.positions, alignment(evidence, figures.positions, figures.as_of), figures.as_of
        ),
        "changes of 27 between two days": lambda: changes(evidence, earlier, figures),
        "history of all aspects, by quarter": lambda: [history(evidence, day, aspect) for aspect in ASPECTS],
    }
    rows = [(name, f"{least_seconds(work, arguments.rounds):.3f}") for name, work in calls.items()]
    print_table(("what", "s"), rows)


if __name__ == "__main__":
    main()

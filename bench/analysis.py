"""How long the analysis takes: python bench/analysis.py prints a table in Markdown (seconds, best of five)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from scorecard.analysis.alignment import alignment
from scorecard.analysis.council_vote import council
from scorecard.analysis.figures import compute
from scorecard.analysis.position_changes import changes, history
from scorecard.analysis.robustness import bands
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import ASPECTS

COUNTRIES = Path(__file__).parent.parent / "countries"


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs: the one least disturbed."""
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append(perf_counter() - started)
    return min(taken)


def main() -> None:
    evidence = load(COUNTRIES)
    day = evidence.edition.evidence_date.last_day
    figures, earlier = compute(evidence, day), compute(evidence, date(2025, 10, 1))
    jobs: dict[str, Callable[[], object]] = {
        "evidence read and checked": lambda: load(COUNTRIES),
        "all figures of one day": lambda: compute(evidence, day),
        "Council of 27 on one question, indices included": lambda: council(evidence, figures, "detection_orders"),
        "alignment of 27 with bands from 1,000 draws": lambda: bands(
            evidence, figures.positions, alignment(evidence, figures.positions)
        ),
        "changes of 27 between two days": lambda: changes(evidence, earlier, figures),
        "history of eight aspects, by quarter": lambda: [history(evidence, day, aspect) for aspect in ASPECTS],
    }
    print("| what | s |")
    print("|---|--:|")
    for name, work in jobs.items():
        print(f"| {name} | {best(work):.3f} |")


if __name__ == "__main__":
    main()

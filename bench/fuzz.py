"""Tests that no broken file of evidence leads to a traceback, takes more than two seconds, or makes a build write.

Each mutant is one file of the frozen evidence in tests/frozen/, changed at random, and is read and checked together
with all others (what is changed and what must hold: tests/evidence/mutations.py). Of the mutants that are valid and
differ from the evidence, every fourth goes on into figures, documents, HTML and data, every twentieth into the edition
and the workbook as well. Of those with problems, every hundredth goes through the command line. Every fiftieth of all
is read again with all other files, because unchanged files are otherwise read only once.

Unit: a count of mutants by outcome, and CPU seconds of the slowest. Exit code 1 where a mutant has a finding.

Of processor time a mutant takes 0.06 s to be read and checked with all other files. What some go through takes longer:
0.7 s for the documents of a state and 2.2 s with edition and workbook, 1.5 s for two commands, 0.7 s to be read again.
That is 0.13 s on average: 10,000 mutants take some 20 minutes of processor time, eight a second and core.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.commands import argument_parser, at_least_one, print_table
from tests.evidence.mutations import Breeder, Laboratory, Verdict

OUTCOMES = {
    "problems": "problems reported, no finding",
    "valid": "valid, with other evidence",
    "as before": "valid, the evidence unchanged",
    "finding": "**findings**",
}
"""The outcomes of a mutant, and how the table names them."""

READ_AGAIN = 50
"""Every mutant of so many is read a second time, with all other files."""


@dataclass
class Worker:
    """One process that tests its share of the mutants."""

    seed: int
    follow: int
    command: int
    laboratory: Laboratory
    breeder: Breeder = field(init=False)

    def __post_init__(self) -> None:
        self.breeder = Breeder(self.laboratory.files, self.seed)

    def test(self, number: int) -> tuple[Verdict, tuple[str, ...]]:
        """Returns the verdict on the mutant of this number, and the names of the further tests it went through."""
        mutant = self.breeder.breed(number)
        verdict = self.laboratory.judge(mutant)
        findings, tests = list(verdict.findings), []
        if number % READ_AGAIN == 0:
            again = self.laboratory.judge(mutant, whole=True)
            tests.append("read again with all other files")
            if (again.outcome, again.problems) != (verdict.outcome, verdict.problems):
                findings.append("fuzzer: another outcome when all files are read")
        if verdict.evidence is not None and verdict.outcome == "valid" and number % self.follow == 0:
            whole = number % (5 * self.follow) == 0
            findings += self.laboratory.followed(verdict.evidence, mutant, whole)
            tests.append("rendered, with edition and workbook" if whole else "rendered")
        if verdict.outcome == "problems" and not verdict.findings and number % self.command == 0:
            findings += self.laboratory.told_by_commands(mutant, self.laboratory.folder.parent / "output")
            tests.append("through the command line")
        return replace(verdict, evidence=None, findings=tuple(findings)), tuple(tests)


_worker: Worker


def _start_worker(seed: int, follow: int, command: int, folder: str) -> None:
    global _worker
    own_folder = Path(tempfile.mkdtemp(dir=folder))
    _worker = Worker(seed, follow, command, Laboratory(own_folder / "countries"))


def _test(number: int) -> tuple[Verdict, tuple[str, ...]]:
    return _worker.test(number)


def verdicts(arguments: argparse.Namespace, numbers: list[int]) -> Iterator[tuple[Verdict, tuple[str, ...]]]:
    """Yields the verdict on each mutant, and the names of its further tests, as they are done."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        settings = (arguments.seed, arguments.follow, arguments.command, folder)
        if arguments.jobs == 1:
            _start_worker(*settings)
            yield from map(_test, numbers)
            return
        # Processes that may start others, as `check` does to draw logos.
        with ProcessPoolExecutor(arguments.jobs, initializer=_start_worker, initargs=settings) as pool:
            yield from pool.map(_test, numbers, chunksize=8)


class Statistics:
    """Counts outcomes, further tests and findings, and keeps the slowest mutants."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.tests: Counter[str] = Counter()
        self.findings: dict[str, list[Verdict]] = {}
        """The mutants of each kind of finding, which is its text up to the first quoted value or number."""
        self.slowest: list[Verdict] = []

    def add(self, verdict: Verdict, tests: tuple[str, ...]) -> None:
        """Counts one mutant, and reports the first of each kind of finding at once."""
        self.outcomes["finding" if verdict.findings else verdict.outcome] += 1
        self.tests.update(tests)
        self.slowest = sorted((*self.slowest, verdict), key=lambda each: -each.seconds)[:5]
        for finding in verdict.findings:
            mutants = self.findings.setdefault(re.sub(r"""['"0-9].*""", "...", finding), [])
            mutants.append(verdict)
            if len(mutants) == 1:
                mutant = verdict.mutant
                print(f"\r{mutant.name} {mutant.file} ({mutant.how}): {finding}", file=sys.stderr)

    def print(self, summary: str) -> None:
        """Prints the tables."""
        print(f"{summary}: {self.outcomes['finding']} with findings.\n")
        rows = [(name, self.outcomes[outcome]) for outcome, name in OUTCOMES.items()]
        print_table(
            ("outcome", "mutants"), [*rows, *((f"of all: {test}", n) for test, n in sorted(self.tests.items()))]
        )
        slowest = [(each.mutant.name, each.mutant.file, each.mutant.how, each.seconds) for each in self.slowest]
        print_table(("slowest mutants", "file", "how", "CPU s"), slowest)
        if self.findings:
            print_table(("finding", "mutants", "the shortest", "file", "how"), self._finding_rows())

    def _finding_rows(self) -> Iterator[tuple[object, ...]]:
        for finding, several in sorted(self.findings.items(), key=lambda each: -len(each[1])):
            mutant = min((verdict.mutant for verdict in several), key=lambda each: len(each.content))
            yield finding.replace("|", "\\|"), len(several), mutant.name, mutant.file, mutant.how


def main() -> int:
    """Tests the mutants that the arguments ask for and prints the statistics; returns the exit code."""
    parser = argument_parser("fuzz", __doc__)
    parser.add_argument("--number", type=at_least_one, default=10_000, help="how many mutants; default: %(default)s")
    parser.add_argument("--first", type=int, default=0, help="the number of the first; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutants; default: %(default)s")
    parser.add_argument("--jobs", type=at_least_one, default=2, help="processes; default: %(default)s")
    parser.add_argument("--follow", type=at_least_one, default=4, metavar="N", help="render every Nth valid one; 4")
    parser.add_argument("--command", type=at_least_one, default=100, metavar="N", help="every Nth with problems; 100")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the mutants with findings into this folder")
    parser.add_argument("--only", type=int, nargs="+", metavar="NUMBER", help="these mutants alone, with all tests")
    arguments = parser.parse_args()
    numbers = arguments.only or list(range(arguments.first, arguments.first + arguments.number))
    if arguments.only:
        arguments.follow = arguments.command = 1
    started = time.monotonic()
    statistics = Statistics()
    for count, (verdict, tests) in enumerate(verdicts(arguments, numbers), 1):
        statistics.add(verdict, tests)
        if verdict.findings and arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            name = f"{verdict.mutant.name.replace('/', '-')}-{Path(verdict.mutant.file).name}"
            (arguments.keep / name).write_bytes(verdict.mutant.content)
        if arguments.only:
            print(*verdict.problems[:10], sep="\n")
        if count % 50 == 0 or count == len(numbers):
            rate = count / (time.monotonic() - started)
            progress = f"\r{count} of {len(numbers)}, {rate:.1f} a second, {dict(statistics.outcomes)}"
            print(progress, end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    statistics.print(f"{len(numbers)} mutants of seed {arguments.seed} in {time.monotonic() - started:.0f} s")
    return int(bool(statistics.findings))


if __name__ == "__main__":
    sys.exit(main())

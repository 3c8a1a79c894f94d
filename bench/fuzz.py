"""Thousands of broken files of evidence: never a traceback, more than two seconds, or anything written.

python bench/fuzz.py [--number 10000] [--seed 1] [--jobs 2] [--keep FOLDER] [--only NUMBER...]

Each mutant is read and checked with the rest of the real evidence (what it is made of, and what must hold, stands in
tests/evidence/mutations.py). Of those found valid and unlike the evidence every fourth is followed into the figures,
the documents, their HTML and the data, every twentieth into the book and the workbook too; of those with problems every
hundredth goes through the command line. Every fiftieth is read again with all other files, to see that reading these
once makes no difference.
"""

import argparse
import multiprocessing
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.evidence.mutations import Breeder, Laboratory, Verdict


@dataclass
class Bench:
    """One process at work on its share of the mutants."""

    seed: int
    follow: int
    command: int
    laboratory: Laboratory
    breeder: Breeder = field(init=False)

    def __post_init__(self) -> None:
        self.breeder = Breeder(self.laboratory.files, self.seed)

    def try_out(self, number: int) -> tuple[Verdict, tuple[str, ...]]:
        """The verdict on a mutant, and what else was done with it."""
        mutant = self.breeder.breed(number)
        verdict = self.laboratory.judge(mutant)
        more, done = list(verdict.findings), []
        if number % 50 == 0:
            again = self.laboratory.judge(mutant, whole=True)
            done.append("read whole")
            if (again.outcome, again.problems) != (verdict.outcome, verdict.problems):
                more.append("fuzzer: another outcome when all files are read")
        if verdict.evidence is not None and verdict.outcome == "valid" and number % self.follow == 0:
            whole = number % (5 * self.follow) == 0
            more += self.laboratory.followed(verdict.evidence, mutant, whole)
            done.append("followed, with book and workbook" if whole else "followed")
        if verdict.outcome == "problems" and not verdict.findings and number % self.command == 0:
            more += self.laboratory.told_by_commands(mutant, self.laboratory.folder.parent / "output")
            done.append("through the command line")
        return replace(verdict, evidence=None, findings=tuple(more)), tuple(done)


_bench: Bench


def _prepare(seed: int, follow: int, command: int, folder: str) -> None:
    global _bench
    place = Path(tempfile.mkdtemp(dir=folder))
    _bench = Bench(seed, follow, command, Laboratory(place / "countries"))


def _try_out(number: int) -> tuple[Verdict, tuple[str, ...]]:
    return _bench.try_out(number)


def verdicts(given: argparse.Namespace, numbers: list[int]) -> Iterator[tuple[Verdict, tuple[str, ...]]]:
    """The mutants of these numbers, tried out."""
    with tempfile.TemporaryDirectory() as folder:
        settings = (given.seed, given.follow, given.command, folder)
        if given.jobs == 1:
            _prepare(*settings)
            yield from map(_try_out, numbers)
            return
        with multiprocessing.Pool(given.jobs, _prepare, settings) as pool:
            yield from pool.imap_unordered(_try_out, numbers, chunksize=8)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=10_000, help="how many mutants (10000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (0)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutants (1)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--follow", type=int, default=4, metavar="N", help="follow every Nth that is valid (4)")
    parser.add_argument("--command", type=int, default=100, metavar="N", help="type every Nth with problems (100)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the mutants of findings are put")
    parser.add_argument("--only", type=int, nargs="+", metavar="NUMBER", help="these mutants alone, to see one again")
    given = parser.parse_args()
    numbers = given.only or list(range(given.first, given.first + given.number))
    if given.only:
        given.follow = given.command = 1

    started = time.monotonic()
    outcomes: Counter[str] = Counter()
    further: Counter[str] = Counter()
    findings: dict[str, list[Verdict]] = {}
    slowest: list[Verdict] = []
    for count, (verdict, done) in enumerate(verdicts(given, numbers), 1):
        outcomes["finding" if verdict.findings else verdict.outcome] += 1
        further.update(done)
        slowest = sorted((*slowest, verdict), key=lambda each: -each.seconds)[:5]
        for finding in verdict.findings:
            kind = re.sub(r"""['"0-9].*""", "...", finding)
            findings.setdefault(kind, []).append(verdict)
            if len(findings[kind]) == 1:
                print(
                    f"\r{verdict.mutant.name} {verdict.mutant.file} ({verdict.mutant.how}): {finding}", file=sys.stderr
                )
        if verdict.findings and given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            name = f"{verdict.mutant.name.replace('/', '-')}-{Path(verdict.mutant.file).name}"
            (given.keep / name).write_bytes(verdict.mutant.content)
        if given.only:
            for problem in verdict.problems[:10]:
                print(problem)
        if count % 50 == 0 or count == len(numbers):
            rate = count / (time.monotonic() - started)
            print(
                f"\r{count} of {len(numbers)}, {rate:.1f} a second, {dict(outcomes)}",
                end="",
                file=sys.stderr,
                flush=True,
            )
    print(file=sys.stderr)
    _tell(given, len(numbers), outcomes, further, findings, slowest, time.monotonic() - started)
    return 1 if findings else 0


def _tell(
    given: argparse.Namespace,
    number: int,
    outcomes: Counter[str],
    further: Counter[str],
    findings: dict[str, list[Verdict]],
    slowest: list[Verdict],
    seconds: float,
) -> None:
    print(f"{number} mutants of seed {given.seed} in {seconds:.0f} s: {outcomes['finding']} with findings.\n")
    print("| outcome | mutants |\n|---|--:|")
    words = {
        "problems": "problems told, nothing else",
        "valid": "valid, with other evidence",
        "as before": "valid, the evidence unchanged",
        "finding": "**findings**",
    }
    for outcome, told in words.items():
        print(f"| {told} | {outcomes[outcome]} |")
    for done, count in sorted(further.items()):
        print(f"| of all: {done} | {count} |")
    print("\n| slowest, CPU s | mutant | file | how |\n|--:|---|---|---|")
    for verdict in slowest:
        mutant = verdict.mutant
        print(f"| {verdict.seconds:.2f} | {mutant.name} | {mutant.file} | {mutant.how} |")
    if findings:
        print("\n| finding | mutants | the first | file | how |\n|---|--:|---|---|---|")
        for finding, of in sorted(findings.items(), key=lambda each: -len(each[1])):
            mutant = min((verdict.mutant for verdict in of), key=lambda each: len(each.content))
            told = finding.replace("|", "\\|")
            print(f"| {told} | {len(of)} | {mutant.name} | {mutant.file} | {mutant.how} |")


if __name__ == "__main__":
    sys.exit(main())

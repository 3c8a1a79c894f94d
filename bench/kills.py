"""Tests that a build which is killed leaves the published folder as it was before or as it is after, never a mixture.

Scorecards are built, a sentence is changed, and the build of the changed evidence is killed with
SIGKILL at a random moment, with or without its workers. After each kill the folder must hold the previous edition or
the new one, whole. In the end, a build that is not killed must give the same files as a clean one.

With --in-place an empty folder of somebody else lies in the published folder, so that it is renewed file by file: there
`scorecard verify` first completes a switch that was killed, and the folder must still be there.

Unit: a count of kills by what the folder holds afterwards. Exit code 1 where it holds neither edition. 100 kills take
about ten minutes. Workers are found on Linux only; on other systems the first process of a build is killed alone.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bench.commands import COUNTRIES, PROGRAMS, ROOT, argument_parser, at_least_one, print_table, repeated, scorecard
from bench.reword import reword

EDITIONS = (1, 2)
"""The number in the sentence that changes, in turn."""
NEITHER = "neither edition"


class KilledBuilds:
    """An evidence folder whose first statement changes, and builds of it that are killed."""

    def __init__(
        self,
        folder: Path,
        countries: Path,
        states: list[str],
        documents: list[str],
        chance: random.Random,
        in_place: bool = False,
    ) -> None:
        self._random = chance
        self._of_others = folder / "output" / "photos" if in_place else None
        self._folder, self._countries, self._output = folder, folder / "countries", folder / "output"
        self._file = self._countries / f"{states[0]}.yaml"
        self._request = [*states, *repeated("--document", documents), "--countries", str(self._countries)]
        shutil.copytree(countries, self._countries)
        self._clean: dict[int, dict[str, str]] = {}
        for number in EDITIONS:
            reword(self._file, number)
            started = time.monotonic()
            self._build(folder / f"clean-{number}")
            self._seconds = time.monotonic() - started
            self._clean[number] = digests(folder / f"clean-{number}")
        shutil.copytree(folder / f"clean-{EDITIONS[0]}", self._output)
        if self._of_others:
            self._of_others.mkdir()
        self._before, self._after = EDITIONS

    def kill_one(self) -> str:
        """Kills one build of changed evidence; returns the state of the published folder afterwards."""
        reword(self._file, self._after)
        if self._random.random() < 0.2:  # the documents that earlier builds had finished are lost
            shutil.rmtree(self._folder / ".output.build", ignore_errors=True)
        self._start_and_kill(self._random.uniform(0.05, 1.15) * self._seconds, self._random.random() < 0.5)
        if self._of_others and (scorecard(["verify", self._output], may_fail=True).exit_code or not self._is_whole()):
            return NEITHER
        found = next((number for number, files in self._clean.items() if files == digests(self._output)), None)
        if found is None or scorecard(["verify", self._output], may_fail=True).exit_code:
            return NEITHER
        if found == self._before:
            return "the previous edition"
        self._before, self._after = self._after, self._before
        return "the new edition"

    def _is_whole(self) -> bool:
        """Returns whether the folder of others is there, and no file that waits for its place."""
        return self._of_others is None or (self._of_others.is_dir() and not list(self._output.rglob("*.new")))

    def finish(self) -> bool:
        """Runs one build to its end; returns whether its files equal those of a clean build."""
        reword(self._file, self._after)
        self._build(self._output)
        return digests(self._output) == self._clean[self._after]

    def _build(self, output: Path) -> None:
        scorecard(["build", *self._request, "--output", output])

    def _start_and_kill(self, seconds: float, with_workers: bool) -> None:
        command: list[str | Path] = [PROGRAMS / "scorecard", "build", *self._request, "--output", self._output]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        time.sleep(seconds)
        groups = children(process.pid) if with_workers else ()
        process.kill()
        for group in groups:  # the first worker leads a process group with the others
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        process.wait()


def children(process: int) -> tuple[int, ...]:
    """Returns the numbers of the processes that a process has started; none where it has ended or /proc is missing."""
    try:
        return tuple(int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split())
    except OSError:
        return ()


def digests(folder: Path) -> dict[str, str]:
    """Returns the SHA-256 of every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def main() -> int:
    """Prints how often the folder held which edition; returns the exit code."""
    parser = argument_parser("kills", __doc__)
    parser.add_argument("states", nargs="*", metavar="STATE", default=["AT", "LU", "MT"], help="default: AT LU MT")
    parser.add_argument("--number", type=at_least_one, default=100, help="how many kills; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments; default: %(default)s")
    parser.add_argument("--document", action="append", help="may be repeated; default: scorecard, card and data")
    parser.add_argument("--in-place", action="store_true", help="the published folder holds a folder of others too")
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: that of the checkout")
    arguments = parser.parse_args()
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        documents = arguments.document or ["scorecard", "card", "data"]
        chance = random.Random(arguments.seed)
        builds = KilledBuilds(
            Path(folder), arguments.countries, arguments.states, documents, chance, arguments.in_place
        )
        for number in range(arguments.number):
            outcome = builds.kill_one()
            outcomes[outcome] += 1
            print(f"{number + 1}/{arguments.number}: {outcome}", file=sys.stderr)
        same = builds.finish()
    print_table(("after the kill the folder holds", "times"), sorted(outcomes.items()))
    print(f"The build after them gives {'the same files as' if same else 'OTHER FILES THAN'} a clean one.")
    return int(bool(outcomes[NEITHER]) or not same)


if __name__ == "__main__":
    sys.exit(main())

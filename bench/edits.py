"""Tests that a build which runs while files are edited leaves nothing that the next build does not put right.

A build is started in a process of its own. At a random moment a file is edited: a statement, a template, a sentence in
a template, a colour among the design tokens, or the table of roll calls. Half of the edits are undone at another random
moment. Then the build is run again: the folder must hold what a clean build of the files as they are then makes, and
`scorecard verify` must find no problem.

Unit: a count of edits by file, and of those after which the folder held something else. Exit code 1 where there is one.
500 edits took two hours on a busy machine.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.commands import COUNTRIES, PROGRAMS, ROOT, argument_parser, at_least_one, print_table, repeated, scorecard
from bench.kills import digests

State = tuple[bool, ...]
"""For each edited file, whether it holds the edit."""


@dataclass(frozen=True)
class EditedFile:
    """A file in its two forms."""

    title: str
    path: Path
    forms: tuple[bytes, bytes]

    @classmethod
    def of(cls, title: str, path: Path, pattern: str, replacement: str) -> "EditedFile":
        """Makes the second form by replacing the first match of a pattern. Raises SystemExit where there is none."""
        before = path.read_bytes().decode()
        after = re.sub(pattern, replacement, before, count=1)
        if after == before:
            raise SystemExit(f"{path.name}: nothing to edit matches {pattern}")
        return cls(title, path, (before.encode(), after.encode()))

    def write(self, edited: bool) -> None:
        self.path.write_bytes(self.forms[edited])


class EditedBuilds:
    """A copy of the program and of the evidence, builds of them, and edits meanwhile."""

    def __init__(self, folder: Path, countries: Path, state: str, documents: list[str], chance: random.Random) -> None:
        self._random, self._folder, self._output = chance, folder, folder / "output"
        self._program, evidence = folder / "program", folder / "countries"
        shutil.copytree(ROOT / "scorecard", self._program / "scorecard")
        shutil.copytree(ROOT / "templates", self._program / "templates")
        shutil.copytree(countries, evidence)
        looks = self._program / "templates"
        self._request = [state, *repeated("--document", documents), "--format", "html", "--jobs", "1"]
        self._request += ["--countries", str(evidence)]
        self.files = (
            EditedFile.of(
                "statement", evidence / f"{state}.yaml", r"(says:\n +en: ['\"]?|says: \{en: )", r"\1Edited. "
            ),
            EditedFile.of(
                "roll calls", evidence / "eu" / "roll_calls.csv", r"(?m)^([^,\n]+),(?!member)[A-Z]{2},", rf"\1,{state},"
            ),
            EditedFile.of("template", looks / "scorecard" / "scorecard.html.j2", "<main ", "<main data-edited "),
            EditedFile.of(
                "sentence", looks / "scorecard" / "aspects.html.j2", "government stands, among", "government is, among"
            ),
            EditedFile.of("design tokens", looks / "style" / "tokens.toml", r'(?m)^(link = .*?")#\w+', r"\1#0a4f58"),
        )
        self._state: State = (False,) * len(self.files)
        self._clean: dict[State, dict[str, str]] = {}
        started = time.monotonic()
        original = self._clean_build()
        self._seconds = time.monotonic() - started
        for number, file in enumerate(self.files):
            self._edit(number)
            changed = {path for path, digest in self._clean_build().items() if original.get(path) != digest}
            if changed <= {"manifest.json"}:
                raise SystemExit(f"an edit of the {file.title} would not be seen: name other documents")
            self._edit(number)
        self._build(self._output)

    def edit_one(self) -> tuple[str, bool]:
        """Edits a file while a build runs; returns its title, and whether the build after that puts all right."""
        self._edit(self._random.randrange(len(self.files)))  # so that there is something to build
        number, undo = self._random.randrange(len(self.files)), self._random.random() < 0.5
        process = self._start()
        time.sleep(self._random.uniform(0, 1.1) * self._seconds)
        self._edit(number)
        if undo:
            time.sleep(self._random.uniform(0, 0.6) * self._seconds)
            self._edit(number)
        process.wait()
        self._build(self._output)
        right = edition(self._output) == self._clean_build()
        right &= not scorecard(["verify", self._output], may_fail=True).exit_code
        return f"{self.files[number].title}{', undone' if undo else ''}", right

    def _edit(self, number: int) -> None:
        """Writes the other form of a file."""
        edited = not self._state[number]
        self.files[number].write(edited)
        self._state = (*self._state[:number], edited, *self._state[number + 1 :])

    def _clean_build(self) -> dict[str, str]:
        """Returns the result of a clean build of the present files."""
        if self._state not in self._clean:
            output = self._folder / f"clean-{len(self._clean)}"
            self._build(output)
            self._clean[self._state] = edition(output)
        return self._clean[self._state]

    def _build(self, output: Path) -> None:
        scorecard(["build", *self._request, "--output", output], self._program)

    def _start(self) -> subprocess.Popen[bytes]:
        command: list[str | Path] = [PROGRAMS / "scorecard", "build", *self._request, "--output", self._output]
        environment = os.environ | {"PYTHONPATH": str(self._program)}
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def edition(folder: Path) -> dict[str, str]:
    """Returns the digests of an edition and its manifest, without the assets that it keeps of the edition before."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    kept = manifest.pop("previous_assets", {})
    found = {path: digest for path, digest in digests(folder).items() if path not in kept}
    return found | {"manifest.json": json.dumps(manifest, sort_keys=True)}


def main() -> int:
    """Prints how many edits of each file there were; returns the exit code."""
    parser = argument_parser("edits", __doc__)
    parser.add_argument("state", nargs="?", metavar="STATE", default="MT", help="default: %(default)s")
    parser.add_argument("--number", type=at_least_one, default=500, help="how many edits; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments; default: %(default)s")
    parser.add_argument("--document", action="append", help="may be repeated; default: scorecard, card and data")
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: that of the checkout")
    arguments = parser.parse_args()
    edits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        documents = arguments.document or ["scorecard", "card", "data"]
        chance = random.Random(arguments.seed)
        builds = EditedBuilds(Path(folder), arguments.countries, arguments.state, documents, chance)
        for number in range(arguments.number):
            title, right = builds.edit_one()
            edits[title] += 1
            wrong[title] += not right
            print(f"{number + 1}/{arguments.number}: {title}{'' if right else ': WRONG'}", file=sys.stderr)
    rows = [(title, times, wrong[title]) for title, times in sorted(edits.items())]
    print_table(("edited while a build ran", "times", "wrong after the next build"), rows)
    return int(bool(wrong.total()))


if __name__ == "__main__":
    sys.exit(main())

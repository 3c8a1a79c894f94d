"""Puts small faults into a copy of the program, one at a time, and counts those that the tests find.

    make mutants MODULE=scorecard/analysis/position.py    every fault that mutmut knows, in one module
    make mutants-listed                                   the faults of bench/mutants.toml, over all layers

See docs/mutation-testing.md. The checkout itself is never changed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_name("mutants.toml")
MUTMUT = ROOT / ".venv" / "mutmut"
"""The folder in which `make mutants` installs mutmut, apart from the environment of the project."""

SECONDS = 900
"""A run of the tests that takes longer counts as failed: a fault may let a loop never end."""

_SURVIVED, _NO_TESTS = 0, 33
"""Exit codes in the records of mutmut."""

_NOT_LIVE = ("-m", "not live and not acceptance")
"""The live evidence is left out: the score must not change with it."""


@dataclass(frozen=True)
class Mutant:
    """One fault of the list: a text of a file, its replacement, and the effect that a reader would see."""

    number: str
    file: str
    old: str
    new: str
    seen: str
    tests: tuple[str, ...]


def listed() -> list[Mutant]:
    """Reads the list."""
    content = tomllib.loads(LIST.read_text("utf-8"))
    return [Mutant(**{**entry, "tests": tuple(entry["tests"])}) for entry in content["mutant"]]


def copy_checkout(folder: Path) -> None:
    """Copies the tracked files of the checkout, in their present and not in their committed form."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in names.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")


def passes(folder: Path, tests: Iterable[str], settings: Mapping[str, str] | None = None) -> tuple[bool, str]:
    """Runs tests in a copy; returns whether they pass, and the line that says which fails first.

    `settings` are added to the environment.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:cacheprovider", *_NOT_LIVE, *tests]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", **(settings or {})}
    try:
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return False, f"not finished after {SECONDS} seconds"
    first = next((line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    if run.returncode not in (0, 1):
        first = first or (run.stdout + run.stderr).strip().splitlines()[-1]
    return run.returncode == 0, first


def run_list(numbers: list[str]) -> int:
    """Tries the faults of the list, or those of some numbers; returns 1 where one survives or cannot be tried."""
    chosen = [mutant for mutant in listed() if not numbers or mutant.number in numbers]
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        copy_checkout(folder)
        untried = [mutant for mutant in chosen if (folder / mutant.file).read_text("utf-8").count(mutant.old) != 1]
        for mutant in untried:
            print(f"{mutant.number}: its text does not stand exactly once in {mutant.file}; bring the list up to date")
        survivors, without_fault = 0, {}
        for mutant in [mutant for mutant in chosen if mutant not in untried]:
            if mutant.tests not in without_fault:
                without_fault[mutant.tests] = passes(folder, mutant.tests)
            fine, first = without_fault[mutant.tests]
            if not fine:
                print(f"{mutant.number}: its tests fail without any fault: {first}", flush=True)
                untried.append(mutant)
                continue
            path, begin = folder / mutant.file, time.monotonic()
            text = path.read_text("utf-8")
            path.write_text(text.replace(mutant.old, mutant.new), "utf-8")
            fine, first = passes(folder, mutant.tests)
            path.write_text(text, "utf-8")
            survivors += fine
            outcome = "SURVIVED" if fine else "killed"
            print(f"| {mutant.number} | {mutant.file} | {mutant.seen} | {outcome} | {_test(first)} |", flush=True)
            print(f"{mutant.number}: {time.monotonic() - begin:.0f} s", file=sys.stderr)
    tried = len(chosen) - len(untried)
    print(f"\n{tried - survivors} of {tried} killed" + (f", {len(untried)} not tried" if untried else ""))
    return 1 if survivors or untried else 0


def _test(line: str) -> str:
    """Returns the test that a line such as `FAILED tests/x.py::test_y[z] - Error` names, without its parameters."""
    words = line.split()
    return f"`{words[1].split('[')[0]}`" if len(words) > 1 and "::" in words[1] else line


def run_module(module: str, tests: list[str]) -> int:
    """Tries every fault that mutmut finds in one module; prints the survivors with their differences."""
    if not (ROOT / module).is_file():
        print(f"{module} is no file of this checkout; give a module such as scorecard/analysis/position.py")
        return 2
    layer = Path(module).parts[1] if len(Path(module).parts) > 2 else ""
    tests = tests or [f"tests/{layer}"]
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        copy_checkout(folder)
        also = [path.name for path in folder.iterdir() if path.name not in ("scorecard", ".venv", "setup.cfg")]
        (folder / "setup.cfg").write_text(
            f"[mutmut]\nsource_paths=scorecard/\nonly_mutate={module}\n"
            f"pytest_add_cli_args_test_selection=\n{_lines(tests)}also_copy=\n{_lines(also)}"
        )
        run = _mutmut(folder, "run")
        meta = folder / "mutants" / f"{module}.meta"
        if not meta.is_file():
            print((run.stdout + run.stderr)[-3000:])
            return 1
        codes: dict[str, int | None] = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
        left = [mutant for mutant, code in codes.items() if code in (None, _SURVIVED, _NO_TESTS)]
        survivors = [mutant for mutant in left if passes(folder / "mutants", tests, _under_test(folder, mutant))[0]]
        for mutant in survivors:
            difference = _mutmut(folder, "show", mutant).stdout.splitlines()
            print(f"survived: {mutant}")
            print("".join(f"  {line}\n" for line in difference if line[:1] in ("+", "-") and line[1:3] != line[:1] * 2))
    print(f"{module} with {' '.join(tests)}: {len(codes) - len(survivors)} of {len(codes)} killed")
    return 0


def _under_test(folder: Path, mutant: str) -> dict[str, str]:
    """Returns the environment in which a copy by mutmut runs with one of its faults.

    Mutmut runs only the tests that call the faulty function, and for a fixture of the session only its first caller.
    Faults that survive are therefore tried again with all tests.
    """
    return {"MUTANT_UNDER_TEST": mutant, "PYTHONPATH": f"{folder / 'mutants'}{os.pathsep}{MUTMUT}"}


def _lines(values: Iterable[str]) -> str:
    return "".join(f"    {value}\n" for value in values)


def _mutmut(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(MUTMUT)}
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )


def main() -> int:
    """Reads the command line and runs the faults or module that it names; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("listed", help="the faults of the list").add_argument("numbers", nargs="*")
    module = kinds.add_parser("module", help="every fault that mutmut knows in one module")
    module.add_argument("module")
    module.add_argument("tests", nargs="*", help="the tests to run; by default those of the layer")
    given = parser.parse_args()
    return run_list(given.numbers) if given.kind == "listed" else run_module(given.module, given.tests)


if __name__ == "__main__":
    sys.exit(main())

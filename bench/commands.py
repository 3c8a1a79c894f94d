"""Runs commands, measures what each costs, and prints the tables of the benchmarks.

Only `os.wait4` is used, so CPU and memory cover the command and every process that it waited for. A build waits for its
first worker process only: CPU is exact with `--jobs 1` alone.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
"""The checkout that this file is part of."""
COUNTRIES = ROOT / "countries"
PROGRAMS = Path(sys.executable).parent
"""The folder of the installed commands, `scorecard` and `weasyprint` among them."""
_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10
"""The unit in which the system counts resident memory: bytes on macOS, kilobytes on Linux."""

Arguments = Sequence[str | Path]


@dataclass(frozen=True)
class Cost:
    """The time and memory that one command took, and what it printed."""

    seconds: float
    """From start to end, by the clock on the wall."""
    cpu: float
    """User and system seconds."""
    megabytes: float
    """Resident memory, at most, of the largest process."""
    exit_code: int
    output: str
    errors: str


def run(
    command: Arguments, checkout: Path = ROOT, may_fail: bool = False, variables: Mapping[str, str] | None = None
) -> Cost:
    """Returns the cost of a command that uses the code of this checkout, with messages in English.

    `variables` are added to the environment. Raises SystemExit with the command's last words where its exit code is not
    0, unless it `may_fail`.
    """
    environment = os.environ | {"PYTHONPATH": str(checkout), "LANGUAGE": "en"} | dict(variables or {})
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep the compiled code
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        printed, complaints = output.read().decode("utf-8", "replace"), errors.read().decode("utf-8", "replace")
    if process.returncode and not may_fail:
        last = (complaints.strip().splitlines() or ["it printed no reason"])[-1]
        raise SystemExit(f"{' '.join(str(part) for part in command)}: exit code {process.returncode}: {last}")
    return Cost(
        seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEGABYTE, process.returncode, printed, complaints
    )


def scorecard(
    arguments: Arguments, checkout: Path = ROOT, may_fail: bool = False, variables: Mapping[str, str] | None = None
) -> Cost:
    """Returns the cost of a `scorecard` command with these arguments, run with the code of this checkout."""
    return run([PROGRAMS / "scorecard", *arguments], checkout, may_fail, variables)


def repeated(option: str, values: Iterable[str]) -> list[str]:
    """Returns an option once for each value: --document card --document data."""
    return [part for value in values for part in (option, value)]


def argument_parser(name: str, description: str | None) -> argparse.ArgumentParser:
    """Returns the parser of a script, whose `--help` prints the docstring of its module as it is written."""
    return argparse.ArgumentParser(
        prog=f"python -m bench.{name}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def at_least_one(text: str) -> int:
    """Returns the number of an option that counts something. Raises ValueError below one."""
    if int(text) < 1:
        raise ValueError
    return int(text)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Prints a table in Markdown: the first column holds words, the others numbers with two decimals or words."""
    print("| " + " | ".join(heads) + " |")
    print("|---" + "|--:" * (len(heads) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row) + " |")
    print(flush=True)

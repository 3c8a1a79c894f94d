"""What commands cost: wall, CPU and memory of everything they start, and the tables the findings stand in.

A worker that its parent does not wait for is in no parent's account. This process therefore adopts what is orphaned
below it, and looks at all its descendants every so often; either sum can miss something and neither counts anything
twice, so the greater is taken.
"""

import ctypes
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

_SET_CHILD_SUBREAPER = 36
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20
_EVERY = 0.05
"""Seconds between two looks at all processes."""
_ENDED_EVERY = 0.002
"""Seconds between two looks at whether the command has ended: how exact its wall is."""
_PSS_EVERY = 10
"""Every so many looks: it takes the system longer to tell."""


@dataclass
class Memory:
    """What one process held, in MB, and when it was looked at, in seconds from the start."""

    seconds: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """MB a minute, as a straight line through the second half of the process's life; NaN below two minutes."""
        half = len(self.seconds) // 2
        at, held = self.seconds[half:], self.resident[half:]
        if not at or at[-1] - at[0] < 60:
            return float("nan")
        mean_at, mean_held = fmean(at), fmean(held)
        spread = sum((x - mean_at) ** 2 for x in at)
        return 60 * sum((x - mean_at) * (y - mean_held) for x, y in zip(at, held, strict=True)) / spread


@dataclass
class Cost:
    """What a command cost, what it printed and how it ended; `memory` by the number of each process below it."""

    wall: float = 0.0
    reaped: float = 0.0
    sampled: float = 0.0
    status: int = 0
    output: str = ""
    errors: str = ""
    main: int = 0
    """The number of the command's own process."""
    memory: dict[int, Memory] = field(default_factory=dict)
    together: float = 0.0
    """What all held at once at most, in MB, what they share counted once."""

    @property
    def cpu(self) -> float:
        """User and system seconds of all processes."""
        return max(self.reaped, self.sampled)

    @property
    def why(self) -> str:
        """The last line of what it complained of."""
        return (self.errors.strip().splitlines() or [f"it ended with {self.status}"])[-1][:160]


def environment(**more: str) -> dict[str, str]:
    """The environment of a user: bytecode is kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | more


def run(command: Sequence[str | Path], look: bool = True, **more: str) -> Cost:
    """Run a command to its end, and end what it leaves behind. Only `look` sees processes that nobody waits for.

    The wall ends with the command itself, as it does for a person at a terminal.
    """
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)
    cost, seen = Cost(), {}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err, env=environment(**more))
        cost.main, looks, due = process.pid, 0, started
        while not _reap(cost, process.pid, started):
            if look and time.monotonic() >= due:
                below, proportional = _below(os.getpid()), looks % _PSS_EVERY == 0
                held = sum(_look(number, seen, cost, started, proportional) for number in below)
                cost.together = max(cost.together, held)
                looks, due = looks + 1, time.monotonic() + _EVERY
            time.sleep(_ENDED_EVERY)
        process.returncode = cost.status  # it has been waited for above
        _end_orphans(cost)
        cost.sampled = sum(seen.values())
        for stream, name in ((out, "output"), (err, "errors")):
            stream.seek(0)
            setattr(cost, name, stream.read().decode("utf-8", "replace"))
    return cost


def run_all(commands: Iterable[Sequence[str | Path]]) -> Cost:
    """One command after the other, as one cost."""
    total = Cost()
    for command in commands:
        cost = run(command, look=False)
        total.wall += cost.wall
        total.reaped += cost.reaped
        if cost.status and not total.status:
            total.status, total.errors = cost.status, cost.errors
    return total


def _reap(cost: Cost, main: int, started: float) -> bool:
    """Take the account of whoever has ended; whether the command itself has."""
    while True:
        try:
            number, status, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return True
        if number == 0:
            return False
        cost.reaped += used.ru_utime + used.ru_stime
        if number == main:
            cost.wall = time.monotonic() - started
            cost.status = os.waitstatus_to_exitcode(status)
            return True


def _end_orphans(cost: Cost, patience: float = 2.0) -> None:
    """Wait for what the command left behind, and end it where it does not end."""
    until = time.monotonic() + patience
    while left := _below(os.getpid()):
        if time.monotonic() > until:
            for number in left:
                os.kill(number, signal.SIGKILL)
        if _reap(cost, 0, 0.0):
            return
        time.sleep(0.005)


def _below(number: int) -> list[int]:
    """All descendants of a process, nearest first."""
    found: list[int] = []
    waiting = [number]
    while waiting:
        parent = waiting.pop(0)
        try:
            lists = [(task / "children").read_text() for task in Path(f"/proc/{parent}/task").iterdir()]
        except OSError:
            continue
        children = [int(child) for told in lists for child in told.split()]
        found += children
        waiting += children
    return found


def _look(number: int, seen: dict[int, float], cost: Cost, started: float, proportional: bool) -> float:
    """Note what a process has used and holds; its proportional share of memory, where that is asked for."""
    process = Path(f"/proc/{number}")
    try:
        told = (process / "stat").read_text().rpartition(") ")[2].split()
        resident = int((process / "statm").read_text().split()[1]) * _PAGE
        share = (process / "smaps_rollup").read_text() if proportional else ""
    except (OSError, IndexError):
        return 0.0
    seen[number] = (int(told[11]) + int(told[12])) / _TICK
    memory = cost.memory.setdefault(number, Memory())
    memory.seconds.append(time.monotonic() - started)
    memory.resident.append(resident)
    return sum(int(line.split()[1]) for line in share.splitlines() if line.startswith("Pss:")) / 1024


def middle(values: Iterable[float]) -> float:
    return median(list(values))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table: the first and the last column are words, the others figures."""
    print("| " + " | ".join(heads) + " |")
    print("|" + "|".join("---" if n in (0, len(heads) - 1) else "--:" for n in range(len(heads))) + "|")
    for row in rows:
        print("| " + " | ".join(_cell(value) for value in row) + " |", flush=True)
    print(flush=True)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "-" if value != value else f"{value:.2f}"
    return "-" if value is None else str(value)


def verdict(value: float, limit: float, least: bool = False) -> str:
    """Whether a figure keeps its limit; with `least` the limit is the least it may be."""
    kept = value >= limit if least else value <= limit
    return f"{'at least' if least else 'limit'} {limit:g}: {'kept' if kept else 'NOT KEPT'}"

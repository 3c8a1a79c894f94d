"""Locks the build state of an output folder, so that only one build at a time works on it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from scorecard.evidence.program_messages import tr


class BusyError(Exception):
    """Another build works on the same folder."""


@contextmanager
def locked(lock_file: Path, output: Path) -> Iterator[None]:
    """Holds the lock of the folder `output` within the block. Raises BusyError where another process holds it."""
    with lock_file.open("a+") as lock:
        _acquire(lock, output)
        _open_locks.append(lock)
        try:
            yield
        finally:
            _open_locks.remove(lock)


_open_locks: list[IO[str]] = []
"""The locks of this process. A forked worker closes its copies: it may outlive a build that is killed, and a lock is
held as long as any process has it open."""


def _close_in_worker() -> None:
    while _open_locks:
        _open_locks.pop().close()


os.register_at_fork(after_in_child=_close_in_worker)


def _acquire(lock: IO[str], output: Path) -> None:
    """Locks the file and writes the number of this process into it, for the message of others."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        process = lock.read().strip()
        raise BusyError(_who_builds(process, output)) from None
    lock.truncate(0)
    lock.write(f"{os.getpid()}")
    lock.flush()


def _who_builds(process: str, output: Path) -> str:
    if not process:
        return tr(
            "process of an unknown number is building into {folder}; wait until it is done, or give another folder "
            "with --output",
            folder=output,
        )
    return tr(
        "process {number} is building into {folder}; wait until it is done, or give another folder with --output",
        number=process,
        folder=output,
    )

"""Checks the drawings of logos in a process of its own, with limits of time and memory.

A file of two kilobytes can describe a drawing that takes minutes and gigabytes; such a file must stop neither the
command nor the check of the other logos.
"""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from scorecard.evidence.program_messages import tr, tr_count
from scorecard.rendering.engine.engine_import import EngineMissingError

LogoFile = tuple[str, bytes]
"""The name of a file in `countries/logos/`, and its content."""


@dataclass(frozen=True)
class DrawingLimits:
    """The limits for the drawing of one logo."""

    seconds: int = 10
    """Processor time; on a busy machine six times as much may pass on the clock."""
    megabytes: int = 1024


_START_SECONDS = 120
"""The time in which the process has to be ready."""

_OUT_OF_MEMORY = 3
"""The exit code of the process where the system refused it memory."""

_MAX_FILES = 65536
"""A number above that of every open file of this process."""


def drawn_faults(logos: Sequence[LogoFile], limits: DrawingLimits = DrawingLimits()) -> list[str | None]:
    """Returns for each logo why it cannot be used, or None.

    Raises EngineMissingError where nothing can be drawn here.
    """
    faults: list[str | None] = []
    while len(faults) < len(logos):
        faults.extend(_first_faults(logos[len(faults) :], limits))
    return faults


def _first_faults(logos: Sequence[LogoFile], limits: DrawingLimits) -> Iterable[str | None]:
    """Yields the faults of the first logos: of all, or up to the logo whose drawing has to be stopped."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=check_each, args=(theirs, ours, limits), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(_START_SECONDS):
            raise EngineMissingError(tr("the process that draws logos does not start"))
        try:
            started = ours.recv()
        except (EOFError, OSError):
            raise EngineMissingError(tr("the process that draws logos ended at once")) from None
        if isinstance(started, EngineMissingError):
            raise started
        for logo in logos:
            began = time.monotonic()
            try:
                ours.send(logo)
                if not ours.poll(6 * limits.seconds):
                    raise EOFError
                fault: str | None = ours.recv()
            except (EOFError, OSError):
                yield _stopped(logo[0], limits, process, time.monotonic() - began)
                return
            yield fault
    finally:
        ours.close()
        process.kill()
        process.join()


def _stopped(name: str, limits: DrawingLimits, process: multiprocessing.process.BaseProcess, took: float) -> str:
    """Returns why the drawing of a logo was stopped."""
    process.join(1)
    if process.exitcode == _OUT_OF_MEMORY:
        return tr(
            "logo {file} takes more than {size} of memory to be drawn; simplify it",
            file=name,
            size=f"{limits.megabytes} MB",
        )
    if process.exitcode == -signal.SIGXCPU or took >= 6 * limits.seconds:
        return tr_count(
            "logo {file} takes more than {count} seconds to be drawn; simplify it",
            "logo {file} takes more than {count} seconds to be drawn; simplify it",
            limits.seconds,
            file=name,
        )
    return tr("logo {file} cannot be drawn; save it as plain SVG or as PNG", file=name)


def check_each(connection: Connection, of_parent: Connection, limits: DrawingLimits) -> None:
    """Answers each logo with its fault, until the parent closes the connection.

    This function runs in the child process, whose messages are in the language that the parent had set.
    """
    of_parent.close()
    _close_all_but(connection.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        from scorecard.documents.sender import Logo
        from scorecard.rendering.engine.engine_import import engine
        from scorecard.rendering.logo_drawing_check import drawn_fault

        engine()
    except EngineMissingError as error:
        connection.send(error)
        return
    connection.send(None)
    _limit(resource.RLIMIT_DATA, _data_held() + limits.megabytes * 1024 * 1024)
    try:
        while True:
            logo = Logo(*connection.recv())
            _limit(resource.RLIMIT_CPU, int(sum(os.times()[:2])) + 1 + limits.seconds)
            connection.send(drawn_fault(logo))
    except (EOFError, OSError):
        return
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def _close_all_but(kept: int) -> None:
    """Closes the files that this process inherited: a build that is killed must not leave its lock with a child."""
    os.closerange(3, kept)
    os.closerange(kept + 1, _MAX_FILES)


def _data_held() -> int:
    """Returns the number of bytes of data that this process inherited from its parent; 0 where the system does not
    report it."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
    except OSError:
        return 0


def _limit(what: int, most: int) -> None:
    """Sets the limit of one resource (`resource.RLIMIT_...`) for this process, where the system can limit it."""
    _, hard = resource.getrlimit(what)
    with suppress(ValueError, OSError):  # not every system can limit this
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

"""Runs inside the worker processes: loads what documents need, forks the workers, renders one job after the other."""

import gc
import os
import resource
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NoReturn

from scorecard.building.build_request import RenderLimits, RenderSettings, Target
from scorecard.building.failure import Failure, failure_from

if TYPE_CHECKING:
    from scorecard.building.render_job import RenderJob, RenderResult
    from scorecard.building.render_worker import Renderer


_MAX_DISCARDED = 250_000
"""The number of objects that documents may leave before they are freed: those of some five scorecards, 80 MB.

The boxes of a document refer to each other. To free them takes a twentieth of the time of the document; objects that
are left when a worker ends need not be freed.
"""


@dataclass(frozen=True)
class Ready:
    """The first message of a worker: it waits for jobs; with the number of its process."""

    process: int


def run_first_process(
    connections: Sequence[Connection],
    of_parent: Iterable[Connection],
    settings: RenderSettings,
    warm_for: Sequence[Target],
    limits: RenderLimits,
) -> NoReturn:
    """Loads all that documents need, forks a copy of this process for each further connection, and becomes the worker
    of the first.

    `of_parent` are the connections of the parent, which a fork inherits. They are closed here: as long as a worker
    holds them, it does not notice that the parent closes its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Ctrl-C the parent ends its workers
    os.setpgid(0, 0)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        for connection in of_parent:
            connection.close()
        renderer = _warm_renderer(settings, warm_for)
        _limit_memory(limits)
        mine = connections[0]
        for connection in connections[1:]:
            if os.fork() == 0:
                mine = connection
                break
        for connection in connections:
            if connection is not mine:
                connection.close()
        _work(mine, renderer)
    except BaseException as error:
        with suppress(OSError):
            connections[0].send(failure_from(error, settings.templates))
    finally:
        os._exit(1)


def try_render(renderer: "Renderer", job: "RenderJob") -> "RenderResult | Failure":
    """Returns the result of a job, or its failure."""
    try:
        return renderer.render(job)
    except Exception as error:
        return failure_from(error, renderer.settings.templates)


def _warm_renderer(settings: RenderSettings, warm_for: Sequence[Target]) -> "Renderer":
    """Returns a renderer with everything loaded that does not depend on a document.

    What is loaded here stays until the end; the garbage collector is set to leave it out.
    """
    gc.disable()
    from scorecard.building.render_worker import Renderer

    renderer = Renderer(settings)
    for target in warm_for:
        renderer.warm(target)
    gc.freeze()
    gc.set_threshold(4 * _MAX_DISCARDED, 50, 50)
    gc.enable()
    return renderer


def _limit_memory(limits: RenderLimits) -> None:
    """Limits the memory of this process, so that only the document that needs more fails."""
    most = limits.megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with suppress(ValueError, OSError):  # not every system can limit this
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _work(connection: Connection, renderer: "Renderer") -> None:
    """Renders each job that comes, until the parent closes its end."""
    connection.send(Ready(os.getpid()))
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(try_render(renderer, job))
        if gc.get_count()[0] > _MAX_DISCARDED:
            gc.collect(1)  # older objects are kept on purpose

"""Runs render jobs in worker processes: each within its limits, and one that dies is replaced.

The first process imports the layout engine and loads what the request needs while this process still reads the
evidence; then it forks as many workers as are wanted. A worker receives a job and returns files; it never writes one.
"""

import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from typing import TYPE_CHECKING

from scorecard.building import process_groups
from scorecard.building.build_request import RenderLimits, RenderSettings, Target
from scorecard.building.executor import ExecutorError
from scorecard.building.failure import Failure
from scorecard.building.worker_process import Ready, run_first_process
from scorecard.evidence.program_messages import tr, tr_count

if TYPE_CHECKING:
    from scorecard.building.render_job import RenderJob, RenderResult

_ATTEMPTS = 2
"""The number of attempts of a job whose worker died: two, because the worker may have been killed from outside."""

_START_SECONDS = 120.0
"""The time in which a worker has to be ready."""


@dataclass(frozen=True)
class _Attempt:
    """A job, and whether it is tried for the first time (1) or again (2)."""

    job: "RenderJob"
    number: int = 1


@dataclass
class _Worker:
    """The state of a worker: its deadline, its process once it is ready, and its present job."""

    deadline: float
    """The deadline in seconds of the monotonic clock: to be ready, then to finish the attempt."""
    process: int | None = None
    attempt: _Attempt | None = None

    @property
    def is_idle(self) -> bool:
        return self.process is not None and self.attempt is None


class _Queue:
    """The jobs that no worker has yet. They come from an iterator that assembles each when it is asked for."""

    def __init__(self, jobs: "Iterable[RenderJob]") -> None:
        self._source = iter(jobs)
        self._waiting = deque[_Attempt]()
        self._exhausted = False

    def __len__(self) -> int:
        """Returns the number of jobs that are assembled and wait."""
        return len(self._waiting)

    @property
    def is_finished(self) -> bool:
        return self._exhausted and not self._waiting

    def prepare_one(self) -> None:
        """Assembles the next job, if there is one."""
        if self._exhausted:
            return
        job = next(self._source, None)
        if job is None:
            self._exhausted = True
        else:
            self._waiting.append(_Attempt(job))

    def take(self) -> _Attempt | None:
        """Returns the next job, None after the last."""
        if not self._waiting:
            self.prepare_one()
        return self._waiting.popleft() if self._waiting else None

    def retry(self, attempt: _Attempt) -> None:
        """Queues a job again whose worker died."""
        self._waiting.append(_Attempt(attempt.job, attempt.number + 1))


def _ended(times: int) -> Failure:
    return Failure(
        tr_count(
            "its worker process ended {count} time; the machine may lack memory",
            "its worker process ended {count} times; the machine may lack memory",
            times,
        )
    )


def _not_ready(seconds: float) -> Failure:
    return Failure(
        tr_count(
            "a worker was not ready after {count} second",
            "a worker was not ready after {count} seconds",
            int(seconds),
            count=f"{seconds:g}",
        )
    )


def _too_long(seconds: float) -> Failure:
    return Failure(
        tr_count(
            "stopped: it took longer than the limit of {count} second",
            "stopped: it took longer than the limit of {count} seconds",
            int(seconds),
            count=f"{seconds:g}",
        )
    )


class WorkerPool:
    """A number of worker processes, started at once; `close` ends them, also in the middle of a job."""

    def __init__(self, number: int, settings: RenderSettings, warm_for: Sequence[Target], limits: RenderLimits) -> None:
        """Takes one target of each kind, `warm_for`; everything that they need is loaded before the first job."""
        self._settings, self._warm_for, self._limits = settings, warm_for, limits
        self._workers: dict[Connection, _Worker] = {}
        self._first_processes: list[int] = []
        self.start_workers(number)

    def run(self, jobs: "Iterable[RenderJob]") -> "Iterator[tuple[RenderJob, RenderResult | Failure]]":
        """Yields each job with its result or failure, as they finish.

        Raises ExecutorError where no worker can be started.
        """
        queue = _Queue(jobs)
        while True:
            self._give_to_idle_workers(queue)
            if queue.is_finished and not any(worker.attempt for worker in self._workers.values()):
                return
            if len(queue) < len(self._workers):
                queue.prepare_one()  # this process assembles while the workers render
            for connection in self._wait():
                finished = self._receive(connection, queue)
                if finished:
                    yield finished

    def close(self) -> None:
        """Ends all workers now."""
        for connection in list(self._workers):
            self._end(connection)
        for process in self._first_processes:
            process_groups.end(process)
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
        self._first_processes.clear()

    def _give_to_idle_workers(self, queue: _Queue) -> None:
        for connection, worker in self._workers.items():
            if not worker.is_idle:
                continue
            attempt = queue.take()
            if attempt is None:
                return
            worker.attempt = attempt
            worker.deadline = time.monotonic() + self._seconds(attempt.job)
            with suppress(OSError):  # a worker that has just died is noticed when no result comes
                connection.send(attempt.job)

    def _seconds(self, job: "RenderJob") -> float:
        return self._limits.seconds * job.target.kind.time_factor

    def _wait(self) -> list[Connection]:
        """Waits for workers that start or render; returns those that sent something, died, or ran out of time."""
        expected = {connection: worker for connection, worker in self._workers.items() if not worker.is_idle}
        first_deadline = min(worker.deadline for worker in expected.values())
        readable = wait(list(expected), max(0.0, first_deadline - time.monotonic()))
        now = time.monotonic()
        return [
            connection for connection, worker in expected.items() if connection in readable or worker.deadline <= now
        ]

    def _receive(self, connection: Connection, queue: _Queue) -> "tuple[RenderJob, RenderResult | Failure] | None":
        """Receives the message of a worker; returns a finished job with its result, None where no job is finished."""
        worker = self._workers[connection]
        attempt, worker.attempt = worker.attempt, None
        message = self._message(connection, attempt)
        if isinstance(message, Ready):
            worker.process = message.process
            return None
        if attempt is None:
            ended = Failure(tr("a worker ended while it started"))
            raise ExecutorError(message if isinstance(message, Failure) else ended)
        if message is None and attempt.number < _ATTEMPTS:
            queue.retry(attempt)
            return None
        return attempt.job, message or _ended(attempt.number)

    def _message(self, connection: Connection, attempt: _Attempt | None) -> "RenderResult | Failure | Ready | None":
        """Returns the message of a worker. One that died (None) or ran out of time (a Failure) is replaced."""
        message: RenderResult | Failure | Ready | None = None
        if connection.poll():
            with suppress(EOFError, OSError):
                message = connection.recv()
                return message
        elif attempt is None:
            message = _not_ready(_START_SECONDS)
        else:
            message = _too_long(self._seconds(attempt.job))
        self._end(connection)
        self.start_workers(1)
        return message

    def _end(self, connection: Connection) -> None:
        worker = self._workers.pop(connection)
        connection.close()
        if worker.process is not None:
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGKILL)

    def start_workers(self, number: int) -> None:
        """Forks a first process, which forks the other workers; all begin with a message that they are ready."""
        pairs = [Pipe() for _ in range(number)]
        of_this_process = [*self._workers, *(ours for ours, _ in pairs)]
        process = os.fork()
        if process == 0:
            run_first_process(
                [theirs for _, theirs in pairs], of_this_process, self._settings, self._warm_for, self._limits
            )
        self._first_processes.append(process)
        process_groups.groups.add(process)
        for ours, theirs in pairs:
            theirs.close()
            self._workers[ours] = _Worker(deadline=time.monotonic() + _START_SECONDS)

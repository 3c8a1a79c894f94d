"""Worker processes: warm before the first job comes, each document within its limits, one that dies is replaced.

The first process imports the engine and sets up what the order needs while the evidence is still being read, then turns
itself into as many workers as are wanted. A worker gets a job and answers with files; it never writes one.
"""

import gc
import os
import resource
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from typing import TYPE_CHECKING, NoReturn

from scorecard.building import process_groups
from scorecard.building.build_report import ExecutorError, Failure
from scorecard.building.build_request import RenderLimits, RenderSettings, Target

if TYPE_CHECKING:
    from scorecard.building.render_job import RenderJob, Result
    from scorecard.building.render_worker import Renderer

_ATTEMPTS = 2
"""How often a document is tried whose worker died: once more, for it may have been killed from outside."""

_WARM_WITHIN = 120.0
"""Seconds in which a worker has to be ready."""

_BOOK = 10
"""The book may take so many times as long as any other document."""


@dataclass(frozen=True)
class _Ready:
    """A worker is warm; the number of its process."""

    process: int


@dataclass
class _Worker:
    """What is known of one: its process once it is ready, its job with the number of the attempt, until when."""

    until: float
    process: int | None = None
    job: "RenderJob | None" = None
    attempt: int = 0


class WorkerPool:
    """As many processes as wanted, at work from the start; `close` ends them, also in the middle of a job."""

    def __init__(self, number: int, settings: RenderSettings, warm_for: Sequence[Target], limits: RenderLimits) -> None:
        self._settings, self._warm_for, self._limits = settings, warm_for, limits
        self._workers: dict[Connection, _Worker] = {}
        self._begun: list[int] = []
        self._begin(number)

    def run(self, jobs: "Iterable[RenderJob]") -> "Iterator[tuple[RenderJob, Result | Failure]]":
        """Each job with its result or a Failure, as they are done. WorkersError where no worker can be had."""
        coming, again = iter(jobs), deque["tuple[RenderJob, int]"]()
        idle = [end for end, worker in self._workers.items() if worker.process is not None]
        exhausted = False
        while True:
            while idle and (again or not exhausted):
                job, attempt = again.popleft() if again else (next(coming, None), 1)
                if job is None:
                    exhausted = True
                else:
                    self._hand_out(idle.pop(), job, attempt)
            if exhausted and not again and not any(worker.job for worker in self._workers.values()):
                return
            if not exhausted and len(again) < len(self._workers):  # put together while others work
                job = next(coming, None)
                exhausted = job is None
                again += [] if job is None else [(job, 1)]
            for end in self._heard():
                worker = self._workers[end]
                job, attempt = worker.job, worker.attempt
                answer = self._answer(end)
                if isinstance(answer, _Ready):
                    worker.process = answer.process
                    idle.append(end)
                elif job is None:
                    raise ExecutorError(answer.words if isinstance(answer, Failure) else "the workers ended at once")
                elif answer is None and attempt < _ATTEMPTS:
                    again.append((job, attempt + 1))
                else:
                    yield job, answer or Failure(f"its worker died {attempt} times; it may lack memory")
                    if end in self._workers:
                        worker.job = None
                        idle.append(end)

    def close(self) -> None:
        """End all workers now."""
        for end in list(self._workers):
            self._end(end)
        for process in self._begun:
            process_groups.end(process)
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
        self._begun.clear()

    def _hand_out(self, end: Connection, job: "RenderJob", attempt: int) -> None:
        worker = self._workers[end]
        seconds = self._limits.seconds * (_BOOK if job.target.kind == "edition" else 1)
        worker.job, worker.attempt, worker.until = job, attempt, time.monotonic() + seconds
        with suppress(OSError):  # one that has just died is found out when its answer does not come
            end.send(job)

    def _heard(self) -> list[Connection]:
        """The workers that say something, have ended, or have had their time."""
        expected = {end: worker for end, worker in self._workers.items() if worker.job or worker.process is None}
        soonest = min(worker.until for worker in expected.values())
        ready = wait(list(expected), max(0.0, soonest - time.monotonic()))
        now = time.monotonic()
        return [end for end, worker in expected.items() if end in ready or worker.until <= now]

    def _answer(self, end: Connection) -> "Result | Failure | _Ready | None":
        """What a worker says. One that has ended, for None, or had its time is replaced."""
        answer: Result | Failure | _Ready | None = None
        if end.poll():
            with suppress(EOFError, OSError):
                answer = end.recv()
                return answer
        else:
            answer = Failure("stopped: it took longer than it may")
        self._end(end)
        self._begin(1)
        return answer

    def _end(self, end: Connection) -> None:
        worker = self._workers.pop(end)
        end.close()
        if worker.process is not None:
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGKILL)

    def _begin(self, number: int) -> None:
        pairs = [Pipe() for _ in range(number)]
        ours = [*self._workers, *(here for here, _ in pairs)]
        process = os.fork()
        if process == 0:
            _first_process([there for _, there in pairs], ours, self._settings, self._warm_for, self._limits)
        self._begun.append(process)
        process_groups.groups.add(process)
        for here, there in pairs:
            there.close()
            self._workers[here] = _Worker(until=time.monotonic() + _WARM_WITHIN)


def _first_process(
    ends: Sequence[Connection],
    not_ours: Iterable[Connection],
    settings: RenderSettings,
    warm_for: Sequence[Target],
    limits: RenderLimits,
) -> NoReturn:
    """Warm up, and be the worker at the first end; the others are copies of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began the build tells when to stop
    os.setpgid(0, 0)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        for end in not_ours:
            end.close()
        workshop = _warm(settings, warm_for)
        _limit(limits)
        mine = ends[0]
        for end in ends[1:]:
            if os.fork() == 0:
                mine = end
                break
        for end in ends:
            if end is not mine:
                end.close()
        _work(mine, workshop)
    except OSError as error:
        with suppress(OSError):
            ends[0].send(Failure(f"{error.filename}: {error.strerror}"))
    except BaseException as error:
        with suppress(OSError):
            ends[0].send(Failure(f"{type(error).__name__}: {error}"))
    finally:
        os._exit(1)


def _warm(settings: RenderSettings, warm_for: Sequence[Target]) -> "Renderer":
    """What is loaded now stays, so the collector of garbage need not look at it again."""
    gc.disable()
    from scorecard.building.render_worker import Renderer

    workshop = Renderer(settings)
    for target in warm_for:
        workshop.warm(target)
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
    gc.enable()
    return workshop


def _limit(limits: RenderLimits) -> None:
    """Beyond this the system gives no more memory, and the document fails alone."""
    most = limits.megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with suppress(ValueError, OSError):  # not every system can limit this
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _work(end: Connection, workshop: "Renderer") -> None:
    """Answer each job until the other end is closed."""
    end.send(_Ready(os.getpid()))
    while True:
        try:
            job = end.recv()
        except (EOFError, OSError):
            return
        end.send(made(workshop, job))
        gc.collect(1)  # a document's boxes know each other: ten megabytes; what is older is remembered and stays


def made(workshop: "Renderer", job: "RenderJob") -> "Result | Failure":
    """The result of a job, or in words why there is none."""
    from scorecard.building.render_worker import NotFitForPrintError

    try:
        return workshop.make(job)
    except NotFitForPrintError as error:
        return Failure(str(error))
    except MemoryError:
        return Failure("stopped: it needs more memory than it may")
    except Exception as error:
        return Failure(f"{type(error).__name__}: {error}")

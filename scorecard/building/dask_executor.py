"""Runs render jobs on a Dask cluster; this machine keeps the files and publishes them.

Each worker uses its own copy of the program. A worker whose templates, fonts, code or libraries differ from those here
gets no job, so that the files are those that a build on this machine would write.
"""

import asyncio
import queue
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from distributed import KilledWorker

from scorecard.building import cluster_worker
from scorecard.building.build_request import BuildRequest, RenderSettings, Target
from scorecard.building.cluster_connection import ANSWER_SECONDS, connected, host_and_port
from scorecard.building.cluster_workers import UPDATE_SECONDS, ClusterWorkers
from scorecard.building.executor import ExecutorFactory
from scorecard.building.failure import Failure, failure_from
from scorecard.building.inputs import read_inputs
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.rendering.resource_paths import TEMPLATES

_JOBS_EACH = 2
"""The number of jobs that a worker has at a time: one that it renders, and one that it begins without waiting."""

_ATTEMPTS = 4
"""The number of times that a job is submitted whose workers are lost; Dask allows the same number where workers are
left."""

_WORKERS_ENDED = tr_noop("its workers ended while they rendered it; they may lack memory")


def dask_executor_factory(address: str) -> ExecutorFactory:
    """Returns the function that starts an executor on the cluster at an address.

    Raises ValueError where that is not an address.
    """
    host_and_port(address)

    def start(request: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> DaskExecutor:
        return DaskExecutor(address, request, settings)

    return start


@dataclass(frozen=True)
class _Attempt:
    """A job, and how often it has been given out with this time."""

    job: RenderJob
    number: int = 1


class _Queue:
    """The jobs that no worker has yet."""

    def __init__(self, jobs: Iterable[RenderJob]) -> None:
        self._source = iter(jobs)
        self._exhausted = False
        self.returned: list[_Attempt] = []
        """The jobs whose workers were lost or refused."""

    @property
    def is_finished(self) -> bool:
        return self._exhausted and not self.returned

    def take(self) -> _Attempt | None:
        """Returns the next job, None after the last."""
        if self.returned:
            return self.returned.pop()
        job = next(self._source, None)
        self._exhausted = job is None
        return _Attempt(job) if job else None


class DaskExecutor:
    """The workers of a Dask scheduler. Raises ExecutorError where no scheduler answers at the address."""

    def __init__(self, address: str, request: BuildRequest, settings: RenderSettings) -> None:
        self._settings = replace(settings, compiled=None)
        self._program = cluster_worker.program_of(read_inputs(None, request.templates).inputs)
        self._client = connected(address)
        self._events: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._workers = ClusterWorkers(self._client, address, self._program, self._events.put)
        self._running: dict[Any, tuple[_Attempt, frozenset[str]]] = {}
        """Each job that is given out, and the workers that may render it."""

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult | Failure]]:
        """Yields each job with its result, as they finish; the job of a worker that is lost goes to another.

        Raises ExecutorError where there is no worker that can be used, or the scheduler does not answer any more.
        """
        waiting = _Queue(jobs)
        while True:
            self._workers.update()
            self._take_back(waiting)
            while not waiting.is_finished and len(self._running) < self._most():
                attempt = waiting.take()
                if attempt and attempt.number > _ATTEMPTS:
                    yield attempt.job, Failure(tr(_WORKERS_ENDED))
                elif attempt:
                    self._give_out(attempt)
            if waiting.is_finished and not self._running:
                return
            with suppress(queue.Empty):
                finished = self._receive(self._events.get(timeout=UPDATE_SECONDS), waiting)
                if finished:
                    yield finished

    def close(self) -> None:
        """Leaves the cluster; jobs that it has not begun are cancelled."""
        with suppress(Exception):  # a scheduler that is lost does not answer
            self._client.close(timeout=1)

    def _most(self) -> int:
        """Returns the number of jobs that may be submitted: none before all workers have had the time to answer."""
        return _JOBS_EACH * len(self._workers.usable) if self._running or not self._workers.is_waiting else 0

    def _give_out(self, attempt: _Attempt) -> None:
        usable = self._workers.usable
        future = self._client.submit(
            cluster_worker.render, self._settings, self._program, attempt.job, workers=sorted(usable), pure=False
        )
        self._running[future] = attempt, frozenset(usable)
        future.add_done_callback(self._events.put)

    def _take_back(self, waiting: _Queue) -> None:
        """Takes back the jobs for which no permitted worker is left."""
        for future, (attempt, workers) in list(self._running.items()):
            if not workers & self._workers.usable:
                del self._running[future]
                future.cancel()
                waiting.returned.append(replace(attempt, number=attempt.number + 1))

    def _receive(self, future: Any, waiting: _Queue) -> tuple[RenderJob, RenderResult | Failure] | None:
        """Receives the answer of a worker; returns a finished job with its result, None where no job is finished."""
        if self._workers.judge(future) or future not in self._running:
            return None
        try:
            result = _result(future)
        except TimeoutError:  # its worker ended before the files were fetched: another one renders them again
            future.add_done_callback(self._events.put)
            return None
        except (Exception, asyncio.CancelledError) as error:  # which one depends on how Dask notices the loss
            raise self._workers.lost() from error
        attempt, _ = self._running.pop(future)
        if isinstance(result, cluster_worker.Refusal):
            self._workers.refuse(result.worker, result.reason)
            waiting.returned.append(attempt)
            return None
        return attempt.job, self._with_notices(result)

    def _with_notices(self, result: RenderResult | Failure) -> RenderResult | Failure:
        """Adds to a result the names of the workers that are not used, for the report to the user."""
        if isinstance(result, Failure):
            return result
        refused = self._workers.refused.items()
        # Translators: {found} is what the worker has that is different, such as "other templates (...)"; it may follow
        # a colon.
        said = tr_noop("The worker at {address} is not used: it has {found}.")
        notices = (tr(said, address=address, found=reason) for address, reason in refused)
        return replace(result, notices=result.notices.union(notices))


def _result(future: Any) -> RenderResult | Failure | cluster_worker.Refusal:
    """Returns the result of a job. Raises TimeoutError where its result is not there any more."""
    error = future.exception(timeout=ANSWER_SECONDS)
    if isinstance(error, KilledWorker):
        return Failure(tr(_WORKERS_ENDED))
    if error is not None:
        return failure_from(error, TEMPLATES)
    result: RenderResult | Failure | cluster_worker.Refusal = future.result(timeout=ANSWER_SECONDS)
    return result

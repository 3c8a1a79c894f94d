"""Runs render jobs on a Dask cluster; this machine keeps the files and publishes them.

Each worker uses its own copy of the program. A worker whose templates, fonts, code or libraries differ from those here
gets no job, so that the files are those that a build on this machine would write.
"""

import queue
import time
from asyncio import CancelledError
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from distributed import KilledWorker

from scorecard.building import cluster_worker
from scorecard.building.build_request import BuildRequest, RenderSettings, Target
from scorecard.building.cluster_connection import ANSWER_SECONDS, connected, host_and_port
from scorecard.building.executor import ExecutorError, ExecutorFactory
from scorecard.building.failure import Failure, failure_from
from scorecard.building.inputs import read_inputs
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.rendering.resource_paths import TEMPLATES

_WORKER_SECONDS = 8.0
"""The time in which workers have to join and to say which program they have, also after all of them were lost."""

_LOOK_SECONDS = 1.0
"""How often it is looked which workers there are."""

_JOBS_EACH = 2
"""How many jobs a worker has at a time: one that it renders, and one that it begins without waiting."""


def dask_executor_factory(address: str) -> ExecutorFactory:
    """Returns what starts an executor on the cluster behind an address. ValueError where that is not an address."""
    host_and_port(address)

    def start(request: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> DaskExecutor:
        return DaskExecutor(address, request, settings)

    return start


@dataclass(frozen=True)
class _Submitted:
    """A job on the cluster, and the workers that may render it."""

    job: RenderJob
    workers: frozenset[str]


class DaskExecutor:
    """The workers of a Dask scheduler. ExecutorError where no scheduler answers at the address."""

    def __init__(self, address: str, request: BuildRequest, settings: RenderSettings) -> None:
        self._address = address
        self._settings = replace(settings, compiled=None)
        self._program = cluster_worker.program_of(read_inputs(None, request.templates).inputs)
        self._client = connected(address)
        self._events: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._asked: dict[Any, str] = {}
        """The questions for the program of a worker that are not answered yet, and the address of each worker."""
        self._submitted: dict[Any, _Submitted] = {}
        self._returned: list[RenderJob] = []
        """Jobs whose workers have gone or were refused."""
        self._present: frozenset[str] = frozenset()
        self._usable: set[str] = set()
        self._refused: dict[str, str] = {}
        """The workers that are not used, and why."""
        self._looked = float("-inf")
        self._last_usable = self._began = time.monotonic()

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult | Failure]]:
        """Yields each job with its result, as they finish; the job of a worker that is lost goes to another.

        ExecutorError where there is no worker that can be used, or the scheduler does not answer any more.
        """
        source = iter(jobs)
        exhausted = False
        while True:
            self._look_for_workers()
            while (self._returned or not exhausted) and len(self._submitted) < _JOBS_EACH * len(self._ready()):
                job = self._returned.pop() if self._returned else next(source, None)
                if job is None:
                    exhausted = True
                else:
                    self._submit(job)
            if exhausted and not self._submitted and not self._returned:
                return
            with suppress(queue.Empty):
                finished = self._receive(self._events.get(timeout=_LOOK_SECONDS))
                if finished:
                    yield finished

    def close(self) -> None:
        """Leaves the cluster; jobs that it has not begun are cancelled."""
        with suppress(Exception):  # a scheduler that is lost cannot be taken leave of
            self._client.close(timeout=1)

    def _ready(self) -> set[str]:
        """Returns the workers that get jobs: none before all that are there have had the time to answer."""
        waits = self._asked and not self._submitted and time.monotonic() < self._began + _WORKER_SECONDS
        return set() if waits else self._usable

    def _look_for_workers(self) -> None:
        """Asks workers that have joined for their program, and takes the jobs back from those that have gone."""
        now = time.monotonic()
        if now < self._looked + _LOOK_SECONDS:
            return
        self._looked = now
        self._present = self._workers()
        self._usable &= self._present
        for address in self._present - self._usable - self._refused.keys() - set(self._asked.values()):
            question = self._client.submit(cluster_worker.program, workers=[address], pure=False)
            self._asked[question] = address
            question.add_done_callback(self._events.put)
        for question in [future for future, address in self._asked.items() if address not in self._present]:
            del self._asked[question]
        if self._usable:
            self._last_usable = now
            for future, submitted in list(self._submitted.items()):
                if not submitted.workers & self._usable:
                    del self._submitted[future]
                    future.cancel()
                    self._returned.append(submitted.job)
        elif now > self._last_usable + _WORKER_SECONDS or self._all_refused():
            raise ExecutorError(Failure(self._why_no_worker()))

    def _workers(self) -> frozenset[str]:
        """Returns the addresses of the workers that the scheduler has now."""
        try:
            ask: Any = self._client.scheduler
            identity = self._client.sync(ask.identity, n_workers=-1, callback_timeout=ANSWER_SECONDS)
        except (OSError, ValueError) as error:
            raise self._lost() from error
        return frozenset(identity["workers"])

    def _all_refused(self) -> bool:
        """Returns whether there are workers, none of which could ever be used; one that was lost may come back."""
        return bool(self._present) and self._present <= self._refused.keys() and not self._had_usable

    def _why_no_worker(self) -> str:
        if self._had_usable:
            return f"all workers of {self._address} have ended; start them and run the same command again"
        if refused := sorted(self._present & self._refused.keys()):
            listed = "; ".join(f"{address} has {self._refused[address]}" for address in refused)
            return f"no worker of {self._address} has the same program as this machine: {listed}"
        if self._asked:
            return f"no worker of {self._address} answers: {', '.join(sorted(self._asked.values()))}"
        return f"no worker has joined the scheduler at {self._address}; type: dask worker {self._address}"

    @property
    def _had_usable(self) -> bool:
        return self._last_usable > self._began

    def _lost(self) -> ExecutorError:
        return ExecutorError(Failure(f"the scheduler at {self._address} does not answer any more"))

    def _submit(self, job: RenderJob) -> None:
        future = self._client.submit(
            cluster_worker.render, self._settings, self._program, job, workers=sorted(self._usable), pure=False
        )
        self._submitted[future] = _Submitted(job, frozenset(self._usable))
        future.add_done_callback(self._events.put)

    def _receive(self, future: Any) -> tuple[RenderJob, RenderResult | Failure] | None:
        """Takes the answer of a worker; returns a job that is finished with its result, None where none is."""
        if future.cancelled() and (future in self._submitted or future in self._asked):
            raise self._lost()
        if (address := self._asked.pop(future, None)) is not None:
            self._judge(address, future)
            return None
        if future not in self._submitted:
            return None
        try:
            result = _result(future)
        except TimeoutError:  # its worker ended before the files were fetched: another one renders them again
            future.add_done_callback(self._events.put)
            return None
        except (OSError, CancelledError) as error:
            raise self._lost() from error
        job = self._submitted.pop(future).job
        if isinstance(result, cluster_worker.Refusal):
            self._refuse(result.worker, result.reason)
            self._returned.append(job)
            return None
        return job, self._with_notices(result)

    def _judge(self, address: str, answer: Any) -> None:
        """Decides whether a worker can be used."""
        try:
            error = answer.exception(timeout=ANSWER_SECONDS)
            program = {} if error else answer.result(timeout=ANSWER_SECONDS)
        except TimeoutError:
            return  # it ended meanwhile, or is asked again
        except (OSError, CancelledError) as error:
            raise self._lost() from error
        if error is not None:
            self._refuse(address, f"no program that answers ({type(error).__name__}: {error})")
        elif found := cluster_worker.differences(self._program, program):
            self._refuse(address, found)
        else:
            self._usable.add(address)
            self._last_usable = time.monotonic()

    def _refuse(self, address: str, reason: str) -> None:
        self._usable.discard(address)
        self._refused[address] = reason

    def _with_notices(self, result: RenderResult | Failure) -> RenderResult | Failure:
        """Adds to a result which workers are not used, for the user to read at the end."""
        if isinstance(result, Failure):
            return result
        refused = (f"The worker at {address} is not used: it has {why}." for address, why in self._refused.items())
        return replace(result, notices=result.notices.union(refused))


def _result(future: Any) -> RenderResult | Failure | cluster_worker.Refusal:
    """Returns what came of a job. TimeoutError where its result is not there any more."""
    error = future.exception(timeout=ANSWER_SECONDS)
    if isinstance(error, KilledWorker):
        return Failure("its workers ended while they rendered it; they may lack memory")
    if error is not None:
        return failure_from(error, TEMPLATES)
    result: RenderResult | Failure | cluster_worker.Refusal = future.result(timeout=ANSWER_SECONDS)
    return result

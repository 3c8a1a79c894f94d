"""Runs render jobs on a Dask cluster; this machine keeps the files and publishes them.

Each worker uses its own copy of the program. A worker whose templates, fonts, code or libraries differ from those here
renders nothing, so that the files are those that a build on this machine would write.
"""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from distributed import Client, as_completed

from scorecard.building.build_request import BuildRequest, RenderSettings, Target
from scorecard.building.executor import ExecutorError, ExecutorFactory
from scorecard.building.failure import Failure, failure_from
from scorecard.building.inputs import Inputs, digest, read_inputs
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.render_worker import Renderer
from scorecard.building.worker_process import try_render
from scorecard.rendering.resource_paths import TEMPLATES

_CONNECT_SECONDS = 10
"""The time in which the scheduler has to answer."""

_ONE_AT_A_TIME = threading.Lock()
"""The layout engine logs its warnings in one place for the whole process: two documents at once would mix them."""


class DaskExecutor:
    """The workers of a Dask scheduler. ExecutorError where no scheduler answers at the address."""

    def __init__(self, address: str, request: BuildRequest, settings: RenderSettings) -> None:
        try:
            self._client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ExecutorError(Failure(f"no Dask scheduler answers at {address} ({error})")) from error
        self._settings = replace(settings, templates=TEMPLATES, compiled=None)
        self._program_digest = _program_digest(read_inputs(request.countries, request.templates))

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult | Failure]]:
        """Yields each job with its result, as they finish; the job of a worker that is lost goes to another."""
        source, submitted = iter(jobs), {}
        finished = as_completed()

        def submit(number: int) -> None:
            for job in islice(source, number):
                future = self._client.submit(_render, self._settings, self._program_digest, job, pure=False)
                submitted[future] = job
                finished.add(future)

        submit(2 * max(1, len(self._client.scheduler_info()["workers"])))
        for future in finished:
            yield submitted.pop(future), _result(future)
            submit(1)

    def close(self) -> None:
        """Leaves the cluster; jobs that it has not begun are cancelled."""
        self._client.close()


def dask_executor_factory(address: str) -> ExecutorFactory:
    """Returns what starts an executor on the cluster behind an address."""

    def start(request: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> DaskExecutor:
        return DaskExecutor(address, request, settings)

    return start


def _result(future: Any) -> RenderResult | Failure:
    error = future.exception()
    if error is not None:
        return failure_from(error, TEMPLATES)
    result: RenderResult | Failure = future.result()
    return result


def _render(settings: RenderSettings, program_digest: str, job: RenderJob) -> RenderResult | Failure:
    """Runs on a worker: renders a job if the worker has the same program."""
    if _own_program_digest() != program_digest:
        return Failure("a worker of the cluster has other templates, fonts, code or libraries; its result is not used")
    with _ONE_AT_A_TIME:
        return try_render(_renderer(settings), job)


@cache
def _renderer(settings: RenderSettings) -> Renderer:
    return Renderer(settings)


@cache
def _own_program_digest() -> str:
    return _program_digest(read_inputs(TEMPLATES, TEMPLATES))


def _program_digest(inputs: Inputs) -> str:
    """Returns the digest of all inputs but the evidence, whose documents come with the jobs."""
    return digest(repr((inputs.templates, inputs.catalogues, inputs.fonts, inputs.code, inputs.tools)))

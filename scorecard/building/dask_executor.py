"""The same jobs on a Dask cluster: its workers make the documents, this machine keeps and publishes them.

Each worker uses its own copy of the program; one whose templates, fonts, code or libraries are others than here makes
nothing, so that the result is what it would have been here.
"""

import threading
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from distributed import Client, as_completed

from scorecard.building.build import ExecutorFactory
from scorecard.building.build_report import ExecutorError, Failure
from scorecard.building.build_request import BuildRequest, RenderSettings, Target
from scorecard.building.inputs import Inputs, digest, read_inputs
from scorecard.building.render_job import RenderJob, Result
from scorecard.building.render_worker import Renderer
from scorecard.building.worker_pool import made
from scorecard.rendering.resource_paths import TEMPLATES

_WAIT = 10
"""Seconds in which the scheduler has to answer."""

_ONE_AT_A_TIME = threading.Lock()
"""The engine complains to one place; two documents at once in one process would mix that up."""


class DaskExecutor:
    """The workers behind a scheduler. WorkersError where none answers at its address."""

    def __init__(self, address: str, order: BuildRequest, settings: RenderSettings) -> None:
        try:
            self._client = Client(address, timeout=_WAIT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ExecutorError(f"no Dask scheduler answers at {address} ({error})") from error
        self._settings = RenderSettings(TEMPLATES, settings.standard, settings.profile)
        self._alike = _look(order)

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, Result | Failure]]:
        """Each job with its result, as they are done; the job of a worker that is lost goes to another."""
        coming, given = iter(jobs), {}
        done = as_completed()

        def hand_out(number: int) -> None:
            for job in islice(coming, number):
                future = self._client.submit(_made, self._settings, self._alike, job, pure=False)
                given[future] = job
                done.add(future)

        hand_out(2 * max(1, len(self._client.scheduler_info()["workers"])))
        for future in done:
            yield given.pop(future), _answer(future)
            hand_out(1)

    def close(self) -> None:
        """Leave the cluster; what it has not begun is given up."""
        self._client.close()


def _answer(future: Any) -> Result | Failure:
    error = future.exception()
    if error is not None:
        return Failure(f"{type(error).__name__}: {error}")
    answer: Result | Failure = future.result()
    return answer


def _made(settings: RenderSettings, alike: str, job: RenderJob) -> Result | Failure:
    """On a worker: the result of a job."""
    if _look_here() != alike:
        return Failure("a worker of the cluster has other templates, fonts, code or libraries; nothing of it is used")
    with _ONE_AT_A_TIME:
        return made(_workshop(settings), job)


@cache
def _workshop(settings: RenderSettings) -> Renderer:
    return Renderer(settings)


@cache
def _look_here() -> str:
    return _digest_of(read_inputs(TEMPLATES, TEMPLATES))


def _look(order: BuildRequest) -> str:
    return _digest_of(read_inputs(order.countries, order.templates))


def _digest_of(inputs: Inputs) -> str:
    """Of everything but the evidence, which comes with the jobs."""
    return digest(repr((inputs.templates, inputs.catalogues, inputs.fonts, inputs.code, inputs.tools)))


def dask_executor_factory(address: str) -> ExecutorFactory:
    """How to find the hands of a build on the cluster behind an address."""

    def hire(order: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> DaskExecutor:
        return DaskExecutor(address, order, settings)

    return hire

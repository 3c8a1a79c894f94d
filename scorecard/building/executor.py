"""Defines the interface of whatever renders the documents of a build: local worker processes or a Dask cluster."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from scorecard.building.build_request import BuildRequest, RenderSettings, Target
from scorecard.building.failure import Failure

if TYPE_CHECKING:
    from scorecard.building.render_job import RenderJob, RenderResult


class ExecutorError(Exception):
    """No worker is available; the message says why, `failure` holds the traceback where an exception is the reason."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


class Executor(Protocol):
    """Renders jobs."""

    def run(self, jobs: "Iterable[RenderJob]") -> "Iterator[tuple[RenderJob, RenderResult | Failure]]":
        """Yields each job with its result in the order in which they finish.

        Raises ExecutorError where no worker is left.
        """

    def close(self) -> None:
        """Stops all work now."""


ExecutorFactory = Callable[[BuildRequest, RenderSettings, list[Target]], Executor]
"""The function that starts an executor for a request with these targets. It raises ExecutorError where no worker is
available."""

"""Finds which workers of a cluster can be used: those that have the same program as this machine."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from distributed import Client

from scorecard.building import cluster_worker
from scorecard.building.cluster_connection import ANSWER_SECONDS
from scorecard.building.cluster_worker import Program, differences
from scorecard.building.executor import ExecutorError
from scorecard.building.failure import Failure
from scorecard.evidence.program_messages import tr

WORKER_SECONDS = 8.0
"""The time in which a worker has to join, also after all of them were lost; the first jobs wait as long for all."""

_START_SECONDS = 120.0
"""The time in which a worker that has joined must report its program, which it first has to load."""

UPDATE_SECONDS = 1.0
"""The seconds between two updates of the list of workers."""


class ClusterWorkers:
    """The workers of a scheduler, each asked once for its program."""

    def __init__(self, client: Client, address: str, program: Program, notify: Callable[[Any], None]) -> None:
        """Takes `notify`, which is called with each answer of a worker; the caller passes that answer to `judge`."""
        self._client, self._address, self._program, self._notify = client, address, program, notify
        self.usable: set[str] = set()
        """The addresses of the workers that can be used now."""
        self.refused: dict[str, str] = {}
        """The addresses of the workers that cannot be used, each with the difference of its program."""
        self._present: frozenset[str] = frozenset()
        self._asked: dict[Any, str] = {}
        """The questions that are not answered yet, and the address of each worker."""
        self._updated = float("-inf")
        self._last_usable = self._began = time.monotonic()

    @property
    def is_waiting(self) -> bool:
        """Returns whether workers still have time to answer for the first time."""
        return bool(self._asked) and time.monotonic() < self._began + WORKER_SECONDS

    def update(self) -> None:
        """Reads the list of workers, at most once a second, and asks each new worker for its program.

        Raises ExecutorError where no worker can be used, or the scheduler does not answer.
        """
        now = time.monotonic()
        if now < self._updated + UPDATE_SECONDS:
            return
        self._updated = now
        self._present = self._addresses()
        self.usable &= self._present
        for question in [future for future, address in self._asked.items() if address not in self._present]:
            del self._asked[question]
        for address in self._present - self.usable - self.refused.keys() - set(self._asked.values()):
            question = self._client.submit(cluster_worker.program, workers=[address], pure=False)
            self._asked[question] = address
            question.add_done_callback(self._notify)
        if self.usable:
            self._last_usable = now
        elif now > self._last_usable + (_START_SECONDS if self._asked else WORKER_SECONDS) or self._all_refused():
            raise ExecutorError(Failure(self._why_none()))

    def judge(self, answer: Any) -> bool:
        """Decides by its answer whether a worker can be used; returns False where no worker was asked for this
        answer."""
        address = self._asked.pop(answer, None)
        if address is None:
            return False
        try:
            error = answer.exception(timeout=ANSWER_SECONDS)
            program = {} if error else answer.result(timeout=ANSWER_SECONDS)
        except TimeoutError:
            return True  # it has ended, or will be asked again
        except (Exception, asyncio.CancelledError) as error:  # which one depends on how Dask notices the loss
            raise self.lost() from error
        if error is not None:
            cause = f"{type(error).__name__}: {error}"
            # Translators: stands for {found} in "it has {found}", where it may follow a colon.
            self.refuse(address, tr("no program that answers ({cause})", cause=cause))
        elif found := differences(self._program, program):
            self.refuse(address, found)
        else:
            self.usable.add(address)
            self._last_usable = time.monotonic()
        return True

    def refuse(self, address: str, reason: str) -> None:
        """Excludes a worker from now on."""
        self.usable.discard(address)
        self.refused[address] = reason

    def lost(self) -> ExecutorError:
        """Returns the error for a scheduler that has answered before."""
        return ExecutorError(Failure(tr("the scheduler at {address} does not answer any more", address=self._address)))

    def _addresses(self) -> frozenset[str]:
        """Returns the addresses of the workers that the scheduler has now."""
        try:
            scheduler: Any = self._client.scheduler
            identity = self._client.sync(scheduler.identity, n_workers=-1, callback_timeout=ANSWER_SECONDS)
        except (Exception, asyncio.CancelledError) as error:  # which one depends on how Dask notices the loss
            raise self.lost() from error
        return frozenset(identity["workers"])

    def _all_refused(self) -> bool:
        """Returns whether there are workers and none of them can ever be used; a worker that was lost may come back."""
        return bool(self._present) and self._present <= self.refused.keys() and not self._had_usable()

    def _had_usable(self) -> bool:
        return self._last_usable > self._began

    def _why_none(self) -> str:
        if self._had_usable():
            return tr(
                "all workers of {address} have ended; start them and run the same command again", address=self._address
            )
        if refused := sorted(self._present & self.refused.keys()):
            # Translators: {address} is that of another machine; {found} is what it has that is different, such as
            # "other templates (...)". It may follow a colon.
            each = [tr("{address} has {found}", address=worker, found=self.refused[worker]) for worker in refused]
            return tr(
                "no worker of {address} has the same program as this machine: {workers}",
                address=self._address,
                workers="; ".join(each),
            )
        if self._asked:
            asked = ", ".join(sorted(self._asked.values()))
            return tr("no worker of {address} answers: {workers}", address=self._address, workers=asked)
        return tr(
            "no worker has joined the scheduler at {address}; type: {command}",
            address=self._address,
            command=f"dask worker {self._address}",
        )

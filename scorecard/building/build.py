"""The build: what an order asks for and is not there yet is made, by many hands, and appears as a whole.

Where nothing has changed it ends before anything heavy is imported.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from scorecard.building.build_report import BuildReport, Failure, Progress
from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.inputs import Inputs, read_inputs
from scorecard.building.manifest import Manifest
from scorecard.building.publication import Publication

if TYPE_CHECKING:
    from scorecard.building.render_job import RenderJob, Result


class Executor(Protocol):
    """Whoever makes documents: workers on this machine, or a cluster."""

    def run(self, jobs: "Iterable[RenderJob]") -> "Iterator[tuple[RenderJob, Result | Failure]]":
        """Each job with its result, as they are done."""

    def close(self) -> None:
        """Stop."""


ExecutorFactory = Callable[[BuildRequest, RenderSettings, list[Target]], Executor]
"""How hands are found for an order with these targets."""


def build(
    order: BuildRequest,
    jobs: int = 1,
    progress: Progress = lambda name: None,
    force: bool = False,
    hire: ExecutorFactory | None = None,
) -> BuildReport:
    """Build what the order asks for; a target that fails is reported and does not stop the others.

    `hire` finds who makes the documents, if not `jobs` workers of this machine. Where the evidence has errors
    (EvidenceError), another build is at work (BusyError), a file cannot be read or written (OSError) or no worker can
    be had (WorkersError), the published folder stays as it was.
    """
    inputs = read_inputs(order.countries, order.templates)
    if not inputs.evidence:
        from scorecard.evidence.load import load

        load(order.countries)  # raises EvidenceError, before anything is written beside the output
    publication = Publication(order.output)
    with publication.locked():
        if not force and publication.is_current(order.key, inputs.digest):
            return BuildReport(kept=len(_wanted(order, None, inputs)))
        collecting = gc.isenabled()
        gc.disable()  # almost all that is read stays until the end
        try:
            return _make(order, inputs, publication, jobs, progress, force, hire)
        finally:
            if collecting:
                gc.enable()


def _make(
    order: BuildRequest,
    inputs: Inputs,
    publication: Publication,
    jobs: int,
    progress: Progress,
    force: bool,
    hire: ExecutorFactory | None,
) -> BuildReport:
    """Hands are found first, from a process that has imported all that both need: they get ready while it reads."""
    from scorecard.building.build_run import BuildRun

    before = publication.published()
    wanted = _wanted(order, before, inputs)
    settings = RenderSettings(order.templates, order.standard, order.profile, publication.templates)
    hands = (hire or _workers(jobs))(order, settings, wanted)
    progress("")
    try:
        return BuildRun(order, inputs, publication, before, wanted, progress, force).run(hands)
    finally:
        hands.close()


def _workers(jobs: int) -> ExecutorFactory:
    from scorecard.building.worker_pool import WorkerPool

    def hire(order: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> Executor:
        warm_for = list({target.kind: target for target in reversed(wanted)}.values())
        return WorkerPool(max(1, min(jobs, len(wanted))), settings, warm_for, order.limits)

    return hire


def _wanted(order: BuildRequest, before: Manifest | None, inputs: Inputs) -> list[Target]:
    """The targets of the order, those of states whose own file changed first."""
    then = before.inputs.evidence if before else {}
    changed = {name[:2] for name, now in inputs.evidence.items() if then and then.get(name) != now}
    return sorted(targets(order), key=lambda target: target.state not in changed)

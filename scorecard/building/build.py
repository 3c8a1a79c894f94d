"""The build: what an order asks for and is not there yet is made, by many hands, and appears as a whole.

Where nothing has changed it ends before anything heavy is imported.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from scorecard.building.inputs import Inputs, read_inputs
from scorecard.building.manifest import Manifest
from scorecard.building.order import Order, Settings, Target, targets
from scorecard.building.publication import Publication
from scorecard.building.report import Failure, Progress, Report

if TYPE_CHECKING:
    from scorecard.building.job import Job, Result


class Hands(Protocol):
    """Whoever makes documents: workers on this machine, or a cluster."""

    def run(self, jobs: "Iterable[Job]") -> "Iterator[tuple[Job, Result | Failure]]":
        """Each job with its result, as they are done."""

    def close(self) -> None:
        """Stop."""


Hire = Callable[[Order, Settings, list[Target]], Hands]
"""How hands are found for an order with these targets."""


def build(
    order: Order,
    jobs: int = 1,
    progress: Progress = lambda name: None,
    force: bool = False,
    hire: Hire | None = None,
) -> Report:
    """Build what the order asks for; a target that fails is reported and does not stop the others.

    `hire` finds who makes the documents, if not `jobs` workers of this machine. Where the evidence has errors
    (EvidenceError), another build is at work (BusyError), a file cannot be read or written (OSError) or no worker can
    be had (WorkersError), the published folder stays as it was.
    """
    inputs = read_inputs(order.countries, order.templates)
    publication = Publication(order.output)
    with publication.locked():
        if not force and publication.is_current(order.key, inputs.digest):
            return Report(kept=len(_wanted(order, None, inputs)))
        collecting = gc.isenabled()
        gc.disable()  # almost all that is read stays until the end
        try:
            return _make(order, inputs, publication, jobs, progress, force, hire)
        finally:
            if collecting:
                gc.enable()


def _make(
    order: Order,
    inputs: Inputs,
    publication: Publication,
    jobs: int,
    progress: Progress,
    force: bool,
    hire: Hire | None,
) -> Report:
    """Hands are found first, from a process that has imported all that both need: they get ready while it reads."""
    from scorecard.building.making import Making

    before = publication.published()
    wanted = _wanted(order, before, inputs)
    settings = Settings(order.templates, order.standard, order.profile, publication.templates)
    hands = (hire or _workers(jobs))(order, settings, wanted)
    progress("")
    try:
        return Making(order, inputs, publication, before, wanted, progress, force).run(hands)
    finally:
        hands.close()


def _workers(jobs: int) -> Hire:
    from scorecard.building.workers import Workers

    def hire(order: Order, settings: Settings, wanted: list[Target]) -> Hands:
        warm_for = list({target.kind: target for target in reversed(wanted)}.values())
        return Workers(max(1, min(jobs, len(wanted))), settings, warm_for, order.limits)

    return hire


def _wanted(order: Order, before: Manifest | None, inputs: Inputs) -> list[Target]:
    """The targets of the order, those of states whose own file changed first."""
    then = before.inputs.evidence if before else {}
    changed = {name[:2] for name, now in inputs.evidence.items() if then and then.get(name) != now}
    return sorted(targets(order), key=lambda target: target.state not in changed)

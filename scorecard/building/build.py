"""Starts a build, or ends at once where nothing has changed since the last one; the work itself is in `build_run`.

A build with nothing to do ends before anything heavy is imported.
"""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.building.build_day import check_build_day
from scorecard.building.build_report import BuildReport, Progress
from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.inputs import Inputs, read_inputs
from scorecard.building.manifest import Manifest
from scorecard.building.publication import Publication

if TYPE_CHECKING:
    from scorecard.building.executor import Executor, ExecutorFactory
    from scorecard.building.failure_log import FailureLog


def build(
    request: BuildRequest,
    jobs: int = 1,
    progress: Progress = lambda name: None,
    force: bool = False,
    executor_factory: "ExecutorFactory | None" = None,
) -> BuildReport:
    """Builds a request; a target that fails is reported and does not stop the others.

    `executor_factory` starts what renders the documents; by default that is `jobs` worker processes. The published
    folder stays as it was where the evidence has errors (EvidenceError), the day is not possible (DayError), the folder
    or a name in it belongs to others (OutputError), another build uses it (BusyError), a file cannot be read or written
    (OSError), or there are no workers (ExecutorError).
    """
    inputs = read_inputs(request.countries, request.templates)
    if not inputs.evidence:
        from scorecard.evidence.load import load

        load(request.countries)  # raises EvidenceError, before anything is written beside the output
    publication = Publication(request.output)
    if force or not publication.is_current(request.key, inputs.digest):
        check_build_day(request, publication.published())
        publication.check({target.name: target.kind.files is not None for target in targets(request)}, request.into)
    with publication.locked():
        if not force and publication.is_current(request.key, inputs.digest):
            return BuildReport(kept=len(targets(request)))
        was_collecting = gc.isenabled()
        gc.disable()  # almost all that is read stays in use until the end
        try:
            return _run(request, inputs, publication, jobs, progress, force, executor_factory or _worker_pool(jobs))
        finally:
            if was_collecting:
                gc.enable()


def failure_log(output: Path) -> "FailureLog":
    """Returns where a build into this folder keeps the tracebacks of its failures. OutputError, OSError."""
    from scorecard.building.failure_log import FailureLog
    from scorecard.building.state_folder import open_state_folder

    state_dir = Publication(output).state_dir
    open_state_folder(state_dir)
    return FailureLog(state_dir / "failures")


def _run(
    request: BuildRequest,
    inputs: Inputs,
    publication: Publication,
    jobs: int,
    progress: Progress,
    force: bool,
    executor_factory: "ExecutorFactory",
) -> BuildReport:
    """Starts the executor first, which gets ready while this process imports the rest and reads the evidence."""
    from scorecard.building.build_run import BuildRun

    before = publication.published()
    wanted = _changed_states_first(targets(request), before, inputs)
    settings = RenderSettings(
        request.templates, request.standard, request.profile, publication.templates, request.plain_engine
    )
    log = failure_log(request.output)
    log.clear()
    executor = executor_factory(request, settings, wanted)
    progress("")
    try:
        return BuildRun(request, inputs, publication, log, before, wanted, progress, force).run(executor)
    finally:
        executor.close()


def _worker_pool(jobs: int) -> "ExecutorFactory":
    from scorecard.building.worker_pool import WorkerPool

    def start(request: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> "Executor":
        one_of_each_kind = list({target.kind: target for target in reversed(wanted)}.values())
        return WorkerPool(max(1, min(jobs, len(wanted))), settings, one_of_each_kind, request.limits)

    return start


def _changed_states_first(wanted: list[Target], before: Manifest | None, inputs: Inputs) -> list[Target]:
    """Returns the targets, those of states whose own file changed first: an editor waits for these."""
    evidence_before = before.inputs.evidence if before else {}
    changed = {name[:2] for name, now in inputs.evidence.items() if before and evidence_before.get(name) != now}
    return sorted(wanted, key=lambda target: target.state not in changed)

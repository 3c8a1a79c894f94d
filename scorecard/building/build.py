"""Starts a build, or ends at once where nothing has changed since the last one; the work itself is in `build_run`.

A build with nothing to do ends before anything heavy is imported.
"""

import gc
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.building.build_day import check_build_day
from scorecard.building.build_record_notes import notes_of
from scorecard.building.build_report import BuildReport, Progress
from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.document_kinds import resolve
from scorecard.building.inputs import Inputs, Reading, read_build_inputs
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
    (OSError), the folder beside it is removed (PublicationError), the program was changed meanwhile
    (ProgramChangedError), or there are no workers (ExecutorError).

    All inputs are read here, once: a file that is edited while the build runs counts for the next one.
    """
    reading = read_build_inputs(request.countries, request.templates)
    publication = Publication(request.output)
    if force or not publication.is_current(request.key, reading.inputs.digest):
        publication.check({target.name: target.kind.files is not None for target in targets(request)}, request.into)
        check_build_day(request, publication.published())
    with publication.locked():
        if not force and publication.is_current(request.key, reading.inputs.digest):
            notes = notes_of(publication.recorded.notes, request.countries)
            return BuildReport(kept=len(targets(request)), behind=publication.recorded.behind, notes=notes)
        was_collecting = gc.isenabled()
        gc.disable()  # almost all that is read stays in use until the end
        try:
            return _run(request, reading, publication, jobs, progress, force, executor_factory or _worker_pool(jobs))
        except Exception:
            publication.check_lock()
            raise
        finally:
            if was_collecting:
                gc.enable()


def failure_log(output: Path) -> "FailureLog":
    """Returns where a build into this folder keeps the tracebacks of its failures. Raises OutputError and OSError."""
    from scorecard.building.build_state_folder import open_state_folder
    from scorecard.building.failure_log import FailureLog

    state_dir = Publication(output).state_dir
    open_state_folder(state_dir)
    return FailureLog(state_dir / "failures")


def _run(
    request: BuildRequest,
    reading: Reading,
    publication: Publication,
    jobs: int,
    progress: Progress,
    force: bool,
    executor_factory: "ExecutorFactory",
) -> BuildReport:
    """Starts the executor, whose workers start while this process reads the evidence.

    Modules that both need are imported first, because a worker is a fork of this process.
    """
    from scorecard.building.build_run import BuildRun
    from scorecard.building.input_snapshot import as_typed, named_as_typed, write_snapshot
    from scorecard.building.program_files import ProgramFiles

    before, inputs, program = publication.published(), reading.inputs, ProgramFiles(reading)
    snapshot = write_snapshot(reading, request, publication.state_dir / "inputs")
    wanted = _changed_states_first(targets(snapshot), before, inputs)
    settings = RenderSettings(
        snapshot.templates, request.standard, request.profile, publication.templates, request.plain_engine
    )
    log = failure_log(request.output)
    log.clear()
    _import_documents(wanted)
    executor = executor_factory(snapshot, settings, wanted)
    progress("")
    try:
        with named_as_typed(snapshot, request):
            run = BuildRun(snapshot, inputs, program, publication, log, before, wanted, progress, force)
            report = run.run(executor)
            report.problems = as_typed(report.problems, snapshot, request)
            report.notes = as_typed(report.notes, snapshot, request)
            return report
    finally:
        executor.close()


def _import_documents(wanted: list[Target]) -> None:
    """Imports the functions that assemble the documents; where an import fails, the targets of that kind report it."""
    for kind in {target.kind for target in wanted if target.kind.assemble}:
        with suppress(Exception):
            resolve(kind, kind.assemble or "")


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

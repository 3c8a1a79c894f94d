"""Runs a request to build: shows the progress, lets Ctrl-C end it, reports what was made or why nothing was."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from scorecard.cli_copies import copy_pdfs, refuse_folder
from scorecard.cli_output import refuse_place
from scorecard.cli_report import print_report
from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.program_messages import tr
from scorecard.terminal import give_up, progress, shown, usage

if TYPE_CHECKING:
    from scorecard.building.build_request import BuildRequest
    from scorecard.building.executor import ExecutorFactory

Debug = Annotated[bool, typer.Option("--debug", help="Print the Python traceback of each failure.")]


def run_request(
    request: "BuildRequest",
    *,
    debug: bool,
    json: bool,
    jobs: int = 1,
    explain: bool = False,
    force: bool = False,
    scheduler: str | None = None,
    copy_to: Path | None = None,
) -> None:
    """Builds a request, shows the progress, and reports."""
    started = time.monotonic()

    from scorecard.building.build import build as run_build
    from scorecard.building.build_request import targets

    refuse_place(request.output, request.countries)
    if copy_to is not None:
        refuse_folder(copy_to, request.output)
    wanted = targets(request)
    if not wanted and request.shard is None:
        usage(tr("nothing to build: no document that you name exists in this format and for this use"))
    executor_factory = _cluster(scheduler) if scheduler is not None else None
    try:
        with stoppable(request.output), progress(len(wanted)) as advance:
            report = run_build(request, jobs, advance, force, executor_factory)
    except (EvidenceError, OSError) as error:
        give_up(error, request.output)
    except Exception as error:
        nothing_was_built(request, error, debug)
    copied = partial(copy_pdfs, request, copy_to, set(report.failures), json) if copy_to is not None else None
    seconds = time.monotonic() - started
    print_report(report, request, seconds, json=json, explain=explain, debug=debug, last=copied)


def nothing_was_built(request: "BuildRequest", error: Exception, debug: bool) -> NoReturn:
    """Ends the program: another build is at work, there are no workers, or the program has a mistake or was changed.

    Exit code 1.
    """
    from scorecard.building.build import failure_log
    from scorecard.building.build_day import DayError
    from scorecard.building.build_lock import BusyError
    from scorecard.building.executor import ExecutorError
    from scorecard.building.failure import Failure, failure_from
    from scorecard.building.output_check import OutputError
    from scorecard.building.program_files import ProgramChangedError

    if isinstance(error, (DayError, OutputError)):
        usage(str(error))
    if isinstance(error, BusyError | ProgramChangedError):
        failure = Failure(str(error))
    elif isinstance(error, ExecutorError):
        failure = error.failure
    else:
        failure = failure_from(error, request.templates)
    if debug and failure.traceback:
        typer.echo(failure.traceback, err=True)
    log = None
    with suppress(OSError, OutputError):  # where the cause is the folder itself there is no place for a log
        log = failure_log(request.output).write("build", failure) if failure.traceback else None
    message = tr("Nothing was built: {cause}.", cause=failure)
    if log:
        message += " " + tr("The traceback is in {file}.", file=shown(log))
    typer.echo(message, err=True)
    raise typer.Exit(1)


@contextmanager
def stoppable(output: Path) -> Iterator[None]:
    """Ends the process on Ctrl-C within the block.

    A build may be killed at any moment, and a KeyboardInterrupt would not do: some libraries swallow it.
    """
    from scorecard.building.process_groups import end_all
    from scorecard.building.publication import Publication

    publication = Publication(output)
    at_start = publication.edition_number()

    def stop(*_: object) -> None:
        end_all()
        cursor = "\x1b[?25h\n" if sys.stderr.isatty() else ""  # the progress bar hides it
        if publication.edition_number() == at_start and publication.is_in_switch():
            message = tr(
                "Stopped while the new edition was taking its place in {folder}/; run the same command again.",
                folder=output,
            )
        elif publication.edition_number() == at_start:
            message = tr(
                "Stopped. {folder}/ is as it was; the next build continues with what is finished.", folder=output
            )
        else:
            message = tr(
                "Stopped just after the new edition was published in {folder}/; the next build tidies up.",
                folder=output,
            )
        os.write(2, f"{cursor}{message}\n".encode())
        os._exit(130)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _cluster(address: str) -> "ExecutorFactory":
    try:
        from scorecard.building.dask_executor import dask_executor_factory
    except ModuleNotFoundError:
        usage(tr("--scheduler needs Dask; type: {command}", command="pip install 'csa-scorecard[cluster]'"))
    try:
        return dask_executor_factory(address)
    except ValueError as error:
        usage(f"--scheduler: {error}")

"""Defines the commands that build documents: build and brief."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from scorecard.building.document_kinds import default_document_names, document_names
from scorecard.cli_copies import CopyTo, copy_pdfs, refuse_folder
from scorecard.cli_options import COUNTRIES, AsOf, Countries, Json, day_of, languages, member_states, one_of
from scorecard.cli_output import Into, refuse_place
from scorecard.cli_report import print_report
from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.program_messages import fault_of, tr
from scorecard.evidence.system_causes import cause_of
from scorecard.terminal import give_up, progress, shown, usage

if TYPE_CHECKING:
    from scorecard.building.build_request import BuildRequest
    from scorecard.building.executor import ExecutorFactory

_PROFILES = (
    "usr/share/color/icc/ghostscript/default_cmyk.icc",
    "usr/share/ghostscript/*/iccprofiles/default_cmyk.icc",
    "opt/homebrew/share/ghostscript/*/iccprofiles/default_cmyk.icc",
)
"""Where operating systems keep the ICC profile of a printing press, below the root folder."""

_DOCUMENTS = " or ".join((", ".join(document_names()[:-1]), document_names()[-1]))
"""All documents in a sentence of the help: `scorecard, brief or data`."""

_LARGEST_PROFILE = 20_000_000
"""The largest ICC profile in bytes: those of print shops have some two million."""

_SHARD = re.compile("[0-9]{1,6}/[0-9]{1,6}")
"""A part of an edition; a million parts are more than it has documents."""

OUTPUT = Path("output")
"""The folder that is published."""

OwnOutput = Annotated[
    Path | None,
    typer.Option(
        "--output",
        help="The folder to build into; default: output, or a folder named after the day with --as-of.",
        show_default=False,
    ),
]
PrintShop = Annotated[
    bool,
    typer.Option("--print-shop", help="Build PDF/X-4 for a printing press: CMYK, 3 mm bleed, crop marks; only PDFs."),
]
Archive = Annotated[
    bool,
    typer.Option("--archive", help="Build PDF/A-3a for an archive, with the data of the state attached; only PDFs."),
]
Profile = Annotated[
    Path | None,
    typer.Option(
        "--profile", metavar="FILE", help="The ICC profile that the print shop names; without it only a proof is made."
    ),
]
PlainEngine = Annotated[
    bool, typer.Option("--plain-engine", help="Print with WeasyPrint as it comes, without our short cuts: slower.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Print the Python traceback of each failure.")]


def build(
    states: Annotated[
        list[str] | None, typer.Argument(help="Member states by code; default: all 27.", show_default=False)
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            "-l",
            help="A language code, several with commas, all, or own: each state in its own languages and English. "
            "May be repeated.",
        ),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", help=f"{_DOCUMENTS}. May be repeated."),
    ] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help="html or pdf. May be repeated.")] = None,
    as_of: AsOf = None,
    print_shop: PrintShop = False,
    archive: Archive = False,
    profile: Profile = None,
    plain_engine: PlainEngine = False,
    output: OwnOutput = None,
    into: Into = False,
    copy_to: CopyTo = None,
    countries: Countries = COUNTRIES,
    jobs: Annotated[
        int, typer.Option(min=1, help="The number of worker processes; default: one for each processor core.")
    ] = os.cpu_count() or 1,
    shard: Annotated[
        str | None, typer.Option(metavar="N/OF", help="Build one part of several; `scorecard merge` joins them.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Render the documents on the workers of a Dask cluster.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build everything again, changed or not.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print why each document was built again.")] = False,
    debug: Debug = False,
    json: Json = False,
) -> None:
    """Build all documents and the data; for named states only their own documents.

    Example: scorecard build DE FR --format pdf

    Example: scorecard build --document edition --print-shop --profile PSOcoated_v3.icc

    Example: scorecard build BE LU --language own

    Example: scorecard build --language all --shard 3/8 --output part-3
    """
    if document := next((word for word in states or () if word in document_names()), None):
        usage(tr("'{document}' is a document; type --document {document}", document=document))
    names = documents or default_document_names(bool(states))
    wanted = member_states(states)
    chosen, own_languages = languages(language, wanted)
    standard = standard_of(print_shop, archive, profile)
    run_request(
        jobs=jobs,
        force=force,
        scheduler=scheduler,
        as_of=as_of,
        explain=explain,
        debug=debug,
        json=json,
        copy_to=copy_to,
        shard=_shard(shard),
        countries=countries,
        output=output or default_output(as_of),
        into=into,
        states=wanted,
        languages=chosen,
        own_languages=own_languages,
        documents=frozenset(one_of(name, document_names(), "document") for name in names),
        formats=frozenset(one_of(name, ("html", "pdf"), "format") for name in formats or ("html", "pdf")),
        plain_engine=plain_engine,
        **standard,
    )


def default_output(as_of: str | None) -> Path:
    """Returns the folder of a build without --output: documents of an earlier day have one of their own."""
    return Path(f"output-as-of-{day_of(as_of).isoformat()}") if as_of is not None else OUTPUT


def standard_of(print_shop: bool, archive: bool, profile: Path | None) -> dict[str, Any]:
    """Returns the fields of a request that tell the standard of its PDFs, with the ICC profile of a printing press.

    Where nobody names one, that of the system makes a proof: its name says that it is not for the press.
    """
    if print_shop and archive:
        usage(tr("--print-shop and --archive make different files; build them one after the other"))
    if not print_shop:
        if profile:
            usage(tr("--profile is for --print-shop"))
        return {"standard": "archive" if archive else "office"}
    chosen = profile or system_profile()
    if chosen is None:
        usage(
            tr(
                "--print-shop needs the ICC profile of a printing press. Give the one your print shop names with "
                "--profile FILE, or on Debian type: sudo apt install libgs-common"
            )
        )
    from scorecard.building.input_file import read_input
    from scorecard.rendering.press_profile import profile_fault

    try:
        content, _ = read_input(chosen, _LARGEST_PROFILE)
    except OSError as error:
        usage(tr("--profile: {file} cannot be read: {cause}", file=shown(chosen), cause=cause_of(error)))
    if fault := profile_fault(content):
        usage(f"--profile: {fault_of(shown(chosen), fault)}")
    return {"standard": "print_shop", "profile": content, "proof": profile is None}


def system_profile() -> Path | None:
    """Returns the ICC profile of a printing press that is installed with the operating system, None without one."""
    return next((path for pattern in _PROFILES for path in sorted(Path("/").glob(pattern))), None)


def _shard(shard: str | None) -> tuple[int, int] | None:
    """Returns which part of how many is to be built."""
    if shard is None:
        return None
    part, _, parts = shard.partition("/")
    if not (_SHARD.fullmatch(shard) and 1 <= int(part) <= int(parts)):
        usage(tr("--shard: '{value}' is not a part; write 3/8 for the third of eight", value=shard))
    return int(part), int(parts)


def run_request(
    *,
    as_of: str | None,
    debug: bool,
    json: bool,
    jobs: int = 1,
    explain: bool = False,
    force: bool = False,
    scheduler: str | None = None,
    copy_to: Path | None = None,
    **fields: Any,
) -> None:
    """Builds a request of these fields, shows the progress, and reports."""
    started = time.monotonic()

    from scorecard.building.build import build as run_build
    from scorecard.building.build_request import BuildRequest, targets

    refuse_place(fields["output"], fields["countries"])
    if copy_to is not None:
        refuse_folder(copy_to, fields["output"])
    request = BuildRequest(as_of=day_of(as_of) if as_of is not None else None, **fields)
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
    told = tr("Nothing was built: {cause}.", cause=failure)
    if log:
        told += " " + tr("The traceback is in {file}.", file=shown(log))
    typer.echo(told, err=True)
    raise typer.Exit(1)


@contextmanager
def stoppable(output: Path) -> Iterator[None]:
    """Ends the process on Ctrl-C within the block, whatever it does.

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

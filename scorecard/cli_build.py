"""The commands that make documents: build and brief."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scorecard.building.build_request import DOCUMENT_NAMES
from scorecard.cli_options import COUNTRIES, AsOf, Countries, Json, day_of, languages, member_states, one_of
from scorecard.evidence.problems import EvidenceError
from scorecard.terminal import count, give_up, progress, usage

if TYPE_CHECKING:
    from scorecard.building.build import ExecutorFactory
    from scorecard.building.build_report import BuildReport
    from scorecard.rendering.pdf_standards import Standard

_PROFILES = (
    "usr/share/color/icc/ghostscript/default_cmyk.icc",
    "usr/share/ghostscript/*/iccprofiles/default_cmyk.icc",
    "opt/homebrew/share/ghostscript/*/iccprofiles/default_cmyk.icc",
)
"""Where systems keep a profile of a press, below the root; a print shop names its own."""

Output = Annotated[Path, typer.Option(help="The folder to build into.")]
PrintShop = Annotated[
    bool, typer.Option("--print-shop", help="PDF/X-4 for a press: CMYK, 3 mm bleed, crop marks; PDF alone.")
]
Archive = Annotated[
    bool, typer.Option("--archive", help="PDF/A-3a for an archive, with the data of the state within; PDF alone.")
]
Profile = Annotated[
    Path | None,
    typer.Option("--profile", metavar="FILE", help="The ICC profile the print shop names; default: the system's."),
]


def build(
    states: Annotated[
        list[str] | None, typer.Argument(help="Member states by code; default: all 27.", show_default=False)
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="A language code, or all. May be repeated.")
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", help="scorecard, brief, card, edition, site or data. May be repeated."),
    ] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help="html or pdf. May be repeated.")] = None,
    as_of: AsOf = None,
    print_shop: PrintShop = False,
    archive: Archive = False,
    profile: Profile = None,
    output: Output = Path("output"),
    countries: Countries = COUNTRIES,
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes; default: one a core.")] = os.cpu_count() or 1,
    shard: Annotated[
        str | None, typer.Option(metavar="N/OF", help="Build one part of so many; `scorecard merge` joins them.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Let the workers of a Dask cluster make the documents.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Make everything again, changed or not.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each document why it was made again.")] = False,
    json: Json = False,
) -> None:
    """Build all documents and the data. With states named, their scorecards, briefs and cards alone.

    Example: scorecard build DE FR --format pdf

    Example: scorecard build --document edition --print-shop --profile PSOcoated_v3.icc

    Example: scorecard build --language all --shard 3/8 --output part-3
    """
    default = ("scorecard", "brief", "card") if states else DOCUMENT_NAMES
    kinds = frozenset(one_of(kind, DOCUMENT_NAMES, "document") for kind in documents or default)
    standard, icc = _standard(print_shop, archive, profile)
    shapes = frozenset(one_of(shape, ("html", "pdf"), "format") for shape in formats or ("html", "pdf"))
    if standard != "screen":
        kinds, shapes = kinds - {"card", "site", "data"}, frozenset({"pdf"})
    _make(
        jobs,
        json,
        as_of,
        explain,
        force,
        scheduler,
        shard=_part(shard),
        countries=countries,
        output=output,
        states=member_states(states),
        languages=languages(language or ["en"]),
        documents=kinds,
        formats=shapes,
        standard=standard,
        profile=icc,
    )


def brief(
    state: Annotated[str, typer.Argument(help="The member state by its code.")],
    whom: Annotated[str | None, typer.Option("--for", metavar="WHOM", help="Who is met; stands in the head.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the meeting.")] = None,
    language: Annotated[str, typer.Option("--language", "-l", help="A language code.")] = "en",
    as_of: AsOf = None,
    print_shop: PrintShop = False,
    archive: Archive = False,
    profile: Profile = None,
    output: Output = Path("output"),
    countries: Countries = COUNTRIES,
    json: Json = False,
) -> None:
    """Make one brief for one meeting: exactly one sheet of two sides.

    Example: scorecard brief DE --for "Federal Ministry of the Interior" --on 2026-12-03
    """
    from scorecard.documents.brief import Meeting
    from scorecard.evidence.dates import PartialDate

    if whom is not None and not whom.strip():
        usage("--for is empty; say who is met, or leave it out")
    day = PartialDate.of(day_of(on, "--on")) if on else None
    standard, icc = _standard(print_shop, archive, profile)
    _make(
        1,
        json,
        as_of,
        countries=countries,
        output=output,
        states=member_states([state]),
        languages=languages([language]),
        documents=frozenset({"brief"}),
        formats=frozenset({"pdf"}),
        standard=standard,
        profile=icc,
        meeting=Meeting(whom.strip() if whom else None, day),
    )


def _standard(print_shop: bool, archive: bool, profile: Path | None) -> "tuple[Standard, bytes | None]":
    """What the PDF is for, and the profile of the press where it is for one."""
    if print_shop and archive:
        usage("--print-shop and --archive are two files; ask for them one after the other")
    if not print_shop:
        if profile:
            usage("--profile is for --print-shop")
        return ("archive" if archive else "screen"), None
    chosen = profile or system_profile()
    if chosen is None:
        usage(
            "--print-shop needs the ICC profile of a press. Give the one your print shop names with --profile FILE, "
            "or on Debian type: sudo apt install libgs-common"
        )
    try:
        icc = chosen.read_bytes()
    except OSError as error:
        usage(f"--profile: {chosen}: {error.strerror}")
    if icc[36:40] != b"acsp" or icc[16:20] != b"CMYK":
        usage(f"--profile: {chosen} is not an ICC profile for CMYK")
    return "print_shop", icc


def system_profile() -> Path | None:
    """The profile of a press that comes with the system, where one is installed."""
    return next((path for pattern in _PROFILES for path in sorted(Path("/").glob(pattern))), None)


def _part(shard: str | None) -> tuple[int, int] | None:
    """Which part of how many."""
    if shard is None:
        return None
    part, _, of = shard.partition("/")
    if not (part.isdecimal() and of.isdecimal() and 1 <= int(part) <= int(of)):
        usage(f"--shard: '{shard}' is not a part; write 3/8 for the third of eight")
    return int(part), int(of)


def _make(
    jobs: int,
    json: bool,
    as_of: str | None,
    explain: bool = False,
    force: bool = False,
    scheduler: str | None = None,
    **asked: Any,
) -> None:
    """Build what is asked for, show how it goes, and tell what came of it."""
    started = time.monotonic()

    from scorecard.building.build import build as make
    from scorecard.building.build_report import ExecutorError
    from scorecard.building.build_request import BuildRequest, targets
    from scorecard.building.publication import BusyError

    order = BuildRequest(as_of=day_of(as_of) if as_of else None, **asked)
    hire = _cluster(scheduler) if scheduler else None
    try:
        with _stoppable(order.output), progress(len(targets(order))) as advance:
            report = make(order, jobs, advance, force, hire)
    except (BusyError, ExecutorError) as error:
        typer.echo(f"Nothing was built: {error}.", err=True)
        raise typer.Exit(1) from None
    except (EvidenceError, OSError) as error:
        give_up(error)
    _tell(report, order.output, time.monotonic() - started, json, explain)


@contextmanager
def _stoppable(output: Path) -> Iterator[None]:
    """Ctrl-C ends the program where it is: a build may be killed anywhere, and libraries swallow KeyboardInterrupt."""
    from scorecard.building.directory_swap import which
    from scorecard.building.process_groups import end_all

    begun = which(output)

    def stop(*_: object) -> None:
        end_all()
        cursor = "\x1b[?25h\n" if sys.stderr.isatty() else ""  # the bar hides it
        if which(output) == begun:
            told = f"Stopped. {output}/ is as it was; what was finished is kept for the next build."
        else:
            told = f"Stopped while the new edition took its place in {output}/; the next build puts the rest in order."
        os.write(2, f"{cursor}{told}\n".encode())
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
        usage("--scheduler needs Dask; type: pip install 'csa-scorecard[cluster]'")
    return dask_executor_factory(address)


def _tell(report: "BuildReport", output: Path, seconds: float, json: bool, explain: bool) -> None:
    if json:
        import json as encoder

        told = {
            "written": sorted(path.as_posix() for path in report.written),
            "removed": [path.as_posix() for path in report.removed],
            "failures": report.failures,
            "reasons": report.reasons,
            "same": sorted(report.same),
            "kept": report.kept,
            "seconds": round(seconds, 1),
        }
        typer.echo(encoder.dumps(told))
    elif explain:
        for name, why in sorted(report.reasons.items()):
            typer.echo(f"{name}: {why}{'; its HTML is the same: kept' if name in report.same else ''}")
        typer.echo(f"{count(report.kept, 'document')} as before: kept.")
    for name, why in sorted(report.failures.items()):
        typer.echo(f"{name}: {why}", err=True)
    if not (report.written or report.removed or report.failures):
        typer.echo(f"Nothing to do: {count(report.kept + len(report.same), 'document')} up to date.", err=True)
        return
    removed = f"{len(report.removed)} removed, " if report.removed else ""
    typer.echo(
        f"{count(len(report.written), 'file')} written to {output}/, {removed}"
        f"{count(len(report.failures), 'failure')}, {seconds:.1f} s.",
        err=True,
    )
    if report.failures:
        raise typer.Exit(1)

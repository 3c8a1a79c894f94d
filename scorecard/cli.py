"""Defines the command line: parses, calls, reports. Heavy modules are imported where they are used."""

import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from scorecard import __version__, cli_analysis, cli_brief, cli_build, cli_check, cli_publish
from scorecard.cli_options import COUNTRIES, Countries
from scorecard.evidence.problems import EvidenceError
from scorecard.standard_streams import drop_output, finish_streams, prepare_streams
from scorecard.terminal import give_up, usage
from scorecard.unforeseen_error import unforeseen

app = typer.Typer(
    help="Scorecards of the EU member states on the proposal against child sexual abuse (COM(2022) 209).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Runs the command line; an error that nobody foresaw is one line, and exit code 1.

    Ctrl-C ends the process at once: some libraries swallow KeyboardInterrupt.
    """
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's threads need memory, and crash where it is limited
    prepare_streams()
    try:
        try:
            app()
        finally:
            finish_streams()
    except Exception as error:
        drop_output()
        _tell(error)
        sys.exit(1)


def _tell(error: Exception) -> None:
    """Prints an error that no command has told; of a closed pipe nobody wants to hear."""
    if isinstance(error, BrokenPipeError):
        return
    with suppress(OSError):
        if _debug:
            traceback.print_exception(error)
        os.write(2, f"{unforeseen(error)}\n".encode(errors="replace"))  # needs less memory than the stream


_debug = False
"""Whether tracebacks are printed."""


@app.callback(invoke_without_command=True)
def options_of_all_commands(
    show: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Print the Python traceback of an error that nobody foresaw.")
    ] = False,
) -> None:
    """Scorecards of the EU member states on the proposal against child sexual abuse (COM(2022) 209)."""
    global _debug
    _debug = debug
    if show:
        typer.echo(f"scorecard {__version__}")
        raise typer.Exit


@app.command()
def schema(
    countries: Countries = COUNTRIES,
    verify: Annotated[bool, typer.Option("--check", help="Only report whether the files are up to date.")] = False,
) -> None:
    """Write the JSON Schemas that give editors completion and hover help.

    Example: scorecard schema
    """
    from scorecard.building.atomic_write import write_whole
    from scorecard.evidence.schema import schemas

    if not countries.is_dir():
        typer.echo(f"no folder {countries}; go to the folder that holds it, or name it with --countries", err=True)
        raise typer.Exit(1)
    outdated = []
    for name, text in schemas().items():
        path = countries / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        outdated.append(path)
        if not verify:
            try:
                write_whole(path, text.encode())
            except OSError as error:
                give_up(error)
    for path in outdated:
        typer.echo(f"{path}: {'out of date; run scorecard schema' if verify else 'written'}")
    if verify and outdated:
        raise typer.Exit(1)


@app.command()
def coverage(
    countries: Countries = COUNTRIES,
    output: Annotated[Path, typer.Option(help="The file to write.")] = Path("docs/evidence-coverage.md"),
) -> None:
    """Write the table of how much evidence each state has, and what is missing.

    Example: scorecard coverage
    """
    if output.is_dir():
        usage(f"--output {output} is a folder; name the file to write, for instance {output / 'coverage.md'}")
    if output.exists() and not output.is_file():
        usage(f"--output {output} is neither a file nor a folder; name the file to write")

    from scorecard.analysis.figures import compute
    from scorecard.building.atomic_write import write_whole
    from scorecard.documents.coverage_page import evidence_coverage
    from scorecard.evidence.load import load
    from scorecard.rendering.environment import environment, render
    from scorecard.rendering.language import Language

    try:
        evidence = load(countries)
        document = evidence_coverage(evidence, compute(evidence, evidence.edition.evidence_date.last_day))
        page = render(environment(Language("en")), "coverage/coverage.md.j2", document=document)
        write_whole(output, page.encode())
    except (EvidenceError, OSError) as error:
        give_up(error)
    typer.echo(f"{output}: written", err=True)


COMMANDS = (
    cli_check.check,
    cli_build.build,
    cli_brief.brief,
    cli_publish.verify,
    cli_publish.merge,
    cli_analysis.council,
    cli_analysis.compare,
    cli_analysis.diff,
)
for command in COMMANDS:
    app.command()(command)

"""Defines the command line: parses, calls, reports. Heavy modules are imported where they are used."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from scorecard import __version__, cli_analysis, cli_brief, cli_build, cli_pages, cli_publish
from scorecard.cli_options import COUNTRIES, Countries, Json
from scorecard.evidence.problems import as_json, did_you_mean
from scorecard.evidence.unwanted_characters import printable
from scorecard.evidence.vocabulary import STATES
from scorecard.standard_streams import drop_output, finish_streams, prepare_streams
from scorecard.terminal import count, give_up, usage
from scorecard.typed_quotes import curly_quotes
from scorecard.unforeseen_error import unforeseen

if TYPE_CHECKING:
    from scorecard.evidence.load import Evidence
    from scorecard.evidence.vocabulary import State


class _Commands(TyperGroup):
    """The commands, each listed with its whole first sentence.

    Before any of them reads its options, quotation marks that no shell knows are refused.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if told := curly_quotes(args):
            usage(told)
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes every command with its first paragraph, which click would cut at the width of the terminal."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [
            (name, " ".join((command.help or "").split("\n\n")[0].split())) for name, command in commands if command
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


app = typer.Typer(
    cls=_Commands,
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
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH|STATE]...",
            help="Report problems of these files, folders and member states only; default: of all.",
            show_default=False,
        ),
    ] = None,
    countries: Countries = COUNTRIES,
    format: Annotated[
        Literal["text", "json", "github"], typer.Option(help="The form in which problems are printed.")
    ] = "text",
    json: Json = False,
) -> None:
    """Check the evidence: every problem with its file, line and column.

    Example: scorecard check countries/AT.yaml
    """
    from scorecard.evidence.load import examine

    evidence, problems = examine(countries, _look_at_logos)
    if paths:
        paths = [_file_of_state(path, countries) for path in paths]
        wanted = {_as_shown(path) for path in paths}
        for path in paths:
            if not path.exists():
                hint = did_you_mean(path.name, STATES)
                usage(f"no such file: {path}; give one in {countries}, or a member state by its code, as MT{hint}")
            if not path.resolve().is_relative_to(countries.resolve()):
                usage(f"{path} is not in {countries}; give its folder with --countries")
        problems = [
            problem for problem in problems if wanted & {(file := _as_shown(Path(problem.file))), *file.parents}
        ]
    problems = sorted(set(problems))
    if json or format == "json":
        typer.echo(as_json(problems))
    else:
        for problem in problems:
            typer.echo(problem.as_github() if format == "github" else str(problem))
    if problems:
        typer.echo(
            f"{count(len(problems), 'problem')} in {count(len({p.file for p in problems}), 'file')}.",
            err=True,
        )
        raise typer.Exit(1)
    if evidence is not None:
        files = [evidence.ahead.get(state, file) for state, file in evidence.states.items()]
        statements = sum(len(file.statements) for file in files)
        results = sum(len(file.opinion) for file in files)
        typer.echo(
            f"0 problems: {len(evidence.states)} states, {statements} statements, {results} survey results.", err=True
        )
        for state in evidence.ahead:
            typer.echo(_ahead_of_edition(evidence, state), err=True)


def _ahead_of_edition(evidence: "Evidence", state: "State") -> str:
    """Says that the file of a state holds what is later than the day of the edition."""
    from scorecard.evidence.ahead_of_edition import day_ahead

    limit = evidence.edition.evidence_date
    return (
        f"{state} is ahead of the edition: its own brief and scorecard show evidence to "
        f"{day_ahead(evidence.ahead[state], limit.last_day)}, all else to {limit} (evidence_date in eu/edition.yaml)."
    )


def _file_of_state(path: Path, countries: Path) -> Path:
    """Returns the file of a member state given by its code, as MT or MT.yaml, where no file has that path itself."""
    code = path.name.removesuffix(".yaml").upper()
    if path.exists() or path.name != str(path) or code not in STATES:
        return path
    return countries / f"{code}.yaml"


def _as_shown(path: Path) -> Path:
    """Returns the full path as problems show it: characters that cannot be printed are escape sequences."""
    return Path(printable(os.path.realpath(path)))


def _look_at_logos(logos: Sequence[tuple[str, bytes]]) -> Sequence[str | None]:
    """Returns for each logo why it cannot be printed and seen; says so where this machine cannot draw."""
    from scorecard.rendering.engine.engine_import import EngineMissingError
    from scorecard.rendering.logo_process import drawn_faults

    try:
        return drawn_faults(logos)
    except EngineMissingError as error:
        typer.echo(f"The drawing of {count(len(logos), 'logo')} was not looked at: {error}", err=True)
        return [None] * len(logos)


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


COMMANDS = (
    cli_build.build,
    cli_brief.brief,
    cli_publish.verify,
    cli_publish.merge,
    cli_analysis.council,
    cli_analysis.compare,
    cli_analysis.diff,
    cli_pages.coverage,
    cli_pages.corrections,
)
for command in COMMANDS:
    app.command()(command)

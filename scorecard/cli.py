"""Defines the command line: parses, calls, reports. Heavy modules are imported where they are used."""

import os
import signal
import sys
import traceback
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from scorecard import __version__, cli_analysis, cli_brief, cli_build, cli_check, cli_messages, cli_pages, cli_publish
from scorecard.cli_options import COUNTRIES, Countries
from scorecard.command_help import TranslatedHelp, translate_help
from scorecard.evidence.program_messages import tr
from scorecard.standard_streams import drop_output, finish_streams, prepare_streams
from scorecard.terminal import give_up, usage
from scorecard.terminal_language import set_language, terminal_language
from scorecard.typed_quotes import curly_quotes
from scorecard.unexpected_error import unexpected_error
from scorecard.usage_errors import TranslatedUsageErrors


class _Command(TranslatedHelp, TranslatedUsageErrors, TyperCommand):
    """One command."""


class _Commands(TranslatedHelp, TranslatedUsageErrors, TyperGroup):
    """The commands, each listed with its whole first sentence.

    Quotation marks that no shell knows are refused before a command reads its options.
    """

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        translate_help(self)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if message := curly_quotes(args):
            usage(message)
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes every command with its first paragraph, which click would cut at the width of the terminal."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [
            (name, " ".join((command.help or "").split("\n\n")[0].split())) for name, command in commands if command
        ]
        # Translators: a heading in the help: the list of the commands.
        with formatter.section(tr("Commands")):
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
    """Runs the command line; an unexpected error is printed in one line, with exit code 1.

    Ctrl-C ends the process at once: some libraries swallow KeyboardInterrupt.
    """
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's threads need memory, and crash where it is limited
    prepare_streams()
    try:
        try:
            set_language(terminal_language(os.environ))
            app()
        finally:
            finish_streams()
    except Exception as error:
        drop_output()
        _report(error)
        drop_output(2)
        sys.exit(1)


def _report(error: Exception) -> None:
    """Prints an error that no command has reported; a pipe that its reader has closed is no error."""
    if isinstance(error, BrokenPipeError):
        return
    with suppress(OSError):
        if _debug:
            traceback.print_exception(error)
        os.write(2, f"{unexpected_error(error)}\n".encode(errors="replace"))  # needs less memory than the stream


_debug = False
"""Whether tracebacks are printed."""


@app.callback(invoke_without_command=True)
def options_of_all_commands(
    show: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Print the Python traceback of an unexpected error.")] = False,
) -> None:
    """Scorecards of the EU member states on the proposal against child sexual abuse (COM(2022) 209)."""
    global _debug
    _debug = debug
    if show:
        typer.echo(f"scorecard {__version__}")
        raise typer.Exit


@app.command(cls=_Command)
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
        message = tr(
            "no folder {folder}; go to the folder that holds it, or name it with --countries", folder=countries
        )
        typer.echo(message, err=True)
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
        # Translators: after the name of a file: it was written.
        state = tr("out of date; run scorecard schema") if verify else tr("written")
        typer.echo(f"{path}: {state}")
    if verify and outdated:
        raise typer.Exit(1)


COMMANDS = (
    cli_check.check,
    cli_build.build,
    cli_brief.brief,
    cli_publish.verify,
    cli_publish.merge,
    cli_analysis.council,
    cli_analysis.compare,
    cli_analysis.diff,
    cli_messages.messages,
    cli_pages.coverage,
    cli_pages.corrections,
)
for command in COMMANDS:
    app.command(cls=_Command)(command)

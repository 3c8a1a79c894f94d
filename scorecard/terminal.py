"""Prints to the terminal: counts, tables, a progress bar, errors with their exit code."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from string import ascii_uppercase
from textwrap import fill
from typing import TYPE_CHECKING, NoReturn

import typer

from scorecard.evidence.joined_messages import shortened
from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.program_messages import formats, tr, tr_count

if TYPE_CHECKING:
    from rich.progress import Progress


MAX_FILES_NAMED = 5
"""The most files that one line names."""
_WIDEST = 1_000
"""The columns of a table that are never broken: a date in four pieces cannot be read, nor found in a file."""
_USUAL_WIDTH = 80
"""The columns that nearly every terminal has."""
_BETWEEN_COLUMNS = 2
"""The blanks between two columns of a table."""
_HANGING = 4
"""The extra indent of the further lines of a text."""


def counted(problems: int, notes: int) -> str:
    """Returns the numbers of problems and notes: `1 problem`, `0 problems, 2 notes`."""
    found = [tr_count("{count} problem", "{count} problems", problems)]
    if notes:
        found.append(tr_count("{count} note", "{count} notes", notes))
    return ", ".join(found)


def shown(path: Path) -> str:
    """Returns a path as a user would type it: relative to the current folder where it lies below that."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def elsewhere(number: int, files: Sequence[str], countries: Path) -> str:
    """Returns `; elsewhere 1 (DE.yaml)`: the number of problems in other files than those asked for; else the empty
    string."""
    if not number:
        return ""
    names = [file.removeprefix(f"{countries.as_posix()}/") for file in files]
    # Translators: after "PT: 1 problem": how many problems are in other files, and in which.
    return tr("; elsewhere {number} ({files})", number=number, files=shortened(names, MAX_FILES_NAMED))


def usage(message: str) -> NoReturn:
    """Ends the program because of wrong usage: prints what to type instead. Exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def give_up(error: EvidenceError | OSError, output: Path | None = None) -> NoReturn:
    """Ends the program because of errors in the evidence, or a file that cannot be read or written. Exit code 1.

    `output` is the folder that stays as it was.
    """
    if isinstance(error, EvidenceError):
        for problem in error.problems:
            typer.echo(str(replace(problem, file=shown(Path(problem.file)))), err=True)
        message = tr_count(
            "{count} problem in the evidence; nothing was written.",
            "{count} problems in the evidence; nothing was written.",
            len(error.problems),
        )
        typer.echo(message, err=True)
    else:
        from scorecard.building.edition_switch import PublicationError
        from scorecard.building.system_error import system_error

        if isinstance(error, PublicationError):
            message = f"{error.filename}: {error.strerror}"
        else:
            message = system_error(error, output)
            if output and output.is_dir():
                # Translators: after an error: the folder was not changed.
                message += " " + tr("({folder}/ is as it was)", folder=output)
        typer.echo(message, err=True)
    raise typer.Exit(1)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Shows a progress bar of so many steps, on a terminal only; yields the function to call with each finished name.

    The bar appears with the first call. An empty name says that work has begun.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    bar: Progress | None = None

    def advance(name: str) -> None:
        nonlocal bar
        bar = bar or _started_bar(total)
        bar.update(bar.task_ids[0], advance=1 if name else 0, description=name or tr("reading the evidence"))

    try:
        yield advance
    finally:
        if bar:
            bar.stop()


def _started_bar(total: int) -> "Progress":
    """Returns a bar that shows the last name, the steps done, the steps a second, and the time that remains."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            # Translators: how fast a build is, in documents.
            return Text(tr("{number} a second", number=formats().decimal(task.speed, 1)) if task.speed else "")

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=total)
    bar.start()
    return bar


def wrapped(line: str) -> str:
    """Returns a line broken between words where it is wider than the terminal, with a hanging indent.

    A pipe counts as 80 columns wide, unless the variable COLUMNS says otherwise.
    """
    width = get_terminal_size((_USUAL_WIDTH, 24)).columns
    if len(line) <= width:
        return line
    begin = line[: len(line) - len(line.lstrip())]
    further = begin + " " * _HANGING
    return fill(
        line.lstrip(),
        width,
        initial_indent=begin,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def show_table(headings: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Prints rows as a table, with a heading for each key; no cell is ever broken."""
    from rich.console import Console
    from rich.table import Table

    cells = [["" if value is None else str(value) for value in row.values()] for row in rows]
    console = Console(markup=False, emoji=False, width=_WIDEST)
    width = get_terminal_size((_USUAL_WIDTH, 24)).columns if console.is_terminal else _USUAL_WIDTH
    table = Table(box=None, pad_edge=False)
    fitting, key = fitting_headings(headings, cells, min(width, _USUAL_WIDTH))
    for heading in fitting:
        table.add_column(heading, no_wrap=True, overflow="ignore")
    for row in cells:
        table.add_row(*row)
    console.print(table)
    for line in key:
        typer.echo(line)


def fitting_headings(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int = _USUAL_WIDTH
) -> tuple[list[str], list[str]]:
    """Returns headings with which a table fits a terminal of this width in columns, and the lines below the table.

    Where the headings are too wide, letters replace all but the first, and a key below explains the letters.
    """
    columns = list(zip(headings, *rows, strict=True))
    if sum(max(map(len, column)) for column in columns) + _BETWEEN_COLUMNS * (len(columns) - 1) <= width:
        return list(headings), []
    letters = ascii_uppercase[: len(headings) - 1]
    named = ", ".join(f"{letter}\u00a0{heading}" for letter, heading in zip(letters, headings[1:], strict=True))
    return [headings[0], *letters], ["", *wrapped(named).replace("\u00a0", " ").splitlines()]

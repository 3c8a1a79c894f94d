"""Prints to the terminal: counts, lists, tables, a progress bar, errors with their exit code."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from scorecard.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from rich.progress import Progress


MOST_FILES_NAMED = 5
"""The most files that one line names."""


def count(number: int, one: str) -> str:
    """Returns a number with its noun: `1 problem`, `2 problems`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def listed(names: Sequence[str], last: str) -> str:
    """Returns names as a list in a sentence: `html, pdf or data` for the last word `or`."""
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def shown(path: Path) -> str:
    """Returns a path as a user would type it: relative to the current folder where it lies below that."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def elsewhere(number: int, files: Sequence[str], countries: Path) -> str:
    """Returns `; elsewhere 1 (DE.yaml)`: how many problems are in other files than those asked for; else nothing."""
    if not number:
        return ""
    names = [file.removeprefix(f"{countries.as_posix()}/") for file in files]
    more = f" and {len(names) - MOST_FILES_NAMED} more" if len(names) > MOST_FILES_NAMED else ""
    return f"; elsewhere {number} ({', '.join(names[:MOST_FILES_NAMED])}{more})"


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
        typer.echo(f"{count(len(error.problems), 'problem')} in the evidence; nothing was written.", err=True)
    else:
        from scorecard.building.edition_switch import PublicationError
        from scorecard.building.system_error import system_error

        safe = f" ({output}/ is as it was)" if output and output.is_dir() else ""
        told = f"{error.filename}: {error.strerror}" if isinstance(error, PublicationError) else None
        typer.echo(told or f"{system_error(error, output)}{safe}", err=True)
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
        bar.update(bar.task_ids[0], advance=1 if name else 0, description=name or "reading the evidence")

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
            return Text(f"{task.speed:.1f} a second" if task.speed else "")

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=total)
    bar.start()
    return bar


def show_table(rows: Sequence[Mapping[str, object]]) -> None:
    """Prints rows as a table as wide as the terminal; the keys of the first row are the headings."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in rows[0]:
        table.add_column(heading.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    console = Console()
    console.print(table, width=None if console.is_terminal else 180)

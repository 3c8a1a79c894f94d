"""What the command line says: counts in words, a progress bar, errors with the right exit code."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from scorecard.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from rich.progress import Progress


def count(number: int, one: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def usage(message: str) -> NoReturn:
    """The command was typed wrongly: say how, exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def give_up(error: EvidenceError | OSError) -> NoReturn:
    """The evidence has errors, or a file cannot be read or written: list them, exit code 1."""
    if isinstance(error, EvidenceError):
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        typer.echo(f"{count(len(error.problems), 'problem')} in the evidence; nothing was written.", err=True)
    else:
        typer.echo(f"{error.filename}: {error.strerror}", err=True)
    raise typer.Exit(1)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence elsewhere; gives the function to call with each name that is done.

    The bar appears with the first call, whose name may be empty: work has begun.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    bars: list[Progress] = []

    def advance(name: str) -> None:
        if not bars:
            bars.append(_bar(total))
        bars[0].update(bars[0].task_ids[0], advance=1 if name else 0, description=name or "reading the evidence")

    try:
        yield advance
    finally:
        for bar in bars:
            bar.stop()


def _bar(total: int) -> "Progress":
    """What is at work, how many of how many, how many a second, how long to go."""
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
    """Rows under their headings, as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in rows[0]:
        table.add_column(heading.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    console = Console()
    console.print(table, width=None if console.is_terminal else 180)

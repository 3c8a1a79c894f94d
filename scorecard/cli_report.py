"""Prints what a build did: as JSON, as the reason for each document, as failures and a summary."""

from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scorecard.terminal import count, shown

if TYPE_CHECKING:
    from scorecard.building.build_report import BuildReport


def print_report(
    report: "BuildReport", output: Path, seconds: float, *, json: bool, explain: bool, debug: bool
) -> None:
    """Prints a report; the answer to stdout, failures and the summary to stderr. Exit code 1 where there are failures.

    With `debug` the traceback of each failure is printed too.
    """
    if json:
        typer.echo(_as_json(report, seconds))
    elif explain:
        _print_reasons(report)
    for notice in sorted(report.notices):
        typer.echo(notice, err=True)
    for name, failure in sorted(report.failures.items()):
        typer.echo(f"{name}: {failure}", err=True)
        if debug and failure.traceback:
            typer.echo(failure.traceback, err=True)
    typer.echo(_summary(report, output, seconds), err=True)
    if report.failures:
        raise typer.Exit(1)


def _as_json(report: "BuildReport", seconds: float) -> str:
    from json import dumps

    return dumps(
        {
            "written": sorted(path.as_posix() for path in report.written),
            "removed": [path.as_posix() for path in report.removed],
            "failures": {name: str(failure) for name, failure in report.failures.items()},
            "logs": [path.as_posix() for path in report.logs],
            "reasons": report.reasons,
            "html_unchanged": sorted(report.html_unchanged),
            "kept": report.kept,
            "seconds": round(seconds, 1),
        }
    )


def _print_reasons(report: "BuildReport") -> None:
    for name, reason in sorted(report.reasons.items()):
        typer.echo(f"{name}: {reason}{'; its HTML did not change: kept' if name in report.html_unchanged else ''}")
    typer.echo(f"{count(report.kept, 'document')} not changed: kept.")


def _summary(report: "BuildReport", output: Path, seconds: float) -> str:
    if not (report.written or report.removed or report.failures):
        return f"Nothing to do: {count(report.kept + len(report.html_unchanged), 'document')} up to date."
    removed = f"{len(report.removed)} removed, " if report.removed else ""
    where = f": {shown(report.written[0])}" if len(report.written) == 1 else f" to {output}/"
    summary = (
        f"{count(len(report.written), 'file')} written{where}, {removed}"
        f"{count(len(report.failures), 'failure')}, {seconds:.1f} s."
    )
    return f"{summary} {_logs(report.logs)}" if report.logs else summary


def _logs(logs: list[Path]) -> str:
    """Says where the tracebacks of the failures are."""
    if len(logs) == 1:
        return f"Its traceback is in {shown(logs[0])}."
    return f"Their tracebacks are in {shown(Path(commonpath(logs)))}/."

"""Prints what a build did: as JSON, as the reason for each document, as failures and a summary."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scorecard.evidence.program_messages import formats, tr, tr_count
from scorecard.evidence.vocabulary import STATES as _STATES
from scorecard.terminal import counted, elsewhere, shown

STATES = frozenset(_STATES)

if TYPE_CHECKING:
    from scorecard.building.build_report import BuildReport
    from scorecard.building.build_request import BuildRequest
    from scorecard.evidence.problems import Note


def print_report(
    report: "BuildReport",
    request: "BuildRequest",
    seconds: float,
    *,
    json: bool,
    explain: bool,
    debug: bool,
    last: Callable[[], None] | None = None,
) -> None:
    """Prints the report of a request: the answer to stdout, notes, failures and the summary to stderr.

    Exit code 1 where there are failures. With `debug` the traceback of each failure is printed too.
    `last` is called before the program ends.
    """
    notes = [note for note in report.notes if _is_about(note, request)]
    if json:
        typer.echo(_as_json(report, notes, seconds))
    elif explain:
        _print_reasons(report)
    if (notes or report.problems) and not json:
        for diagnostic in (*notes, *report.problems):
            typer.echo(str(replace(diagnostic, file=shown(Path(diagnostic.file)))), err=True)
        typer.echo(_counted_diagnostics(report, notes, request), err=True)
    for notice in sorted(report.notices):
        typer.echo(notice, err=True)
    for name, failure in sorted(report.failures.items()):
        typer.echo(f"{name}: {failure}", err=True)
        if debug and failure.traceback:
            typer.echo(failure.traceback, err=True)
    if report.behind:
        typer.echo(behind_line(report.behind, request.output), err=True)
    typer.echo(_summary(report, request.output, seconds), err=True)
    if not (json or explain):
        for path in made_paths(report.written, request.output):
            typer.echo(path)
    if last:
        last()
    if report.failures:
        raise typer.Exit(1)


def _is_about(note: "Note", request: "BuildRequest") -> bool:
    """Returns whether a note matters to whoever asked for these states: those on other states' files do not."""
    file = Path(note.file)
    return (
        file.parent != request.countries
        or file.suffix != ".yaml"
        or file.stem not in STATES
        or (file.stem in request.states)
    )


def _counted_diagnostics(report: "BuildReport", notes: Sequence["Note"], request: "BuildRequest") -> str:
    """Returns `PT: 0 problems, 1 note; elsewhere 1 (DE.yaml)`."""
    states = f"{', '.join(request.states)}: " if len(request.states) < len(STATES) else ""
    files = sorted({problem.file for problem in report.problems})
    return f"{states}{counted(0, len(notes))}{elsewhere(len(report.problems), files, request.countries)}"


def _as_json(report: "BuildReport", notes: Sequence["Note"], seconds: float) -> str:
    from json import dumps

    return dumps(
        {
            "written": sorted(path.as_posix() for path in report.written),
            "removed": [path.as_posix() for path in report.removed],
            "failures": {name: str(failure) for name, failure in report.failures.items()},
            "problems_elsewhere": [problem.as_fields() for problem in report.problems],
            "notes": [note.as_fields() for note in notes],
            "logs": [path.as_posix() for path in report.logs],
            "reasons": report.reasons,
            "html_unchanged": sorted(report.html_unchanged),
            "behind": report.behind,
            "kept": report.kept,
            "seconds": round(seconds, 1),
        }
    )


def _print_reasons(report: "BuildReport") -> None:
    for name, reason in sorted(report.reasons.items()):
        # Translators: after the reason for which a document was built again: its file was kept all the same.
        kept = tr("; its HTML did not change: kept") if name in report.html_unchanged else ""
        typer.echo(f"{name}: {reason}{kept}")
    typer.echo(tr_count("{count} document not changed: kept.", "{count} documents not changed: kept.", report.kept))


def _summary(report: "BuildReport", output: Path, seconds: float) -> str:
    if not (report.written or report.removed or report.failures):
        return tr_count(
            "Nothing to do: {count} document up to date.",
            "Nothing to do: {count} documents up to date.",
            report.kept + len(report.html_unchanged),
        )
    if len(report.written) == 1:
        parts = [tr("1 file written: {file}", file=shown(report.written[0]))]
    else:
        parts = [
            tr_count(
                "{count} file written to {folder}/",
                "{count} files written to {folder}/",
                len(report.written),
                folder=output,
            )
        ]
    if report.removed:
        # Translators: files that were removed, after "12 files written to output/".
        parts.append(tr_count("{count} removed", "{count} removed", len(report.removed)))
    parts.append(tr_count("{count} failure", "{count} failures", len(report.failures)))
    # Translators: how long a run took, in seconds.
    parts.append(tr("{seconds} s", seconds=formats().decimal(seconds, 1)))
    summary = f"{', '.join(parts)}."
    return f"{summary} {_logs(report.logs)}" if report.logs else summary


def _logs(logs: list[Path]) -> str:
    """Returns the sentence that says where the tracebacks of the failures are."""
    if len(logs) == 1:
        return tr("Its traceback is in {file}.", file=shown(logs[0]))
    return tr("Their tracebacks are in {folder}/.", folder=shown(Path(commonpath(logs))))


_MAX_PATHS = 12
"""The number of paths printed at the end of a run; where there are more, only those of no single state are printed."""


def made_paths(written: list[Path], output: Path) -> list[str]:
    """Returns the paths that a run made, as a user would open them: for files of a folder such as `data/` the folder
    itself; the assets are left out."""
    from scorecard.building.document_kinds import ASSETS_FOLDER, DOCUMENT_KINDS

    folders = {output / kind.path for kind in DOCUMENT_KINDS if kind.files}
    paths = list(dict.fromkeys(next((one for one in folders if one in path.parents), path) for path in written))
    paths = [path for path in paths if path.name != ASSETS_FOLDER]
    chosen = paths if len(paths) <= _MAX_PATHS else [path for path in paths if not STATES & set(path.parts)]
    more = len(paths) - len(chosen)
    named = [shown(path) + ("/" if path in folders else "") for path in sorted(chosen)]
    if more:
        message = tr_count(
            "and {count} more in the folders of the states, as {file}",
            "and {count} more in the folders of the states, as {file}",
            more,
            file=shown(_first_of_state(paths)),
        )
        named.append(message)
    return named


def _first_of_state(paths: list[Path]) -> Path:
    return min(path for path in paths if STATES & set(path.parts))


def behind_line(names: list[str], output: Path) -> str:
    """Returns the line that says which published files are behind the evidence, and how to bring them up."""
    from scorecard.building.target_names import commands, described

    where = "" if output == Path("output") else f" --output {output}"
    typed, *others = (f"{command}{where}" for command in commands(names))
    for other in others:
        # Translators: two commands that are to be typed.
        typed = tr("{command} and {other}", command=typed, other=other)
    # Translators: published documents that were built from earlier evidence; {command} is typed as it is.
    return tr(
        "Behind the evidence: {documents}. To bring them up, type: {command}",
        documents=described(names),
        command=typed,
    )

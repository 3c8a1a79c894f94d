"""Defines the commands for published folders: verify and merge."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard.cli_options import COUNTRIES, Json
from scorecard.cli_output import Into, Output, refuse_place
from scorecard.cli_report import behind_line
from scorecard.evidence.joined_messages import fault_of
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.terminal import counted, give_up, usage

BEHIND = 3
"""The exit code where all files are as they were built, but some of them from earlier evidence."""


def verify(
    folder: Annotated[Path, typer.Argument(help="The published folder.")] = Path("output"),
    into: Annotated[
        bool, typer.Option("--into", help="The folder holds files of others too: list them, but do not count them.")
    ] = False,
    json: Json = False,
) -> None:
    """Check a published folder: as built, behind the evidence, or changed by somebody else.

    Exit code 0: every file is as it was built, and there is no other. 3: so it is, but some files are behind the
    evidence of the last build, and are named. 1: a file is missing, changed or foreign.

    Example: scorecard verify output
    """
    from scorecard.building.build_lock import BusyError
    from scorecard.building.manifest import ManifestError
    from scorecard.building.output_check import OutputError
    from scorecard.building.system_error import one_line
    from scorecard.building.verify import verify as verify_folder

    try:
        verification = verify_folder(folder, into)
    except (ManifestError, BusyError, OutputError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        give_up(error)
    if json:
        import json as encoder

        found: dict[str, object] = {
            "good": verification.good,
            "problems": verification.problems,
            "notes": verification.notes,
        }
        found["behind"] = list(verification.behind)
        typer.echo(encoder.dumps(found))
    else:
        for path, note in verification.notes.items():
            # Translators: before the name of a file, and what is to be known of it.
            typer.echo(one_line(tr("note: {text}", text=fault_of(folder / path, note))))
        for path, problem in verification.problems.items():
            typer.echo(one_line(fault_of(folder / path, problem)))
    if verification.behind and not json:
        for name in verification.behind:
            # Translators: a published file that was built from earlier evidence than others.
            typer.echo(tr("{file} is behind the evidence", file=folder / name))
    if verification.behind:
        typer.echo(behind_line(list(verification.behind), folder), err=True)
    unchanged = tr_count("{count} file unchanged", "{count} files unchanged", verification.good)
    typer.echo(f"{unchanged}, {counted(len(verification.problems), 0)}.", err=True)
    if verification.problems:
        raise typer.Exit(1)
    if verification.behind:
        raise typer.Exit(BEHIND)


def merge(
    folders: Annotated[list[Path], typer.Argument(help="The folders of all parts, each built with --shard.")],
    output: Output = Path("output"),
    into: Into = False,
) -> None:
    """Merge the parts of an edition that were built on several machines.

    Example: scorecard merge part-1 part-2 part-3 --output output
    """
    from scorecard.building.build_lock import BusyError
    from scorecard.building.output_check import OutputError
    from scorecard.building.shards import MergeError
    from scorecard.building.shards import merge as merge_folders

    refuse_place(output, COUNTRIES)
    try:
        number = merge_folders(folders, output, into)
    except OutputError as error:
        usage(str(error))
    except MergeError as error:
        for problem in error.problems:
            typer.echo(problem, err=True)
        typer.echo(tr("Nothing was merged."), err=True)
        raise typer.Exit(1) from None
    except BusyError as error:
        typer.echo(tr("Nothing was merged: {cause}.", cause=error), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        give_up(error)
    # Translators: of how many parts of an edition the files are, after "12 files from".
    parts = tr_count("{count} part", "{count} parts", len(folders))
    # Translators: {parts} is "3 parts", in the nominative: where that does not fit, write it in parentheses.
    message = tr_count(
        "{count} file from {parts} published in {folder}/.",
        "{count} files from {parts} published in {folder}/.",
        number,
        parts=parts,
        folder=output,
    )
    typer.echo(message, err=True)

"""Copies PDFs out of the published folder under names that say what they are: to attach, to print elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard.evidence.program_messages import tr
from scorecard.terminal import give_up, shown, usage

if TYPE_CHECKING:
    from datetime import date

    from scorecard.building.build_request import BuildRequest, Target

CopyTo = Annotated[
    Path | None,
    typer.Option(
        "--copy-to",
        metavar="FOLDER",
        help="Copy the PDFs there, each with kind, state and day in its name: brief-PT-2026-11-24.pdf.",
        show_default=False,
    ),
]


def refuse_folder(folder: Path, output: Path) -> None:
    """Ends the program where PDFs cannot be copied to a folder: it is no folder, or it lies in a published folder."""
    from scorecard.building.output_check import real_path

    if folder.exists() and not folder.is_dir():
        usage(tr("--copy-to {folder} is not a folder; give one", folder=folder))
    if real_path(folder).is_relative_to(real_path(output)):
        usage(
            tr(
                "--copy-to {folder} lies in {output}/, which is published; give a folder outside it",
                folder=folder,
                output=output,
            )
        )


def copy_pdfs(request: "BuildRequest", folder: Path, left_out: set[str], json: bool) -> None:
    """Copies every PDF of a request but those `left_out`, and prints the paths of the copies.

    With `json`, standard output is reserved for the answer.
    """
    from scorecard.building.build_request import targets
    from scorecard.documents.download_name import download_name
    from scorecard.evidence.dates import PartialDate

    found = [one for one in targets(request) if one.kind.format == "pdf" and one.name not in left_out]
    days = _days(request, found)
    for target in found:
        name = download_name(
            target.kind.name, target.state, target.language or "en", PartialDate.of(days[target.name]), request.suffix
        )
        copy_file(request.output / target.name, folder / name, json)


def copy_files(copies: dict[Path, Path], json: bool) -> None:
    """Copies PDFs, each to its place, and prints the paths of the copies."""
    for source, copy in copies.items():
        copy_file(source, copy, json)


def copy_file(source: Path, copy: Path, json: bool) -> None:
    """Copies one PDF in the place of an earlier copy, never of anything else, and prints its path."""
    from scorecard.building.atomic_write import write_whole
    from scorecard.building.own_file import open_own_file

    try:
        if copy.is_symlink() or (copy.exists() and not _is_pdf(copy)):
            usage(tr("{file} is no PDF; move it away, or give another folder with --copy-to", file=copy))
        with open_own_file(source) as file:
            write_whole(copy, file.read())
    except OSError as error:
        give_up(error)
    typer.echo(shown(copy), err=json)


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def _days(request: "BuildRequest", found: "list[Target]") -> "dict[str, date]":
    """Returns the day of each target by name: that of the request, of the edition, or of a state ahead of it."""
    from scorecard.evidence.ahead_of_edition import evidence_for
    from scorecard.evidence.load import load

    if request.as_of:
        return {target.name: request.as_of for target in found}
    evidence = load(request.countries)
    return {
        target.name: (
            evidence_for(evidence, target.state) if target.state and target.kind.shows_newest else evidence
        ).edition.evidence_date.last_day
        for target in found
    }

"""Defines the commands for pages of docs/ that are made from the evidence: they show it, and write only when asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard.cli_options import COUNTRIES, Countries, Json, evidence_in, show
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.terminal import give_up, show_table, usage, wrapped
from scorecard.terminal_language import language_of_messages

if TYPE_CHECKING:
    from scorecard.analysis.figures import Figures
    from scorecard.evidence.load import Evidence

_COVERAGE = Path("docs/evidence-coverage.md")
_CORRECTIONS = Path("docs/corrections.md")

PageFile = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write the page to another file.", show_default=False)
]


def coverage(
    write: Annotated[bool, typer.Option("--write", help=f"Write the whole page, {_COVERAGE}.")] = False,
    output: PageFile = None,
    countries: Countries = COUNTRIES,
    json: Json = False,
) -> None:
    """Show how much evidence each state has; with --write bring the page in docs/ up.

    Example: scorecard coverage
    """
    path = _file_to_write(write, output, _COVERAGE)

    from scorecard.documents.coverage_table import evidence_coverage
    from scorecard.documents.labels import GRADE_LABELS
    from scorecard.rendering.language import Language

    evidence, figures = _of_the_edition(countries)
    document = evidence_coverage(evidence, figures)
    if path:
        _write_page(path, "coverage/coverage.md.j2", document)
        return
    english = Language("en")
    rows = [
        {
            "state": row.state,
            "government": row.by_role["government"],
            **{english.translate(GRADE_LABELS[grade]): number for grade, number in row.by_quality.items()},
            "aspects": len(document.aspects) - len(row.missing),
            "newest": str(row.newest) if row.newest else None,
            "polls": row.results,
        }
        for row in document.rows
    ]
    if json:
        show(rows, json)
        return
    words = language_of_messages()
    headings = [
        # Translators: head of a column in the terminal: the member state.
        tr("state"),
        # Translators: head of a column in the terminal: the number of statements by the government.
        tr("government"),
        *(words.translate(GRADE_LABELS[grade]) for grade in document.rows[0].by_quality),
        # Translators: head of a column in the terminal: the number of aspects on which something is known.
        tr("aspects"),
        # Translators: head of a column in the terminal: the day of the newest statement.
        tr("newest"),
        # Translators: head of a column in the terminal: the number of survey results.
        tr("polls"),
    ]
    show_table(headings, rows)
    message = tr_count(
        "{count} statement in all. The whole page: scorecard coverage --write.",
        "{count} statements in all. The whole page: scorecard coverage --write.",
        document.statements,
    )
    typer.echo(message, err=True)


def corrections(
    write: Annotated[bool, typer.Option("--write", help=f"Write the page {_CORRECTIONS}.")] = False,
    output: PageFile = None,
    countries: Countries = COUNTRIES,
    json: Json = False,
) -> None:
    """Show what was corrected after it was published; with --write bring the page in docs/ up.

    Example: scorecard corrections --write
    """
    path = _file_to_write(write, output, _CORRECTIONS)

    from scorecard.documents.corrections import corrections as all_corrections

    evidence, figures = _of_the_edition(countries)
    document = all_corrections(evidence, figures)
    if path:
        _write_page(path, "corrections/corrections.md.j2", document)
        return
    if json:
        show([item.model_dump(mode="json") for item in evidence.edition.corrections], json)
        return
    words = language_of_messages(countries)
    for item in document.items:
        printed, right, because = (words.pick_text(text)[0] for text in (item.printed, item.right, item.because))
        values = {"day": item.date, "printed": printed, "right": right, "because": because}
        if item.state:
            state = words.format_value(item.state)
            # Translators: a correction: what was printed, what is right, and why it was wrong.
            message = tr("{day} {state}: printed: {printed} Right: {right} Why: {because}", state=state, **values)
        else:
            message = tr("{day} printed: {printed} Right: {right} Why: {because}", **values)
        typer.echo(wrapped(message))
    typer.echo(tr_count("{count} correction so far.", "{count} corrections so far.", len(document.items)), err=True)


def _file_to_write(write: bool, output: Path | None, page: Path) -> Path | None:
    """Returns the file to write; None where the answer is only shown. Ends the program where it cannot be a file."""
    path = output or (page if write else None)
    if path and path.is_dir():
        usage(
            tr(
                "--output {path} is a folder; name the file to write, for instance {file}",
                path=path,
                file=path / page.name,
            )
        )
    if path and path.exists() and not path.is_file():
        usage(tr("--output {path} is neither a file nor a folder; name the file to write", path=path))
    if path and output is None and not path.parent.is_dir():
        usage(tr("no folder {folder} here; name the file to write with --output", folder=path.parent))
    return path


def _of_the_edition(countries: Path) -> "tuple[Evidence, Figures]":
    from scorecard.analysis.figures import compute

    evidence = evidence_in(countries)
    return evidence, compute(evidence, evidence.edition.evidence_date.last_day)


def _write_page(path: Path, template: str, document: object) -> None:
    from scorecard.building.atomic_write import write_whole
    from scorecard.rendering.environment import environment, render
    from scorecard.rendering.language import Language

    try:
        write_whole(path, render(environment(Language("en")), template, document=document).encode())
    except OSError as error:
        give_up(error)
    # Translators: after the name of a file: it was written.
    written = tr("written")
    typer.echo(f"{path}: {written}", err=True)

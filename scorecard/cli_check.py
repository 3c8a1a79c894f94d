"""Defines the command check: every problem of the evidence and every note on it, each with its place."""

import gc
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from scorecard.cli_options import COUNTRIES, Countries, Json, language_words
from scorecard.cli_translations import print_translations
from scorecard.evidence.problems import Diagnostic, Note, Problem, as_json, did_you_mean
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.unwanted_characters import printable
from scorecard.evidence.vocabulary import LANGUAGES, STATES
from scorecard.terminal import counted, elsewhere, usage

if TYPE_CHECKING:
    from scorecard.evidence.load import Evidence
    from scorecard.evidence.vocabulary import State

AnyDiagnostic = TypeVar("AnyDiagnostic", bound=Diagnostic)

Strictly = Annotated[bool, typer.Option("--strict", help="Take notes for errors: exit code 1 where there are any.")]


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH|STATE]...",
            help="Report on these files, folders and member states only; default: on all.",
            show_default=False,
        ),
    ] = None,
    countries: Countries = COUNTRIES,
    strict: Strictly = False,
    format: Annotated[
        Literal["text", "json", "github"], typer.Option(help="The form in which problems and notes are printed.")
    ] = "text",
    translations: Annotated[
        bool, typer.Option("--translations", help="Say how far the translations are, and what is not translated.")
    ] = False,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", "-l", metavar="CODE", help="With --translations: of these languages only."),
    ] = None,
    json: Json = False,
) -> None:
    """Check the evidence: every problem and every note with its file, line and column.

    Problems are errors, and nothing is built from them. Notes say what may be wrong, and stop nothing.

    Example: scorecard check PT
    """
    if translations:
        words = language_words(language or ["all"], (*LANGUAGES, "all"))
        print_translations(countries, tuple(code for code in LANGUAGES if code in words or "all" in words), json)
        return
    if language:
        usage(tr("--language is for --translations; type: scorecard check --translations --language ..."))
    from scorecard.evidence.load import examine

    gc.disable()
    evidence, problems, notes = examine(countries, check_logos)
    gc.freeze()  # all that was read stays in use until the end: to look for garbage in it takes 60 ms
    gc.enable()
    if strict:
        problems, notes = [*problems, *(note.as_problem() for note in notes)], []
    chosen = [_file_of_state(path, countries) for path in paths or ()]
    wanted = _wanted(chosen, countries)
    shown_problems = _within(problems, wanted)
    shown_notes = _within(notes, wanted)
    _print(shown_problems, shown_notes, "json" if json else format)
    summary = counted(len(shown_problems), len(shown_notes))
    if chosen:
        others = sorted({problem.file for problem in problems} - {problem.file for problem in shown_problems})
        total = len({*problems} - {*shown_problems})
        names = ", ".join(dict.fromkeys(path.stem if path.stem in STATES else str(path) for path in chosen))
        typer.echo(f"{names}: {summary}{elsewhere(total, others, countries)}", err=True)
    elif shown_problems:
        number = len({one.file for one in [*shown_problems, *shown_notes]})
        # Translators: {diagnostics} is "2 problems, 1 note".
        typer.echo(
            tr_count("{diagnostics} in {count} file.", "{diagnostics} in {count} files.", number, diagnostics=summary),
            err=True,
        )
    elif evidence is not None:
        typer.echo(f"{summary}: {_extent(evidence)}.", err=True)
    if evidence is not None and not shown_problems:
        for state in evidence.ahead:
            if not wanted or wanted & {(file := _as_shown(countries / f"{state}.yaml")), *file.parents}:
                typer.echo(_ahead_of_edition(evidence, state), err=True)
    if shown_problems:
        raise typer.Exit(1)


def _extent(evidence: "Evidence") -> str:
    """Returns how much evidence there is: `27 states, 507 statements, 104 survey results`."""
    files = [evidence.ahead.get(state, file) for state, file in evidence.states.items()]
    # For translators, of each below: how much evidence was checked, in a list
    parts = [
        tr_count("{count} state", "{count} states", len(evidence.states)),
        tr_count("{count} statements", "{count} statements", sum(len(file.statements) for file in files)),
        tr_count("{count} survey results", "{count} survey results", sum(len(file.opinion) for file in files)),
    ]
    return ", ".join(parts)


def _ahead_of_edition(evidence: "Evidence", state: "State") -> str:
    """Returns the message that the file of a state holds evidence later than the day of the edition."""
    from scorecard.evidence.ahead_of_edition import day_ahead

    limit = evidence.edition.evidence_date
    return tr(
        "{state} is ahead of the edition: its own brief and scorecard show evidence to {day}, all else to {limit} "
        "(evidence_date in eu/edition.yaml).",
        state=state,
        day=day_ahead(evidence.ahead[state], limit.last_day),
        limit=limit,
    )


def _wanted(chosen: Sequence[Path], countries: Path) -> set[Path]:
    """Returns the full paths of the files and folders to report on; none stands for all."""
    for path in chosen:
        if not path.exists():
            hint = did_you_mean(path.name, STATES)
            usage(
                tr(
                    "no such file: {path}; give one in {folder}, or a member state by its code, as MT{hint}",
                    path=path,
                    folder=countries,
                    hint=hint,
                )
            )
        if not path.resolve().is_relative_to(countries.resolve()):
            usage(tr("{path} is not in {folder}; give its folder with --countries", path=path, folder=countries))
    return {_as_shown(path) for path in chosen}


def _within(diagnostics: Collection[AnyDiagnostic], wanted: set[Path]) -> list[AnyDiagnostic]:
    """Returns the diagnostics in these files and folders, sorted, each once."""
    return sorted(
        {
            diagnostic
            for diagnostic in diagnostics
            if not wanted or wanted & {(file := _as_shown(Path(diagnostic.file))), *file.parents}
        }
    )


def _print(problems: list[Problem], notes: list[Note], form: str) -> None:
    """Prints problems, then notes."""
    if form == "json":
        typer.echo(as_json([*problems, *notes]))
        return
    for diagnostic in (*problems, *notes):
        typer.echo(diagnostic.as_github() if form == "github" else str(diagnostic))


def _file_of_state(path: Path, countries: Path) -> Path:
    """Returns the file of a member state given by its code, as MT or MT.yaml, where no file has that path itself."""
    code = path.name.removesuffix(".yaml").upper()
    if path.exists() or path.name != str(path) or code not in STATES:
        return path
    return countries / f"{code}.yaml"


def _as_shown(path: Path) -> Path:
    """Returns the full path as problems show it: characters that cannot be printed are escape sequences."""
    return Path(printable(os.path.realpath(path)))


def check_logos(logos: Sequence[tuple[str, bytes]]) -> Sequence[str | None]:
    """Returns for each logo why it cannot be printed and seen; prints a message where this machine cannot draw."""
    from scorecard.rendering.engine.engine_import import EngineMissingError
    from scorecard.rendering.logo_process import drawn_faults

    try:
        return drawn_faults(logos)
    except EngineMissingError as error:
        message = tr_count(
            "The drawing of {count} logo was not looked at: {cause}",
            "The drawing of {count} logos was not looked at: {cause}",
            len(logos),
            cause=error,
        )
        typer.echo(message, err=True)
        return [None] * len(logos)

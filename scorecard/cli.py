"""The command line: parses, calls, reports. Everything heavy is imported where it is used."""

import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from scorecard import __version__
from scorecard.evidence.problem import EvidenceError, as_json, did_you_mean
from scorecard.evidence.vocabulary import LANGUAGES, STATES, Aspect, Language, State
from scorecard.terminal import count, give_up, progress, show_table, usage

if TYPE_CHECKING:
    from scorecard.analysis.figures import Figures
    from scorecard.evidence.load import Evidence

app = typer.Typer(
    help="Scorecards of the EU member states on the proposal against child sexual abuse (COM(2022) 209).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Countries = Annotated[Path, typer.Option("--countries", help="The folder of the evidence.")]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Show what was known on this day; default: the edition's own."),
]

_COUNTRIES = Path("countries")
_DOCUMENTS = ("scorecard", "site", "data")


def main() -> None:
    """Entry point; Ctrl-C ends quietly."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


@app.callback(invoke_without_command=True)
def version(show: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Scorecards of the EU member states on the proposal against child sexual abuse (COM(2022) 209)."""
    if show:
        typer.echo(f"scorecard {__version__}")
        raise typer.Exit


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Report on these files only; default: all.", show_default=False),
    ] = None,
    countries: Countries = _COUNTRIES,
    format: Annotated[Literal["text", "json", "github"], typer.Option(help="How problems are printed.")] = "text",
    json: Json = False,
) -> None:
    """Check the evidence: every problem with its file, line and column.

    Example: scorecard check countries/AT.yaml
    """
    from scorecard.evidence.load import examine

    evidence, problems = examine(countries)
    if paths:
        wanted = {path.resolve() for path in paths}
        for path in paths:
            if not path.is_file():
                usage(f"no such file: {path}")
            if countries.resolve() not in path.resolve().parents:
                usage(f"{path} is not in {countries}; give its folder with --countries")
        problems = [problem for problem in problems if Path(problem.file).resolve() in wanted]
    problems = sorted(set(problems))
    if json or format == "json":
        typer.echo(as_json(problems))
    else:
        for problem in problems:
            typer.echo(problem.as_github() if format == "github" else str(problem))
    if problems:
        typer.echo(
            f"{count(len(problems), 'problem')} in {count(len({p.file for p in problems}), 'file')}.",
            err=True,
        )
        raise typer.Exit(1)
    if evidence is not None:
        said = sum(len(state.statements) for state in evidence.states.values())
        asked = sum(len(state.opinion) for state in evidence.states.values())
        typer.echo(f"0 problems: {len(evidence.states)} states, {said} statements, {asked} survey results.", err=True)


@app.command()
def schema(
    countries: Countries = _COUNTRIES,
    verify: Annotated[bool, typer.Option("--check", help="Only say whether the files are current.")] = False,
) -> None:
    """Write the JSON Schemas that give editors completion and hover help.

    Example: scorecard schema
    """
    from scorecard.building.writing import write_whole
    from scorecard.evidence.schema import schemas

    stale = []
    for place, text in schemas().items():
        path = countries / place
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(path)
        if not verify:
            try:
                write_whole(path, text.encode())
            except OSError as error:
                give_up(error)
    for path in stale:
        typer.echo(f"{path}: {'out of date; run scorecard schema' if verify else 'written'}")
    if verify and stale:
        raise typer.Exit(1)


@app.command()
def coverage(
    countries: Countries = _COUNTRIES,
    output: Annotated[Path, typer.Option(help="The file to write.")] = Path("docs/evidence-coverage.md"),
) -> None:
    """Write the table of how much evidence each state has, and what is missing.

    Example: scorecard coverage
    """
    from scorecard.analysis.figures import compute
    from scorecard.building.writing import write_whole
    from scorecard.documents.coverage import evidence_coverage
    from scorecard.evidence.load import load
    from scorecard.rendering.environment import environment, render
    from scorecard.rendering.language import Language as Spoken

    try:
        evidence = load(countries)
        document = evidence_coverage(evidence, compute(evidence, evidence.edition.evidence_date.last_day))
        page = render(environment(Spoken("en")), "coverage/coverage.md.j2", document=document)
        write_whole(output, page.encode())
    except (EvidenceError, OSError) as error:
        give_up(error)
    typer.echo(f"{output}: written", err=True)


@app.command()
def build(
    states: Annotated[
        list[str] | None, typer.Argument(help="Member states by code; default: all 27.", show_default=False)
    ] = None,
    languages: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="A language code, or all. May be repeated.")
    ] = None,
    documents: Annotated[
        list[str] | None, typer.Option("--document", "-d", help="scorecard, site or data. May be repeated.")
    ] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help="html or pdf. May be repeated.")] = None,
    as_of: AsOf = None,
    output: Annotated[Path, typer.Option(help="The folder to build into.")] = Path("output"),
    countries: Countries = _COUNTRIES,
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes; default: one a core.")] = os.cpu_count() or 1,
    json: Json = False,
) -> None:
    """Build scorecards and the overview.

    Example: scorecard build DE FR --format pdf
    """
    chosen = tuple(dict.fromkeys(_one_of(code.upper(), STATES, "member state") for code in states or STATES))
    kinds = frozenset(_one_of(kind, _DOCUMENTS, "document") for kind in documents or _DOCUMENTS)
    shapes = frozenset(_one_of(shape, ("html", "pdf"), "format") for shape in formats or ("html", "pdf"))
    spoken = _languages(languages or ["en"])
    started = time.monotonic()

    from scorecard.building.build import Order, targets
    from scorecard.building.build import build as make
    from scorecard.evidence.load import load

    try:
        day = _day(as_of) if as_of else load(countries).edition.evidence_date.last_day
        order = Order(
            countries=countries,
            output=output,
            states=cast(tuple[State, ...], chosen),
            languages=spoken,
            documents=kinds,
            formats=shapes,
            as_of=day,
        )
        with progress(len(targets(order))) as advance:
            report = make(order, jobs, advance)
    except (EvidenceError, OSError) as error:
        give_up(error)
    seconds = time.monotonic() - started
    if json:
        import json as encoder

        written = sorted(path.as_posix() for path in report.written)
        typer.echo(encoder.dumps({"written": written, "failures": report.failures, "seconds": round(seconds, 1)}))
    for name, why in sorted(report.failures.items()):
        typer.echo(f"{name}: {why}", err=True)
    typer.echo(
        f"{count(len(report.written), 'file')} written to {output}/, "
        f"{count(len(report.failures), 'failure')}, {seconds:.1f} s.",
        err=True,
    )
    if report.failures:
        raise typer.Exit(1)


@app.command()
def council(
    aspect: Annotated[str, typer.Option(help="The question, by its aspect.")] = "detection_orders",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="STATE=STANCE", help="What if; may be repeated.")
    ] = None,
    as_of: AsOf = None,
    countries: Countries = _COUNTRIES,
    json: Json = False,
) -> None:
    """Count the Council on one question: the majority, what it lacks, and who decides.

    Example: scorecard council --set DE=supports
    """
    from scorecard.evidence.vocabulary import ASPECTS, STANCES

    _one_of(aspect, ASPECTS, "aspect")
    scenario: dict[State, str] = {}
    for setting in settings or []:
        state, equals, stance = setting.partition("=")
        if not equals:
            usage(f"--set {setting}: write it as DE=supports")
        _one_of(state.upper(), STATES, "member state")
        scenario[cast(State, state.upper())] = _one_of(stance, (*STANCES, "unknown"), "stance")

    from scorecard.analysis.council import council as count_council
    from scorecard.documents.council_report import council_report

    evidence, figures = _figures(countries, as_of)
    day = count_council(evidence, figures, cast(Aspect, aspect), scenario)
    report = council_report(evidence, day, figures.as_of, scenario)
    _print(report.plain if json else report.lines, json)


@app.command()
def compare(
    as_of: AsOf = None,
    countries: Countries = _COUNTRIES,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print the table as CSV.")] = False,
) -> None:
    """Compare the 27: the position on each aspect, alignment and its band.

    Example: scorecard compare --csv
    """
    from scorecard.documents.comparison import comparison_table

    table = comparison_table(_figures(countries, as_of)[1])
    if csv:
        import csv as writer

        writer.writer(sys.stdout).writerows([list(table[0]), *(list(row.values()) for row in table)])
        return
    _print(table, json)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier day, or its data file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later day, or its data file.")],
    states: Annotated[
        list[str] | None, typer.Option("--state", "-s", help="A member state; may be repeated; default: all.")
    ] = None,
    countries: Countries = _COUNTRIES,
    json: Json = False,
) -> None:
    """Tell what changed between two days, or two editions' data files: positions, statements, polls, votes.

    Example: scorecard diff 2025-10-01 2026-11-24 --state DE

    Example: scorecard diff last-year/csa-scorecard.json output/data/csa-scorecard.json
    """
    chosen = [_one_of(code.upper(), STATES, "member state") for code in states or STATES]
    if old.endswith(".json") or new.endswith(".json"):
        _diff_of_editions(Path(old), Path(new), cast(list[State], chosen), json)
        return
    if _day(old) > _day(new):
        usage(f"{old} is later than {new}; give the earlier day first")

    from dataclasses import asdict

    from scorecard.documents.changes_report import changes_document
    from scorecard.rendering.language import Language as Spoken

    evidence, later = _figures(countries, new)
    document = changes_document(evidence, _figures(countries, old, evidence)[1], later)
    spoken = Spoken("en")
    told = {line.state: [spoken.say(sentence) for sentence in line.paragraph] for line in document.states}
    if json:
        plain = [asdict(line) | {"paragraph": told[line.state]} for line in document.states if line.state in chosen]
        _print({"old": document.old, "new": document.new, "states": plain}, json)
        return
    _print([f"{state}: {' '.join(told[state])}" for state in told if state in chosen], json)


def _diff_of_editions(old: Path, new: Path, states: list[State], json: bool) -> None:
    from dataclasses import asdict

    from scorecard.building.data import read_tables
    from scorecard.documents.data.changes import edition_changes, new_roll_calls, plain

    try:
        before, after = read_tables(old), read_tables(new)
    except ValueError as error:
        usage(str(error))
    changes = [change for change in edition_changes(before, after, states) if change.any]
    calls = new_roll_calls(before, after)
    if json:
        _print({"roll_calls": calls, "states": [asdict(change) for change in changes]}, json)
        return
    told = [plain(change) for change in changes] + [f"Roll call added: {call}." for call in calls]
    _print(told or ["Nothing changed."], json)


def _figures(countries: Path, as_of: str | None, evidence: "Evidence | None" = None) -> tuple["Evidence", "Figures"]:
    """The evidence, read unless it is at hand, and its figures as of a day."""
    from scorecard.analysis.figures import compute
    from scorecard.evidence.load import load

    try:
        evidence = evidence or load(countries)
    except EvidenceError as error:
        give_up(error)
    return evidence, compute(evidence, _day(as_of) if as_of else evidence.edition.evidence_date.last_day)


def _print(answer: object, json: bool) -> None:
    """An answer for machines as JSON, for people as lines or as a table."""
    import json as encoder

    if json:
        typer.echo(encoder.dumps(answer, ensure_ascii=False, indent=2))
    elif isinstance(answer, (list, tuple)) and answer and isinstance(answer[0], dict):
        show_table(answer)
    else:
        for line in cast(list[str], answer):
            typer.echo(line)


def _languages(given: list[str]) -> tuple[Language, ...]:
    from scorecard.rendering.language import available

    ready = available()
    if "all" in given:
        return ready
    for code in given:
        _one_of(code, LANGUAGES, "language")
        if code not in ready:
            usage(f"there is no catalogue for '{code}' yet; there is one for {', '.join(ready)}")
    return cast(tuple[Language, ...], tuple(dict.fromkeys(given)))


def _day(text: str) -> date:
    from scorecard.evidence.dates import PartialDate

    try:
        return PartialDate.parse(text).last_day
    except ValueError as error:
        usage(f"--as-of: {error}")


def _one_of(given: str, known: tuple[str, ...], what: str) -> str:
    if given not in known:
        article = "an" if what[0] in "aeiou" else "a"
        usage(f"'{given}' is not {article} {what}{did_you_mean(given, known)} (known: {', '.join(known)})")
    return given

"""Defines the commands that answer in the terminal: council, compare, diff."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from scorecard.cli_options import (
    COUNTRIES,
    AsOf,
    Countries,
    Json,
    day_of,
    evidence_in,
    figures_of,
    member_states,
    one_of,
    show,
    shown_day,
)
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import STATES, Aspect, State
from scorecard.standard_streams import is_utf8
from scorecard.terminal import usage
from scorecard.terminal_language import language_of_messages, words_of

if TYPE_CHECKING:
    from datetime import date

    from scorecard.evidence.load import Evidence


def council(
    aspect: Annotated[str, typer.Option(help="The aspect of the proposal that is voted on.")] = "detection_orders",
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="STATE=STANCE", help="Assume another stance of a state. May be repeated."),
    ] = None,
    as_of: AsOf = None,
    countries: Countries = COUNTRIES,
    json: Json = False,
) -> None:
    """Count the votes in the Council on one aspect: whether there is a majority, and whose votes decide it.

    Example: scorecard council --set DE=supports
    """
    from scorecard.evidence.vocabulary import ASPECTS, STANCES

    one_of(aspect, ASPECTS, "aspect")
    scenario: dict[State, str] = {}
    for setting in settings or []:
        state, equals, stance = setting.partition("=")
        if not equals:
            usage(tr("--set {setting}: write it as DE=supports", setting=setting))
        one_of(state.upper(), STATES, "member state")
        if state.upper() in scenario:
            usage(tr("--set {state} is given twice; give each state one stance", state=state.upper()))
        scenario[cast(State, state.upper())] = one_of(stance, (*STANCES, "unknown"), "stance")

    from scorecard.analysis.council_vote import council as count_council
    from scorecard.documents.council_report import council_report
    from scorecard.rendering.language import Language

    evidence, figures = figures_of(countries, as_of)
    day = count_council(evidence, figures, cast(Aspect, aspect), scenario)
    translate = (Language("en") if json else language_of_messages()).translate
    report = council_report(evidence, day, figures.as_of, scenario, translate, words_of)
    show(report.plain if json else report.lines, json)


def compare(
    as_of: AsOf = None,
    countries: Countries = COUNTRIES,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print the table as CSV.")] = False,
) -> None:
    """Compare the 27: the position on each aspect, the alignment, and the band of its rank.

    Example: scorecard compare --csv
    """
    from scorecard.documents.comparison_table import comparison_table

    if csv and json:
        usage(tr("--csv and --json are two forms of one answer; give one of them"))
    table = comparison_table(*figures_of(countries, as_of))
    if csv:
        import csv as writer

        writer.writer(sys.stdout).writerows([list(table[0]), *(list(row.values()) for row in table)])
        return
    if json:
        show(table, json)
        return
    from scorecard.documents.comparison_lines import comparison_lines

    for line in comparison_lines(table, is_utf8(sys.stdout), words_of):
        typer.echo(line)


def diff(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[OLD]", help="The earlier day, or the data file of the earlier edition.", show_default=False
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NEW]",
            help="The later day, default that of the evidence; or the data file of the later edition.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="A text of eu/proposal.yaml, as dk-2025-07, in place of the earlier day."),
    ] = None,
    states: Annotated[
        list[str] | None, typer.Option("--state", "-s", help="A member state; default: all. May be repeated.")
    ] = None,
    countries: Countries = COUNTRIES,
    json: Json = False,
) -> None:
    """Show what changed between two days or two editions, with each new statement, survey result and vote.

    Example: scorecard diff 2025-10-01 2026-11-24 --state DE

    Example: scorecard diff --since dk-2025-07 --state PT

    Example: scorecard diff last-year/csa-scorecard.json output/data/csa-scorecard.json
    """
    chosen = member_states(states)
    if since is not None:
        if old is not None:
            usage(tr("--since takes the place of the two days; leave them out"))
    elif old is None:
        usage(tr("give the earlier day, as 2025-10-01, or a text with --since, as --since dk-2025-07"))
    if old is not None and old.endswith(".json") != (new or "").endswith(".json"):
        usage(tr("give two days, or the csa-scorecard.json of two editions; a day and a file cannot be compared"))
    if old is not None and new is not None and old.endswith(".json"):
        _diff_of_editions(Path(old), Path(new), list(chosen), json)
        return
    old_day, new_day = (day_of(old, "OLD") if old is not None else None), (day_of(new, "NEW") if new else None)
    if old_day and new_day and old_day > new_day:
        usage(tr("{old} is later than {new}; give the earlier day first", old=old, new=new))

    whole = evidence_in(countries)
    if since is not None:
        texts = whole.proposal.texts
        old_day = texts[one_of(since, tuple(texts), "text")].date.last_day
    assert old_day is not None
    new_day = new_day or whole.edition.evidence_date.last_day
    for day, name in ((old_day, f"--since {since}" if since else "OLD"), (new_day, "NEW")):
        shown_day(whole, day, name)
    if old_day > new_day:
        usage(
            tr(
                "OLD {day} is later than the evidence, {newest}; give an earlier day",
                day=old_day.isoformat(),
                newest=new_day.isoformat(),
            )
        )
    _diff_of_days(whole, old_day, new_day, chosen, countries, json)


def _diff_of_days(
    whole: "Evidence", old: "date", new: "date", states: tuple[State, ...], countries: Path, json: bool
) -> None:
    """Prints what changed in some states between two days, in the language of messages; as JSON in English."""
    from dataclasses import asdict

    from scorecard.analysis.figures import compute
    from scorecard.documents.change_lines import change_lines
    from scorecard.documents.changes_report import changes_report
    from scorecard.evidence.known_evidence import known_evidence
    from scorecard.rendering.language import Language

    evidence = known_evidence(whole, new)
    document = changes_report(evidence, compute(evidence, old), compute(evidence, new))
    lines = [line for line in document.states if line.state in states]
    if json:
        english = Language("en")
        paragraphs = {line.state: [english.translate(sentence) for sentence in line.paragraph] for line in lines}
        plain = [asdict(line) | {"paragraph": paragraphs[line.state]} for line in lines]
        show({"old": document.old, "new": document.new, "states": plain}, json)
        return
    printed: list[str] = []
    words = language_of_messages(countries)
    for line in lines:
        first, *others = (words.translate(sentence) for sentence in change_lines(evidence, line, words_of))
        printed += [f"{line.state}: {first}", *(f"    {other}" for other in others)]
    show(printed, json)


def _diff_of_editions(old: Path, new: Path, states: list[State], json: bool) -> None:
    from dataclasses import asdict

    from scorecard.analysis.edition_comparison import edition_changes, new_roll_calls
    from scorecard.building.data_files import read_tables
    from scorecard.documents.edition_change_line import change_line, roll_call_name

    try:
        before, after = read_tables(old), read_tables(new)
    except ValueError as error:
        usage(str(error))
    changes = [change for change in edition_changes(before, after, states) if change.any]
    calls = [roll_call_name(row) for row in new_roll_calls(before, after)]
    if json:
        show({"roll_calls": calls, "states": [asdict(change) for change in changes]}, json)
        return
    lines = [change_line(change, words_of) for change in changes]
    lines += [tr("Roll call added: {roll_call}.", roll_call=call.rstrip(".")) for call in calls]
    show(lines or [tr("Nothing changed.")], json)

"""Defines the command brief: the general one is published, those for a meeting are files of their own."""

import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard.cli_build import OUTPUT, PlainEngine, default_output
from scorecard.cli_copies import CopyTo, copy_files, refuse_folder
from scorecard.cli_options import COUNTRIES, AsOf, Countries, Json, date_of, day_of, languages, member_states
from scorecard.cli_output import Into, refuse_place
from scorecard.cli_report import print_report
from scorecard.cli_run import Debug, nothing_was_built, run_request, stoppable
from scorecard.cli_standard import Archive, PrintShop, Profile, standard_of
from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.vocabulary import OFFICIAL_LANGUAGES
from scorecard.terminal import give_up, progress, shown, usage

if TYPE_CHECKING:
    from scorecard.building.build_request import BuildRequest
    from scorecard.documents.brief import Meeting
    from scorecard.evidence.vocabulary import Language, State

_SIDES = 2
"""The sides of a sheet."""

MEETINGS = Path("meetings")
"""The folder of the briefs for meetings, beside the output: it is never published."""


def brief(
    state: Annotated[str, typer.Argument(help="The member state by its code.")],
    whom: Annotated[
        str | None, typer.Option("--for", metavar="WHOM", help="The person or office you meet; printed at the head.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the meeting.")] = None,
    leave_behind: Annotated[
        bool, typer.Option("--leave-behind", help="Only the side that is left on the table, as a file of its own.")
    ] = False,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            "-l",
            help="A language code, own for that of the state, or two: nl,fr prints the side to leave in both, "
            "and yours apart.",
        ),
    ] = None,
    as_of: AsOf = None,
    print_shop: PrintShop = False,
    archive: Archive = False,
    profile: Profile = None,
    plain_engine: PlainEngine = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            help="The folder to build into; default: output, or meetings with --for, --on or --leave-behind.",
            show_default=False,
        ),
    ] = None,
    into: Into = False,
    copy_to: CopyTo = None,
    countries: Countries = COUNTRIES,
    debug: Debug = False,
    json: Json = False,
) -> None:
    """Build the brief for one meeting: side 1 is left on the table, side 2 is for you.

    Example: scorecard brief DE --for "Federal Ministry of the Interior" --on 2026-12-03 --leave-behind

    Example: scorecard brief BE --language nl,fr
    """
    from scorecard.building.build_request import BuildRequest

    (met,) = member_states([state])
    chosen = _languages(language, met)
    meeting = _meeting(whom, on, leave_behind, chosen)
    request = BuildRequest(
        countries=countries,
        output=output or (MEETINGS if meeting else default_output(as_of)),
        states=(met,),
        languages=chosen,
        documents=frozenset({"brief"}),
        formats=frozenset({"pdf"}),
        as_of=day_of(as_of) if as_of is not None else None,
        **standard_of(print_shop, archive, profile),
        plain_engine=plain_engine,
        meeting=meeting,
        into=into and meeting is None,
    )
    if meeting is None:
        run_request(request, debug=debug, json=json, copy_to=copy_to)
    else:
        _build_meeting_brief(request, output is not None, debug=debug, json=json, copy_to=copy_to)


def _languages(given: list[str] | None, state: "State") -> "tuple[Language, ...]":
    """Returns the language of a brief, or the two of a sheet. Ends the program where there are more: a sheet has two
    sides."""
    named, own = languages(given, (state,))
    if own:
        others = (code for code in named if code != "en" or "en" in _words(given))
        named = tuple(dict.fromkeys((*OFFICIAL_LANGUAGES[state], *others)))
    if len(named) > _SIDES:
        two, listed = ",".join(named[:_SIDES]), "all" if "all" in _words(given) else ",".join(named)
        usage(
            tr_count(
                "--language names {count} language, and a sheet has two sides; name two, such as --language {two}, or "
                "make a brief in each: scorecard build {state} --document brief --language {languages}",
                "--language names {count} languages, and a sheet has two sides; name two, such as --language {two}, or "
                "make a brief in each: scorecard build {state} --document brief --language {languages}",
                len(named),
                two=two,
                state=state,
                languages=listed,
            )
        )
    return named


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for item in given or () for word in item.split(",")]


def _meeting(
    whom: str | None, on: str | None, leave_behind: bool, languages: "tuple[Language, ...]"
) -> "Meeting | None":
    """Returns the meeting of a brief; None for the general brief in one language.

    Ends the program where the sheet cannot show who is met.
    """
    from scorecard.documents.brief import Meeting
    from scorecard.rendering.language import Language as Words
    from scorecard.rendering.meeting_name_check import tidied, too_long_for_head, unseen

    day = date_of(on, "--on") if on is not None else None
    if whom is None:
        return Meeting(None, day, leave_behind) if day or leave_behind or len(languages) > 1 else None
    words = tidied(whom)
    for language in languages:
        after = f" · {Words(language).date(day)}" if day else ""
        if fault := unseen(words) or too_long_for_head(words, after):
            usage(f"--for: {fault}")
    return Meeting(words, day, leave_behind)


def _build_meeting_brief(
    request: "BuildRequest", output_is_named: bool, *, debug: bool, json: bool, copy_to: Path | None
) -> None:
    """Builds the brief for one meeting into a folder that is never published, and reports."""
    started = time.monotonic()

    from scorecard.building.meeting_brief import build_meeting_brief, published_around, sheets
    from scorecard.building.output_check import real_path

    refuse_place(request.output, request.countries)
    if os.path.lexists(request.output) and not request.output.is_dir():
        usage(tr("--output {path} is not a folder; give one", path=request.output))
    inside = real_path(request.output).is_relative_to(real_path(OUTPUT))
    if copy_to is not None:
        refuse_folder(copy_to, OUTPUT)
    around = OUTPUT if inside else published_around(request.output)
    if around:
        message = tr(
            "{folder}/ is or lies in {published}/, which is published, and a brief for a meeting names who is met; "
            "give a folder outside it with --output",
            folder=request.output,
            published=shown(around),
        )
        if output_is_named:
            # Translators: after "give a folder outside it with --output": leave the option --output out.
            message += tr(", or leave it out for {folder}/", folder=MEETINGS)
        usage(message)
    try:
        with stoppable(request.output), progress(len(sheets(request))) as advance:
            advance("")
            report = build_meeting_brief(request)
    except (EvidenceError, OSError) as error:
        give_up(error, request.output)
    except Exception as error:
        nothing_was_built(request, error, debug)
    copied = None
    if copy_to is not None and report.written:
        copied = partial(copy_files, {made: copy_to / f"brief-{made.name}" for made in report.written}, json)
    seconds = time.monotonic() - started
    print_report(report, request, seconds, json=json, explain=False, debug=debug, last=copied)

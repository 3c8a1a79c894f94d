"""Defines the options that commands share, and checks states, days and languages as they are typed."""

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, cast

import typer

from scorecard.evidence.problems import EvidenceError, did_you_mean
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.vocabulary import LANGUAGES, OFFICIAL_LANGUAGES, STATES, Language, State
from scorecard.standard_streams import is_utf8
from scorecard.terminal import give_up, usage, wrapped

if TYPE_CHECKING:
    from scorecard.analysis.figures import Figures
    from scorecard.evidence.dates import PartialDate
    from scorecard.evidence.load import Evidence

COUNTRIES = Path("countries")

_LANGUAGE_WORDS = (*LANGUAGES, "all", "own")
"""The words that --language accepts."""

Choice: TypeAlias = Literal["aspect", "document", "format", "language", "member state", "stance", "text"]
"""The kinds of words that are typed out of a short list."""

# For translators, of each below: {hint} is nothing, or "; did you mean 'supports'?"; {known} lists words as they are
# typed
_NOT_KNOWN: dict[Choice, str] = {
    "aspect": tr_noop("'{word}' is not an aspect{hint} (known: {known})"),
    "document": tr_noop("'{word}' is not a document{hint} (known: {known})"),
    "format": tr_noop("'{word}' is not a format{hint} (known: {known})"),
    "language": tr_noop("'{word}' is not a language{hint} (known: {known})"),
    "member state": tr_noop("'{word}' is not a member state{hint} (known: {known})"),
    "stance": tr_noop("'{word}' is not a stance{hint} (known: {known})"),
    "text": tr_noop("'{word}' is not a text of eu/proposal.yaml{hint} (known: {known})"),
}
"""The message for a word that is not in the list; the hint is empty, or as `; did you mean 'supports'?`."""

Countries = Annotated[Path, typer.Option("--countries", help="The folder with the evidence.")]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Show what was known on this day; default: the day of the evidence."),
]


def evidence_in(countries: Path) -> "Evidence":
    """Returns the evidence in a folder. Ends the program on errors in it."""
    from scorecard.evidence.load import load

    try:
        return load(countries)
    except EvidenceError as error:
        give_up(error)


def shown_day(evidence: "Evidence", day: date, option: str) -> date:
    """Returns a day that was typed for an option. Ends the program where the evidence cannot show it."""
    from scorecard.building.build_day import DayError, check_day

    try:
        check_day(evidence, day, option)
    except DayError as error:
        usage(str(error))
    return day


def figures_of(countries: Path, as_of: str | None) -> "tuple[Evidence, Figures]":
    """Returns the evidence as it was known on a day, and its figures. Ends the program on errors in either."""
    from scorecard.analysis.figures import compute
    from scorecard.evidence.known_evidence import known_evidence

    typed = day_of(as_of) if as_of is not None else None
    evidence = evidence_in(countries)
    day = shown_day(evidence, typed, "--as-of") if typed else evidence.edition.evidence_date.last_day
    known = known_evidence(evidence, day)
    return known, compute(known, day)


def show(answer: object, json: bool) -> None:
    """Prints an answer: as JSON, or for people a list as lines, broken where they are wider than the terminal."""
    import json as encoder

    if json:
        typer.echo(encoder.dumps(answer, ensure_ascii=not is_utf8(sys.stdout), indent=2))
    else:
        for line in cast(list[str], answer):
            typer.echo(wrapped(line))


def languages(given: list[str] | None, states: tuple[State, ...]) -> tuple[tuple[Language, ...], bool]:
    """Returns the languages of all documents, and whether those of each state are made in its own languages too.

    Each word that is given is a code, several codes with commas, `all`, or `own`: the languages of each of these states
    beside English, in which the pages on all states are. Ends the program where a word is anything else.
    """
    from scorecard.rendering.resource_paths import available

    with_catalogue = available()
    words = language_words(["en"] if given is None else given, _LANGUAGE_WORDS)
    if "all" in words:
        if left_out := [code for code in LANGUAGES if code not in with_catalogue]:
            message = tr(
                "There is no catalogue for {languages}: not built in all 24 languages.", languages=", ".join(left_out)
            )
            typer.echo(message, err=True)
        return with_catalogue, False
    codes = ["en" if word == "own" else word for word in words]
    needed = [*codes, *(code for state in states if "own" in words for code in OFFICIAL_LANGUAGES[state])]
    for code in needed:
        if code not in with_catalogue:
            usage(
                tr(
                    "there is no catalogue for '{language}' yet; there is one for {languages}",
                    language=code,
                    languages=", ".join(with_catalogue),
                )
            )
    return cast(tuple[Language, ...], tuple(dict.fromkeys(codes))), "own" in words


def language_words(given: Sequence[str], known: tuple[str, ...]) -> list[str]:
    """Returns the words typed for --language, in small letters; ends the program where a word is not known.

    A word may end with a comma, because without quotes a shell splits `nl, fr` at the space.
    """
    words = [word.strip().lower() for item in given for word in item.split(",") if word.strip()]
    if torn := next((item for item in given if words and item.endswith(",") and " " not in item), None):
        usage(
            tr(
                "--language {word} ends with a comma; write the languages without a space between them, as nl,fr",
                word=torn,
            )
        )
    for word in words:
        several = re.split(r"[;/+\s]+", word)
        if len(several) > 1 and set(several) <= set(known):
            usage(
                tr(
                    "'{word}' is not a language; write the languages with commas: {languages}",
                    word=word,
                    languages=",".join(several),
                )
            )
        one_of(word, known, "language")
    if not words:
        usage(tr("--language names no language; known: {known}", known=", ".join(known)))
    return words


def day_of(typed: str, option: str = "--as-of") -> date:
    """Returns the day that is typed for an option; a month or a year means its last day."""
    return date_of(typed, option).last_day


def date_of(typed: str, option: str) -> "PartialDate":
    """Returns the date that is typed for an option, as precise as it is typed."""
    from scorecard.evidence.dates import PartialDate

    try:
        return PartialDate.parse(typed)
    except ValueError as error:
        usage(f"{option}: {error}")


def one_of(given: str, known: tuple[str, ...], what: Choice) -> str:
    """Returns a word that is among the known ones; ends the program on any other word and suggests the nearest."""
    if given not in known:
        usage(tr(_NOT_KNOWN[what], word=given, hint=did_you_mean(given, known), known=", ".join(known)))
    return given


def member_states(given: list[str] | None) -> tuple[State, ...]:
    """Returns the states that are given by their codes, or all 27."""
    return cast(
        tuple[State, ...],
        tuple(dict.fromkeys(one_of(_code(typed), STATES, "member state") for typed in given or STATES)),
    )


def _code(typed: str) -> str:
    """Returns the typed name of a state as a code; the name of its file (`DE.yaml`) is accepted too, as in check."""
    return re.sub(r"\.YA?ML$", "", typed.upper())

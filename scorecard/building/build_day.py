"""Refuses a day that the evidence cannot show, and a folder that holds the documents of another day."""

from datetime import date
from typing import TYPE_CHECKING

from scorecard.building.build_request import BuildRequest

if TYPE_CHECKING:
    from scorecard.building.manifest import Manifest
    from scorecard.evidence.load import Evidence


class DayError(Exception):
    """The day is not possible, or not in this folder; the message says why and what to do."""


def check_build_day(request: BuildRequest, before: "Manifest | None", evidence: "Evidence | None" = None) -> None:
    """Checks the day of a request before anything is made; `before` is the manifest of what is published.

    Without `evidence` that of the user is read, to refuse a day early; it may be another when the build reads it.
    DayError where the day is outside the evidence, or documents of another day are published in the folder. An edition
    that is brought up to newer evidence is no other day: only an earlier one that was asked for is.
    """
    earlier = None
    if request.as_of:
        from scorecard.building.build_request import states_shown
        from scorecard.evidence.load import load

        evidence = evidence or load(request.countries, states=states_shown(request))
        check_day(evidence, request.as_of, "--as-of")
        earlier = request.as_of.isoformat() if request.as_of < evidence.edition.evidence_date.last_day else None
    if before and before.known_on != earlier:
        holds = f"what was known on {before.known_on}" if before.known_on else f"an edition as of {before.as_of}"
        cure = "leave --output out, and it goes to a folder of its own" if earlier else "give another folder"
        raise DayError(
            f"{request.output}/ holds {holds}; documents of another day would be mixed with it. "
            f"{cure[0].upper()}{cure[1:]}, or name an empty one with --output"
        )


def check_day(evidence: "Evidence", day: date, option: str) -> None:
    """Checks that the evidence can show a day that was typed for `option`. DayError where it cannot."""
    from scorecard.evidence.known_since import first_possible_day

    first, last = first_possible_day(evidence), evidence.edition.evidence_date.last_day
    if day > last:
        raise DayError(
            f"{option} {day.isoformat()}: the evidence is gathered to {_written(last)}; "
            + (
                "leave --as-of out to show all of it"
                if option == "--as-of"
                else f"give {last.isoformat()} for all of it"
            )
        )
    if day < first:
        raise DayError(
            f"{option} {day.isoformat()}: the proposal is of {_written(first)}; "
            f"the first day that can be shown is {first.isoformat()}"
        )


def _written(day: date) -> str:
    return f"{day.day} {day:%b %Y}"

"""Checks that a day lies within the evidence and fits what the output folder holds; checks the day of a meeting."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.building.build_request import BuildRequest
from scorecard.evidence.joined_messages import cause_and_cure
from scorecard.evidence.program_messages import formats, tr

if TYPE_CHECKING:
    from scorecard.building.manifest import Manifest
    from scorecard.evidence.load import Evidence


class DayError(Exception):
    """The day is not possible, or not possible in this folder; the message gives the reason and what to do."""


def check_build_day(request: BuildRequest, before: "Manifest | None", evidence: "Evidence | None" = None) -> None:
    """Checks the day of a request before anything is built; `before` is the manifest of the published folder.

    Without `evidence`, two files of the evidence are read, so that a day is refused early. They may change before the
    build reads them; the build reports the problems in them. Raises DayError where the day is outside the evidence, or
    documents of another day are published in the folder. Newer evidence is no other day; only an earlier day that was
    requested is.
    """
    earlier = None
    if request.as_of:
        days = _days_of(evidence) if evidence else _days_in(request.countries)
        if days is None:
            return
        _check_day(days, request.as_of, "--as-of")
        earlier = request.as_of.isoformat() if request.as_of < days[1] else None
    if before and before.known_on != earlier:
        raise DayError(f"{_of_another_day(request.output, before)} {_other_folder(earlier is not None)}")


def check_day(evidence: "Evidence", day: date, option: str) -> None:
    """Checks a day typed for `option`. Raises DayError where the evidence cannot show it."""
    _check_day(_days_of(evidence), day, option)


def check_meeting_day(evidence: "Evidence", request: BuildRequest) -> str | None:
    """Returns a warning where the day of a meeting is before the evidence shown or long after it, else None.

    Raises DayError where the day is before the proposal.
    """
    assert request.meeting
    day = request.meeting.day
    if day is None:
        return None
    first, last = _days_of(evidence)
    _check_day((first, max(day.last_day, last)), day.last_day, "--on")
    shown = request.as_of or last
    if day.first_day > last + timedelta(days=evidence.edition.days_ahead):
        known = tr("the evidence is gathered to {day}", day=formats().day(last))
        return f"--on {day}: {known}"
    if day.last_day >= shown:
        return None
    return tr(
        "--on {day}: the meeting is before the evidence shown, which reaches to {limit}; "
        "correct the day, or add --as-of {day}",
        day=day,
        limit=formats().day(shown),
    )


def _days_of(evidence: "Evidence") -> tuple[date, date]:
    """Returns the first and the last day that the evidence can show."""
    from scorecard.evidence.known_since import possible_days

    return possible_days(evidence.proposal, evidence.edition)


def _days_in(countries: Path) -> tuple[date, date] | None:
    """Returns the first and the last day that a folder of evidence can show; None where they cannot be read."""
    from scorecard.evidence.evidence_files import read_file
    from scorecard.evidence.known_since import possible_days
    from scorecard.evidence.model.council_files import Proposal
    from scorecard.evidence.model.edition_file import EditionSettings
    from scorecard.evidence.validate import validate
    from scorecard.evidence.yaml_reader import read_yaml

    shared = countries / "eu"
    try:
        contents = [read_file(shared / name) for name in ("proposal.yaml", "edition.yaml")]
    except OSError:
        return None
    documents = [read_yaml(content, "") for content in contents]
    proposal, edition = validate(documents[0], Proposal), validate(documents[1], EditionSettings)
    return possible_days(proposal, edition) if proposal and edition else None


def _check_day(days: tuple[date, date], day: date, option: str) -> None:
    first, last = days
    if day > last:
        known = tr("the evidence is gathered to {day}", day=formats().day(last))
        cure = (
            tr("leave --as-of out to show all of it")
            if option == "--as-of"
            else tr("give {day} for all of it", day=last.isoformat())
        )
        raise DayError(f"{option} {day.isoformat()}: {cause_and_cure(known, cure)}")
    if day < first:
        cause = tr(
            "the proposal is of {day}; the first day that can be shown is {first}",
            day=formats().day(first),
            first=first.isoformat(),
        )
        raise DayError(f"{option} {day.isoformat()}: {cause}")


def _of_another_day(output: Path, before: "Manifest") -> str:
    if before.known_on:
        return tr(
            "{folder}/ holds what was known on {day}; documents of another day would be mixed with it.",
            folder=output,
            day=before.known_on,
        )
    return tr(
        "{folder}/ holds an edition as of {day}; documents of another day would be mixed with it.",
        folder=output,
        day=before.as_of,
    )


def _other_folder(is_earlier: bool) -> str:
    """Returns the advice to use another folder, because documents of an earlier day need a folder of their own."""
    if is_earlier:
        return tr("Leave --output out, and it goes to a folder of its own, or name an empty one with --output")
    return tr("Give another folder, or name an empty one with --output")

"""Checks the head of a catalogue of translations: its language, and what it says of its review."""

import re
from collections.abc import Iterator

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import line_fault
from scorecard.evidence.po_file import REVIEW, PoFile
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr

DRAFT = "machine draft, not yet reviewed"
"""The state of a catalogue that no native speaker has reviewed."""
_REVIEWED = re.compile(r"reviewed by (?P<name>.+), (?P<day>\d{4}(?:-\d\d){0,2})")
_MAX_NAME_LENGTH = 120
"""The longest name of a reviewer, which is printed at the foot of a page."""


def reviewed_by(header: str) -> tuple[str, PartialDate] | None:
    """Returns who reviewed a catalogue and when, from the header `X-Review`; None where the header does not say so."""
    match = _REVIEWED.fullmatch(header)
    if match is None or len(match["name"]) > _MAX_NAME_LENGTH or line_fault(match["name"]):
        return None
    try:
        return match["name"], PartialDate.parse(match["day"])
    except ValueError:
        return None


def head_problems(catalogue: PoFile, language: str, file: str) -> Iterator[Problem]:
    """Yields the problems of the headers of the catalogue of a language; a missing header is no problem."""
    named = catalogue.headers.get("Language", "")
    if named and re.split("[-_@.]", named)[0].lower() != language:
        words = tr(
            "the head says that its language is '{named}'; put the catalogue of '{language}' here, or write {example}",
            named=named,
            language=language,
            example=f'"Language: {language}\\n"',
        )
        yield Problem(file, catalogue.line, 1, words)
    review = catalogue.headers.get(REVIEW, DRAFT)
    if review != DRAFT and reviewed_by(review) is None:
        # Translators: {other} is what stands in a catalogue that nobody has reviewed, in English.
        words = tr(
            "the head says '{review}' of the review, which cannot be read; write {example}, or {other}",
            review=review[:60],
            example=f'"{REVIEW}: reviewed by Maria Example, 2026-12-01\\n"',
            other=DRAFT,
        )
        yield Problem(file, catalogue.line, 1, words)

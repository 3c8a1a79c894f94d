"""What lies exactly on a limit of the checks passes, and what lies one beyond it does not."""

from pathlib import Path

import pytest

from scorecard.evidence.load import examine
from tests.conftest import Change


def messages(project: Path) -> list[str]:
    return [problem.message for problem in examine(project)[1]]


@pytest.mark.parametrize(("typed", "passes"), [("2026-11-24", True), ("2026-11", True), ("2026-11-25", False)])
def test_the_day_of_the_evidence_is_the_last_that_passes_in_a_shared_file(
    typed: str, passes: bool, project: Path, change: Change
) -> None:
    change("eu/council.yaml", "- date: 2025-10-08\n", f"- date: {typed}\n")
    told = f"date {typed} is later than the evidence of this edition (2026-11-24, eu/edition.yaml)"
    assert messages(project) == ([] if passes else [told])


@pytest.mark.parametrize(
    ("before", "day", "after"),
    [
        ("- date: ", "2025-09-01", "\n    text"),
        ("    date: ", "2025-09-01", "\n    quality"),
        ("- date: ", "2024-06", "\n    title"),
    ],
    ids=["statement", "source", "event"],
)
@pytest.mark.parametrize(("typed", "passes"), [("2027-05-23", True), ("2027-05", True), ("2027-05-24", False)])
def test_a_state_may_be_half_a_year_ahead_of_the_edition(
    before: str, day: str, after: str, typed: str, passes: bool, project: Path, change: Change
) -> None:
    change("AT.yaml", f"{before}{day}{after}", f"{before}{typed}{after}")
    told = (
        f"date {typed} is later than the evidence of this edition (2026-11-24, eu/edition.yaml) by more than 180 days; "
        "correct it, or move evidence_date there"
    )
    assert messages(project) == ([] if passes else [told])


@pytest.mark.parametrize(("least", "passes"), [(1, True), (2, True), (3, False)])
def test_exactly_the_least_number_is_enough(least: int, passes: bool, project: Path, change: Change) -> None:
    """The minimal evidence has two statements."""
    least_numbers = f"assertions: {{min: {{statements: {least}}}}}\n"
    change("eu/edition.yaml", "missing_children_line:", f"{least_numbers}missing_children_line:")
    assert (messages(project) == []) == passes


@pytest.mark.parametrize(
    ("file", "field", "old", "most"),
    [
        ("eu/edition.yaml", "name", "name: Test", 40),
        ("eu/edition.yaml", "publisher", "publisher: A publisher", 40),
        ("eu/edition.yaml", "website", "website: https://example.org", 200),
        ("AT.yaml", "name", "name: Member in Austria", 120),
        ("AT.yaml", "name", "name: A service", 120),
    ],
    ids=["edition", "publisher", "website of the edition", "national member", "reporting point"],
)
def test_a_name_at_the_head_or_foot_of_pages_has_a_length_that_fits(
    file: str, field: str, old: str, most: int, project: Path, change: Change
) -> None:
    start = "https://example.org/" if field == "website" else ""
    longest = f"{field}: {start.ljust(most, 'n')}"
    change(file, f"{old}\n", f"{longest}\n")
    assert messages(project) == []
    change(file, f"{longest}\n", f"{longest}n\n")
    assert messages(project) == [f"{field} has {most + 1} characters; {most} at most"]

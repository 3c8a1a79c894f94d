"""Reports that differ are told of with their sources; an event is a day."""

import pytest

from tests.evidence.minimal_evidence import MinimalEvidence

SAYS = "    says: {en: Supports the text.}\n"


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("event: 2025-09", "25", "event 2025-09 is no day; write one such as 2025-11-26, or delete it"),
        ("event: 2025-09-01", "25", "event 2025-09-01 is the date of the statement already; delete the line"),
        ("event: 2027-09-01", "25", "event 2027-09-01 is later than the evidence of this edition"),
        (
            "disputed: {reason: {en: Not so.}, sources: [own-1]}",
            "25",
            "rests on source 'own-1', so that does not differ",
        ),
        ("disputed: {reason: {en: Not so.}, sources: []}", "25", "sources"),
        ("disputed: {reason: {en: Not so.}, sources: [gone]}", "25", "source 'gone' is not defined"),
        ("disputed: {sources: [shared-1]}", "25", "reason"),
    ],
)
def test_a_dispute_that_cannot_be_checked_is_refused(
    minimal: MinimalEvidence, field: str, line: str, words: str
) -> None:
    minimal.change("AT.yaml", SAYS, f"{SAYS}    {field}\n")
    (problem,) = minimal.told()
    assert problem.startswith(f"AT.yaml:{line}:") and words in problem, problem


def test_a_dispute_with_its_reports_is_accepted(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", SAYS, f"{SAYS}    disputed: {{reason: {{en: Not so.}}, sources: [shared-1]}}\n")
    assert minimal.told() == []


def test_only_a_government_has_members_with_a_view_of_their_own(minimal: MinimalEvidence) -> None:
    speaker = "{role: government, who: {en: The ministry}}\n    says: {en: Supports"
    minimal.change("AT.yaml", speaker, speaker.replace("government", "parliament, own_view: true"))
    (problem,) = minimal.told()
    assert "own_view is only for a speaker of the role government, not parliament; delete it" in problem


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("2025-01-01, to: 2024-06-30", "2025-07-01, to: 2025-12-31", "to 2024-06-30 is before from 2025-01-01"),
        ("2025-01-01, to: 2025-07-30", "2025-07-01, to: 2025-12-31", "one state holds it at a time"),
        ("2027-01-01, to: 2027-06-30", "2027-07-01, to: 2027-12-31", None),
    ],
)
def test_presidencies_follow_one_another_and_may_lie_ahead(
    first: str, second: str, words: str | None, minimal: MinimalEvidence
) -> None:
    held = "".join(
        f"- {{state: {state}, from: {days}, source: shared-1}}\n" for state, days in (("AT", first), ("DE", second))
    )
    minimal.change("eu/council.yaml", "moments:", f"presidencies:\n{held}moments:")
    told = minimal.told()
    assert len(told) == (words is not None)
    assert words is None or words in told[0]

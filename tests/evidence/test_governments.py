"""Governments stand in order, and each statement of a government is of exactly one of them."""

from pathlib import Path

import pytest

from scorecard.analysis.figures import compute
from scorecard.evidence.load import load
from scorecard.evidence.problems import EvidenceError
from tests.conftest import Change
from tests.evidence.minimal_evidence import MinimalEvidence

ONE = "governments: [{head: A Head, parties: [Party], from: 2020-01-07, sources: [own-1]}]\n"
SAID = "  - date: 2025-09-01\n    text: danish\n"
VAGUE = SAID.replace("2025-09-01", "2025-09")


def governments(*entries: str) -> str:
    return "governments:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


OLD, NEW = "head: Old, from: 2020-01-07, to: 2025-09-15", "head: New, from: 2025-09-15"


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((OLD, NEW, "head: Newest, from: 2026-01-01"), "the government of New has no 'to', but that of Newest follows"),
        ((OLD, "head: New, from: 2025-09-01"), "from 2025-09-01 is before the government of Old ended (2025-09-15)"),
        (("head: Old, from: 2025-09-15, to: 2020-01-07",), "to 2020-01-07 is not after from 2025-09-15"),
        ((OLD, "head: Old, from: 2025-09-15"), "the same head and parties as the government before it; make them one"),
        (
            (OLD, "head: 'old  ', from: 2025-09-15"),
            "the same head and parties as the government before it; make them one",
        ),
        (("head: New, from: 2025-09-02",), "no government was in office on 2025-09-01; add it under 'governments'"),
        (("head: Old, from: 2020-01-07, to: 2025-09-01",), "no government was in office on 2025-09-01"),
        (
            ("head: Old, from: 2020-01-07, to: 2025-09-01",),
            "no government follows that of Old, which ended on 2025-09-01",
        ),
        (
            ("head: Old, from: 2020-01-07, to: 2025-09-15", "head: New, from: 2025-10-01"),
            "no government was in office between 2025-09-15 and 2025-10-01; 'to' is the day on which the next one took "
            "over: write 2025-10-01, or add the one between",
        ),
        (
            ("head: Old, from: 2020-01-07, to: 2025-09-14", "head: New, from: 2025-09-15"),
            "no government was in office between 2025-09-14 and 2025-09-15; 'to' is the day on which the next one",
        ),
        (("head: New, from: 2028-01-01",), "is later than the evidence of this edition"),
        (("head: New, since: 2020-01-01",), "'since' is not a field here"),
        (("head: New, from: 2020-01-07, sources: [nowhere]",), "source 'nowhere' is not defined"),
    ],
)
def test_a_wrong_list_of_governments_is_told(
    project: Path, change: Change, entries: tuple[str, ...], words: str
) -> None:
    change("AT.yaml", ONE, governments(*entries))
    assert words in told(project)


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ("", "date 2025-09 is too vague to tell which government spoke; add 'government: Old' or 'government: New'"),
        ("    government: Elsewhere\n", "government 'Elsewhere' is not one of Old, New (or their numbers)"),
        ("    government: 3\n", "government '3' is not one of Old, New (or their numbers)"),
    ],
)
def test_a_date_too_vague_for_a_change_needs_the_government(
    project: Path, change: Change, addition: str, words: str
) -> None:
    change("AT.yaml", ONE, governments(OLD, NEW))
    change("AT.yaml", SAID, VAGUE + addition)
    assert words in told(project)


@pytest.mark.parametrize("named", ["Old", "1"])
def test_the_government_named_is_the_one_that_spoke(project: Path, change: Change, named: str) -> None:
    change("AT.yaml", ONE, governments(OLD, NEW))
    change("AT.yaml", SAID, VAGUE + f"    government: {named}\n")
    evidence = load(project)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    row = next(row for row in figures.statements["AT"] if row.entry == 0)
    assert (row.government, row.in_office) == (0, False)
    assert figures.positions["AT", "overall"].stance == "unknown"
    assert figures.positions["AT", "overall"].word.stance == "supports"
    assert figures.counts["overall", "former"].states == 1


def test_a_head_who_led_both_governments_is_named_by_number(project: Path, change: Change) -> None:
    change("AT.yaml", ONE, governments(OLD, "head: Old, parties: [Another], from: 2025-09-15"))
    change("AT.yaml", SAID, VAGUE + "    government: Old\n")
    assert "'Old' led several governments within 2025-09; write its number, 1 or 2" in told(project)


def test_a_government_is_named_only_for_its_own_statements(project: Path, change: Change) -> None:
    change("AT.yaml", SAID, SAID + "    government: A Head\n")
    change(
        "AT.yaml",
        "stance: supports\n    speaker: {role: government,",
        "stance: supports\n    speaker: {role: party,",
    )
    assert "government is only for a speaker of the role government, not party" in told(project)


def told(project: Path) -> str:
    with pytest.raises(EvidenceError) as failure:
        load(project)
    return "\n".join(str(problem) for problem in failure.value.problems)


def test_a_change_of_government_that_no_source_confirms_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "sources: [own-1]}]", "to: 2025-11-01}, {head: Another, from: 2025-11-01}]")
    (note,) = [note for note in minimal.noted() if "no source confirms" in note]
    assert "the government of Another took office on 2025-11-01" in note
    minimal.change("AT.yaml", "{head: Another,", "{head: Another, seen: 2026-11-24 looked for and not found,")
    assert not [note for note in minimal.noted() if "no source confirms" in note]

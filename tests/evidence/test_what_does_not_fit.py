"""Entries that do not fit each other are told where they stand: each of these passed without a word."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.cli import app
from tests.conftest import Change
from tests.evidence.minimal_evidence import MinimalEvidence

AT, SURVEYS, CONTEXT, EDITION = "AT.yaml", "eu/surveys.yaml", "eu/context.yaml", "eu/edition.yaml"
PETITION = (
    "petitions: [{name: A, side: industry, organiser: B, area: %s, signatures: %s, date: 2024, source: shared-1}]"
)
FIGURE = "figures: [{period: %s, what: {en: Reports}, value: '3', source: own-1}]\n"
CORRECTION = "- {date: 2026-11-20, printed: {en: A.}, right: {en: B.}, because: {en: C.}}\n"
CASES = [
    (AT, "    source: own-1\n  - date: 2025-10", "    event: 2025-09-05\n    source: own-1\n  - date: 2025-10", "25:12: date 2025-09-01 is not after event 2025-09-05"),
    (AT, "language: de", "language: cz", "32:23: language: 'cz' is not a language; did you mean 'cs'?"),
    (AT, "language: de", "language: gr", "32:23: language: 'gr' is not a language; did you mean 'el'?"),
    (AT, "language: de", "language: xx", "32:23: language: 'xx' is not a language (known: bg, "),
    (AT, "  website: https://example.org\n", "  website: https://example.org\n  contact: {}\n", "5:12: contact is empty; give at least one"),
    (AT, "  website: https://example.org\n", "  website: https://example.org\n  contact: {email: 'mailto:a@member.at'}\n", "5:20: email: 'mailto:a@member.at' is not an e-mail address"),
    (AT, "  website: https://example.org\n", "  website: https://example.org\n  contact: {email: 'a@member.at.'}\n", "5:20: email: 'a@member.at.' is not an e-mail address"),
    (AT, "  website: https://example.org\n", "  website: https://example.org\n  contact: {email: 'a@member..at'}\n", "5:20: email: 'a@member..at' is not an e-mail address"),
    (AT, "url: https://example.org/report", "url: https://paper..at/a", "53:10: url: "),
    (AT, "url: https://example.org/report", "url: https://paper.at:99999/a", "53:10: url: "),
    (AT, "url: https://example.org/report", "url: https://paper.at/a;https://paper.at/b", "53:10: url: "),
    (AT, "url: https://example.org/report", "url: https://paper.at/“a”", "53:10: url: "),
    (AT, "url: https://example.org/report", "url: https://paper.at/a?b=1&amp;c=2", "53:10: url: "),
    (AT, "url: https://example.org/report", "url: https://paper.at/a%zz", "53:10: url: "),
    (AT, "also: [own-1]", "also: [shared-1]", "34:12: 'shared-1' is entry 1 of source too; keep one"),
    (AT, "sources:\n  own-1:", f"{FIGURE % 2031}sources:\n  own-1:".replace("2031", "'2031'"), "49:20: period 2031 is later than"),
    (SURVEYS, "petitions: []", PETITION % ("Spain", "{en: '1'}"), "18:59: area: 'Spain' is not a member state; Spain is 'ES'"),
    (SURVEYS, "petitions: []", PETITION % ("EU", "{en: over 500,000}"), "18:92: a comma ends the text before '000'"),
    (SURVEYS, "area: ALL2", "area: ALL3", "17:20: area ALL3 does not fit 'states' of this survey, ALL2"),
    (SURVEYS, "area: ALL2", "area: EU27", "17:20: area EU27 does not fit 'states' of this survey, ALL2"),
    (SURVEYS, "source: shared-1}\n", "source: shared-1}\n          - {area: ALL2, share: 71, source: shared-1}\n", "18:13: the same entry as entry 1 of overall"),
    (SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    cautions: [{text: {en: Few}, states: [AT, FR]}]", "8:47: 'FR' is not under 'states' of this survey"),
    (CONTEXT, "facts: []\n  by_state: {AT: {step: {en: Nothing", "facts: [{date: 2019, what: {en: A letter}, states: [AT], cases: {BE: a}, sources: [shared-1]}]\n  by_state: {AT: {step: {en: Nothing", "3:68: cases 'BE' is not one of AT"),
    (EDITION, "evidence_date: 2026-11-24", "evidence_date: 2026-11", "2:16: evidence_date: '2026-11' is not a day"),
    (EDITION, "publisher:", f"corrections:\n{CORRECTION * 2}publisher:", "6:3: the same entry as entry 1 of corrections"),
    ("eu/timeline.yaml", "events:\n", "events:\n  - {date: 2022-05-11, title: {en: The proposal}, summary: {en: B.}, kind: council, file: proposal, level: minor, source: shared-1}\n", "3:5: the same event as entry 1 of events"),
    ("eu/roll_calls.csv", "Bert B", "# Bert B", "3:1: mep has no name; fill it in or delete the row"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), CASES)
def test_what_does_not_fit_is_told(file: str, old: str, new: str, told: str, minimal: MinimalEvidence) -> None:
    minimal.change(file, old, new)
    assert any(problem.startswith(f"{file}:{told}") for problem in minimal.told()), minimal.told()


def test_a_quotation_in_a_language_that_is_not_of_the_union_is_accepted(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "language: de", "language: uk")
    assert minimal.told() == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("eu/proposal.yaml", "superseded_by: danish", "superseded_by: danisch"),
        ("eu/proposal.yaml", "    superseded_by: danish\n", ""),
        (AT, "sources:\n  own-1:\n", "sources:\n  own-1:\n    title: A\n    publisher: B\n  own-1:\n"),
        ("eu/roll_calls.csv", ",for\n", ",yes\n"),
        ("eu/roll_calls.csv", "Carl C", '"Carl C'),
    ],
)
def test_what_follows_from_a_mistake_is_not_told(file: str, old: str, new: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "date: 2025-09-01\n    text: danish", "date: 2024-09-01\n    text: danish")
    minimal.texts[file] = minimal.texts[file].replace(old, new, 1)
    (problem,) = minimal.told()
    assert problem.startswith(f"{file}:")


EVENT = """\
events:
  - date: 1991-02-03
    title: {en: Another debate}
    summary: {en: Parliament debates.}
    kind: national
    file: proposal
    level: minor
    source: own-1
"""
POSITION = """\
  - date: 2025-11
    text: danish
    aspect: voluntary_detection
    stance: supports
    speaker: {role: government, who: {en: The ministry}}
    says: {en: Speaks of voluntary detection.}
    source: shared-1
opinion:
"""
AGAINST = ("aspect: voluntary_detection\n    stance: supports", "aspect: voluntary_detection\n    stance: opposes")


@pytest.fixture
def opposed(minimal: MinimalEvidence) -> MinimalEvidence:
    """Returns a ministry for detection orders and, a month later, against voluntary detection."""
    minimal.change(AT, "opinion:\n", POSITION)
    minimal.change(AT, "stance: opposes", "stance: supports")
    assert minimal.told() == []
    minimal.change(AT, *AGAINST)
    return minimal


def test_newest_positions_that_do_not_fit_together_are_refused(opposed: MinimalEvidence) -> None:
    assert opposed.told() == [
        "AT.yaml:38:13: 'opposes' on voluntary_detection does not fit 'supports' on detection_orders in line 26; "
        "correct one of them, or say in a 'note' on one of them how both are right"
    ]
    opposed.change(AT, "    says: {en: Speaks of", "    seen: It was so.\n    says: {en: Speaks of")
    assert len(opposed.told()) == 1  # it silences only notes


@pytest.mark.parametrize("explained", ["    says: {en: Speaks of", "    says: {en: Opposes orders."])
def test_a_note_on_either_explains_positions_that_do_not_fit(explained: str, opposed: MinimalEvidence) -> None:
    note = "    note: {en: It wants a duty instead.}\n"
    opposed.change(AT, explained, note + explained)
    assert opposed.told() == []
    assert opposed.noted() == []


def test_a_newer_statement_makes_positions_fit_again(opposed: MinimalEvidence) -> None:
    opposed.change(AT, "opinion:\n", POSITION.replace("2025-11", "2025-12"))
    assert opposed.told() == []


def test_nothing_is_built_of_positions_that_do_not_fit(project: Path, change: Change, tmp_path: Path) -> None:
    change(AT, "opinion:\n", POSITION)
    change(AT, "stance: opposes", "stance: supports")
    change(AT, *AGAINST)
    checked = CliRunner().invoke(app, ["check", "--countries", str(project)])
    assert "does not fit 'supports' on detection_orders" in checked.stdout
    assert checked.exit_code == 1
    output = tmp_path / "output"
    built = CliRunner().invoke(app, ["build", "AT", "--countries", str(project), "--output", str(output)])
    assert built.exit_code == 1
    assert not output.exists()


def test_a_day_of_the_evidence_long_after_all_that_it_holds_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change(EDITION, "evidence_date: 2026-11-24", "evidence_date: 2027-11-24")
    (note,) = minimal.noted()
    assert note.startswith("eu/edition.yaml:2:16: note: evidence_date 2027-11-24 is long after the newest entry")


def test_a_survey_after_all_that_tells_of_it_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change("eu/sources.yaml", "date: undated", "date: 2021-10-01")
    minimal.change(SURVEYS, "end: 2021-09-10", "end: 2022-09-10")
    told = "eu/surveys.yaml:8:41: note: end 2022-09-10 is later than that of its source 'shared-1', 2021-10-01"
    assert any(note.startswith(told) for note in minimal.noted())


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            SURVEYS,
            "start: 2021-09-01",
            "start: 1991-09-01",
            "8:24: note: start 1991-09-01 is long before end 2021-09-10",
        ),
        (
            SURVEYS,
            "end: 2021-09-10}",
            "end: 2021-09-10}\n    published: 2026",
            "8:41: note: end 2021-09-10 is long before published 2026",
        ),
        (AT, "events:\n", EVENT, "42:11: note: date 1991-02-03 is long before date 2024-06"),
        ("eu/method.yaml", "compared_with: [30, 40", "compared_with: [30, 30", None),
    ],
)
def test_days_far_apart_are_noted(file: str, old: str, new: str, told: str | None, minimal: MinimalEvidence) -> None:
    minimal.change(file, old, new)
    if told is None:
        assert any("the same entry as entry 1 of compared_with" in problem for problem in minimal.told())
    else:
        assert any(note.startswith(f"{file}:{told}") for note in minimal.noted()), minimal.noted()


def test_an_entry_that_names_no_source_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change(
        AT, "standing: {en: Takes reports}\n      sources: [own-1]", "standing: {en: Takes reports}\n      sources: []"
    )
    (note,) = minimal.noted()
    assert note.startswith("AT.yaml:12:16: note: sources is empty; give at least one")


def test_a_fraction_for_per_cent_of_the_method_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change("eu/method.yaml", "secondary: 10, copy: 20", "secondary: 0.1, copy: 20")
    (note,) = minimal.noted()
    assert "secondary 0.1 is less than 1 per cent; a fraction is written as 10" in note

"""What support for a text implies, and what it does not; which text is the one on the table."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.figures import compute
from scorecard.analysis.texts import text_in_question
from scorecard.evidence.load import load
from scorecard.evidence.problems import EvidenceError
from tests.conftest import Change

SAID = (
    "stance: supports\n    speaker: {role: government, who: {en: The ministry}}\n    says: {en: Supports the text.}\n"
)
DAY = date(2026, 11, 24)


def group(project: Path, aspect: str = "encryption") -> str:
    return compute(load(project), DAY).positions["AT", aspect].group  # type: ignore[index]


def test_support_for_a_text_implies_what_it_provides_for(project: Path) -> None:
    """The Danish text reaches encrypted services; Austria supports it and has no word on encryption."""
    figures = compute(load(project), DAY)
    position = figures.positions["AT", "encryption"]
    assert (position.group, position.stance) == ("implied", "unknown")
    assert position.implied_by and position.implied_by.text == "danish"
    assert figures.counts["encryption", "implied"].states == 1
    assert figures.counts["encryption", "supports"].states == 0
    known = {item.question for item in figures.alignment["AT"].questions if item.range.low == item.range.high}
    assert known.isdisjoint({"encryption", "interim"})


def test_an_own_word_comes_before_what_is_implied(project: Path) -> None:
    assert group(project, "detection_orders") == "opposes"


@pytest.mark.parametrize("stance", ["leans_support", "undecided", "abstains", "leans_oppose", "opposes"])
def test_no_other_stance_implies_anything(project: Path, change: Change, stance: str) -> None:
    change("AT.yaml", SAID, SAID.replace("stance: supports", f"stance: {stance}"))
    assert group(project) == "unknown"


def test_a_tally_implies_nothing(project: Path, change: Change) -> None:
    change("AT.yaml", SAID, SAID + "    quality: tertiary\n")
    assert group(project) == "unknown"


def test_a_text_without_it_implies_nothing(project: Path, change: Change) -> None:
    assert group(project, "voluntary_detection") == "unknown"
    assert group(project, "eu_centre") == "unknown"


def test_a_former_government_implies_nothing(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "from: 2020-01-07, sources: [own-1]}]",
        "from: 2020-01-07, to: 2025-11-01}, {head: Another, from: 2025-11-01}]",
    )
    assert group(project) == "unknown"


def test_support_on_which_reports_differ_implies_nothing(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "\nopinion:",
        "\n  - date: 2025-09-01\n    text: danish\n    aspect: overall\n    stance: opposes\n"
        "    speaker: {role: government, who: {en: Another ministry}}\n    says: {en: Opposes it.}\n"
        "    source: own-1\nopinion:",
    )
    assert compute(load(project), DAY).positions["AT", "overall"].contested_by
    assert group(project) == "unknown"


def test_the_text_on_the_table_changes_with_the_day(project: Path) -> None:
    evidence = load(project)
    assert text_in_question(evidence, "overall", date(2022, 5, 10)) is None
    assert text_in_question(evidence, "overall", date(2025, 6, 30)) == "proposal"
    assert text_in_question(evidence, "overall", date(2025, 7, 1)) == "danish"
    assert text_in_question(evidence, "encryption", DAY) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    superseded_by: danish\n", "", "'proposal' and 'danish' of the file proposal are both on the table"),
        ("device.}\n", "device.}\n    continues: dutch\n", "text 'dutch' does not exist"),
        ("device.}\n", "device.}\n    continues: danish\n", "'danish' cannot be continued here"),
    ],
)
def test_a_file_has_one_text_on_the_table(project: Path, change: Change, old: str, new: str, words: str) -> None:
    change("eu/proposal.yaml", old, new)
    with pytest.raises(EvidenceError) as failure:
        load(project)
    assert words in "\n".join(str(problem) for problem in failure.value.problems)

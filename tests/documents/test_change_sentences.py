"""What the paragraph on changes says, and what it never may."""

import json
import re
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.position_changes import StateChanges, changes
from scorecard.documents.change_sentences import change_paragraph, paragraph_sources
from scorecard.documents.changes_report import ChangesReport, StateLine, changes_report
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.language import Language
from tests.conftest import Change

ENGLISH = Language("en")


def told(line: StateLine) -> list[str]:
    return [ENGLISH.translate(sentence) for sentence in line.paragraph]


def between(folder: Path, old: str, new: str, state: State = "AT") -> StateLine:
    evidence = load(folder)
    days = (date.fromisoformat(day) for day in (old, new))
    document = changes_report(evidence, *(compute(evidence, day) for day in days))
    return next(line for line in document.states if line.state == state)


def say_in_november(change: Change, stance: str, quality: str = "primary") -> None:
    """Adds a statement of the government of Austria on the Danish text as a whole, on 5 November 2025."""
    say_in(change, "2025-11-05", stance, quality=quality)


def word(day: str, stance: str, text: str) -> str:
    """One more statement of the government of Austria on a text as a whole, as an editor writes it."""
    return (
        f"\n  - date: {day}\n    text: {text}\n    aspect: overall\n    stance: {stance}\n"
        "    speaker: {role: government, who: {en: The ministry}}\n    says: {en: Says so.}\n"
        "    source: shared-1\n    quality: primary"
    )


def say_in(change: Change, day: str, stance: str, text: str = "danish", quality: str = "primary") -> None:
    """One more statement of the government of Austria on a text as a whole."""
    change(
        "AT.yaml",
        "\nopinion:",
        f"\n  - date: {day}\n    text: {text}\n    aspect: overall\n    stance: {stance}\n"
        "    speaker: {role: government, who: {en: The ministry}}\n    says: {en: Says so.}\n"
        f"    source: shared-1\n    quality: {quality}\nopinion:",
    )


def test_a_move_on_the_same_text_says_so(project: Path, change: Change) -> None:
    say_in_november(change, "opposes")
    assert told(between(project, "2025-10-31", "2025-12-31"))[0] == (
        "Between 31 October 2025 and 31 December 2025 the government in Austria moved "
        "from supporting the Danish text (1 September 2025) to opposing the Danish text (5 November 2025)."
    )


def test_another_stance_on_another_text_is_not_told_as_a_move(project: Path, change: Change) -> None:
    say_in(change, "2025-06-05", "opposes", text="proposal")
    assert told(between(project, "2025-08-31", "2025-09-30"))[0] == (
        "Between 31 August 2025 and 30 September 2025 the government in Austria supported the Danish text (1 "
        "September 2025); "
        "last on record on another text: opposed the proposal (5 June 2025)."
    )


def test_what_was_last_said_on_the_earlier_text_is_told_and_not_what_was_known_on_the_earlier_day(
    project: Path, change: Change
) -> None:
    """Undecided by the earlier day, against a month later, then for another text: the word against is not skipped."""
    change(
        "AT.yaml",
        "\nopinion:",
        word("2025-06-05", "undecided", "proposal") + word("2025-08-20", "opposes", "proposal") + "\nopinion:",
    )
    assert told(between(project, "2025-07-01", "2025-09-30"))[0].endswith(
        "supported the Danish text (1 September 2025); last on record on another text: opposed the proposal "
        "(20 August 2025)."
    )


def test_a_move_names_the_position_between(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "\nopinion:",
        word("2025-11-05", "undecided", "danish") + word("2025-12-05", "opposes", "danish") + "\nopinion:",
    )
    assert told(between(project, "2025-10-31", "2025-12-31"))[0].endswith(
        "moved from supporting the Danish text (1 September 2025) to opposing the Danish text (5 December 2025), "
        "with “Undecided” (5 November 2025) between."
    )


def test_contrary_reports_of_one_day_are_no_change(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "\nopinion:",
        word("2025-11-05", "supports", "danish")
        + word("2025-11-05", "opposes", "danish").replace("shared-1", "own-1")
        + "\nopinion:",
    )
    (first, *_) = told(between(project, "2025-10-31", "2025-12-31"))
    assert first == (
        "Between 31 October 2025 and 31 December 2025 it is not clear whether the stance of the government in Austria "
        "changed: last on record, it is reported to have opposed the Danish text (5 November 2025, reports differ); "
        "before that, it supported the Danish text (1 September 2025)."
    )


def test_a_change_of_government_is_told_first(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "from: 2020-01-07, sources: [own-1]}]",
        "from: 2020-01-07, to: 2025-11-01}, {head: Another, from: 2025-11-01}]",
    )
    assert told(between(project, "2025-10-31", "2025-12-31"))[0] == (
        "The government in Austria changed in November 2025; of the new one nothing is on record. "
        "This change is not confirmed by a source."
    )
    assert "The government" not in told(between(project, "2025-11-30", "2025-12-31"))[0]


def test_what_a_former_government_said_is_not_counted_as_new_of_the_present_one(project: Path, change: Change) -> None:
    say_in_november(change, "supports")
    change(
        "AT.yaml",
        "from: 2020-01-07, sources: [own-1]}]",
        "from: 2020-01-07, to: 2025-11-20}, {head: Another, from: 2025-11-20}]",
    )
    words = told(between(project, "2025-10-31", "2025-12-31"))
    assert "of the new one nothing is on record" in words[0]
    assert words[1] == "New on record: 1 statement of the government (former government)."


def test_a_position_after_another_word_is_not_told_as_the_first(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "\nopinion:",
        (word("2025-11-05", "undecided", "danish") + word("2025-12-05", "opposes", "danish")).replace(
            "overall", "encryption"
        )
        + "\nopinion:",
    )
    assert told(between(project, "2025-11-01", "2025-12-31"))[1] == (
        "On single points the position on record changed: End-to-end encryption in scope, from “Undecided” on the "
        "Danish text (5 November 2025) to “Opposes” on the Danish text (5 December 2025)."
    )


def test_of_a_new_government_that_has_spoken_both_is_told(project: Path, change: Change) -> None:
    say_in_november(change, "opposes")
    change(
        "AT.yaml",
        "from: 2020-01-07, sources: [own-1]}]",
        "from: 2020-01-07, to: 2025-11-01}, {head: Another, from: 2025-11-01}]",
    )
    first = told(between(project, "2025-10-31", "2025-12-31"))[0]
    assert first.startswith(
        "The government in Austria changed in November 2025. This change is not confirmed by a source. "
        "Between 31 October 2025 and 31 December 2025 "
    )
    assert "to opposing the Danish text (5 November 2025)" in first


def test_the_same_stance_on_another_text_is_not_told_as_a_move(project: Path, change: Change) -> None:
    say_in(change, "2025-06-05", "supports", text="proposal")
    assert told(between(project, "2025-08-31", "2026-11-24"))[0] == (
        "Since 31 August 2025 the government in Austria supported the Danish text (another text, 1 September 2025), "
        "as it had supported the proposal (5 June 2025)."
    )


def test_what_a_former_government_said_is_told_under_its_name(project: Path, change: Change) -> None:
    say_in_november(change, "opposes")
    change(
        "AT.yaml",
        "from: 2020-01-07, sources: [own-1]}]",
        "from: 2020-01-07, to: 2025-11-01}, {head: Another, from: 2025-11-01}]",
    )
    words = told(between(project, "2025-10-31", "2025-12-31"))[0]
    assert "moved" not in words
    assert "(1 September 2025, the government of A Head, until November 2025 (not confirmed))" in words


def test_a_tally_changes_the_record_and_moves_nobody(project: Path, change: Change) -> None:
    say_in_november(change, "opposes", quality="tertiary")
    words = told(between(project, "2025-10-31", "2025-12-31"))[0]
    assert "moved" not in words
    assert "the position on record of the government in Austria changed from supporting" in words
    assert "(5 November 2025, by a campaign’s count alone)" in words


def test_silence_is_told_as_silence(project: Path) -> None:
    assert told(between(project, "2025-12-31", "2026-02-01")) == [
        "Between 31 December 2025 and 1 February 2026 no new statement of the government in Austria came on record."
    ]
    assert told(between(project, "2025-12-31", "2026-11-24", "FR")) == [
        "Since 31 December 2025 no new statement of the government in France came on record."
    ]


def test_since_is_said_only_up_to_the_day_of_the_evidence(project: Path) -> None:
    assert told(between(project, "2025-12-31", "2026-11-23"))[0].startswith(
        "Between 31 December 2025 and 23 November 2026 "
    )
    assert told(between(project, "2025-12-31", "2026-11-24"))[0].startswith("Since 31 December 2025 ")


def test_polls_name_who_paid(project: Path) -> None:
    assert told(between(project, "2021-09-01", "2021-10-01"))[1] == (
        "New on record: 1 result of a survey paid for by A sponsor."
    )


def test_a_vote_on_a_motion_to_reject_is_told_by_what_was_chosen(project: Path, change: Change) -> None:
    """In the file `for` is for the text; a reader of the motion's title must not take it as for the motion."""
    change("eu/parliament.yaml", "    in_favour: 1\n", "    inverted: true\n    in_favour: 2\n")
    change("eu/roll_calls.csv", "did_not_vote", "for")
    germany = between(project, "2026-03-01", "2026-04-01", "DE")
    assert told(germany)[1] == (
        "Members of the European Parliament from Germany voted on “Final vote” (26 March 2026), "
        "1 to keep the text, 0 abstained, 0 to reject it, 0 did not vote."
    )
    assert germany.votes[0].in_favour == 1


@pytest.fixture(scope="module")
def old(evidence: Evidence) -> Figures:
    return compute(evidence, date(2025, 10, 1))


@pytest.fixture(scope="module")
def document(evidence: Evidence, old: Figures, figures: Figures) -> ChangesReport:
    return changes_report(evidence, old, figures)


@pytest.fixture(scope="module")
def changed(evidence: Evidence, old: Figures, figures: Figures) -> tuple[StateChanges, ...]:
    return changes(evidence, old, figures)


def of(document: ChangesReport, state: State) -> StateLine:
    return next(line for line in document.states if line.state == state)


def test_germany_since_october_2025(document: ChangesReport) -> None:
    words = told(of(document, "DE"))
    assert words[0] == (
        "Since 1 October 2025 the government in Germany supported the Council mandate of November 2025 (26 November "
        "2025); last on record on another text: is reported to have been undecided on the Danish text of July 2025 "
        "(8 October 2025, reports differ)."
    )
    assert words[2] == (
        "New on record: 11 statements of the government, 6 statements of parliament, authorities or parties "
        "and 2 results of a survey paid for by Internet Watch Foundation."
    )
    assert (
        "“Final vote on the amended text, not adopted” (26 March 2026), 12 for, 12 abstained, 62 against, 9 "
        "did not vote"
    ) in words[3]


def test_malta_since_october_2025(document: ChangesReport) -> None:
    """A tally repeated is no move, and a word on social media is a first stance on one point only."""
    words = told(of(document, "MT"))
    assert words[:3] == [
        "Since 1 October 2025 no change of stance of the government in Malta on a Council text as a whole is "
        "on record.",
        "On these points a first stance is on record: "
        "Age verification under this regulation, “Undecided” on the subject in general (10 October 2025).",
        "New on record: 2 statements of the government.",
    ]


def test_a_state_without_change(document: ChangesReport) -> None:
    assert told(of(document, "EL"))[0] == (
        "Since 1 October 2025 no change of stance of the government in Greece is on record."
    )
    assert of(document, "EL").moves == ()
    assert told(of(document, "HU"))[0] == (
        "The government in Hungary changed in May 2026; of the new one nothing is on record. "
        "This change is not confirmed by a source."
    )


def test_slovakia_is_not_said_to_have_moved_where_sources_differed_before(document: ChangesReport) -> None:
    slovakia = of(document, "SK")
    assert "moved" not in " ".join(told(slovakia))
    assert [move.certain for move in slovakia.moves] == [False]


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2023, 6, 30), date(2024, 6, 1), date(2025, 10, 1)])
def test_every_paragraph_is_clean_and_passes_no_judgement(evidence: Evidence, figures: Figures, day: date) -> None:
    judging = re.compile(r"unfortunately|finally|despite|betray|U-turn|reversal|fail|welcome|still|only|even", re.I)
    for line in changes_report(evidence, compute(evidence, day), figures).states:
        for sentence in told(line):
            assert re.fullmatch(r"[A-Z][^{}]*\.", sentence), sentence
            assert "  " not in sentence and ".." not in sentence and "None" not in sentence
            assert not judging.search(re.sub(r"“[^”]*”|paid for by .*", "", sentence)), sentence


def test_the_paragraph_is_the_one_of_the_document(
    evidence: Evidence, old: Figures, figures: Figures, document: ChangesReport, changed: tuple[StateChanges, ...]
) -> None:
    for line, item in zip(document.states, changed, strict=True):
        assert line.paragraph == change_paragraph(evidence, old, figures, item)


def test_every_paragraph_rests_on_sources_that_exist(
    evidence: Evidence, document: ChangesReport, changed: tuple[StateChanges, ...]
) -> None:
    for item in changed:
        keys = paragraph_sources(evidence, item)
        addresses = {evidence.source(item.state, key).url for key in keys}
        line = of(document, item.state)
        assert len(keys) == len(set(keys))
        assert {move.after.url for move in line.moves if move.kind != "same_on_another_text"} <= addresses, item.state
        assert {vote.url for vote in line.votes} | {result.url for result in line.results} <= addresses


def test_all_but_the_paragraph_is_fit_for_machines(document: ChangesReport) -> None:
    plain = json.loads(json.dumps(asdict(replace(of(document, "DE"), paragraph=()))))
    assert plain["moves"][0]["before"]["stance"] == "opposes"
    assert plain["moves"][0]["after"]["text"] == "dk-2025-11"
    assert all(entry["url"].startswith("http") for entry in plain["government"] + plain["results"] + plain["votes"])
    assert (document.old, document.new) == ("2025-10-01", "2026-11-24")
    assert tuple(line.state for line in document.states) == STATES

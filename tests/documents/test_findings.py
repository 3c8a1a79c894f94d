"""What the book says is new, recomputed from the frozen evidence: its numbers, and who moved."""

import re
from dataclasses import replace

import pytest

from scorecard.analysis.figures import Figures
from scorecard.documents.common_figures import CommonFigures, common_figures
from scorecard.documents.council_box import council_box
from scorecard.documents.edition.book_sources import BookSources
from scorecard.documents.edition.findings import Findings, findings
from scorecard.documents.edition.what_changed import WhatChanged, what_changed
from scorecard.documents.footnotes import Footnotes
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, STATES, Aspect
from scorecard.rendering.language import Language

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def common(evidence: Evidence, figures: Figures) -> CommonFigures:
    return common_figures(evidence, figures)


@pytest.fixture(scope="module")
def found(evidence: Evidence, figures: Figures, common: CommonFigures) -> Findings:
    box = council_box(evidence, common.day, None, Footnotes(evidence, None))
    return findings(evidence, figures, box, BookSources(evidence))


@pytest.fixture(scope="module")
def changed(evidence: Evidence, figures: Figures, common: CommonFigures) -> WhatChanged:
    return what_changed(evidence, figures, common, BookSources(evidence))


def sentences(found: Findings, heading: str) -> list[str]:
    (item,) = [item for item in found.items if item.heading.message == heading]
    return [ENGLISH.translate(sentence.says).replace("\u00a0", " ") for sentence in item.sentences]


def numbers(sentence: str) -> list[int]:
    """Returns the whole numbers of a sentence that are no part of a date, a share or a law."""
    plain = re.sub(r"\d{1,2} \w{3,9} \d{4}|\w+ \d{4}|\d+(?:\.\d+)?%", "", sentence)
    return [int(number) for number in re.findall(r"\b\d+\b", plain)]


def test_where_the_governments_stood_adds_up_to_27(found: Findings, evidence: Evidence, figures: Figures) -> None:
    asked: tuple[Aspect, ...] = ("overall", "detection_orders")
    sides = {"supports": "for", "leans_support": "for", "opposes": "against", "leans_oppose": "against"}
    for aspect, sentence in zip(asked, sentences(found, "Where the governments stood"), strict=True):
        positions = [figures.positions[state, aspect] for state in STATES]
        held = [sides.get(row.stance, "neither") for row in positions if row.stance != "unknown"]
        favour, against, neither = held.count("for"), held.count("against"), held.count("neither")
        counted = numbers(sentence.replace("27 governments", ""))
        assert counted[:4] == [favour, neither, against, 27 - favour - against - neither], aspect
        people = sum(
            evidence.population.official.percent[row.state] for row in positions if sides.get(row.stance) == "for"
        )
        assert f"({people:.0f}%" in sentence


def test_each_count_cites_what_it_rests_on(found: Findings) -> None:
    for item in found.items:
        for sentence in item.sentences:
            assert sentence.sources or item.heading.message == "What is not known"


def test_the_council_is_told_by_whether_there_is_a_majority_or_a_block(found: Findings) -> None:
    first, *_ = sentences(found, "What that is in the Council")
    assert first.startswith("On detection orders") and "majority" in first


def test_polls_stand_with_base_and_payer_of_both_sides(found: Findings) -> None:
    supporters, opponents = sentences(found, "What people answered")
    assert "European Commission" in supporters and "n = 26,270" in supporters and "78%" in supporters
    assert "Patrick Breyer" in opponents and "3 states" in opponents


def test_votes_are_told_in_four_parts(found: Findings) -> None:
    votes = sentences(found, "How Parliament voted")
    assert len(votes) == 2
    for vote in votes:
        assert sum(numbers(vote.partition(":")[2])) in range(700, 721)  # all members, also those who did not vote


def test_what_is_not_known_is_the_rest(found: Findings, figures: Figures) -> None:
    (sentence,) = sentences(found, "What is not known")
    known = sum(figures.positions[state, aspect].stance != "unknown" for state in STATES for aspect in ASPECTS)
    everything, _, _, *rest, told = numbers(sentence)
    assert everything == 243 and told == known and sum(rest) == 243 - known


def test_who_moved_is_who_last_said_something_else(
    changed: WhatChanged, figures: Figures, common: CommonFigures
) -> None:
    wanted = {
        state
        for state in STATES
        if common.earlier.positions[state, "overall"].word.stance != figures.positions[state, "overall"].word.stance
    }
    assert {row.name.code for row in changed.rows} == wanted
    summary = ENGLISH.translate(changed.summary).replace("\u00a0", " ")
    assert summary == (
        "By 24 November 2026, 10 governments had last taken another stance than by 1 October 2025: 5 nearer "
        "to support, 5 further from it."
    )
    assert [row.name.code for row in changed.rows] == [*("AT", "BE", "DE", "EE", "FI"), *("BG", "HR", "IT", "SE", "SK")]
    assert changed.flow is not None
    directions = {curve.state: curve.direction for curve in changed.flow.curves}
    assert {state for state, way in directions.items() if way == "nearer"} == {"AT", "BE", "DE", "EE", "FI"}
    assert {state for state, way in directions.items() if way == "further"} == {"BG", "HR", "IT", "SE", "SK"}
    for row in changed.rows:
        assert row.sources and row.before.text and row.after.text and row.before.date and row.after.date


def test_what_a_government_said_in_between_is_told(changed: WhatChanged) -> None:
    (germany,) = [row for row in changed.rows if row.name.code == "DE"]
    assert germany.between is not None
    assert ENGLISH.translate(germany.between).replace("\u00a0", " ") == (
        "Later on the same text “Undecided” (8 October 2025)"
    )


def test_without_an_earlier_day_the_page_says_so(evidence: Evidence, figures: Figures, common: CommonFigures) -> None:
    first = what_changed(evidence, figures, replace(common, earlier=figures), BookSources(evidence))
    assert first.flow is None and not first.rows and not first.others
    assert "no earlier day to compare with" in ENGLISH.translate(first.summary)


def test_where_reports_differ_no_change_is_told(evidence: Evidence, figures: Figures, common: CommonFigures) -> None:
    moves = tuple(
        replace(move, doubtful=True) if move.aspect == "overall" else move for move in common.changes["HR"].moves
    )
    doubted = replace(common, changes={**common.changes, "HR": replace(common.changes["HR"], moves=moves)})
    told = what_changed(evidence, figures, doubted, BookSources(evidence))
    assert ENGLISH.translate(told.summary).endswith(
        "5 nearer to support, 4 further from it. Of 1 more reports differ, so no change can be told."
    )
    (croatia,) = [row for row in told.rows if row.name.code == "HR"]
    assert croatia.doubt is not None
    assert told.flow is not None
    (curve,) = [curve for curve in told.flow.curves if curve.state == "HR"]
    assert curve.direction == "neither"

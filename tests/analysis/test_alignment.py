"""Alignment by the rubric, its band, and which governments are alike."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.alignment import alignment, figure_of, question_values
from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.peers import most_alike
from scorecard.analysis.robustness import bands
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES


def test_germany_by_hand(evidence: Evidence, figures: Figures) -> None:
    """The worked example of docs/method.md.

    Text: supports a voluntary text, 70. Detection: opposes orders (0, counted twice), supports
    voluntary detection (100): 33.3. Encryption: opposes, 0. Interim: not known, for what was said in 2024 was on rules
    that have expired, and by another government. (35 x 70 + 30 x 33.3 + 20 x 0) / 85 = 40.6.
    """
    values = question_values(evidence, figures.positions, "DE")
    assert values == pytest.approx({"text": 70, "detection": 100 / 3, "encryption": 0, "interim": None})
    assert figures.alignment["DE"].value == pytest.approx((35 * 70 + 30 * 100 / 3) / 85)
    assert figures.alignment["DE"].covered == 85


def test_too_little_evidence_gives_no_figure_and_says_what_is_missing(figures: Figures) -> None:
    malta = figures.alignment["MT"]
    assert (malta.value, malta.covered) == (None, 0)
    assert malta.missing == ("text", "detection", "encryption", "interim")
    assert "MT" not in figures.bands


def test_withheld_where_the_government_in_office_said_too_little_on_the_text_on_the_table(figures: Figures) -> None:
    withheld = {state for state in STATES if figures.alignment[state].value is None}
    assert set(STATES) - withheld == {"AT", "BE", "DE", "EE", "FI", "FR", "IE", "IT", "PL", "SE", "SK"}


def test_exactly_the_threshold_is_enough(evidence: Evidence) -> None:
    figure, covered = figure_of(evidence.method, {"text": 100, "detection": 50, "encryption": None, "interim": None})
    assert covered == 65
    assert figure == pytest.approx((35 * 100 + 30 * 50) / 65)
    assert figure_of(evidence.method, {"text": 100, "detection": None, "encryption": 0, "interim": None})[0] is None


def test_support_for_a_voluntary_text_is_not_support_for_orders(evidence: Evidence, figures: Figures) -> None:
    position = figures.positions["DE", "overall"]
    mandatory = replace(position, text="dk-2025-07")
    voluntary = question_values(evidence, {**figures.positions, ("DE", "overall"): position}, "DE")
    full = question_values(evidence, {**figures.positions, ("DE", "overall"): mandatory}, "DE")
    assert (voluntary["text"], full["text"]) == (70, 100)


def test_no_figure_moves_because_another_government_moved(evidence: Evidence, figures: Figures) -> None:
    moved = dict(figures.positions)
    for key, position in figures.positions.items():
        if key[0] == "FR" and position.stance != "unknown":
            moved[key] = replace(position, stance="opposes")
    again = alignment(evidence, moved)
    assert again["FR"].value != figures.alignment["FR"].value
    for state in STATES:
        if state != "FR":
            assert again[state].value == figures.alignment[state].value


def test_what_pulls_adds_up_to_the_distance_from_the_mean(figures: Figures) -> None:
    germany = figures.alignment["DE"]
    means = sum(w * (q.mean or 0) for w, q in zip((35, 30, 20), germany.questions, strict=False)) / 85
    assert sum(question.pull for question in germany.questions) == pytest.approx((germany.value or 0) - means)


def test_the_same_seed_gives_the_same_bands_and_another_seed_hardly_other_ones(
    evidence: Evidence, figures: Figures
) -> None:
    again = bands(evidence, figures.positions, figures.alignment)
    assert again == figures.bands
    method = evidence.method.model_copy(
        update={"robustness": evidence.method.robustness.model_copy(update={"seed": 1})}
    )
    other = bands(replace(evidence, method=method), figures.positions, figures.alignment)
    assert all(abs(other[state].low - figures.bands[state].low) <= 2 for state in other)
    assert all(abs(other[state].high - figures.bands[state].high) <= 2 for state in other)


def test_bands_of_the_edition(figures: Figures) -> None:
    """Kept so that a change of the generator or of the method does not pass unseen."""
    assert (figures.bands["DE"].low, figures.bands["DE"].high, figures.bands["DE"].ranked) == (4, 8, 11)
    assert (figures.bands["SK"].low, figures.bands["SK"].high) == (10, 11)
    for state, band in figures.bands.items():
        assert 1 <= band.low <= band.median <= band.high <= band.ranked
        assert all(state in figures.bands[other].alike for other in band.alike)


def test_a_state_without_statements_and_one_alone(project: Path) -> None:
    """In the minimal project only Austria has spoken; with one state there is one rank."""
    evidence = load(project)
    figures = compute(evidence, date(2026, 11, 24))
    assert figures.alignment["BE"].value is None
    assert figures.alignment["BE"].covered == 0
    assert figures.alignment["AT"].value == pytest.approx((35 * 100 + 30 * 0) / 65)
    assert (figures.bands["AT"].low, figures.bands["AT"].high, figures.bands["AT"].ranked) == (1, 1, 1)


def test_who_is_most_alike(figures: Figures) -> None:
    """By hand: Slovakia says the same on three aspects; Estonia is 4 + 0 + 0 + 1 steps away on four, Austria one more.

    What former governments said, as in Czechia and the Netherlands, makes nobody alike.
    """
    nearest = most_alike(figures.positions, "PL", 3)
    assert [(alike.state, alike.aspects) for alike in nearest] == [("SK", 3), ("EE", 4), ("AT", 4)]
    assert [alike.value for alike in nearest] == pytest.approx([1, 1 - 5 / 4 / 4, 1 - 6 / 4 / 4])
    assert most_alike(figures.positions, "MT", 3) == ()

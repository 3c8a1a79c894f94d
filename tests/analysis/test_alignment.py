"""Alignment by the rubric as an interval, its band, and which governments are alike."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.alignment import Range, alignment, question_ranges, too_wide, weighted_range, withheld_at
from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.peers import most_alike
from scorecard.analysis.robustness import bands
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES, UNKNOWN, Aspect, State


def test_germany_by_hand(evidence: Evidence, figures: Figures) -> None:
    """The worked example of docs/method.md.

    Text: supports a voluntary text, 70. Detection: opposes orders (0, counted twice), supports
    voluntary detection (100): 33.3. Encryption: opposes, 0. The interim rules: not known, 0 to 100.
    35 x 70 + 30 x 33.3 + 20 x 0 = 3450, and 15 x 0 to 15 x 100 more: 34.5 to 49.5.
    """
    values = question_ranges(evidence, figures.positions, "DE", figures.as_of)
    assert {key: (worth.low, worth.high) for key, worth in values.items()} == {
        "text": (70, 70),
        "detection": pytest.approx((100 / 3, 100 / 3)),
        "encryption": (0, 0),
        "interim": (0, 100),
    }
    figure = figures.alignment["DE"].range
    assert (figure.low, figure.high) == pytest.approx((34.5, 49.5))
    assert not figures.alignment["DE"].withheld


def test_where_all_is_known_it_is_a_point(evidence: Evidence, figures: Figures) -> None:
    known = replace(figures.positions["DE", "encryption"], aspect="interim_derogation", stance="leans_support")
    again = alignment(evidence, {**figures.positions, ("DE", "interim_derogation"): known}, figures.as_of)["DE"]
    assert again.range.known
    assert again.range.low == pytest.approx(34.5 + 15 * 0.75)


def test_of_a_text_on_which_nothing_is_known_the_most_is_what_that_text_can_give(
    evidence: Evidence, figures: Figures
) -> None:
    """Malta has spoken only on an earlier text, with orders: on the voluntary one on the table it is worth 0 to 70."""
    assert figures.positions["MT", "overall"].stance == UNKNOWN
    assert figures.positions["MT", "overall"].word.stance == "supports"
    text = question_ranges(evidence, figures.positions, "MT", figures.as_of)["text"]
    assert (text.low, text.high) == (0, 70)
    with_orders = question_ranges(evidence, figures.positions, "MT", date(2025, 9, 1))["text"]
    assert (with_orders.low, with_orders.high) == (0, 100)
    before_any_text = question_ranges(evidence, figures.positions, "MT", date(2020, 1, 1))["text"]
    assert (before_any_text.low, before_any_text.high) == (0, 100)


def test_what_a_former_government_said_may_lie_anywhere(evidence: Evidence, figures: Figures) -> None:
    """The Czech government of 2025 opposed everything; the one in office has not spoken."""
    assert figures.positions["CZ", "encryption"].word.stance == "opposes"
    for worth in question_ranges(evidence, figures.positions, "CZ", figures.as_of).values():
        assert worth.low == 0
        assert worth.high >= 70


def test_no_figure_where_the_range_is_wider_than_half_the_scale(figures: Figures) -> None:
    for state in STATES:
        figure = figures.alignment[state]
        assert figure.withheld == (figure.range.width > 50)
        assert (state in figures.bands) == (state in figures.sensitivity) == (not figure.withheld)
    assert {state for state in STATES if not figures.alignment[state].withheld} == {
        *("AT", "BE", "DE", "EE", "FI", "FR", "IE", "IT", "PL", "SE", "SK")
    }


def test_a_range_of_exactly_half_the_scale_is_printed(evidence: Evidence) -> None:
    weights = {"one": 1, "other": 1}
    half = weighted_range({"one": Range(0, 100), "other": Range(30, 30)}, weights)
    assert (half.low, half.high) == (15, 65)
    assert not too_wide(evidence.method, half)
    assert too_wide(evidence.method, weighted_range({"one": Range(0, 100), "other": Range(30, 30.1)}, weights))


def test_how_many_states_other_limits_would_withhold(evidence: Evidence, figures: Figures) -> None:
    """The widths of the frozen evidence: 5 of 15 points, SE 25, IE 34.5, BE FI FR 45, SK 49.5, CY 54.5, then 69.5."""
    widths = sorted(round(figure.range.width, 9) for figure in figures.alignment.values())
    assert widths[:12] == [15, 15, 15, 15, 15, 25, 34.5, 45, 45, 45, 49.5, 54.5]
    assert widths[12] == 69.5
    assert withheld_at(evidence.method, figures.alignment) == {30: 21, 40: 20, 50: 16, 60: 15}


def test_to_learn_a_position_never_leads_out_of_the_interval(evidence: Evidence, figures: Figures) -> None:
    """Whatever stance becomes known, the new interval lies within the one that was printed."""
    told = figures.positions["DE", "overall"]
    aspects: tuple[Aspect, ...] = ("overall", "detection_orders", "encryption", "interim_derogation")
    states: tuple[State, ...] = ("MT", "SE", "BE")
    for state in states:
        before = figures.alignment[state].range
        for aspect in aspects:
            if figures.positions[state, aspect].stance != UNKNOWN:
                continue
            for stance in evidence.method.rubric["aspect"].values:
                learnt = {
                    **figures.positions,
                    (state, aspect): replace(told, state=state, aspect=aspect, stance=stance),
                }
                after = alignment(evidence, learnt, figures.as_of)[state].range
                assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9
                assert after.width < before.width


def test_support_for_a_voluntary_text_is_not_support_for_orders(evidence: Evidence, figures: Figures) -> None:
    position = figures.positions["DE", "overall"]
    mandatory = {**figures.positions, ("DE", "overall"): replace(position, text="dk-2025-07")}
    assert question_ranges(evidence, figures.positions, "DE", figures.as_of)["text"] == Range(70, 70)
    assert question_ranges(evidence, mandatory, "DE", figures.as_of)["text"] == Range(100, 100)


def test_no_figure_moves_because_another_government_moved(evidence: Evidence, figures: Figures) -> None:
    moved = dict(figures.positions)
    for key, position in figures.positions.items():
        if key[0] == "FR" and position.stance != "unknown":
            moved[key] = replace(position, stance="opposes")
    again = alignment(evidence, moved, figures.as_of)
    assert again["FR"].range != figures.alignment["FR"].range
    for state in STATES:
        if state != "FR":
            assert again[state].range == figures.alignment[state].range


def test_the_same_seed_gives_the_same_bands_and_another_seed_hardly_other_ones(
    evidence: Evidence, figures: Figures
) -> None:
    again = bands(evidence, figures.positions, figures.alignment, figures.as_of)
    assert again == figures.bands
    method = evidence.method.model_copy(
        update={"robustness": evidence.method.robustness.model_copy(update={"seed": 1})}
    )
    other = bands(replace(evidence, method=method), figures.positions, figures.alignment, figures.as_of)
    assert all(abs(other[state].low - figures.bands[state].low) <= 2 for state in other)
    assert all(abs(other[state].high - figures.bands[state].high) <= 2 for state in other)


def test_bands_of_the_edition(figures: Figures) -> None:
    """Kept so that a change of the generator or of the method does not pass unseen."""
    assert (figures.bands["DE"].low, figures.bands["DE"].high, figures.bands["DE"].ranked) == (4, 10, 11)
    assert (figures.bands["SK"].low, figures.bands["SK"].high) == (6, 11)
    for state, band in figures.bands.items():
        assert 1 <= band.low <= band.median <= band.high <= band.ranked
        assert all(state in figures.bands[other].alike for other in band.alike)


def test_a_state_without_statements_and_one_alone(project: Path) -> None:
    """In the minimal project only Austria has spoken: for a text with orders (35 of 35), against orders (0 of 20).

    Voluntary detection (10), encryption (20) and the interim rules (15) are not known.
    """
    evidence = load(project)
    figures = compute(evidence, date(2026, 11, 24))
    assert (figures.alignment["BE"].range.low, figures.alignment["BE"].withheld) == (0, True)
    assert (figures.alignment["AT"].range.low, figures.alignment["AT"].range.high) == pytest.approx((35, 80))
    assert (figures.bands["AT"].low, figures.bands["AT"].high, figures.bands["AT"].ranked) == (1, 1, 1)


def test_alike_are_those_whose_present_governments_have_spoken_on_the_same_aspects(figures: Figures) -> None:
    assert most_alike(figures.positions, "MT", 3) == ()
    for alike in most_alike(figures.positions, "DE", 3):
        common = [
            aspect
            for (state, aspect), position in figures.positions.items()
            if state == "DE" and position.stance != UNKNOWN and figures.positions[alike.state, aspect].stance != UNKNOWN
        ]
        assert alike.aspects == len(common) >= 3


def test_who_is_most_alike(figures: Figures) -> None:
    """By hand: Slovakia says the same on three aspects; Estonia is 4 + 0 + 0 + 1 steps away on four, Austria one more.

    What former governments said, as in Czechia and the Netherlands, makes nobody alike.
    """
    nearest = most_alike(figures.positions, "PL", 3)
    assert [(alike.state, alike.aspects) for alike in nearest] == [("SK", 3), ("EE", 4), ("AT", 4)]
    assert [alike.value for alike in nearest] == pytest.approx([1, 1 - 5 / 4 / 4, 1 - 6 / 4 / 4])
    assert most_alike(figures.positions, "MT", 3) == ()


def test_where_reports_differ_the_interval_holds_all_of_them(evidence: Evidence, figures: Figures) -> None:
    """Slovakia: 5 to 30 if its reported no were certain; further reports deny it, so 0 to 70 on the text: 24.5 more.

    Statements of one day leave open what lies between them, and nothing else: opposes 0, undecided 40 of a text
    without orders.
    """
    assert figures.positions["SK", "overall"].disputed
    figure = figures.alignment["SK"]
    assert (figure.range.low, figure.range.high) == pytest.approx((5, 54.5))
    assert figure.differs
    said = evidence.states["DE"].statements
    undecided = next(place for place, one in enumerate(said) if one.stance == "undecided")
    rival = replace(figures.positions["DE", "overall"], stance="opposes", contested_by=(undecided,), disputed=True)
    text = question_ranges(evidence, {**figures.positions, ("DE", "overall"): rival}, "DE", figures.as_of)["text"]
    assert (text.low, text.high) == (0, 40)
    divided = replace(rival, disputed=False, divided=True)
    again = alignment(evidence, {**figures.positions, ("DE", "overall"): divided}, figures.as_of)["DE"]
    assert again.differs and again.range.width == pytest.approx(15 + 35 * 0.4)

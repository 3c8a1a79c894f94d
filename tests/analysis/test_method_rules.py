"""The rules of docs/method.md exactly at their limits and one step beside them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from scorecard.analysis.alignment import Alignment, Positions, Range, too_wide, weighted_range
from scorecard.analysis.certainty import DoubtCode, Level, certainty
from scorecard.analysis.council_vote import council, standing
from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.majority import Rule, attained, blocks
from scorecard.analysis.peers import most_alike
from scorecard.analysis.polled_mean import polled_mean
from scorecard.analysis.position import positions
from scorecard.analysis.robustness import bands
from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.documents.verdict import headline_positions
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence, examine, load
from scorecard.evidence.model.method import CertaintyRule
from scorecard.evidence.vocabulary import (
    ASPECTS,
    GRADES,
    STATES,
    UNKNOWN,
    Aspect,
    Grade,
    PositionStance,
    Quality,
    Stance,
    State,
)
from tests.conftest import Change

DAYS = 30
DAY = date(2026, 11, 24)


def statement(
    day: str, stance: Stance, quality: Quality = "secondary", *, text: str = "danish", aspect: Aspect = "encryption"
) -> StatementRow:
    """Returns a statement of the government of Austria; `position` numbers it."""
    return StatementRow(
        "AT",
        -1,
        PartialDate.parse(day),
        aspect,
        stance,
        "government",
        text,
        False,
        quality,
    )


def position(*statements: StatementRow, aspect: Aspect = "encryption") -> PositionRow:
    """Returns the position of Austria that follows from statements in the order of its file."""
    rows = [replace(row, entry=entry) for entry, row in enumerate(statements)]
    return next(row for row in positions(rows, DAYS) if (row.state, row.aspect) == ("AT", aspect))


# Position, rule 1: the latest; of one day the better graded; of one grade the last in the file.


def test_of_one_day_and_one_grade_the_last_in_the_file_counts() -> None:
    first, last = statement("2025-10-01", "opposes"), statement("2025-10-01", "supports")
    assert position(first, last).entry == 1
    assert position(last, first).stance == "opposes"


@pytest.mark.parametrize("swapped", [False, True])
def test_of_one_day_the_grade_decides_before_the_place_in_the_file(swapped: bool) -> None:
    pair = statement("2025-10-01", "opposes", "primary"), statement("2025-10-01", "supports", "secondary")
    assert position(*(reversed(pair) if swapped else pair)).stance == "opposes"


def test_a_later_day_decides_before_the_grade() -> None:
    assert position(statement("2025-10-01", "opposes", "primary"), statement("2025-10-02", "supports")).entry == 1


def test_a_day_counts_as_later_than_the_month_it_is_in() -> None:
    assert position(statement("2025-10", "opposes"), statement("2025-10-01", "supports")).stance == "supports"


# Position, rule 2: a tally gives way to a better statement of the same moment.


@pytest.mark.parametrize(("day", "stance"), [("2025-10-31", "supports"), ("2025-11-01", "undecided")])
def test_a_tally_gives_way_within_30_days_and_not_within_31(day: str, stance: Stance) -> None:
    found = position(statement("2025-10-01", "supports"), statement(day, "undecided", "tertiary"))
    assert found.stance == stance


def test_a_tally_on_another_text_gives_way_only_where_the_aspect_is_no_text() -> None:
    for aspect, stance in (("encryption", "supports"), ("overall", "undecided"), ("interim_derogation", "undecided")):
        found = position(
            statement("2025-10-01", "supports", text="danish", aspect=aspect),  # type: ignore[arg-type]
            statement("2025-10-05", "undecided", "tertiary", text="polish", aspect=aspect),  # type: ignore[arg-type]
            aspect=aspect,  # type: ignore[arg-type]
        )
        assert found.stance == stance, aspect


def test_of_several_better_statements_a_tally_gives_way_to_the_latest() -> None:
    found = position(
        statement("2025-10-01", "opposes"),
        statement("2025-10-05", "supports"),
        statement("2025-10-10", "undecided", "tertiary"),
    )
    assert found.entry == 1


# Position, rules 3 and 4: disputed on one day, moved within a month; by another side.


@pytest.mark.parametrize(("day", "moved"), [("2025-10-31", True), ("2025-11-01", False)])
def test_a_government_moved_within_30_days_and_not_within_31(day: str, moved: bool) -> None:
    found = position(statement("2025-10-01", "opposes"), statement(day, "supports"))
    assert (found.moved_on is not None, found.disputed) == (moved, False)


def test_days_are_counted_from_the_nearest_day_a_date_can_be() -> None:
    """From the last of September to 30 October are 30 days, to the 31st one more."""
    assert position(statement("2025-09", "opposes"), statement("2025-10-30", "supports")).moved_on
    assert not position(statement("2025-09", "opposes"), statement("2025-10-31", "supports")).moved_on


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        ("supports", "leans_support", False),
        ("opposes", "leans_oppose", False),
        ("undecided", "abstains", False),
        ("leans_support", "undecided", True),
        ("leans_support", "abstains", True),
        ("leans_oppose", "abstains", True),
        ("leans_support", "leans_oppose", True),
    ],
)
def test_sides_disagree_and_degrees_do_not(one: Stance, other: Stance, disagree: bool) -> None:
    for first, second in ((one, other), (other, one)):
        assert position(statement("2025-10-01", first), statement("2025-10-01", second)).disputed == disagree
        assert bool(position(statement("2025-10-01", first), statement("2025-10-02", second)).moved_on) == disagree


# The verdict: at most two positions, at most a year apart.


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-09-01", 2), ("2026-09-02", 1), ("2024-09-01", 2), ("2024-08-31", 1)],
    ids=["365 days later", "366 days later", "365 days earlier", "366 days earlier"],
)
def test_the_second_half_of_the_verdict_lies_within_a_year(project: Path, change: Change, day: str, told: int) -> None:
    change("AT.yaml", "date: 2025-10\n", f"date: {day}\n")
    evidence = load(project)
    assert len(headline_positions(evidence, compute(evidence, DAY), "AT")) == told


# How sure a position is.

RULE = CertaintyRule(
    points={"primary": 5, "secondary": 3, "copy": 2, "tertiary": 0, "second_origin": 1, "third_origin": 1},
    deductions={"old": 1, "very_old": 1, "disputed": 2, "former": 2, "unnamed": 1},
    older_than_years=[2, 4],
    levels={"well": 5, "fairly": 3},
    reason={"en": "A test."},
)


def sure(
    quality: Grade = "secondary",
    origins: int = 1,
    *,
    day: str = "2026-11-24",
    disputed: bool = False,
    in_office: bool = True,
) -> tuple[Level, int, tuple[DoubtCode, ...]]:
    """Returns the certainty of a position from a statement with these properties."""
    found = certainty(told(day, quality, disputed), origins, DAY, RULE, in_office)
    return found.level, found.points, found.doubts


def told(day: str = "2026-11-24", quality: Grade = "primary", disputed: bool = False) -> PositionRow:
    """Returns a position on the text as a whole."""
    rivals = (3,) if disputed else ()
    date_of = PartialDate.parse(day)
    return PositionRow("AT", "overall", "supports", 0, date_of, "danish", False, quality, rivals, 1, disputed=disputed)


def test_an_official_document_alone_is_well_documented() -> None:
    assert sure("primary", 2) == ("well", 6, ())
    assert sure("primary") == ("well", 5, ("one_origin",))


def test_a_press_report_needs_two_further_origins() -> None:
    assert [sure(origins=number)[0] for number in (1, 2, 3, 9)] == ["fairly", "fairly", "well", "well"]
    assert sure()[2] == ("press", "one_origin")


def test_a_copy_ranks_between_press_and_tally() -> None:
    assert [sure(grade, 2)[1] for grade in GRADES] == [6, 4, 3, 1]
    assert sure("copy") == ("weakly", 2, ("copy", "one_origin"))


def test_a_tally_is_never_more_than_weak() -> None:
    assert sure("tertiary", 9)[0] == "weakly"


def test_age_takes_a_point_in_each_band_and_no_day_takes_more() -> None:
    days = [date(2021, 1, 1) + timedelta(days=number) for number in range(0, 2150)]
    points = [sure("primary", 3, day=day.isoformat())[1] for day in days]
    assert {later - earlier for earlier, later in pairwise(points)} == {0, 1}
    assert (points[0], points[-1]) == (5, 7)
    assert sure("primary", day="2024-11-24")[2] == ("one_origin",)
    assert sure("primary", day="2024-11-23")[2] == ("one_origin", "old")
    assert sure("primary", day="2022-11-23")[2] == ("one_origin", "very_old")


def test_a_dispute_and_a_former_government_take_two_points_each() -> None:
    assert sure("primary", disputed=True) == ("fairly", 3, ("disputed", "one_origin"))
    assert sure("primary", in_office=False) == ("fairly", 3, ("former", "one_origin"))
    assert sure("primary", disputed=True, in_office=False)[0] == "weakly"


def test_the_three_steps_separate_the_positions_of_the_edition(figures: Figures) -> None:
    levels = Counter(found.level for found in figures.certainty.values())
    assert min(levels[level] for level in ("well", "fairly", "weakly")) >= 3, levels
    known = {key for key, row in figures.positions.items() if row.stance != UNKNOWN}
    assert set(figures.certainty) == known


def test_a_report_that_names_no_source_takes_a_point_and_says_so() -> None:
    found = certainty(replace(told("2026-11-24", "secondary"), unnamed=True), 1, DAY, RULE)
    assert (found.level, found.points, found.doubts) == ("weakly", 2, ("unnamed", "press", "one_origin"))
    split = certainty(replace(told("2026-11-24", "secondary"), divided=True), 1, DAY, RULE)
    assert (split.level, split.doubts) == ("weakly", ("divided", "press", "one_origin"))


# Alignment: withheld where the range is wider than half the scale.


@pytest.mark.parametrize(("weight", "withheld"), [(49, False), (50, False), (51, True)])
def test_a_figure_is_withheld_where_more_than_50_points_are_open(project: Path, weight: int, withheld: bool) -> None:
    figure = weighted_range(
        {"known": Range(80, 80), "unknown": Range(0, 100)}, {"known": 100 - weight, "unknown": weight}
    )
    assert too_wide(load(project).method, figure) == withheld


# Rank bands: every draw leaves out one question or none.


@pytest.fixture
def two_questions(project: Path) -> Evidence:
    """Returns two questions of one aspect each, and nothing uncertain but which of them is left out."""
    evidence = load(project)
    method = evidence.method
    questions = {
        "orders": method.questions["encryption"].model_copy(update={"weight": 60, "parts": {"detection_orders": 1}}),
        "encryption": method.questions["encryption"].model_copy(update={"weight": 40}),
    }
    robustness = {
        "weight_noise_percent": 0,
        "one_step_off_percent": {"primary": 0, "secondary": 0, "tertiary": 0},
        "draws": 3000,
    }
    return replace(
        evidence,
        method=method.model_copy(
            update={"questions": questions, "robustness": method.robustness.model_copy(update=robustness)}
        ),
    )


def bands_of(evidence: Evidence, low: float, high: float) -> dict[State, tuple[int, int]]:
    """Austria is ahead on orders, Belgium on encryption: with 60 to 40 Austria leads unless orders are left out."""
    robustness = evidence.method.robustness.model_copy(update={"band_percent": [low, high]})
    changed = replace(evidence, method=evidence.method.model_copy(update={"robustness": robustness}))
    stances: dict[State, tuple[Stance, Stance]] = {"AT": ("supports", "opposes"), "BE": ("opposes", "supports")}
    held = unknown_positions()
    for state, pair in stances.items():
        for aspect, stance in zip(("detection_orders", "encryption"), pair, strict=True):
            held[state, aspect] = replace(told(), state=state, aspect=aspect, stance=stance)  # type: ignore[index,arg-type]
    figures = {state: Alignment(state, Range(0, 100), state not in stances, ()) for state in STATES}
    return {state: (band.low, band.high) for state, band in bands(changed, held, figures, DAY).items()}


def test_a_question_is_left_out_in_one_of_three_draws(two_questions: Evidence) -> None:
    """Without orders, in a third of the draws, Belgium is first."""
    assert bands_of(two_questions, 5, 95) == {"AT": (1, 2), "BE": (1, 2)}
    assert bands_of(two_questions, 30, 64) == {"AT": (1, 1), "BE": (1, 2)}
    assert bands_of(two_questions, 36, 70) == {"AT": (1, 2), "BE": (2, 2)}


def test_the_number_of_draws_is_that_of_the_method(two_questions: Evidence) -> None:
    """With a single draw there is a single rank."""
    one = two_questions.method.robustness.model_copy(update={"draws": 1})
    single = replace(two_questions, method=two_questions.method.model_copy(update={"robustness": one}))
    assert all(low == high for low, high in bands_of(single, 5, 95).values())


# Most like it.


def unknown_positions() -> dict[tuple[State, Aspect], PositionRow]:
    return {(row.state, row.aspect): row for row in positions((), DAYS)}


def hold(stances: Mapping[State, tuple[PositionStance, ...]]) -> Positions:
    """Positions on the first aspects, in their order; the rest is unknown."""
    held = unknown_positions()
    for state, mine in stances.items():
        for aspect, stance in zip(ASPECTS, mine, strict=False):
            if stance != UNKNOWN:
                held[state, aspect] = replace(told(), state=state, aspect=aspect, stance=stance)
    return held


def test_two_aspects_in_common_say_nothing_and_three_do() -> None:
    held = hold({"AT": ("supports",) * 4, "BE": ("supports",) * 3, "BG": ("supports",) * 2})
    assert [alike.state for alike in most_alike(held, "AT", 3)] == ["BE"]


def test_who_is_on_another_side_on_most_aspects_is_not_alike() -> None:
    held = hold(
        {"AT": ("leans_support",) * 4, "BE": ("supports", *("undecided",) * 3), "BG": ("undecided", "supports") * 2}
    )
    assert [alike.state for alike in most_alike(held, "AT", 3)] == ["BG"]


def test_of_equals_more_aspects_in_common_come_first_and_then_the_code() -> None:
    held = hold(
        {
            "AT": ("supports",) * 5,
            "BE": ("supports",) * 3,
            "BG": ("supports",) * 5,
            "CY": ("supports",) * 3,
            "CZ": ("supports", "supports", "supports", "opposes"),
        }
    )
    assert [alike.state for alike in most_alike(held, "AT", 3)] == ["BG", "BE", "CY"]
    assert [alike.state for alike in most_alike(held, "AT", 3, most=9)] == ["BG", "BE", "CY", "CZ"]


def test_likeness_by_hand() -> None:
    """Distances 4, 1 and 0 on a scale of 4: 1 - (5 / 3) / 4; abstaining stands in the middle."""
    held = hold({"AT": ("supports", "leans_oppose", "undecided"), "BE": ("opposes", "opposes", "abstains")})
    (alike,) = most_alike(held, "AT", 3)
    assert alike.value == pytest.approx(7 / 12)
    assert alike.aspects == 3


# Means over the states polled.


@pytest.mark.parametrize(("polled", "has_mean"), [(("DE",), False), (("DE", "FR"), True)])
def test_two_states_have_no_mean_and_three_have(
    project: Path, change: Change, polled: tuple[str, ...], has_mean: bool
) -> None:
    change("eu/surveys.yaml", "states: [AT, DE]", "states: [AT, DE, FR]")
    change("eu/surveys.yaml", "area: ALL2", "area: ALL3")
    for state in polled:
        with (project / f"{state}.yaml").open("a", encoding="utf-8") as file:
            file.write("opinion:\n- {survey: big-survey, question: worried, share: 50, source: shared-1}\n")
    mean = polled_mean(load(project), "big-survey", "worried")
    assert (mean is not None) == has_mean
    if mean:
        assert mean.states == ("AT", "DE", "FR")
        persons = {"AT": 9197213, "DE": 83577140, "FR": 68882600}
        shares = {"AT": 69, "DE": 50, "FR": 50}
        assert mean.share == pytest.approx(sum(shares[s] * persons[s] for s in persons) / sum(persons.values()))


# The Council.


@pytest.mark.parametrize(
    ("stance", "group"),
    [
        ("supports", "in_favour"),
        ("leans_support", "in_favour"),
        ("undecided", "undecided"),
        ("abstains", "not_in_favour"),
        ("leans_oppose", "not_in_favour"),
        ("opposes", "not_in_favour"),
        ("unknown", "unknown"),
    ],
)
def test_every_stance_has_its_group_in_the_council(project: Path, stance: str, group: str) -> None:
    figures = compute(load(project), DAY)
    groups = standing(figures, "encryption", {"FR": stance})
    assert [
        name for name in ("in_favour", "not_in_favour", "undecided", "unknown") if "FR" in getattr(groups, name)
    ] == [group]


def test_three_states_block_nothing_and_a_fourth_does(project: Path) -> None:
    evidence = load(project)
    figures = compute(evidence, DAY)
    scenario = dict.fromkeys(STATES, "supports") | {"DE": "opposes", "FR": "opposes", "IT": "abstains"}
    day = council(evidence, figures, "encryption", scenario)
    assert (day.blocked, day.least.attained) == (False, True)
    day = council(evidence, figures, "encryption", scenario | {"MT": "abstains"})
    assert (day.blocked, day.least.attained) == (True, False)


def test_four_states_block_only_with_more_than_35_per_cent() -> None:
    """Exactly 65 per cent in favour are enough; one hundredth of a per cent less is not."""
    rule = Rule(states=15, percent=65, blocking_states=4)
    populations = {f"small {number}": 100 for number in range(23)} | dict.fromkeys("abcd", 0)
    for against, blocked in ((3500, False), (3501, True)):
        spread = populations | {"a": against - 3, "b": 1, "c": 1, "d": 1, "small 0": 10000 - against - 2200}
        assert sum(spread.values()) == 10000
        assert blocks(rule, spread, "abcd") == blocked
        assert attained(rule, spread, [state for state in spread if state not in "abcd"]) == (not blocked)


# Dates: nothing shared is later than the day up to which evidence was gathered.


@pytest.mark.parametrize(
    ("day", "refused"), [("2026-11-24", False), ("2026-11-25", True), ("2026-11", False), ("2026-12", True)]
)
def test_a_source_of_the_evidence_day_is_allowed_and_of_the_next_refused(
    project: Path, change: Change, day: str, refused: bool
) -> None:
    change("eu/sources.yaml", "date: undated\n    quality: primary", f"date: {day}\n    quality: primary")
    messages = [problem.message for problem in examine(project)[1]]
    expected = [f"date {day} is later than the evidence of this edition (2026-11-24, eu/edition.yaml)"]
    assert messages == (expected if refused else [])

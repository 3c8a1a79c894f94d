"""What counts as a change between two days, and the history of positions."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.position_changes import HistoryPoint, Move, StateChanges, changes, history
from scorecard.evidence.known_evidence import known_evidence
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import ASPECTS, STATES, Aspect, PositionGroup, State
from tests.conftest import Change

SAID = """
  - date: {date}
    text: {text}
    aspect: {aspect}
    stance: {stance}
    speaker: {{role: {role}, who: {{en: {who}}}}}
    says: {{en: Says something.}}
    source: shared-1
    quality: {quality}
opinion:"""


def add(change: Change, day: str, stance: str, **other: str) -> None:
    """Adds a statement at the end of the list in AT.yaml."""
    fields = {"text": "danish", "aspect": "overall", "role": "government", "quality": "primary", "who": "A"} | other
    change("AT.yaml", "\nopinion:", SAID.format(date=day, stance=stance, **fields))


def between(folder: Path, old: str, new: str, state: State = "AT") -> StateChanges:
    evidence = load(folder)
    days = (date.fromisoformat(day) for day in (old, new))
    found = changes(evidence, *(compute(evidence, day) for day in days))
    return next(changed for changed in found if changed.state == state)


def moves(changed: StateChanges) -> list[tuple[str, str, str, str]]:
    return [(move.aspect, move.kind, move.before.stance, move.after.stance) for move in changed.moves]


def test_a_first_position_is_told_apart_from_a_move(project: Path, change: Change) -> None:
    add(change, "2025-11-05", "opposes")
    assert moves(between(project, "2025-08-31", "2025-09-30")) == [("overall", "first", "unknown", "supports")]
    assert moves(between(project, "2025-10-31", "2025-12-31")) == [("overall", "moved", "supports", "opposes")]


def test_the_same_stance_on_another_text_is_no_move(project: Path, change: Change) -> None:
    add(change, "2025-06-05", "supports", text="proposal")
    changed = between(project, "2025-08-31", "2025-09-30")
    assert moves(changed) == [("overall", "same_on_another_text", "supports", "supports")]
    assert (changed.moves[0].before.text, changed.moves[0].after.text) == ("proposal", "danish")


def test_a_new_government_that_says_something_else_has_not_moved_for_certain(project: Path, change: Change) -> None:
    add(change, "2025-11-05", "opposes")
    change(
        "AT.yaml",
        "from: 2020-01-07, sources: [own-1]}]",
        "from: 2020-01-07, to: 2025-11-01}, {head: Another, from: 2025-11-01}]",
    )
    changed = between(project, "2025-10-31", "2025-12-31")
    assert moves(changed) == [("overall", "moved", "supports", "opposes")]
    assert not changed.moves[0].certain
    assert not changed.moves[0].before.in_office


def test_saying_the_same_again_is_a_statement_and_no_move(project: Path, change: Change) -> None:
    add(change, "2025-11-05", "supports")
    changed = between(project, "2025-10-31", "2025-12-31")
    assert [str(row.date) for row in changed.government] == ["2025-11-05"]
    assert changed.moves == ()


@pytest.mark.parametrize("role", ["parliament", "authority", "party"])
def test_other_voices_stand_apart_and_move_nothing(project: Path, change: Change, role: str) -> None:
    add(change, "2025-11-05", "opposes", role=role)
    changed = between(project, "2025-10-31", "2025-12-31")
    assert (changed.government, changed.moves) == ((), ())
    assert [row.role for row in changed.voices] == [role]


def test_what_is_known_to_the_month_is_new_at_its_end(project: Path) -> None:
    assert between(project, "2025-09-30", "2025-10-15").government == ()
    assert moves(between(project, "2025-09-30", "2025-10-31")) == [
        ("detection_orders", "first", "unknown", "opposes"),
    ]
    assert between(project, "2025-10-31", "2025-11-30").government == ()


def test_a_move_known_from_a_tally_alone_is_not_certain(project: Path, change: Change) -> None:
    add(change, "2025-11-05", "opposes", quality="tertiary")
    assert [move.certain for move in between(project, "2025-10-31", "2025-12-31").moves] == [False]
    assert [move.certain for move in between(project, "2025-08-31", "2025-09-30").moves] == [True]


def test_a_move_disputed_by_a_report_of_the_stance_before_is_not_certain(project: Path, change: Change) -> None:
    add(change, "2025-11-10", "supports", who="Another")
    add(change, "2025-11-10", "opposes")
    assert [move.certain for move in between(project, "2025-10-31", "2025-12-31").moves] == [False]


def test_a_change_of_mind_within_days_is_certain(project: Path, change: Change) -> None:
    add(change, "2025-11-05", "supports")
    add(change, "2025-11-10", "opposes")
    assert [move.certain for move in between(project, "2025-10-31", "2025-12-31").moves] == [True]


def test_a_result_is_new_by_its_fieldwork_and_else_by_its_publication(project: Path, change: Change) -> None:
    assert len(between(project, "2021-09-09", "2021-09-10").results) == 1
    assert between(project, "2021-09-10", "2021-12-31").results == ()
    change(
        "eu/surveys.yaml", "fieldwork: {start: 2021-09-01, end: 2021-09-10}", "fieldwork: {}\n    published: 2021-12"
    )
    assert between(project, "2021-09-09", "2021-12-30").results == ()
    assert len(between(project, "2021-09-09", "2021-12-31").results) == 1


def test_a_result_of_unknown_date_is_never_new(project: Path, change: Change) -> None:
    change("eu/surveys.yaml", "fieldwork: {start: 2021-09-01, end: 2021-09-10}", "fieldwork: {}")
    assert between(project, "2020-01-01", "2026-11-24").results == ()


def test_a_roll_call_counts_the_delegation_of_the_state(project: Path) -> None:
    austria = between(project, "2026-03-25", "2026-03-26").votes
    assert [(vote.roll_call, vote.ballots) for vote in austria] == [
        ("2026-03-26", {"for": 1, "against": 1, "abstained": 0, "did_not_vote": 0})
    ]
    assert between(project, "2026-03-25", "2026-03-26", "DE").votes[0].ballots["did_not_vote"] == 1
    assert between(project, "2026-03-25", "2026-03-26", "FR").votes == ()
    assert between(project, "2026-03-26", "2026-11-24").votes == ()


def test_days_the_wrong_way_round_are_refused(project: Path) -> None:
    with pytest.raises(ValueError, match="2025-01-01 lies before 2026-01-01"):
        between(project, "2026-01-01", "2025-01-01")


@pytest.fixture(scope="module")
def since_october_2025(evidence: Evidence, figures: Figures) -> dict[State, StateChanges]:
    return {changed.state: changed for changed in changes(evidence, compute(evidence, date(2025, 10, 1)), figures)}


def overall(changed: StateChanges) -> Move | None:
    return next((move for move in changed.moves if move.aspect == "overall"), None)


def test_germany_moved_to_another_text(since_october_2025: dict[State, StateChanges]) -> None:
    """On 29 September 2025 opposed to the Danish text (two weeks before: undecided), on 26 November for the mandate."""
    move = overall(since_october_2025["DE"])
    assert move is not None
    assert (move.kind, move.certain) == ("on_another_text", True)
    assert (move.before.stance, move.before.text, str(move.before.date)) == ("opposes", "dk-2025-07", "2025-09-29")
    assert move.last_before is not None
    assert (move.last_before.stance, str(move.last_before.date)) == ("undecided", "2025-10-08")
    assert (move.after.stance, move.after.text, str(move.after.date)) == ("supports", "dk-2025-11", "2025-11-26")
    assert str(move.before.moved_on) == "2025-09-29"
    assert [vote.roll_call for vote in since_october_2025["DE"].votes] == [
        "2026-03-11",
        "2026-03-26",
        "2026-07-09a",
        "2026-07-09b",
    ]
    assert {row.survey for row in since_october_2025["DE"].results} == {"iwf_2026"}


def test_malta_repeated_itself_and_hungary_did_not_move(since_october_2025: dict[State, StateChanges]) -> None:
    malta = since_october_2025["MT"]
    assert moves(malta) == [("age_verification", "first", "unknown", "undecided")]
    assert (len(malta.government), len(malta.voices)) == (2, 0)
    assert since_october_2025["HU"].moves == ()


def test_every_new_statement_is_counted_once(
    since_october_2025: dict[State, StateChanges], evidence: Evidence, figures: Figures
) -> None:
    old = compute(evidence, date(2025, 10, 1))
    for state, changed in since_october_2025.items():
        new = len(changed.government) + len(changed.voices)
        assert new == len(figures.statements[state]) - len(old.statements[state])


@pytest.fixture(scope="module")
def histories(evidence: Evidence, figures: Figures) -> dict[Aspect, tuple[HistoryPoint, ...]]:
    return {aspect: history(evidence, figures.as_of, aspect) for aspect in ASPECTS}


def test_every_point_holds_27_governments_and_the_whole_population(
    histories: dict[Aspect, tuple[HistoryPoint, ...]], evidence: Evidence
) -> None:
    everyone = round(sum(evidence.population.official.percent.values()), 2)
    for points in histories.values():
        for point in points:
            sides = (point.in_favour, point.neither, point.against, point.unknown)
            assert sum(side.states for side in sides) == len(STATES)
            assert round(sum(side.population for side in sides), 2) == everyone


def test_the_last_point_is_the_count_of_the_day(
    histories: dict[Aspect, tuple[HistoryPoint, ...]], figures: Figures
) -> None:
    sides: dict[str, tuple[PositionGroup, ...]] = {
        "in_favour": ("supports", "leans_support"),
        "neither": ("undecided", "abstains"),
        "against": ("opposes", "leans_oppose"),
        "unknown": ("unknown", "implied", "another_text", "former"),
    }
    for aspect, points in histories.items():
        for side, stances in sides.items():
            counts = [figures.counts[aspect, stance] for stance in stances]
            found = getattr(points[-1], side)
            assert found.states == sum(count.states for count in counts)
            assert found.population == round(sum(count.population for count in counts), 2)


@pytest.mark.parametrize("day", [date(2023, 6, 30), date(2024, 6, 30), date(2025, 9, 30)])
def test_an_earlier_point_knows_nothing_of_what_came_later(
    histories: dict[Aspect, tuple[HistoryPoint, ...]], evidence: Evidence, day: date
) -> None:
    for aspect in ASPECTS:
        then = history(evidence, day, aspect)
        assert then == histories[aspect][: len(then)]
        assert then[-1].day == day


def test_points_are_the_ends_of_quarters_and_the_last_day(evidence: Evidence) -> None:
    days = [point.day for point in history(evidence, date(2021, 2, 3), "overall")]
    assert days == [date(2020, 9, 30), date(2020, 12, 31), date(2021, 2, 3)]
    assert [point.day for point in history(evidence, date(2020, 12, 31), "overall")] == days[:2]
    assert [point.day for point in history(evidence, date(2020, 1, 1), "overall")] == [date(2020, 1, 1)]


def test_a_line_moves_only_from_the_day_of_the_statement(project: Path) -> None:
    points = {point.day: point for point in history(load(project), date(2025, 12, 31), "overall")}
    assert points[date(2025, 6, 30)].unknown.states == 27
    after = points[date(2025, 9, 30)]
    assert (after.in_favour.states, after.in_favour.population, after.unknown.states) == (1, 2.02, 26)
    assert points[date(2025, 12, 31)].in_favour == after.in_favour


@pytest.mark.parametrize(("day", "told"), [(date(2023, 7, 19), False), (date(2023, 7, 20), True)])
def test_a_survey_is_new_on_the_day_it_is_published(day: date, told: bool, evidence: Evidence) -> None:
    """People had been asked to 4 July 2023; nobody knew the answers before the 20th."""
    known = known_evidence(evidence, day)
    new = changes(known, compute(known, date(2023, 6, 30)), compute(known, day))
    results = {row.survey for change in new for row in change.results}
    assert ("flash_eurobarometer_532" in results) is told


def test_a_statement_that_only_a_later_source_tells_is_new_with_that_source(evidence: Evidence) -> None:
    """Said on 3 November 2022, told by the ministry a year later."""
    before, after = date(2023, 11, 1), date(2023, 11, 2)
    new = changes(evidence, compute(evidence, before), compute(evidence, after))
    (estonia,) = (change for change in new if change.state == "EE")
    assert "2022-11-03" in {str(row.date) for row in estonia.government}

"""The rules by which a government's position follows from what was said."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.known_statements import statements
from scorecard.analysis.position import documented_word, position_without, positions
from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, Quality, Role, Stance, State


def position_of(*said: StatementRow, aspect: Aspect = "overall") -> PositionRow:
    """Returns the position of Austria from its statements, in the order of its file."""
    rows = [replace(row, entry=entry) for entry, row in enumerate(said)]
    return next(row for row in positions(rows, 30) if (row.state, row.aspect) == ("AT", aspect))


def said(
    day: str,
    stance: Stance,
    *,
    role: Role = "government",
    text: str = "danish",
    quality: Quality = "secondary",
    aspect: Aspect = "overall",
) -> StatementRow:
    """One statement of Austria; `position_of` numbers it."""
    return StatementRow("AT", -1, PartialDate.parse(day), aspect, stance, role, text, False, quality)


def test_the_latest_statement_of_the_government_counts() -> None:
    position = position_of(said("2025-01-01", "opposes"), said("2025-06-01", "supports"))
    assert (position.stance, position.entry, position.said) == ("supports", 1, 2)
    assert position.contested_by == ()


@pytest.mark.parametrize("role", ["parliament", "authority", "party"])
def test_other_voices_never_make_a_position(role: Role) -> None:
    position = position_of(said("2025-01-01", "opposes"), said("2025-06-01", "supports", role=role))
    assert position.stance == "opposes"
    assert position_of(said("2025-06-01", "supports", role=role)).stance == UNKNOWN


def test_no_statement_is_unknown_and_not_a_middle() -> None:
    assert position_of() == PositionRow(
        "AT", "overall", UNKNOWN, -1, None, None, replaced=False, quality=None, contested_by=(), said=0
    )


def test_a_position_says_whether_its_text_was_replaced() -> None:
    older = replace(said("2025-01-01", "opposes"), replaced=True)
    assert position_of(older).replaced is True
    assert position_of(older, said("2025-06-01", "supports")).replaced is False


def test_reports_of_one_day_on_two_sides_are_disputed_and_those_of_two_days_a_move() -> None:
    disputed = position_of(said("2025-10-01", "opposes"), said("2025-10-01", "supports"))
    assert (disputed.stance, disputed.contested_by, disputed.disputed) == ("supports", (0,), True)
    assert disputed.moved_on is None
    moved = position_of(said("2025-10-01", "opposes"), said("2025-10-02", "supports"))
    assert (moved.contested_by, moved.disputed, moved.moved_from) == ((), False, 0)
    assert str(moved.moved_on) == "2025-10-02"


def test_an_event_makes_reports_of_two_days_reports_of_one() -> None:
    report = replace(said("2025-10", "opposes"), event=PartialDate.parse("2025-10-14"))
    assert position_of(report, said("2025-10-14", "supports")).contested_by == (0,)
    assert not position_of(said("2025-10", "opposes"), said("2025-10-14", "supports")).disputed


def test_a_statement_from_which_reports_differ_is_disputed_without_another_statement() -> None:
    position = position_of(said("2025-10-01", "undecided"), replace(said("2025-10-08", "opposes"), disputed=True))
    assert (position.disputed, position.contested_by, position.moved_on) == (True, (), None)
    assert not position_of(
        replace(said("2025-10-01", "opposes"), disputed=True), said("2025-10-08", "opposes")
    ).disputed


def test_a_difference_of_degree_is_no_disagreement() -> None:
    assert not position_of(said("2025-10-01", "leans_support"), said("2025-10-01", "supports")).disputed
    assert position_of(said("2025-10-01", "leans_support"), said("2025-10-02", "supports")).moved_on is None


def test_different_texts_are_not_in_conflict_on_the_text_as_a_whole() -> None:
    pair = said("2025-10-08", "opposes", text="danish-1"), said("2025-10-08", "supports", text="danish-2")
    assert not position_of(*pair).disputed
    later = said("2025-10-08", "opposes", text="danish-1"), said("2025-10-09", "supports", text="danish-2")
    assert position_of(*later).moved_on is None


def test_different_texts_are_in_conflict_on_an_aspect() -> None:
    pair = (
        said("2025-10-08", "opposes", text="danish-1", aspect="encryption"),
        said("2025-10-08", "supports", text="danish-2", aspect="encryption"),
    )
    assert position_of(*pair, aspect="encryption").contested_by == (0,)


def test_a_move_is_dated_by_the_first_word_on_the_new_side() -> None:
    position = position_of(
        said("2025-10-01", "opposes"), said("2025-10-20", "supports"), said("2025-12-01", "leans_support")
    )
    assert (str(position.moved_on), position.moved_from) == ("2025-10-20", 0)


def test_a_tally_moves_nobody() -> None:
    tally = said("2025-10-01", "opposes", quality="tertiary")
    assert position_of(tally, said("2025-10-08", "supports")).moved_on is None
    alone = said("2025-09-01", "opposes", quality="tertiary"), said("2025-09-09", "supports", quality="tertiary")
    assert position_of(*alone).moved_on is None


def test_where_it_cannot_be_told_which_came_first_nobody_moved() -> None:
    assert position_of(said("2025-10", "opposes"), said("2025-10-14", "supports")).moved_on is None


def test_a_tally_gives_way_to_a_better_source_of_the_same_moment() -> None:
    position = position_of(said("2025-10-01", "supports"), said("2025-10-14", "undecided", quality="tertiary"))
    assert (position.stance, position.quality, position.disputed) == ("supports", "secondary", False)


def test_of_two_tallies_of_one_moment_the_latest_counts() -> None:
    earlier = said("2025-10-01", "supports", quality="tertiary")
    assert position_of(earlier, said("2025-10-14", "undecided", quality="tertiary")).stance == "undecided"


def test_a_tally_stands_where_nothing_better_is_near() -> None:
    position = position_of(said("2025-01-01", "supports"), said("2025-10-14", "undecided", quality="tertiary"))
    assert (position.stance, position.quality) == ("undecided", "tertiary")


def test_on_the_same_day_the_better_grade_counts() -> None:
    position = position_of(said("2025-10-01", "opposes", quality="primary"), said("2025-10-01", "supports"))
    assert (position.stance, position.contested_by) == ("opposes", (1,))


@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2023, 6, 30), date(2024, 6, 20), date(2025, 10, 8)])
def test_nothing_said_later_is_known_earlier(evidence: Evidence, day: date) -> None:
    table = statements(evidence, day)
    assert all(row.date.last_day <= day for row in table)
    assert len(table) < 456


def test_a_text_counts_as_replaced_only_once_its_successor_is_there(evidence: Evidence) -> None:
    before = statements(evidence, date(2025, 10, 28))
    after = statements(evidence, date(2025, 12, 1))
    assert not any(row.replaced for row in before if row.text == "dk-2025-07")
    assert all(row.replaced for row in after if row.text == "dk-2025-07")


def test_the_june_2024_story(evidence: Evidence) -> None:
    """As of the day the Belgian text was called off: Germany against, and nothing of 2025 anywhere."""
    figures = compute(evidence, date(2024, 6, 20))
    germany = figures.positions["DE", "overall"]
    assert (germany.text, germany.stance) == ("be-2024", "opposes")
    assert all(row.text is None or not row.text.startswith(("pl-", "dk-")) for row in figures.positions.values())


def test_known_positions_of_the_edition(figures: Figures) -> None:
    """Read by hand from the dossier; a change here is a change of what the product says."""
    held: dict[tuple[State, Aspect], tuple[str, str, str | None]] = {
        ("DE", "overall"): ("supports", "supports", "dk-2025-11"),
        ("DE", "encryption"): ("opposes", "opposes", "dk-2025-07"),
        ("NL", "overall"): ("former", "opposes", "dk-2025-11"),
        ("HU", "overall"): ("former", "supports", "dk-2025-07"),
        ("EL", "overall"): ("another_text", "undecided", "dk-2025-07"),
        ("MT", "overall"): ("another_text", "supports", "dk-2025-07"),
        ("IT", "overall"): ("abstains", "abstains", "dk-2025-11"),
        ("LV", "overall"): ("former", "supports", "dk-2025-07"),
        ("DE", "interim_derogation"): ("former", "supports", "interim-2024"),
        ("MT", "detection_orders"): (UNKNOWN, UNKNOWN, None),
        ("CY", "detection_orders"): ("implied", UNKNOWN, None),
    }
    for key, expected in held.items():
        position = figures.positions[key]
        assert (position.group, position.word.stance, position.word.text) == expected, key
    assert figures.positions["SK", "overall"].disputed
    assert not figures.positions["NL", "overall"].word.disputed
    assert str(figures.positions["NL", "overall"].word.moved_on) == "2025-11-26"


def test_what_a_former_government_said_is_no_position() -> None:
    before = replace(said("2025-01-01", "opposes"), government=0, in_office=False)
    alone = position_of(before)
    assert (alone.stance, alone.group, alone.word.stance) == (UNKNOWN, "former", "opposes")
    after = position_of(before, replace(said("2025-01-20", "supports"), government=1))
    assert (after.stance, after.last_word, after.contested_by) == ("supports", None, ())


def test_a_tally_does_not_give_way_to_the_word_of_another_government() -> None:
    before = replace(said("2025-10-01", "opposes"), government=0, in_office=False)
    tally = replace(said("2025-10-14", "supports", quality="tertiary"), government=1)
    assert position_of(before, tally).stance == "supports"


def test_what_was_said_on_another_text_is_no_position_on_the_one_on_the_table() -> None:
    later = replace(said("2025-12-01", "supports", text="older"), on_table=False)
    position = position_of(said("2025-11-26", "opposes"), later)
    assert (position.stance, position.text) == ("opposes", "danish")
    assert (position_of(later).stance, position_of(later).group) == (UNKNOWN, "another_text")


def test_views_of_two_members_of_one_day_divide_the_government_and_are_no_dispute() -> None:
    own = (
        replace(said("2025-10-08", "opposes"), own_view=True),
        replace(said("2025-10-08", "undecided"), own_view=True),
    )
    position = position_of(*own)
    assert (position.divided, position.disputed, position.contested_by) == (True, False, (0,))
    position = position_of(*own, said("2025-10-08", "supports"))  # a report on the whole government
    assert (position.divided, position.disputed) == (False, True)


def test_a_report_that_names_no_source_moves_nobody() -> None:
    told = replace(said("2025-08-29", "supports"), unnamed=True)
    assert position_of(said("2025-08-29", "supports"), said("2025-09-03", "opposes")).moved_on
    assert position_of(told, said("2025-09-03", "opposes")).moved_on is None
    assert position_of(said("2025-08-29", "opposes"), replace(told, date=PartialDate(2025, 9, 3))).moved_on is None


def test_a_position_holds_what_its_statement_and_its_government_are() -> None:
    chosen = replace(
        said("2025-10-02", "opposes", text="polish", quality="primary", aspect="grooming_new_material"),
        replaced=True,
        government=2,
        presidency=True,
        unnamed=True,
    )
    position = position_of(
        replace(chosen, stance="undecided", date=PartialDate.parse("2024")), chosen, aspect=chosen.aspect
    )
    assert (position.state, position.entry, position.date, position.text) == ("AT", 1, chosen.date, "polish")
    assert (position.quality, position.said, position.government) == ("primary", 2, 2)
    assert position.replaced and position.presidency and position.unnamed
    assert position.in_office and position.on_table
    last_word = position_of(replace(chosen, aspect="overall", in_office=False, on_table=False)).last_word
    assert last_word is not None
    assert (last_word.stance, last_word.in_office, last_word.on_table) == ("opposes", False, False)


def test_a_position_without_its_statement_rests_on_the_one_before() -> None:
    rows = [
        replace(row, entry=entry)
        for entry, row in enumerate(
            (
                said("2024-01-01", "supports"),
                said("2025-01-01", "undecided", role="party"),
                said("2025-02-01", "opposes", aspect="encryption"),
                said("2025-06-01", "opposes"),
            )
        )
    ]
    position = next(row for row in positions(rows, 30) if (row.state, row.aspect) == ("AT", "overall"))
    without = position_without(rows, position, 30)
    assert (without.state, without.aspect, without.stance, without.entry) == ("AT", "overall", "supports", 0)
    assert (without.said, without.moved_on) == (1, None)
    assert position_without(rows[3:], position, 30).stance == UNKNOWN


def test_the_documented_word_is_the_last_of_the_government_in_office_that_is_no_tally() -> None:
    rows = [
        replace(row, entry=entry)
        for entry, row in enumerate(
            (
                replace(said("2024-01-01", "supports"), in_office=False),
                said("2025-01-01", "undecided"),
                said("2025-02-01", "opposes"),
                said("2025-03-01", "supports", role="parliament"),
                said("2025-04-01", "supports", aspect="encryption"),
                said("2025-05-01", "supports", quality="tertiary"),
                replace(said("2025-06-01", "supports"), in_office=False),
            )
        )
    ]
    word = documented_word("overall", rows, 30)
    assert word is not None
    assert (word.stance, word.entry, word.said, word.moved_on) == ("opposes", 2, 2, None)
    moved = documented_word("overall", rows, 31)
    assert moved is not None
    assert str(moved.moved_on) == "2025-02-01"
    former = documented_word("overall", rows[5:], 30)
    assert former is not None
    assert (former.stance, former.in_office) == ("supports", False)
    assert documented_word("overall", rows[3:6], 30) is None

"""Determines the position of each government on each aspect from its own statements alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.analysis.texts import TEXT_ASPECTS
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.stance_scale import STANCE_SIDES
from scorecard.evidence.vocabulary import ASPECTS, GRADES, STATES, UNKNOWN, Aspect, State


def positions(statements: Iterable[StatementRow], same_moment_days: int) -> tuple[PositionRow, ...]:
    """Returns the position of each of the 27 on each aspect, by state and then aspect.

    Only what the government in office said is its position; on an aspect that is a text, only on the text on the table
    or in force. Where it has said nothing there, what was last said all the same is the last word beside an unknown
    position. The latest statement counts; of those of one day the better graded, and of those of one grade the one that
    is last in the file. A tertiary statement gives way to a better one of the same moment, that is at most
    `same_moment_days` apart. Where reports on the event of one day are on different sides, the position is disputed or,
    where each is the view of one member, the government is divided; where it took another side within
    `same_moment_days`, it has moved. Only statements of the same government are compared and, on the aspects that are a
    text, only those on the same text (docs/method.md, "Position").
    """
    by_aspect: dict[tuple[State, Aspect], list[StatementRow]] = {}
    for row in statements:
        if row.role == "government":
            by_aspect.setdefault((row.state, row.aspect), []).append(row)
    return tuple(
        _position(state, aspect, by_aspect.get((state, aspect), ()), same_moment_days)
        for state in STATES
        for aspect in ASPECTS
    )


def position_without(statements: Iterable[StatementRow], position: PositionRow, same_moment_days: int) -> PositionRow:
    """Returns the position as it would be had the statement it rests on never been found.

    `statements` are those of the state.
    """
    others = [
        row
        for row in statements
        if row.aspect == position.aspect and row.role == "government" and row.entry != position.entry
    ]
    return _position(position.state, position.aspect, others, same_moment_days)


def _position(state: State, aspect: Aspect, statements: Sequence[StatementRow], same_moment_days: int) -> PositionRow:
    """Returns the position that follows from the statements of governments on the aspect."""
    held = [row for row in statements if row.in_office and row.on_table]
    if held:
        return latest_word(held, same_moment_days)
    unknown = PositionRow(state, aspect, UNKNOWN, -1, None, None, False, None, (), len(statements))
    if not statements:
        return unknown
    return replace(unknown, last_word=latest_word(statements, same_moment_days))


def latest_word(statements: Sequence[StatementRow], same_moment_days: int) -> PositionRow:
    """Returns the position that follows from the statements of governments on one aspect; there is at least one
    statement."""
    return word_of(_chosen(statements, same_moment_days), statements, same_moment_days)


def word_of(chosen: StatementRow, statements: Sequence[StatementRow], same_moment_days: int) -> PositionRow:
    """Returns one of the statements of governments on an aspect as the word of its government.

    The others tell whether it is contested, and whether the government took another side with it.
    """
    rivals = [
        row
        for row in comparable(chosen, statements)
        if row.day and row.day == chosen.day and STANCE_SIDES[row.stance] != STANCE_SIDES[chosen.stance]
    ]
    divided = bool(rivals) and all(row.own_view for row in (chosen, *rivals))
    disputed = chosen.disputed or (bool(rivals) and not divided)
    moved = None if disputed or divided else _move(chosen, statements, same_moment_days)
    return PositionRow(
        state=chosen.state,
        aspect=chosen.aspect,
        stance=chosen.stance,
        entry=chosen.entry,
        date=chosen.date,
        text=chosen.text,
        replaced=chosen.replaced,
        quality=chosen.quality,
        contested_by=tuple(row.entry for row in rivals),
        said=len(statements),
        government=chosen.government,
        in_office=chosen.in_office,
        on_table=chosen.on_table,
        disputed=disputed,
        divided=divided,
        presidency=chosen.presidency,
        unnamed=chosen.unnamed,
        moved_on=moved[1].date if moved else None,
        moved_from=moved[0].entry if moved else None,
    )


def documented_word(aspect: Aspect, statements: Iterable[StatementRow], same_moment_days: int) -> PositionRow | None:
    """Returns the last statement of a government on an aspect from a better source than a tally; None where there is
    none.

    The government in office comes before a former one. `statements` are those of the state.
    """
    said = [
        row for row in statements if row.aspect == aspect and row.role == "government" and row.quality != "tertiary"
    ]
    said = [row for row in said if row.in_office] or said
    return latest_word(said, same_moment_days) if said else None


def _chosen(statements: Sequence[StatementRow], same_moment_days: int) -> StatementRow:
    """Returns the statement that the position rests on."""

    def latest_then_best(row: StatementRow) -> tuple[PartialDate, int, int]:
        return row.date, -GRADES.index(row.quality), row.entry

    latest = max(statements, key=latest_then_best)
    if latest.quality != "tertiary":
        return latest
    better = [
        row
        for row in comparable(latest, statements)
        if row.quality != "tertiary" and latest.date.days_apart(row.date) <= same_moment_days
    ]
    return max(better, key=latest_then_best, default=latest)


def _move(
    chosen: StatementRow, statements: Sequence[StatementRow], days: int
) -> tuple[StatementRow, StatementRow] | None:
    """Returns the last statement on another side and the first on the side held since, at most so many days apart.

    Returns None where there is no such change, or where the dates do not show which statement came first. A tally is no
    statement of a government, and a report that names no source may not be one; neither counts as a move.
    """
    if _hearsay(chosen):
        return None
    first = chosen
    others = [row for row in comparable(chosen, statements) if not _hearsay(row) and row.date <= chosen.date]
    for row in sorted(others, key=lambda row: (row.date, row.entry), reverse=True):
        if STANCE_SIDES[row.stance] == STANCE_SIDES[chosen.stance]:
            first = row
        else:
            earlier = row.date.last_day < first.date.first_day
            return (row, first) if earlier and first.date.days_apart(row.date) <= days else None
    return None


def _hearsay(row: StatementRow) -> bool:
    """Returns whether a statement may not come from the government: a tally, or a report that names no source."""
    return row.quality == "tertiary" or row.unnamed


def comparable(chosen: StatementRow, statements: Sequence[StatementRow]) -> Iterator[StatementRow]:
    """Yields the other statements that may be compared with the chosen one."""
    for row in statements:
        if row.entry == chosen.entry or row.government != chosen.government:
            continue
        if chosen.aspect in TEXT_ASPECTS and row.text != chosen.text:
            continue
        yield row

"""Finds what changed between two days, state by state, and counts the governments by side over the years."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from typing import Literal

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import statements
from scorecard.analysis.position import comparable, latest_word, positions, word_of
from scorecard.analysis.rows import PositionRow, ResultRow, StatementRow
from scorecard.analysis.texts import TEXT_ASPECTS
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import BALLOTS, Ballot
from scorecard.evidence.stance_scale import STANCE_SIDES
from scorecard.evidence.vocabulary import ASPECTS, STATES, UNKNOWN, Aspect, PositionStance, State

MoveKind = Literal["first", "moved", "on_another_text", "same_on_another_text"]
"""first: no position before; moved: another stance; on_another_text: another stance or the same, on another text of an
aspect that is a text, so that the two cannot be compared; same_on_another_text: the same stance on another text, and
nothing else was said on the earlier one."""

_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Move:
    """The last words on one aspect on two days, positions or not, where the stance or the text differs."""

    kind: MoveKind
    aspect: Aspect
    before: PositionRow
    after: PositionRow
    certain: bool
    """Whether the same government spoke, neither position rests on a tally, and no statement that contests the one is
    on the side of the other.
    Where it is false, perhaps only the record changed."""
    between: tuple[PositionRow, ...] = ()
    """The statements of the same government between the two at which the side changed, from old to new, without
    tallies: each on another side than the one before it and than the later position; where the aspect is a text, on the
    same text."""
    last_before: PositionRow | None = None
    """The last statement on the earlier text, where the aspect is a text and the two positions are on different
    texts."""
    doubtful: bool = False
    """Whether it is not certain that the stance changed: reports of one event are on both sides, or the dates do not
    show which statement came first."""


@dataclass(frozen=True)
class DelegationVote:
    """One roll call and the ballots of the whole delegation; `for` is always for the detection measure."""

    roll_call: str
    ballots: dict[Ballot, int]


@dataclass(frozen=True)
class StateChanges:
    """The changes in one state, each list from old to new; statements of the government and other voices are separate
    lists."""

    state: State
    moves: tuple[Move, ...]
    government: tuple[StatementRow, ...]
    voices: tuple[StatementRow, ...]
    results: tuple[ResultRow, ...]
    votes: tuple[DelegationVote, ...]


@dataclass(frozen=True)
class SideCount:
    """The governments on one side."""

    states: int
    population: float
    """Their share of the EU population in per cent, two decimals."""


@dataclass(frozen=True)
class HistoryPoint:
    """The sides of the 27 governments on one aspect, as known on a day."""

    day: date
    in_favour: SideCount
    neither: SideCount
    against: SideCount
    unknown: SideCount


def changes(evidence: Evidence, old: Figures, new: Figures) -> tuple[StateChanges, ...]:
    """Returns for each of the 27 states what was known on the day of `new` and not yet on the day of `old`.

    Both come from the same evidence, so that a difference is a real change and not an edit of a file. Raises ValueError
    where the day of `new` is before that of `old`.
    """
    if new.as_of < old.as_of:
        raise ValueError(f"{new.as_of} lies before {old.as_of}")
    return tuple(_of_state(evidence, old, new, state) for state in STATES)


def _of_state(evidence: Evidence, old: Figures, new: Figures, state: State) -> StateChanges:
    known = {row.entry for row in old.statements[state]}
    said = [row for row in new.statements[state] if row.entry not in known]
    return StateChanges(
        state=state,
        moves=tuple(_moves(old, new, state, evidence.method.position.same_moment_days)),
        government=tuple(row for row in said if row.role == "government"),
        voices=tuple(row for row in said if row.role != "government"),
        results=_results(evidence, old, new, state),
        votes=tuple(_votes(evidence, old, new, state)),
    )


def _moves(old: Figures, new: Figures, state: State, days: int) -> Iterator[Move]:
    for aspect in ASPECTS:
        before = _as_known_now(new, old.positions[state, aspect].word)
        after = new.positions[state, aspect].word
        certain = _certain(new, before, after)
        if before.stance == UNKNOWN:
            if after.stance != UNKNOWN:
                yield Move("first", aspect, before, after, certain, tuple(_between(new, None, after)))
        elif aspect in TEXT_ASPECTS and before.text != after.text:
            last = _last_on_its_text(new, before, days)
            same = last.stance == before.stance == after.stance
            kind: MoveKind = "same_on_another_text" if same else "on_another_text"
            yield Move(kind, aspect, before, after, certain, last_before=last)
        elif before.stance != after.stance:
            doubtful = _doubtful(new, before, after)
            between = tuple(_between(new, before, after))
            yield Move("moved", aspect, before, after, certain and not doubtful, between, doubtful=doubtful)
        elif before.text != after.text:
            yield Move("same_on_another_text", aspect, before, after, certain)


def _last_on_its_text(new: Figures, before: PositionRow, days: int) -> PositionRow:
    """Returns the last statement of the government of a position on its text, as known on the later day."""
    said = [
        row
        for row in new.statements[before.state]
        if (row.role, row.aspect, row.text, row.government)
        == ("government", before.aspect, before.text, before.government)
    ]
    return latest_word(said, days)


def _between(new: Figures, before: PositionRow | None, after: PositionRow) -> Iterator[PositionRow]:
    """Yields `Move.between`, of several in a row on one side the first."""
    rows = {row.entry: row for row in new.statements[after.state]}
    first, last = rows[before.entry] if before else None, rows[after.entry]
    last_side = STANCE_SIDES[first.stance] if first else None
    for row in (each for each in comparable(last, new.statements[after.state]) if each.aspect == after.aspect):
        if row.role != "government" or row.quality == "tertiary":
            continue
        after_the_first = first is None or first.date.last_day < row.date.first_day
        inside = after_the_first and row.date.last_day < last.date.first_day
        if inside and STANCE_SIDES[row.stance] not in (last_side, STANCE_SIDES[last.stance]):
            last_side = STANCE_SIDES[row.stance]
            yield word_of(row, (row,), 0)


def _doubtful(new: Figures, before: PositionRow, after: PositionRow) -> bool:
    """Returns `Move.doubtful`."""
    assert before.date is not None and after.date is not None
    sides = {row.entry: STANCE_SIDES[row.stance] for row in new.statements[after.state]}
    contrary = any(sides[rival] == _side(after.stance) for rival in before.contested_by) or any(
        sides[rival] == _side(before.stance) for rival in after.contested_by
    )
    return contrary or not before.date.last_day < after.date.first_day


def _as_known_now(new: Figures, word: PositionRow) -> PositionRow:
    """Returns the position as known on the earlier day; `in_office` is as of the later day."""
    row = next((row for row in new.statements[word.state] if row.entry == word.entry), None)
    return replace(word, in_office=row.in_office) if row else word


def _certain(new: Figures, before: PositionRow, after: PositionRow) -> bool:
    """Returns `Move.certain`."""
    sides = {row.entry: STANCE_SIDES[row.stance] for row in new.statements[after.state]}
    return (
        before.government in (None, after.government)
        and "tertiary" not in (before.quality, after.quality)
        and not any(position.disputed and not position.contested_by for position in (before, after))
        and all(sides[rival] != _side(after.stance) for rival in before.contested_by)
        and all(sides[rival] != _side(before.stance) for rival in after.contested_by)
    )


def _side(stance: PositionStance) -> int | None:
    """Returns the side of a position: 1, 0, -1, or None where it is unknown."""
    return None if stance == UNKNOWN else STANCE_SIDES[stance]


def _results(evidence: Evidence, old: Figures, new: Figures, state: State) -> tuple[ResultRow, ...]:
    """Returns the new results of dated surveys; without a date it cannot be known whether a result is new."""
    known = {row.entry for row in old.results[state]}
    added = [row for row in new.results[state] if row.entry not in known]
    found = [(day, row) for row in added if (day := survey_date(evidence, row.survey)) is not None]
    return tuple(row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].entry)))


def survey_date(evidence: Evidence, key: str) -> PartialDate | None:
    """Returns the last day of a survey's fieldwork or, where it is not known, the date of publication, or None."""
    survey = evidence.surveys.surveys[key]
    return survey.fieldwork.end or survey.published


def _votes(evidence: Evidence, old: Figures, new: Figures, state: State) -> Iterator[DelegationVote]:
    for key in evidence.parliament.roll_calls:
        if (state, key) in new.votes and (state, key) not in old.votes:
            groups = new.votes[state, key]
            yield DelegationVote(key, {ballot: sum(row.ballots[ballot] for row in groups) for ballot in BALLOTS})


def history(evidence: Evidence, until: date, aspect: Aspect) -> tuple[HistoryPoint, ...]:
    """Returns the 27 on one aspect at the end of each quarter since `history.begins` of the method, and at `until`.

    The government in office on a day counts with its position of that day. The population shares are the
    official ones of one year throughout, so a line moves only where a position does.
    """
    points: list[HistoryPoint] = []
    before: tuple[StatementRow, ...] = ()
    for day in _days(evidence.method.history.begins.last_day, until):
        known = statements(evidence, day, aspect)
        if points and known == before:  # the same point: computing it again takes most of the time
            points.append(replace(points[-1], day=day))
        else:
            points.append(_point(evidence, known, aspect, day))
        before = known
    return tuple(points)


def _days(begins: date, until: date) -> Iterator[date]:
    """Yields the ends of all quarters from `begins` to before `until`, then `until`."""
    for year in range(begins.year, until.year + 1):
        for month, day in _QUARTER_ENDS:
            if begins <= date(year, month, day) < until:
                yield date(year, month, day)
    yield until


def _point(evidence: Evidence, known: tuple[StatementRow, ...], aspect: Aspect, day: date) -> HistoryPoint:
    """Returns the count of the 27 by side from the statements known."""
    rows = positions(known, evidence.method.position.same_moment_days)
    sides = {row.state: _side(row.stance) for row in rows if row.aspect == aspect}

    def count(side: int | None) -> SideCount:
        states = [state for state in STATES if sides[state] == side]
        return SideCount(len(states), round(fsum(evidence.population.official.percent[state] for state in states), 2))

    return HistoryPoint(day, in_favour=count(1), neither=count(0), against=count(-1), unknown=count(None))

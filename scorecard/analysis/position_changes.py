"""What changed between two days, state by state, and how many governments stood where over the years."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from typing import TYPE_CHECKING, Literal

from scorecard.analysis.figures import Figures
from scorecard.analysis.known_statements import known_at, statements
from scorecard.analysis.position import SIDES, UNKNOWN, positions
from scorecard.analysis.rows import PositionRow, ResultRow, StatementRow
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import BALLOTS, Ballot
from scorecard.evidence.vocabulary import ASPECTS, STATES, Aspect, State

if TYPE_CHECKING:
    import pandas as pd

MoveKind = Literal["first", "moved", "same_on_another_text"]
"""first: no position before; moved: another stance, on whichever text; same_on_another_text: the same stance."""

HISTORY_BEGINS = date(2020, 9, 30)
"""End of the quarter in which the Commission proposed the first interim rules."""

_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Move:
    """The position of a government on one aspect on both days, where it is not the same.

    `certain`: neither is known from a tally alone, and no statement that contests the one is on the
    side of the other. Otherwise the record changed, and perhaps only the record.
    """

    kind: MoveKind
    aspect: Aspect
    before: PositionRow
    after: PositionRow
    certain: bool


@dataclass(frozen=True)
class DelegationVote:
    """One roll call and the ballots of the whole delegation; `for` is always for the detection measure."""

    roll_call: str
    ballots: dict[Ballot, int]


@dataclass(frozen=True)
class StateChanges:
    """What is new in one state, each from old to new: the government apart from the other voices."""

    state: State
    moves: tuple[Move, ...]
    government: tuple[StatementRow, ...]
    voices: tuple[StatementRow, ...]
    results: tuple[ResultRow, ...]
    votes: tuple[DelegationVote, ...]


@dataclass(frozen=True)
class Behind:
    """So many governments, and their share of the EU population in per cent, two decimals."""

    states: int
    population: float


@dataclass(frozen=True)
class HistoryPoint:
    """Where the 27 governments stood on one aspect, as known on a day."""

    day: date
    in_favour: Behind
    neither: Behind
    against: Behind
    unknown: Behind


def changes(evidence: Evidence, old: Figures, new: Figures) -> tuple[StateChanges, ...]:
    """What was known at the day of `new` and not yet at that of `old`, for each of the 27.

    Both come from this evidence, so a change is one of the world, not of the file. ValueError where
    `new` lies before `old`.
    """
    if new.as_of < old.as_of:
        raise ValueError(f"{new.as_of} lies before {old.as_of}")
    return tuple(_of_state(evidence, old, new, state) for state in STATES)


def _of_state(evidence: Evidence, old: Figures, new: Figures, state: State) -> StateChanges:
    known = {row.entry for row in old.statements[state]}
    said = [row for row in new.statements[state] if row.entry not in known]
    return StateChanges(
        state=state,
        moves=tuple(_moves(old, new, state)),
        government=tuple(row for row in said if row.role == "government"),
        voices=tuple(row for row in said if row.role != "government"),
        results=_results(evidence, old, new, state),
        votes=tuple(_votes(evidence, old, new, state)),
    )


def _moves(old: Figures, new: Figures, state: State) -> Iterator[Move]:
    for aspect in ASPECTS:
        before, after = old.positions[state, aspect], new.positions[state, aspect]
        certain = _certain(new, before, after)
        if before.stance != after.stance:
            yield Move("first" if before.stance == UNKNOWN else "moved", aspect, before, after, certain)
        elif before.text != after.text:
            yield Move("same_on_another_text", aspect, before, after, certain)


def _certain(new: Figures, before: PositionRow, after: PositionRow) -> bool:
    sides = {row.entry: SIDES[row.stance] for row in new.statements[after.state]}
    return (
        "tertiary" not in (before.quality, after.quality)
        and all(sides[rival] != SIDES.get(after.stance) for rival in before.contested_by)
        and all(sides[rival] != SIDES.get(before.stance) for rival in after.contested_by)
    )


def _results(evidence: Evidence, old: Figures, new: Figures, state: State) -> tuple[ResultRow, ...]:
    """Results of surveys of known date only: of the others nobody can say that they are new."""
    dated = [(survey_date(evidence, row.survey), row) for row in new.results[state]]
    found = [(day, row) for day, row in dated if day is not None and _is_new(evidence, day, old, new)]
    return tuple(row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].entry)))


def survey_date(evidence: Evidence, key: str) -> PartialDate | None:
    """When a survey was in the field for the last time, else when it was published, else nothing."""
    survey = evidence.surveys.surveys[key]
    return survey.fieldwork.end or survey.published


def _votes(evidence: Evidence, old: Figures, new: Figures, state: State) -> Iterator[DelegationVote]:
    for key, call in evidence.parliament.roll_calls.items():
        if (state, key) in new.votes and _is_new(evidence, call.date, old, new):
            groups = new.votes[state, key]
            yield DelegationVote(key, {ballot: sum(row.ballots[ballot] for row in groups) for ballot in BALLOTS})


def _is_new(evidence: Evidence, day: PartialDate, old: Figures, new: Figures) -> bool:
    gathered = evidence.edition.evidence_date
    return known_at(day, new.as_of, gathered) and not known_at(day, old.as_of, gathered)


def history(evidence: Evidence, until: date, aspect: Aspect) -> tuple[HistoryPoint, ...]:
    """The 27 on one aspect at the end of each quarter since `HISTORY_BEGINS`, and at `until` itself.

    Every government counts with its position of the day, whichever text that is on. The shares are
    the official ones of one year throughout, so that the line moves only where a position does.
    """
    import pandas as pd

    said = statements(evidence, until)
    said = said[(said["role"] == "government") & (said["aspect"] == aspect)]
    gathered = evidence.edition.evidence_date
    points: list[HistoryPoint] = []
    counted = -1
    for day in _days(until):
        known = said[pd.Series([known_at(when, day, gathered) for when in said["date"]], index=said.index, dtype=bool)]
        if len(known) == counted:  # no word since the point before: working it out again would take most of the time
            points.append(replace(points[-1], day=day))
        else:
            points.append(_point(evidence, known, aspect, day))
        counted = len(known)
    return tuple(points)


def _days(until: date) -> Iterator[date]:
    for year in range(HISTORY_BEGINS.year, until.year + 1):
        for month, day in _QUARTER_ENDS:
            if HISTORY_BEGINS <= date(year, month, day) < until:
                yield date(year, month, day)
    yield until


def _point(evidence: Evidence, known: "pd.DataFrame", aspect: Aspect, day: date) -> HistoryPoint:
    stances = positions(known)["stance"]
    sides = {state: SIDES.get(stances[state, aspect]) for state in STATES}

    def behind(side: int | None) -> Behind:
        held = [state for state in STATES if sides[state] == side]
        return Behind(len(held), round(fsum(evidence.population.official.percent[state] for state in held), 2))

    return HistoryPoint(day, in_favour=behind(1), neither=behind(0), against=behind(-1), unknown=behind(None))

"""Grades how sure a position is, by a fixed rule of points."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scorecard.analysis.origins import independent_origins
from scorecard.analysis.position import comparable
from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.evidence.cited_sources import cited_by
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.method import CertaintyGain, CertaintyLoss, CertaintyRule
from scorecard.evidence.stance_scale import STANCE_SIDES
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, State

Level = Literal["well", "fairly", "weakly"]
DoubtCode = Literal[
    "tally", "disputed", "divided", "former", "unnamed", "copy", "press", "one_origin", "old", "very_old"
]


@dataclass(frozen=True)
class Certainty:
    """The level of one position, and the reasons why it is not higher, the most important first."""

    level: Level
    points: int
    doubts: tuple[DoubtCode, ...]


def certainties(
    evidence: Evidence,
    statements: Mapping[State, Sequence[StatementRow]],
    positions: Collection[PositionRow],
    as_of: date,
) -> dict[tuple[State, Aspect], Certainty]:
    """Returns the certainty of each known position; a last statement beside an unknown position has no certainty."""
    rule = evidence.method.certainty
    return {
        (row.state, row.aspect): certainty(
            row, _origins(evidence, statements[row.state], row), as_of, rule, in_office=row.in_office
        )
        for row in positions
        if row.stance != UNKNOWN
    }


def certainty(
    position: PositionRow, origins: int, as_of: date, rule: CertaintyRule, in_office: bool = True
) -> Certainty:
    """Returns how sure a known position is (docs/method.md, "How sure").

    The grade of the statement gives points, a second and a third independent origin add to them, and age, a dispute, a
    government that left office and a report that names no source take some off. `origins` is the number of origins of
    what the government said on this side; `in_office` whether that government is in office on `as_of`.
    """
    assert position.date is not None and position.quality is not None
    years = (as_of - position.date.last_day).days / 365.25
    old, very_old = (years > limit for limit in rule.older_than_years)
    gains: dict[CertaintyGain, bool] = {
        position.quality: True,
        "second_origin": origins >= 2,
        "third_origin": origins >= 3,
    }
    losses: dict[CertaintyLoss, bool] = {
        "old": old,
        "very_old": very_old,
        "disputed": position.disputed or position.divided,
        "former": not in_office,
        "unnamed": position.unnamed,
    }
    total = sum(rule.points[gain] for gain, holds in gains.items() if holds)
    total -= sum(rule.deductions[loss] for loss, holds in losses.items() if holds)
    found: dict[DoubtCode, bool] = {
        "tally": position.quality == "tertiary",
        "disputed": position.disputed,
        "divided": position.divided,
        "former": not in_office,
        "unnamed": position.unnamed,
        "copy": position.quality == "copy",
        "press": position.quality == "secondary",
        "one_origin": origins < 2,
        "very_old": very_old,
        "old": old and not very_old,
    }
    well, fairly = rule.levels["well"], rule.levels["fairly"]
    level: Level = "well" if total >= well else "fairly" if total >= fairly else "weakly"
    return Certainty(level, total, tuple(doubt for doubt, holds in found.items() if holds))


def _origins(evidence: Evidence, statements: Sequence[StatementRow], position: PositionRow) -> int:
    """Returns the number of independent origins of what the government said on the side of a position.

    It counts the statement that the position rests on and the comparable statements of the same government, without
    tallies.
    """
    (bearing,) = (row for row in statements if row.entry == position.entry)
    same = [
        row
        for row in comparable(bearing, [row for row in statements if row.role == "government"])
        if row.aspect == bearing.aspect
        and row.quality != "tertiary"
        and STANCE_SIDES[row.stance] == STANCE_SIDES[bearing.stance]
    ]
    said = evidence.states[position.state].statements
    cited = [(row.event or row.date, key) for row in (bearing, *same) for key in cited_by(said[row.entry])]
    return independent_origins(
        evidence, position.state, [(day, key) for day, key in cited if evidence.has_source(position.state, key)]
    )

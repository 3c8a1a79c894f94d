"""Computes alignment: how near a government's stances are to what the child-rights side asks, from 0 to 100.

It follows a written rubric with fixed goalposts (countries/eu/method.yaml), so that the figure of one state does not
depend on other states. Where the government in office has no position on a part, the value of that part may lie
anywhere on its scale; where reports differ, anywhere between them. The figure is therefore a range, from the least to
the greatest possible value, and a point only where all positions are known. It is withheld where the range is wider
than the method allows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from scorecard.analysis.rows import PositionRow
from scorecard.analysis.texts import text_in_question
from scorecard.analysis.weighted_mean import Key, weighted_mean
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.method import Method, TextKind
from scorecard.evidence.vocabulary import STATES, UNKNOWN, Aspect, State

Positions = Mapping[tuple[State, Aspect], PositionRow]
"""The position of each of the 27 on each aspect."""

ROUNDING = 1e-9
"""Two values that differ by less than this many points are the same: floating-point numbers are not exact."""

_KINDS: Mapping[str, TextKind] = {"in": "mandatory", "out": "voluntary", "open": "open"}
"""The scale of the rubric for a text, by whether it obliges providers to detect."""


@dataclass(frozen=True)
class Range:
    """The least and the greatest value that something can have, 0 to 100; the same where it is known."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """Returns the distance of the ends, in points."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """Returns the value halfway between the ends. It orders ranges and is never printed."""
        return (self.low + self.high) / 2

    @property
    def known(self) -> bool:
        """Returns whether it is a single value."""
        return self.width < ROUNDING


@dataclass(frozen=True)
class QuestionValue:
    """One core question in one state."""

    question: str
    range: Range
    """The value of the stances on its parts."""
    mean: float | None
    """The mean value over the states in which all parts are known; None where there is no such state."""
    pull: float
    """The points that the question adds to the figure or takes away, compared with that mean; 0 unless known."""
    open: float
    """The points of the width of the figure that come from unknown parts of this question."""


@dataclass(frozen=True)
class Alignment:
    """The figure of one state, and what it is made of."""

    state: State
    range: Range
    withheld: bool
    """Whether the range is too wide to be printed as a figure."""
    questions: tuple[QuestionValue, ...]
    differs: bool = False
    """Whether reports of a position in it differ, or members of the government do."""


def stance_value(evidence: Evidence, position: PositionRow) -> float | None:
    """Returns the value of a position by the rubric, 0 to 100; None where unknown.

    On the text as a whole it depends on what that text does; elsewhere the stance is on the aspect itself.
    """
    if position.stance == UNKNOWN:
        return None
    kind = _kind(evidence, position.text) if position.aspect == "overall" and position.text else "aspect"
    return evidence.method.rubric[kind].values[position.stance]


def position_range(evidence: Evidence, position: PositionRow, as_of: date) -> Range:
    """Returns the value of a position or, where it is unknown, the ends of the scale on which it would be valued.

    On the text as a whole that is the scale of the text on the table on the day; before there was one, the widest.
    Where statements of one day are on different sides, the value may lie anywhere between those of all of them; where
    further reports contradict the statement without a stance of their own, anywhere on the scale.
    """
    value = stance_value(evidence, position)
    statements = evidence.states[position.state].statements
    if value is not None and not (position.entry >= 0 and position.disputed and statements[position.entry].disputed):
        stances = (statements[rival].stance for rival in position.contested_by)
        others = [stance_value(evidence, replace(position, stance=stance)) for stance in stances]
        values = [value, *(other for other in others if other is not None)]
        return Range(min(values), max(values))
    kinds: Iterable[TextKind] = ("aspect",)
    if position.aspect == "overall":
        text = text_in_question(evidence, "overall", as_of)
        kinds = (_kind(evidence, text),) if text else _KINDS.values()
    values = [value for kind in kinds for value in evidence.method.rubric[kind].values.values()]
    return Range(min(values), max(values))


def _kind(evidence: Evidence, text: str) -> TextKind:
    return _KINDS[evidence.proposal.texts[text].holds.detection_orders]


def question_ranges(evidence: Evidence, positions: Positions, state: State, as_of: date) -> dict[str, Range]:
    """Returns the range of each core question in a state."""
    return {
        key: weighted_range(
            {aspect: position_range(evidence, positions[state, aspect], as_of) for aspect in question.parts},
            question.parts,
        )
        for key, question in evidence.method.questions.items()
    }


def weighted_range(ranges: Mapping[Key, Range], weights: Mapping[Key, float]) -> Range:
    """Returns the weighted mean of ranges: from the mean of the lower ends to that of the upper ends.

    Of the weights only the proportions count. Raises ZeroDivisionError where there are no ranges, or all their weights
    are 0.
    """
    return Range(
        weighted_mean({key: part.low for key, part in ranges.items()}, weights),
        weighted_mean({key: part.high for key, part in ranges.items()}, weights),
    )


def too_wide(method: Method, figure: Range) -> bool:
    """Returns whether a figure is withheld; one that is exactly as wide as the method allows is not."""
    return figure.width > method.widest_range.points + ROUNDING


def alignment(evidence: Evidence, positions: Positions, as_of: date) -> dict[State, Alignment]:
    """Returns the figure of every state; `as_of` is the day of the positions."""
    method = evidence.method
    ranges = {state: question_ranges(evidence, positions, state, as_of) for state in STATES}
    means: dict[str, float | None] = {}
    for key in method.questions:
        known = [ranges[state][key].low for state in STATES if ranges[state][key].known]
        means[key] = sum(known) / len(known) if known else None
    parts = [aspect for question in method.questions.values() for aspect in question.parts]
    return {
        state: _of_state(
            method,
            state,
            ranges[state],
            means,
            differs=any(positions[state, aspect].disputed or positions[state, aspect].divided for aspect in parts),
        )
        for state in STATES
    }


def _of_state(
    method: Method, state: State, ranges: Mapping[str, Range], means: Mapping[str, float | None], differs: bool
) -> Alignment:
    weights = weights_of(method)
    total = sum(weights.values())
    figure = weighted_range(ranges, weights)
    questions = []
    for key, worth in ranges.items():
        mean, share = means[key], weights[key] / total
        pull = share * (worth.low - mean) if worth.known and mean is not None else 0.0
        questions.append(QuestionValue(key, worth, mean, pull, share * worth.width))
    return Alignment(state, figure, too_wide(method, figure), tuple(questions), differs)


def figures_under(figures: Mapping[State, Alignment], weights: Mapping[str, int]) -> dict[State, Range]:
    """Returns the figure of each state under other weights of the core questions, the highest middle first.

    A state has a figure here only if it has one under the method's own weights: other weights change the order, not
    which states are in it. Equals are sorted by code.
    """
    found = {
        state: weighted_range({question.question: question.range for question in figures[state].questions}, weights)
        for state in STATES
        if not figures[state].withheld
    }
    return dict(sorted(found.items(), key=lambda item: (-round(item[1].middle, 9), item[0])))


def withheld_at(method: Method, figures: Mapping[State, Alignment]) -> dict[int, int]:
    """Returns how many states would have no figure, by the widest range allowed, in points.

    The widths are those that the method lists for comparison.
    """
    return {
        points: sum(figure.range.width > points + ROUNDING for figure in figures.values())
        for points in method.widest_range.compared_with
    }


def weights_of(method: Method) -> dict[str, int]:
    """Returns the weight of each core question."""
    return {key: question.weight for key, question in method.questions.items()}

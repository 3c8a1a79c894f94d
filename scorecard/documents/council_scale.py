"""Composes the scale of the EU population: the 27 by what they last said, each as wide as its people, with its code."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.documents.message import Message, Share, msg
from scorecard.documents.population_shares import population_share
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

WIDTH = 100.0
"""The width of the scale, which stands for the whole EU population."""

CODE_WIDTH = 4.2
"""The width that the code of a state needs; a narrower segment has its code below the scale, with a line to it."""

MIDDLE_MARGIN, ENDS_MARGIN = 30.0, 2.0
"""The least distance of the names of the middle groups, and of the codes below the scale, from its ends."""


@dataclass(frozen=True)
class StateSegment:
    """One government on the scale. `code_x` is the middle of its code within the segment; None where it is below."""

    state: State
    group: str
    x: float
    width: float
    middle: float
    code_x: float | None


@dataclass(frozen=True)
class CodeBelow:
    """The code of a small state below the scale: where it stands, and the middle of the segment that it names."""

    state: State
    x: float
    segment_x: float
    here: bool


@dataclass(frozen=True)
class GroupLabel:
    """The name of a group with its share of the population. `anchor` is `start`, `middle` or `end`."""

    x: float
    anchor: str
    words: Message


@dataclass(frozen=True)
class CouncilScale:
    """The drawing. `here` is the segment with a ring: the government that the document is about, None for none."""

    title: Message
    segments: tuple[StateSegment, ...]
    codes_below: tuple[CodeBelow, ...]
    here: StateSegment | None
    ends: tuple[GroupLabel, ...]
    middles: tuple[GroupLabel, ...]
    needed_x: float
    """The place to which the states in favour, on the right, must reach for a majority; beyond it, those against
    block."""
    block: GroupLabel
    majority: GroupLabel


def people(evidence: Evidence, day: CouncilDay, states: frozenset[State]) -> Share:
    """Returns the share of the EU population that lives in these states."""
    return population_share(evidence, sum(day.populations[state] for state in states) / 100)


def council_scale(evidence: Evidence, day: CouncilDay, here: State | None) -> CouncilScale:
    """Returns the drawing: against on the left, then undecided and not known, in favour on the right.

    In each group the largest state comes first; in favour it comes last, at the end of the scale.
    """
    percent_needed = evidence.population.rule.population_percent_needed
    stand, segments, x = day.standing, [], 0.0
    everyone = sum(day.populations.values())
    groups = (
        ("not_in_favour", stand.not_in_favour),
        ("undecided", stand.undecided),
        ("unknown", stand.unknown),
        ("in_favour", stand.in_favour),
    )
    needed_x = round(WIDTH - percent_needed, 2)
    for group, states in groups:
        largest_first = sorted(states, key=lambda state: (-day.populations[state], state))
        for state in reversed(largest_first) if group == "in_favour" else largest_first:
            width = day.populations[state] / everyone * WIDTH
            middle = round(x + width / 2, 2)
            has_room = width >= CODE_WIDTH and abs(middle - needed_x) > CODE_WIDTH / 2
            code_x = middle if has_room else None
            segments.append(StateSegment(state, group, round(x, 2), round(width, 2), middle, code_x))
            x += width
    return CouncilScale(
        title=_title(evidence, day),
        segments=tuple(segments),
        codes_below=_codes_below(segments, here),
        here=next((segment for segment in segments if segment.state == here), None),
        ends=(
            GroupLabel(
                0.0, "start", msg("against or abstaining {share}", share=people(evidence, day, stand.not_in_favour))
            ),
            GroupLabel(WIDTH, "end", msg("for {share}", share=people(evidence, day, stand.in_favour))),
        ),
        middles=_middles(evidence, day, segments),
        needed_x=needed_x,
        block=GroupLabel(needed_x - 1, "end", msg("more than {share} block", share=Share(WIDTH - percent_needed))),
        majority=GroupLabel(needed_x + 1, "start", msg("{share} needed", share=Share(percent_needed))),
    )


def _codes_below(segments: Sequence[StateSegment], here: State | None) -> tuple[CodeBelow, ...]:
    """Returns the codes of narrow segments, as near to them as they can stand without touching each other."""
    narrow = [segment for segment in segments if segment.code_x is None]
    places: list[float] = []
    for segment in narrow:
        places.append(max(segment.middle, places[-1] + CODE_WIDTH if places else ENDS_MARGIN))
    most = WIDTH - ENDS_MARGIN
    for number in reversed(range(len(places))):
        places[number] = min(places[number], most)
        most = places[number] - CODE_WIDTH
    return tuple(
        CodeBelow(segment.state, round(place, 2), segment.middle, segment.state == here)
        for segment, place in zip(narrow, places, strict=True)
    )


def _middles(evidence: Evidence, day: CouncilDay, segments: Sequence[StateSegment]) -> tuple[GroupLabel, ...]:
    """Returns the names of the groups in the middle: on both sides of their border, or one name below its own group."""
    stand = day.standing
    undecided = msg("undecided {share}", share=people(evidence, day, stand.undecided))
    unknown = msg("not known {share}", share=people(evidence, day, stand.unknown))
    begin = min((segment.x for segment in segments if segment.group == "unknown"), default=WIDTH / 2)
    place = min(max(begin, MIDDLE_MARGIN), WIDTH - MIDDLE_MARGIN)
    both = (GroupLabel(place - 1, "end", undecided), GroupLabel(place + 1, "start", unknown))
    return tuple(label for label, states in zip(both, (stand.undecided, stand.unknown), strict=True) if states)


def _title(evidence: Evidence, day: CouncilDay) -> Message:
    stand = day.standing
    return msg(
        "Scale of the EU population: against or abstaining {against}, undecided {undecided}, not known {unknown}, "
        "in favour {favour}; a majority needs {needed}.",
        against=people(evidence, day, stand.not_in_favour),
        undecided=people(evidence, day, stand.undecided),
        unknown=people(evidence, day, stand.unknown),
        favour=people(evidence, day, stand.in_favour),
        needed=Share(evidence.population.rule.population_percent_needed),
    )

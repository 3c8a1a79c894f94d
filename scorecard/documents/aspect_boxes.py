"""Composes the 27 governments on one aspect as boxes, from against on the left to for on the right.

Measures are in millimetres on paper; on a screen the same drawing is as wide as its place. The boxes of all aspects
have one scale.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.message import Message, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.evidence.vocabulary import POSITION_GROUPS, STATES, UNKNOWN, Aspect, PositionGroup, State

TOP, BOX_WIDTH, BOX_HEIGHT, PITCH = 0.7, 1.74, 3.2, 2.14
"""The upper edge, the width and the height of a box; the distance from one box to the next."""

FIRST_X, SIDE_GAP = 5.4, 0.7
"""Where the first box begins, after the number of those against; the gap before and after those on neither side."""

RING = 0.4
"""The distance of the ring of this state from its box."""

BOX_ORDER: tuple[PositionGroup, ...] = (
    *reversed(AGAINST),
    *NEITHER,
    *("former", "another_text", UNKNOWN, "implied"),
    *reversed(IN_FAVOUR),
)
"""The groups from left to right: against, neither, those without a position, for."""


@dataclass(frozen=True)
class BoxGroup:
    """All governments in one group: their boxes as one SVG path, and what stands in the middle of them."""

    group: PositionGroup
    path: str
    inner: str
    """SVG path of the sign within the boxes of those who have no position though something is known; else empty."""


@dataclass(frozen=True)
class AspectBoxes:
    """The 27 governments on one aspect as boxes, how many are against and for, and the same in words."""

    groups: tuple[BoxGroup, ...]
    ring: str
    """SVG path of the ring around the box of this state."""
    pointer: str
    """SVG path of the triangle below that box."""
    against: int
    in_favour: int
    title: Message
    """Describes the drawing for readers who do not see it."""


def aspect_boxes(evidence: Evidence, figures: Figures, aspect: Aspect, here: State) -> AspectBoxes:
    """Returns the boxes of one aspect with those of the same group side by side; this state is ringed."""
    groups: dict[PositionGroup, list[float]] = {group: [] for group in BOX_ORDER}
    here_x = 0.0
    for x, group, state in _places(figures, aspect):
        groups[group].append(x)
        if state == here:
            here_x = x
    return AspectBoxes(
        groups=tuple(box_group(group, places) for group, places in groups.items() if places),
        ring=_rectangle(here_x - RING, TOP - RING, BOX_WIDTH + 2 * RING, BOX_HEIGHT + 2 * RING),
        pointer=f"M{_short(here_x + BOX_WIDTH / 2)} {_short(TOP + BOX_HEIGHT + 2 * RING)}l0.9 0.9h-1.8z",
        against=sum(len(groups[group]) for group in AGAINST),
        in_favour=sum(len(groups[group]) for group in IN_FAVOUR),
        title=_title(evidence, figures, aspect),
    )


def box_group(group: PositionGroup, places: list[float]) -> BoxGroup:
    """Returns the boxes of one group, given the left edge of each."""
    return BoxGroup(
        group,
        "".join(_rectangle(x, TOP, BOX_WIDTH, BOX_HEIGHT) for x in places),
        "".join(_inner(group, x) for x in places),
    )


def _places(figures: Figures, aspect: Aspect) -> Iterator[tuple[float, PositionGroup, State]]:
    """Yields for each of the 27 the left edge of its box, from left to right."""
    x = FIRST_X
    for group in BOX_ORDER:
        if group in (NEITHER[0], IN_FAVOUR[-1]):
            x += SIDE_GAP
        for state in STATES:
            if figures.positions[state, aspect].group == group:
                yield round(x, 2), group, state
                x += PITCH


def _inner(group: PositionGroup, x: float) -> str:
    """Returns the sign within a box: a diagonal for a former government, a dot for another text, a bar for implied."""
    if group == "former":
        bottom = _short(TOP + BOX_HEIGHT)
        return f"M{_short(x)} {bottom}L{_short(x + BOX_WIDTH - 0.35)} {_short(TOP)}h0.35L{_short(x + 0.35)} {bottom}z"
    if group == "another_text":
        return _rectangle(x + (BOX_WIDTH - 0.7) / 2, TOP + (BOX_HEIGHT - 0.7) / 2, 0.7, 0.7)
    if group == "implied":
        return _rectangle(x + 0.5, TOP + 0.6, BOX_WIDTH - 1.0, BOX_HEIGHT - 1.2)
    return ""


def _title(evidence: Evidence, figures: Figures, aspect: Aspect) -> Message:
    states: dict[PositionGroup, int] = {each: figures.counts[aspect, each].states for each in POSITION_GROUPS}
    return msg(
        "{aspect}, the 27 governments: opposes {opposes}, leans against {leans_oppose}, undecided {undecided}, "
        "abstains {abstains}, only a former government has spoken {former}, on another text alone {another_text}, not "
        "known {unknown}, implied alone {implied}, leans towards {leans_support}, supports {supports}.",
        aspect=aspect_name(evidence, figures, aspect),
        **states,
    )


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    """Returns a rectangle as an SVG path."""
    return f"M{_short(x)} {_short(y)}h{_short(width)}v{_short(height)}h-{_short(width)}z"


def _short(number: float) -> str:
    """Returns a number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")

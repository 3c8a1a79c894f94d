"""The drawings of the book alone read back: the 27 on each question, who moved, the events, the delegations."""

import re
from collections.abc import Iterable
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from scorecard.rendering.language import Language
from tests.conftest import FROZEN
from tests.drawings.conftest import Site
from tests.drawings.data import ASPECTS, Published, first_day
from tests.drawings.pages import TOKENS, Page
from tests.drawings.registry import on_frozen, reads
from tests.drawings.svg import number, parts, same, words

ENGLISH = Language("en")

LEFT = ("opposes", "leans_oppose", "undecided", "abstains", "implied", "unknown", "leans_support", "supports")
"""The groups of a row from left to right."""

BALLOTS = {"against": "against", "abstained": "fill_neither", "did_not_vote": "fill_open", "for": "for"}
"""The parts of a bar from left to right, with the colour of each."""


def only(pages: list[Page], kind: str) -> Page:
    (page,) = [page for page in pages if page.kind == kind]
    return page


@reads("stance-row")
def test_every_question_has_a_box_a_government_from_against_to_for(pages: list[Page], data: Published) -> None:
    page = only(pages, "news")
    rows = page.with_class("stance-rows")[0].findall("tbody/tr")
    for aspect, row in zip(ASPECTS, rows, strict=True):
        assert words(row.findall("th")[0]) == data.named(aspect)
        (drawing,) = row.iter("svg")
        colours = [path.get("fill") for path in drawing.findall("path")]
        labels = drawing.findall("g")
        boxes: dict[str, tuple[float, str]] = {}
        for path, codes in zip(drawing.findall("path"), labels, strict=True):
            corners = parts(path.get("d") or "")
            for box, label in zip(corners, codes, strict=True):
                assert box.left < page.middle(label, 2.35, "Semibold") < box.right
                boxes[str(label.text)] = (box.left, str(path.get("fill")))
        assert sorted(boxes) == sorted(data.states), aspect
        assert len(colours) == len({data.mark(state, aspect) for state in data.states})
        order = sorted(boxes, key=lambda state: boxes[state][0])
        places = [LEFT.index(data.mark(state, aspect)) for state in order]
        assert places == sorted(places), aspect
        for state, (_, colour) in boxes.items():
            assert colour == page.paint(TOKENS["stance"][data.mark(state, aspect)]["tile"]), (aspect, state)
        lefts = sorted(left for left, _ in boxes.values())
        assert all(right - left >= 4.2 for left, right in pairwise(lefts))


@reads("flow")
def test_who_moved_has_a_curve_from_one_day_to_the_other(pages: list[Page], data: Published, site: Site) -> None:
    page = only(pages, "news")
    (drawing,) = page.drawings("flow")
    tiles = {}
    for path in drawing.findall("path"):
        if path.get("fill") != "none" and len(parts(path.get("d") or "")) == 1:
            (part,) = parts(path.get("d") or "")
            if part.width == pytest.approx(8):
                tiles[part.left, part.top] = (part, path)
    codes = [label for group in drawing.findall("g") for label in group]
    days: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for label in codes:
        middle, baseline = page.middle(label, 3, "Semibold"), number(label, "y")
        ((left, top),) = [
            place for place in tiles if place[0] < middle < place[0] + 8 and place[1] < baseline < place[1] + 8
        ]
        days[left > 86][str(label.text)] = top + 4
    assert sorted(days[0]) == sorted(days[1]) == sorted(data.states)  # each government once on each day
    curves = [path for path in drawing.findall("path") if path.get("fill") == "none"]
    moved = [row for table in page.with_class("moves") for row in table.findall("tbody/tr")]
    assert len(curves) == len(moved)
    assert moved or site.countries != FROZEN  # in the live evidence there may be no government that moved
    ends = set()
    for curve in curves:
        x1, y1, *_, x2, y2 = (float(value) for value in re.findall(r"-?[\d.]+", curve.get("d") or ""))
        before, after = at(tiles, codes, page, x1 - 4, y1), at(tiles, codes, page, x2 + 4, y2)
        assert before == after  # a curve leads from a government to itself
        ends.add(before)
    names = {ENGLISH.state(state): state for state in data.states}
    assert ends == {names[words(row.findall("th")[0])] for row in moved}
    strong = [place for place, (_, path) in tiles.items() if path.get("stroke") == page.paint("strong")]
    assert len(strong) == 2 * len(curves)  # the tile of who moved is outlined on both days


def at(tiles: Iterable[tuple[float, float]], codes: list[Element], page: Page, middle_x: float, middle_y: float) -> str:
    """Returns the code in the tile around a place."""
    ((left, top),) = [(x, y) for x, y in tiles if x < middle_x < x + 8 and y < middle_y < y + 8]
    (code,) = [
        str(label.text)
        for label in codes
        if left < page.middle(label, 3, "Semibold") < left + 8 and top < number(label, "y") < top + 8
    ]
    return code


@reads("event-axis")
@on_frozen
def test_every_event_of_the_list_is_a_dot_at_its_day(pages: list[Page], data: Published) -> None:
    page = only(pages, "chapter of the EU")
    (drawing,) = page.drawings("event-axis")
    listed = [item for events in page.with_class("events") for item in events.findall("li")]
    dots = [path for path in drawing.findall("path") if path.get("fill") == page.paint("ink")]
    (path,) = dots
    found = sorted(part.middle[0] for part in parts(path.get("d") or ""))
    major = [row for row in data.tables["events"] if row["scope"] == "EU" and row["level"] == "major"]
    assert len(found) == len(listed) == len(major)
    since = [first_day(row["date"]) for row in major if first_day(row["date"]).year >= 2022]
    begin = first_day("2022-01-01")
    wanted = sorted(18 + (day - begin).days / (data.as_of - begin).days * (173 - 18) for day in since)
    assert found[-len(wanted) :] == [pytest.approx(place, abs=0.2) for place in wanted]


@reads("ballot-bars")
def test_each_bar_is_divided_as_members_voted_from_against_to_for(pages: list[Page], data: Published) -> None:
    page = only(pages, "chapter of the EU")
    calls = data.tables["roll_calls"]
    column = 142 / len(calls)
    names = {ENGLISH.state(state): state for state in data.states}
    rows = page.with_class("delegations")[0].findall("tbody/tr")
    assert sorted(names) == sorted(words(row.findall("th")[0]) for row in rows)
    for row in rows:
        state = names[words(row.findall("th")[0])]
        expected: list[tuple[float, float, str | None]] = []
        for place, call in enumerate(calls):
            if (state, call["roll_call"]) in data.votes:
                expected += divided(page, data.ballots(state, call["roll_call"]), place * column, column - 2.6)
        (drawing,) = row.iter("svg")
        assert same(bars(drawing), expected, 0.011), state
    for call, row in zip(calls, page.with_class("roll-calls")[0].findall("tbody/tr"), strict=True):
        whole = dict.fromkeys(BALLOTS, 0)
        for state in data.states:
            if (state, call["roll_call"]) in data.votes:
                for ballot, members in data.ballots(state, call["roll_call"]).items():
                    whole[ballot] += members
        (drawing,) = row.iter("svg")
        assert same(bars(drawing), divided(page, whole, 0, 44), 0.011), call["roll_call"]


def bars(drawing: Element) -> list[tuple[float, float, str | None]]:
    return [(number(rect, "x"), number(rect, "width"), rect.get("fill")) for rect in drawing.findall("rect")]


def divided(page: Page, ballots: dict[str, int], begin: float, width: float) -> list[tuple[float, float, str | None]]:
    x = begin
    found: list[tuple[float, float, str | None]] = []
    for ballot, colour in BALLOTS.items():
        wide = ballots[ballot] / sum(ballots.values()) * width
        if ballots[ballot]:
            found.append((x, wide, page.paint(colour)))
        x += wide
    return found

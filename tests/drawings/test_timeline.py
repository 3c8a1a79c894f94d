"""The timelines read back: every statement at its date in the lane of its aspect, years and events at theirs."""

from datetime import date
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element

import pytest

from tests.drawings.conftest import Site
from tests.drawings.data import ASPECTS, Published, Record, first_day, last_day, printed
from tests.drawings.pages import TOKENS, Page, text_width
from tests.drawings.registry import on_frozen, reads
from tests.drawings.svg import Mark, marks, number, parts, same, words

LEFT, RIGHT, BEGINS, OLDEST = 44.0, 178.0, date(2022, 1, 1), date(2020, 7, 1)
"""The axis: its ends in millimetres, its first day, and the day at the beginning of the band for what is older."""

BEFORE, TURNED_BEFORE = 15.0, 14.0
"""The length of that band; without anything older there is none."""

VOICES = "Parliament, authorities, parties"


class Axis:
    """The axis of days: between two places, with a band for older days at the first of them."""

    def __init__(self, begin: float, end: float, band: float, data: Published, state: str | None) -> None:
        older = any(first_day(row["date"]) < BEGINS for row in data.of(state, "statements"))
        self.begin, self.end, self.until = begin, end, data.as_of
        self.first = begin + (band if end > begin else -band) * older

    def at(self, day: date) -> float:
        if day < BEGINS:
            share = max((day - OLDEST).days, 0) / (BEGINS - OLDEST).days
            return self.begin + share * (self.first - self.begin)
        return self.first + (day - BEGINS).days / (self.until - BEGINS).days * (self.end - self.first)


def timelines(pages: list[Page]) -> list[tuple[Page, Element]]:
    found = [(page, drawing) for page in pages for drawing in page.drawings("timeline")]
    assert len(found) == 54
    return found


def turned(pages: list[Page]) -> list[tuple[Page, Element]]:
    found = [(page, drawing) for page in pages for drawing in page.drawings("timeline-turned")]
    assert len(found) == 27
    return found


def lanes_of(data: Published, state: str | None) -> dict[str, list[Record]]:
    said = data.of(state, "statements")
    lanes = {
        name: [row for row in said if (row["role"], row["aspect"]) == ("government", aspect)]
        for aspect, name in ASPECTS.items()
    }
    lanes[VOICES] = [row for row in said if row["role"] != "government"]
    return {name: rows for name, rows in lanes.items() if rows}


def drawn_marks(page: Page, drawing: Element) -> list[tuple[Mark, str | None]]:
    """Returns all marks with their colours."""
    return [
        (mark, path.get("fill"))
        for path in drawing.findall("path")
        if path.get("stroke") is None and path.get("fill") != page.paint("paper")
        for mark in marks(path.get("d") or "")
    ]


def lines(page: Page, drawing: Element, colour: str) -> list[tuple[float, float, float, float]]:
    return [
        (part.left, part.top, part.right, part.bottom)
        for path in drawing.findall("path")
        if path.get("stroke") == page.paint(colour)
        for part in parts(path.get("d") or "")
    ]


def is_former(data: Published, row: Record) -> bool:
    government = row["government"]
    return row["role"] == "government" and not data.in_office(row["state"], government, data.as_of)


def check_marks(
    page: Page, drawn: list[tuple[Mark, float, str | None]], wanted: list[Record], axis: Axis, data: Published
) -> None:
    """Compares the marks of one lane, each with its place on the axis, with the statements of the lane."""
    assert same(
        sorted((mark.stance, colour, place) for mark, place, colour in drawn),
        sorted(
            (row["stance"], page.paint(TOKENS["stance"][row["stance"]]["ink"]), axis.at(first_day(row["date"])))
            for row in wanted
        ),
        within=0.02,
    ), page
    widest = {mark.stance: mark.width for mark, _, _ in sorted(drawn, key=lambda one: one[0].width)}
    small = sum(mark.width < 2.2 for mark, _, _ in drawn if mark.stance in ("supports", "leans_support", "undecided"))
    round_ones = [row for row in wanted if row["stance"] in ("supports", "leans_support", "undecided")]
    assert small == sum(is_former(data, row) for row in round_ones), f"{page}: former governments are smaller {widest}"
    for (one, _, _), (other, _, _) in combinations(drawn, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) > 2.6, f"{page}: two marks lie on each other"


@reads("timeline")
@on_frozen
def test_every_statement_stands_at_its_date_in_its_lane_with_its_mark(pages: list[Page], data: Published) -> None:
    for page, drawing in timelines(pages):
        lanes, axis = lanes_of(data, page.state), Axis(LEFT, RIGHT, BEFORE, data, page.state)
        names = [
            words for group in drawing.findall("g") for words in group if words.tag == "text" and words.get("x") is None
        ]
        assert " ".join(label.text or "" for label in names) == " ".join(lanes), page
        at_lines = [top for _, top, _, _ in lines(page, drawing, "rule")]
        assert len(at_lines) == len(lanes)
        above = 0.0
        found = drawn_marks(page, drawing)
        for line, rows in zip(at_lines, lanes.values(), strict=True):
            lane = [(mark, mark.x, colour) for mark, colour in found if above < mark.y <= line + 0.02]
            check_marks(page, lane, rows, axis, data)
            above = line + 0.02
        assert len(found) == len(data.of(page.state, "statements"))


@reads("timeline-turned")
@on_frozen
def test_on_a_phone_every_statement_stands_at_its_date_in_its_column(pages: list[Page], data: Published) -> None:
    for page, drawing in turned(pages):
        lanes = lanes_of(data, page.state)
        columns = lines(page, drawing, "rule")
        assert len(columns) == len(lanes)
        (_, top, _, bottom), *_ = columns
        axis = Axis(bottom, top, TURNED_BEFORE, data, page.state)
        names = [
            " ".join(line.text or "" for line in group)
            for outer in drawing.findall("g")
            for group in outer.findall("g")
        ]
        assert names == list(lanes), page
        found = drawn_marks(page, drawing)
        lefts = [x for x, _, _, _ in columns]
        for left, right, rows in zip(lefts, [*lefts[1:], 1000.0], lanes.values(), strict=True):
            column = [(mark, mark.y, colour) for mark, colour in found if left - 0.01 <= mark.x < right - 0.01]
            check_marks(page, column, rows, axis, data)
        assert len(found) == len(data.of(page.state, "statements"))


@reads("timeline", "timeline-turned")
def test_the_statements_on_which_positions_rest_are_ringed(pages: list[Page], data: Published) -> None:
    for page, drawing in (*timelines(pages), *turned(pages)):
        said = {row["entry"]: row for row in data.of(page.state, "statements")}
        counting = [
            said[data.positions[str(page.state), aspect]["entry"]]
            for aspect in ASPECTS
            if data.positions[str(page.state), aspect]["stance"] != "unknown"
        ]
        rings = [(number(ring, "cx"), number(ring, "cy")) for ring in drawing.iter("circle")]
        ringed = [
            mark
            for mark, _ in drawn_marks(page, drawing)
            if any(abs(mark.x - x) < 0.02 and abs(mark.y - y) < 0.02 for x, y in rings)
        ]
        assert len(rings) == len(ringed)
        assert sorted(mark.stance for mark in ringed) == sorted(row["stance"] for row in counting), page


@reads("timeline")
@on_frozen
def test_years_have_bands_of_their_length(pages: list[Page], data: Published) -> None:
    for page, drawing in timelines(pages):
        axis = Axis(LEFT, RIGHT, BEFORE, data, page.state)
        edges = [axis.at(date(year, 1, 1)) for year in range(BEGINS.year, data.as_of.year + 1)] + [RIGHT]
        edges = sorted({LEFT, *edges})
        bands = [(number(band, "x"), number(band, "x") + number(band, "width")) for band in drawing.findall("rect")]
        assert same(bands, list(pairwise(edges)), within=0.02), page
        (years,) = [group for group in drawing.findall("g") if group.get("fill") == page.paint("soft")]
        wanted = [str(year) for year in range(BEGINS.year, data.as_of.year + 1)]
        named = ["before 2022", *wanted] if axis.first > LEFT else wanted
        for name, label, (left, right) in zip(named, years, pairwise(edges), strict=False):
            assert label.text == name
            assert page.middle(label, 2.6) == pytest.approx((left + right) / 2, abs=0.03)


@reads("timeline")
@on_frozen
def test_events_stand_at_their_dates_by_their_names(pages: list[Page], data: Published, site: Site) -> None:
    named = [
        event for event in site.evidence.timeline.events if event.label and last_day(str(event.date)) <= data.as_of
    ]
    published = {(row["date"], row["title"]) for row in data.tables["events"] if row["scope"] == "EU"}
    assert {(str(event.date), event.title["en"]) for event in named} <= published
    drawn = [event for event in named if first_day(str(event.date)) >= BEGINS]
    for page, drawing in timelines(pages):
        axis = Axis(LEFT, RIGHT, BEFORE, data, page.state)
        poles = lines(page, drawing, "axis")
        (labels,) = [group for group in drawing.findall("g") if group.get("text-anchor") == "end"]
        assert [label.text for label in labels] == [event.label["en"] for event in drawn if event.label], page
        boxes = []
        for event, (x, top, _, _), label in zip(drawn, poles, labels, strict=True):
            assert x == pytest.approx(axis.at(first_day(str(event.date))), abs=0.006), f"{page}: {event.date}"
            right, baseline = number(label, "x"), number(label, "y")
            assert 0 < x - right < 1.5 and top < baseline, "a name stands to the left of its line"
            boxes.append((right - text_width(label.text or "", 2.5, "Semibold"), right, baseline))
        for (left, right, baseline), (other_left, other_right, other) in combinations(boxes, 2):
            assert baseline != other or right <= other_left or other_right <= left, "two names lie on each other"
        for left, right, baseline in boxes:
            crossed = [x for x, top, _, _ in poles if left < x < right and top < baseline]
            assert not crossed, f"{page}: a line runs through a name"
        (legend,) = page.with_class("milestones")
        for event, item in zip(named, legend.findall("li"), strict=True):
            assert event.label
            assert words(item).startswith(f"{event.label['en']}, {printed(str(event.date))}"), page


@reads("timeline-turned")
@on_frozen
def test_on_a_phone_events_stand_at_their_dates_newest_first(pages: list[Page], data: Published, site: Site) -> None:
    drawn = [
        event
        for event in reversed(site.evidence.timeline.events)
        if event.label and BEGINS <= first_day(str(event.date)) <= data.as_of
    ]
    for page, drawing in turned(pages):
        (_, top, _, bottom), *_ = lines(page, drawing, "rule")
        axis = Axis(bottom, top, TURNED_BEFORE, data, page.state)
        (path,) = [path for path in drawing.findall("path") if path.get("stroke") == page.paint("axis")]
        starts = [part.corners[0][1] for part in parts(path.get("d") or "")]
        assert starts == [pytest.approx(axis.at(first_day(str(event.date))), abs=0.02) for event in drawn], page
        (labels,) = [group for group in drawing.findall("g") if group.get("font-weight") == "600"]
        assert " ".join(label.text or "" for label in labels) == " ".join(
            event.label["en"] for event in drawn if event.label
        )
        baselines = [number(label, "y") for label in labels]
        assert all(later - earlier > 3 for earlier, later in pairwise(baselines)), f"{page}: names lie on each other"

"""The timeline read back: every statement at its date in the lane of its aspect, years and milestones at theirs."""

from collections import Counter
from datetime import date

import pytest

from tests.drawings.conftest import Site
from tests.drawings.data import ASPECTS, Published, first_day, last_day, printed
from tests.drawings.pages import TOKENS, Page
from tests.drawings.registry import reads
from tests.drawings.svg import marks, number, parts, same, words

LEFT, RIGHT, BEGINS = 39.0, 177.0, date(2020, 7, 1)
"""The axis: its ends in millimetres and the day at its beginning; it ends at the day of the evidence."""


def at(day: date, data: Published) -> float:
    """Returns where a day stands on the axis; earlier days stand at its beginning."""
    share = (day - BEGINS).days / (data.as_of - BEGINS).days
    return LEFT + min(max(share, 0), 1) * (RIGHT - LEFT)


def timelines(pages: list[Page]) -> list[Page]:
    found = [page for page in pages if page.drawings("timeline")]
    assert len(found) == 54
    return found


@reads("timeline")
def test_every_statement_stands_at_its_date_in_its_lane_with_its_mark(pages: list[Page], data: Published) -> None:
    for page in timelines(pages):
        (drawing,) = page.drawings("timeline")
        said = data.of(page.state, "statements")
        lanes = {
            name: [row for row in said if (row["role"], row["aspect"]) == ("government", aspect)]
            for aspect, name in ASPECTS.items()
        }
        lanes["Parliament, authorities, parties"] = [row for row in said if row["role"] != "government"]
        lanes = {name: rows for name, rows in lanes.items() if rows}
        labels = [label for group in drawing.findall("g") for label in group if label.get("x") is None]
        assert [label.text for label in labels] == list(lanes), page
        lines = [
            part.top
            for path in drawing.findall("path")
            if path.get("stroke") == page.paint("fill_neither")
            for part in parts(path.get("d") or "")
        ]
        assert len(lines) == len(lanes)
        assert lines == sorted(lines)
        for line, label in zip(lines, labels, strict=True):
            assert 0 < number(label, "y") - line < 2, "a lane's name stands at its line"
        drawn = [
            (mark.stance, mark.x, mark.y, path.get("fill"))
            for path in drawing.findall("path")
            if path.get("stroke") is None and path.get("fill") != page.paint("paper")
            for mark in marks(path.get("d") or "")
        ]
        expected = [
            (row["stance"], at(first_day(row["date"]), data), y, page.paint(TOKENS["stance"][row["stance"]]["ink"]))
            for y, rows in zip(lines, lanes.values(), strict=True)
            for row in rows
        ]
        assert len(drawn) == len(said)
        assert same(sorted(drawn), sorted(expected), within=0.02), page


@reads("timeline")
def test_years_stand_at_their_first_of_january(pages: list[Page], data: Published) -> None:
    years = range(BEGINS.year + 1, data.as_of.year + 1)
    for page in timelines(pages):
        (drawing,) = page.drawings("timeline")
        labels = [label for group in drawing.findall("g") for label in group if (label.text or "").isdigit()]
        assert [label.text for label in labels] == [str(year) for year in years]
        lines = [
            part.left
            for path in drawing.findall("path")
            if path.get("stroke") == page.paint("grid")
            for part in parts(path.get("d") or "")
        ]
        wanted = [pytest.approx(at(date(year, 1, 1), data), abs=0.006) for year in years]
        assert lines == wanted, page
        assert [page.middle(label, 2.6) for label in labels] == [
            pytest.approx(at(date(year, 1, 1), data), abs=0.02) for year in years
        ], page


@reads("timeline")
def test_milestones_stand_at_their_dates_by_their_letters(pages: list[Page], data: Published, site: Site) -> None:
    named = [
        event for event in site.evidence.timeline.events if event.label and last_day(str(event.date)) <= data.as_of
    ]
    published = {(row["date"], row["title"]) for row in data.tables["events"] if row["scope"] == "EU"}
    assert {(str(event.date), event.title["en"]) for event in named} <= published
    letters = [chr(ord("A") + place) for place in range(len(named))]
    for page in timelines(pages):
        (drawing,) = page.drawings("timeline")
        lines = [
            part
            for path in drawing.findall("path")
            if path.get("stroke") == page.paint("axis")
            for part in parts(path.get("d") or "")
        ]
        labels = [
            label
            for group in drawing.findall("g")
            for label in group
            if label.get("x") is not None and not (label.text or "").isdigit()
        ]
        assert [label.text for label in labels] == letters, page
        for event, line, label in zip(named, lines, labels, strict=True):
            wanted = at(first_day(str(event.date)), data)
            assert line.left == pytest.approx(wanted, abs=0.006), f"{page}: {event.date}"
            assert page.middle(label, 2.8, "Semibold") == pytest.approx(wanted, abs=0.02), f"{page}: {event.date}"
            assert 0 < line.top - number(label, "y") < 1.5, f"{page}: a letter stands on its line"
        places = Counter((round(page.middle(label, 2.8, "Semibold"), 1), number(label, "y")) for label in labels)
        assert set(places.values()) == {1}, "two letters stand on each other"
        (legend,) = page.with_class("milestones")
        listed = [words(item).removeprefix("· ") for item in legend.findall("li")]
        for letter, event, item in zip(letters, named, listed, strict=True):
            assert event.label
            assert item.startswith(f"{letter} {printed(str(event.date))} {event.label['en']}"), page

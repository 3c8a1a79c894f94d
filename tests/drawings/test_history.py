"""The charts over time read back: at the end of every quarter the population behind each side."""

from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import ASPECTS, Published, in_sentence, of_population, printed
from tests.drawings.pages import Page
from tests.drawings.registry import on_frozen, reads
from tests.drawings.svg import number, same, words

SIDES = {"against": "against", "neither": "fill_neither", "unknown": "fill_open", "in_favour": "for"}
"""From below, with the colour of each."""

WIDTH, HEIGHT, FILLED = 120, 40, 0.86

HISTORIES = {
    "overview": ("detection_orders", "encryption"),
    "chapter of the EU": ("overall", "detection_orders", "encryption", "interim_derogation"),
}


def charts(pages: list[Page]) -> list[tuple[Page, Element, str]]:
    found = []
    for page in pages:
        aspects = HISTORIES.get(page.kind, ())
        found += [(page, chart, aspect) for chart, aspect in zip(page.drawings("history"), aspects, strict=True)]
    assert len(found) == 6
    return found


@reads("history")
@on_frozen
def test_every_quarter_is_stacked_as_the_governments_stood(pages: list[Page], data: Published) -> None:
    everyone = sum(data.people.values())
    for page, chart, aspect in charts(pages):
        points = data.history(aspect)
        step = WIDTH / len(points)
        expected = []
        for place, (_, sides) in enumerate(points):
            y = float(HEIGHT)
            for side, colour in SIDES.items():
                height = sides[side][1] / everyone * HEIGHT
                y -= height
                if sides[side][1]:
                    expected.append((place * step, y, step * FILLED, height, page.paint(colour)))
            assert y == pytest.approx(0)
        drawn = [
            (*(number(piece, name) for name in ("x", "y", "width", "height")), piece.get("fill"))
            for piece in chart.findall("rect")
        ]
        assert same(drawn, expected), f"{page}: {aspect}"


@reads("history")
@on_frozen
def test_a_year_stands_where_its_first_quarter_begins(pages: list[Page], data: Published) -> None:
    for page, chart, aspect in charts(pages):
        days = [day for day, _ in data.history(aspect)]
        step = WIDTH / len(days)
        wanted = {
            str(day.year): pytest.approx(place * step, abs=0.006)
            for place, day in enumerate(days)
            if place and day.year != days[place - 1].year
        }
        (years,) = [group for group in chart.findall("g") if group.get("class") == "years"]
        assert {label.text: number(label, "x") for label in years} == wanted, f"{page}: {aspect}"


@reads("history")
@on_frozen
def test_each_side_is_named_beside_its_last_bar(pages: list[Page], data: Published) -> None:
    names = {"in_favour": "for", "unknown": "not known", "neither": "undecided", "against": "against"}
    for page, chart, aspect in charts(pages):
        _, sides = data.history(aspect)[-1]
        wanted = [f"{name} {of_population(sides[side][1])}" for side, name in names.items() if sides[side][1]]
        (ends,) = [group for group in chart.findall("g") if group.get("class") == "ends"]
        assert [words(label) for label in ends] == wanted, f"{page}: {aspect}"
        lines = [number(label, "y") for label in ends]
        assert lines == sorted(lines) and all(low - high >= 3.8 for high, low in pairwise(lines))


@reads("history")
@on_frozen
def test_the_table_and_the_title_say_the_same(pages: list[Page], data: Published) -> None:
    for page, chart, aspect in charts(pages):
        points = data.history(aspect)
        first, (last, sides) = points[0][0], points[-1]
        assert words(chart.findall("title")[0]) == (
            f"{ASPECTS[aspect]}: share of the EU population behind governments in favour and against, by quarter from "
            f"{in_sentence(str(first))} to {in_sentence(str(last))}; at the end "
            f"{of_population(sides['in_favour'][1])} in favour, {of_population(sides['against'][1])} against."
        ), page
    (overview,) = [page for page in pages if page.kind == "overview"]
    for aspect, table in zip(HISTORIES["overview"], overview.with_class("history-table"), strict=True):
        for (day, sides), row in zip(data.history(aspect), table.findall("tbody/tr"), strict=True):
            assert [words(cell) for cell in row] == [
                printed(str(day)),
                *(
                    f"{sides[side][0]} · {of_population(sides[side][1])}"
                    for side in ("in_favour", "neither", "against", "unknown")
                ),
            ]

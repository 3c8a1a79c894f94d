"""Lines from 0 to 100 read back: every state with a figure, or with a result, is a dot at its value."""

from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from scorecard.rendering.language import Language
from tests.drawings.data import Published
from tests.drawings.pages import Page
from tests.drawings.registry import on_frozen, reads
from tests.drawings.svg import marks, number, parts, same, words

ENGLISH = Language("en")


def axis(page: Page, drawing: Element) -> None:
    (line,) = [path for path in drawing.findall("path") if path.get("fill") == "none"]
    assert [(part.left, part.right) for part in parts(line.get("d") or "")] == [(0, 100), (0, 0), (50, 50), (100, 100)]
    labels = {label.text: page.middle(label, 2.2) for label in drawing.iter("text")}
    assert labels == {value: pytest.approx(float(value), abs=0.02) for value in ("0", "50", "100")}


@reads("interval-plot")
@on_frozen
def test_alignment_reaches_from_its_least_to_its_greatest_value_and_this_state_is_dark(
    pages: list[Page], data: Published
) -> None:
    figures = {row["state"]: (row["low"], row["high"]) for row in data.tables["alignment"] if row["low"] is not None}
    shown = [page for page in pages if page.kind == "scorecard"]
    assert len(shown) == 54
    for page in shown:
        (drawing,) = page.drawings("interval-plot")
        (line,) = [path for path in drawing.findall("path") if path.get("fill") == "none"]
        ticks = [(part.left, part.right) for part in parts(line.get("d") or "")]
        assert ticks == [(0, 100), (0, 0), (50, 50), (100, 100)]
        assert [(words(end), number(end, "x")) for end in drawing.findall("text")] == [
            ("0 none of it", 0.0),
            ("100 all of it", 100.0),
        ]
        found = [
            (number(bar, "x"), number(bar, "x") + number(bar, "width"), bar.get("fill") == page.paint("strong"))
            for bar in drawing.findall("rect")
        ]
        wanted = [(low, max(high, low + 1.2), state == page.state) for state, (low, high) in figures.items()]
        assert same(sorted(found), sorted(wanted), 0.011), page
        heights = {fill: number(bar, "height") for bar in drawing.findall("rect") for fill in [bar.get("fill")]}
        assert page.state not in figures or heights[page.paint("strong")] > 2 * heights[page.paint("axis")], page
        caption = f"Bars: the {len(figures)} states with a figure"
        (figure,) = [part for part in page.with_class("key-figure") if drawing in list(part.iter("svg"))]
        assert words(figure).endswith(
            f"{caption}{', this one thick' if page.state in figures else ''}; of the others too much is not known."
        ), page
        middles = [low + high for low, high, _ in found]
        assert middles == sorted(middles, reverse=True), page
        title = words(drawing.findall("title")[0])
        assert title == f"The alignment of {len(figures)} states as intervals over a line from 0 to 100."


@reads("dot-plot")
@on_frozen
def test_a_question_put_in_many_states_has_a_dot_with_its_code_for_each(pages: list[Page], data: Published) -> None:
    (page,) = [page for page in pages if page.kind == "chapter of the EU"]
    asked: dict[tuple[str, str], dict[str, float]] = {}
    for row in data.tables["survey_results"]:
        if row["topic"] == "proposal" and not row["set_apart"]:
            asked.setdefault((row["survey_name"], row["asks"]), {})[row["state"]] = row["share"]
    wanted = {question: shares for question, shares in asked.items() if len(shares) >= 3}
    lines = page.with_class("asked-line")
    assert len(lines) == len(wanted) == len(page.drawings("dot-plot"))
    for line in lines:
        asks, survey = (words(line.findall(path)[0]) for path in ("p/strong", "p/span"))
        (shares,) = [
            shares for (name, question), shares in wanted.items() if question == asks and survey.startswith(name)
        ]
        (drawing,) = line.iter("svg")
        ticks, codes = drawing.findall("g")
        assert {label.text: page.middle(label, 2.4) for label in ticks} == {
            str(value): pytest.approx(value * 1.73, abs=0.02) for value in (0, 25, 50, 75, 100)
        }
        named = {str(label.text): page.middle(label, 2.5, "Semibold") for label in codes}
        assert named == {state: pytest.approx(share * 1.73, abs=0.02) for state, share in shares.items()}
        found = marks(drawing.findall("path")[-1].get("d") or "")
        assert sorted(mark.x for mark in found) == [
            pytest.approx(share * 1.73, abs=0.02) for share in sorted(shares.values())
        ]
        places = [(page.middle(label, 2.5, "Semibold"), number(label, "y")) for label in codes]
        for one, other in combinations(places, 2):  # no code stands on another
            assert abs(one[0] - other[0]) >= 4.3 or abs(one[1] - other[1]) >= 2.6
        title = words(drawing.findall("title")[0])
        assert title.startswith(f"{len(shares)} states on a line from 0 to 100 per cent, from ")
        assert f"({min(shares.values()):g}%)" in title
        assert title.endswith(f"({max(shares.values()):g}%).")


@reads("alignment-row")
def test_the_book_has_an_interval_with_its_name_for_each_state_with_a_figure(
    pages: list[Page], data: Published
) -> None:
    figures = {row["state"]: (row["low"], row["high"]) for row in data.tables["alignment"] if row["low"] is not None}
    (page,) = [page for page in pages if page.kind == "spread"]
    rows = page.with_class("alignment-list")[0].findall("tbody/tr")
    names = {state: ENGLISH.state(state) for state in data.states}
    drawn: dict[str, Any] = {}
    for row in rows:
        (bar,) = [svg for svg in row.iter("svg") if svg.get("class") == "alignment-row"]
        (rect,) = bar.findall("rect")
        drawn[words(row.findall("th")[0])] = (number(rect, "x"), number(rect, "x") + number(rect, "width"))
    assert drawn == {
        names[state]: (pytest.approx(low, abs=0.01), pytest.approx(max(high, low + 0.8), abs=0.02))
        for state, (low, high) in figures.items()
    }
    middles = [low + high for low, high in drawn.values()]
    assert middles == sorted(middles, reverse=True)

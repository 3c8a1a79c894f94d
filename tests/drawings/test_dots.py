"""Lines from 0 to 100 read back: every state with a figure, or with a result, is a dot at its value."""

from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import Published
from tests.drawings.pages import Page
from tests.drawings.registry import reads
from tests.drawings.svg import marks, number, parts, same, words


def dots(page: Page, drawing: Element) -> list[float]:
    """Returns where the dots of the other states stand; each is a full circle on the line."""
    (path,) = [path for path in drawing.findall("path") if path.get("fill") == page.paint("fill_neither")]
    found = marks(path.get("d") or "")
    assert all((mark.stance, mark.y) == ("supports", 3) for mark in found)
    return [mark.x for mark in found]


def axis(page: Page, drawing: Element) -> None:
    (line,) = [path for path in drawing.findall("path") if path.get("fill") == "none"]
    assert [(part.left, part.right) for part in parts(line.get("d") or "")] == [(0, 100), (0, 0), (50, 50), (100, 100)]
    labels = {label.text: page.middle(label, 2.2) for label in drawing.iter("text")}
    assert labels == {value: pytest.approx(float(value), abs=0.02) for value in ("0", "50", "100")}


@reads("interval-plot")
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
            f"{caption}{', this one in black' if page.state in figures else ''}; of the others too much is not known."
        ), page
        middles = [low + high for low, high, _ in found]
        assert middles == sorted(middles, reverse=True), page
        title = words(drawing.findall("title")[0])
        assert title == f"The alignment of {len(figures)} states as intervals over a line from 0 to 100."


@reads("dot-plot")
def test_a_question_put_in_many_states_has_a_dot_for_each(pages: list[Page], data: Published) -> None:
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
        axis(page, drawing)
        assert not drawing.findall("circle")
        assert sorted(dots(page, drawing)) == [pytest.approx(share, abs=0.006) for share in sorted(shares.values())]
        title = words(drawing.findall("title")[0])
        assert title.startswith(f"{len(shares)} states on a line from 0 to 100 per cent, from ")
        assert f"({min(shares.values()):.0f}%)" in title
        assert title.endswith(f"({max(shares.values()):.0f}%).")

"""Bars of ballots read back: delegations and the whole Parliament in each roll call, and each group of a delegation."""

from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import Published, printed
from tests.drawings.pages import Page, text_width
from tests.drawings.registry import reads
from tests.drawings.svg import number, words

BALLOTS = {"against": "against", "abstained": "fill_neither", "did_not_vote": "fill_open", "for": "for"}
"""From left to right, with the colour of each."""

OVER = {"against": "on_full", "abstained": "on_neither", "did_not_vote": "on_open", "for": "on_full"}
"""The colours of the numbers within the parts."""

SHORT = {
    "Christian Democrats": "EPP", "Socialists": "S&D", "Patriots": "Patriots", "Conservatives": "ECR",
    "Renew": "Renew", "Greens": "Greens/EFA", "Left": "The Left", "Sovereign": "ESN",
    "Non-attached": "Non-attached",
}  # fmt: skip


def tables(pages: list[Page], name: str) -> list[tuple[Page, list[Element]]]:
    """Returns the rows of the tables of a class, page by page."""
    return [(page, table.findall("tbody/tr")) for page in pages for table in page.with_class(name)]


def check_bar(page: Page, drawing: Element, counted: dict[str, int], where: str) -> None:
    """Compares a bar with its ballots: its parts, and a number at each of them."""
    _, _, width, height = map(float, str(drawing.get("viewBox")).split())
    seats, cast = sum(counted.values()), [ballot for ballot in BALLOTS if counted[ballot]]
    parts, labels = drawing.findall("rect"), list(drawing.iter("text"))
    colours = [str(group.get("fill")) for group in drawing.findall("g")]
    assert [part.get("fill") for part in parts] == [page.paint(BALLOTS[ballot]) for ballot in cast], where
    x, below = 0.0, []
    for ballot, part, label, colour in zip(cast, parts, labels, colours, strict=True):
        length = counted[ballot] / seats * (width - 0.4)
        assert (number(part, "x"), number(part, "width")) == pytest.approx((x, length), abs=0.011), where
        assert label.text == str(counted[ballot]), where
        middle, half = page.middle(label, 2.5, "Semibold"), text_width(label.text or "", 2.5, "Semibold") / 2
        assert middle - half >= 0 and middle + half <= width, f"{where}: a number stands beyond the bar"
        if number(label, "y") < number(part, "height"):
            assert x < middle - half and middle + half < x + length, f"{where}: a number within its part"
            assert colour == page.paint(OVER[ballot])
        else:
            assert number(label, "y") < height
            below.append((middle - half, middle + half))
        x += length
    assert all(other > end for (_, end), (other, _) in pairwise(below)), f"{where}: two numbers touch"


@reads("ballot-bar")
def test_delegations_and_the_whole_parliament_are_divided_as_they_voted(pages: list[Page], data: Published) -> None:
    found = tables(pages, "delegation")
    assert len(found) == 54
    for page, rows in found:
        for call, row in zip(data.tables["roll_calls"], rows, strict=True):
            where = f"{page}: {call['roll_call']}"
            assert words(row).startswith(printed(call["date"])), where
            own, whole = row.iter("svg")
            counted = data.ballots(str(page.state), call["roll_call"])
            check_bar(page, own, counted, where)
            everyone = {
                "for": call["in_favour"],
                **{name: call[name] for name in ("abstained", "against", "did_not_vote")},
            }
            check_bar(page, whole, everyone, where)
            for drawing, ballots, what in (
                (own, counted, "Bar of {} members"),
                (whole, everyone, "All {} members of the Parliament"),
            ):
                title = f"{what.format(sum(ballots.values()))}: {in_words(call, ballots)}."
                assert words(drawing.findall("title")[0]).replace(",", "") == title.replace(",", ""), where


def in_words(call: dict[str, object], counted: dict[str, int]) -> str:
    """Returns the four numbers, after the subject of the vote."""
    chosen = ("to keep the text", "to reject it") if call["inverted"] else ("for", "against")
    return (
        f"{counted['for']} {chosen[0]}, {counted['abstained']} abstained, "
        f"{counted['against']} {chosen[1]}, {counted['did_not_vote']} did not vote"
    )


@reads("ballot-bar")
def test_each_group_is_divided_as_its_members_voted(pages: list[Page], data: Published) -> None:
    recent = [call["roll_call"] for call in data.tables["roll_calls"] if call["date"] >= "2026"]
    found = [(page, rows) for page, rows in tables(pages, "groups") if page.kind == "scorecard"]
    assert len(found) == 54
    for page, rows in found:
        state = str(page.state)
        groups = {row["group"] or "" for call in recent for row in data.votes[state, call]}
        named = {next((SHORT[part] for part in SHORT if part in name), "Group not recorded"): name for name in groups}
        assert {words(row.findall("th")[0]) for row in rows} == set(named), page
        for row in rows:
            group = named[words(row.findall("th")[0])]
            for call, cell in zip(recent, row.findall("td"), strict=True):
                bars = list(cell.iter("svg"))
                if any((ballot["group"] or "") == group for ballot in data.votes[state, call]):
                    check_bar(page, bars[0], data.ballots(state, call, group), f"{page}: {call} {group}")
                else:
                    assert not bars and words(cell) == "–"

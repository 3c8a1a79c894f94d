"""Bars read back: delegations in the European Parliament, shares of those asked, bands of ranks."""

from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import Published, Record, last_day, percent
from tests.drawings.pages import Page
from tests.drawings.registry import on_frozen, reads
from tests.drawings.svg import number, parts, same, words

BALLOTS = {
    "against": ("against", "against"),
    "abstained": ("fill_neither", "axis"),
    "did_not_vote": ("fill_open", "axis"),
    "for": ("for", "for"),
}
"""From left to right, with the colour of each and of its outline: against on the left, for on the right."""

SUPPORTERS = ("child_rights", "commission")


def rows(page: Page, table: str) -> list[Element]:
    """Returns the rows below the head of the first table of a class."""
    return page.with_class(table)[0].findall("tbody/tr")


@reads("vote-bar")
@on_frozen
def test_the_leading_votes_are_drawn_in_four_parts(pages: list[Page], data: Published) -> None:
    """On every scorecard and brief: the newest votes of substance, and no other."""
    leading = [call["roll_call"] for call in reversed(data.tables["roll_calls"]) if call["leads"]]
    assert leading == ["2026-07-09b", "2026-07-09a"]
    shown = [page for page in pages if page.kind in ("scorecard", "brief")]
    assert shown
    for page in shown:
        drawings = bars_in(page, "key-figure" if page.kind == "scorecard" else "fact")
        for call, drawing in zip(leading, drawings, strict=True):
            assert_divided_as_voted(page, data, call, drawing)


@reads("vote-bar")
def test_the_number_of_members_stands_within_each_part_that_has_room_for_it(pages: list[Page], data: Published) -> None:
    """Two digits need less than a thirteenth of the bar; on every scorecard the four numbers also stand beside it."""
    for page in pages:
        for drawing in bars_in(page, "key-figure") if page.kind == "scorecard" else ():
            numbers = [(page.middle(label, 5.2, "Semibold"), int(words(label))) for label in drawing.iter("text")]
            for bar in drawing.findall("rect"):
                left, width = number(bar, "x"), number(bar, "width")
                seats = sum(data.ballots(str(page.state), "2026-07-09a").values())
                inside = [(middle, count) for middle, count in numbers if left < middle < left + width]
                assert len(inside) == 1 or (not inside and width < 7.7), page
                for middle, count in inside:
                    assert middle == pytest.approx(left + width / 2, abs=0.02), page
                    assert count == round(width * seats / 100), page
            assert len(numbers) <= len(drawing.findall("rect"))


def bars_in(page: Page, place: str) -> list[Element]:
    """Returns the bars of votes within the elements of a class."""
    return [
        drawing for element in page.with_class(place) for drawing in element.iter("svg")
        if drawing.get("class") == "vote-bar"
    ]  # fmt: skip


def assert_divided_as_voted(page: Page, data: Published, call: str, drawing: Element) -> None:
    where = f"{page}: {call}"
    counted = data.ballots(str(page.state), call)
    seats = sum(counted.values())
    assert seats
    expected, x = [], 0.0
    for ballot, (colour, outline) in BALLOTS.items():
        width = 100 * counted[ballot] / seats
        if counted[ballot]:
            expected.append((x, width, page.paint(colour), page.paint(outline)))
        x += width
    bars = drawing.findall("rect")
    drawn = [(number(bar, "x"), number(bar, "width"), bar.get("fill"), bar.get("stroke")) for bar in bars]
    assert same(drawn, expected), where
    assert sum(number(bar, "width") for bar in bars) == pytest.approx(100, abs=0.02), where
    assert len({number(bar, "height") for bar in bars}) == 1
    assert words(drawing.findall("title")[0]) == f"Bar of {seats} members: {in_words(data, call, counted)}.", where


def in_words(data: Published, call: str, counted: dict[str, int]) -> str:
    """Returns the four numbers, after the subject of the vote."""
    (row,) = [row for row in data.tables["roll_calls"] if row["roll_call"] == call]
    chosen = ("to keep the text", "to reject it") if row["inverted"] else ("for", "against")
    return (
        f"{counted['for']} {chosen[0]}, {counted['abstained']} abstained, "
        f"{counted['against']} {chosen[1]}, {counted['did_not_vote']} did not vote"
    )


def telling(data: Published, state: str) -> list[Record]:
    """Returns the first result of its supporters' surveys and of those of others: a whole side, then the newest."""
    asked = [row for row in data.of(state, "survey_results") if row["topic"] == "proposal"]

    def newest(row: Record) -> tuple[bool, str]:
        return row["whole_side"], str(row["fieldwork_end"] or row["published"] or "")

    camps = [
        sorted((row for row in asked if (row["side"] in SUPPORTERS) == supporters), key=newest, reverse=True)
        for supporters in (True, False)
    ]
    return [camp[0] for camp in camps if camp]


def figure_of_the_eu(data: Published) -> Record:
    """Returns the first whole side of a question on the proposal, of the newest survey that covered all 27."""
    wholes = [row for row in data.tables["survey_areas"] if row["area"] == "EU27" and row["whole_side"]]
    newest = max(str(row["fieldwork_end"] or row["published"]) for row in wholes)
    return next(row for row in wholes if str(row["fieldwork_end"] or row["published"]) == newest)


@reads("share-bar")
def test_the_bar_of_a_share_and_its_interval(pages: list[Page], data: Published) -> None:
    intervals = 0
    for page in pages:
        shown = telling(data, str(page.state)) if page.state else []
        if page.kind not in ("scorecard", "brief", "card"):
            assert not page.drawings("share-bar")
            continue
        if page.kind == "card":  # there a bar is drawn only where the share may not be a large number
            leads = any(row["whole_side"] for row in shown)
            shown = [row for row in shown if leads and not row["whole_side"]]
        drawings = page.drawings("share-bar")  # on a scorecard the leading shares come first, then the tables of polls
        if not shown and page.kind != "card":
            drawings = drawings[1:]  # that of the EU
        for row, drawing in zip(shown, drawings[: len(shown)] if page.kind == "scorecard" else drawings, strict=True):
            where = f"{page}: {row['question']}"
            drawn = assert_drawn_as_answered(page, data, row, drawing)
            expected = [] if row["low"] is None else [(row["low"], row["high"])]
            assert drawn == [pytest.approx(ends, abs=0.001) for ends in expected], where
            assert all(low < row["share"] < high for low, high in drawn), where
            intervals += len(drawn)
            title = words(drawing.findall("title")[0])
            if row["low"] is None:
                assert title.startswith(f"Bar: {qualified(row)}; no interval"), where
            else:
                assert (
                    title
                    == f"Bar: {qualified(row)}; 95% interval from {percent(row['low'])} to {percent(row['high'])}."
                ), where
    assert intervals, "no interval was read back"


@reads("share-bar")
@on_frozen
def test_where_a_state_has_no_result_the_bar_is_that_of_the_eu_and_says_so(pages: list[Page], data: Published) -> None:
    eu = figure_of_the_eu(data)
    marked = f"EU: {qualified(eu)}"
    without = [page for page in pages if page.kind in ("scorecard", "brief") and not telling(data, str(page.state))]
    assert {page.kind for page in without} == {"scorecard", "brief"}
    for page in without:
        place = "key-figure" if page.kind == "scorecard" else "fact"
        (beside,) = [
            element
            for element in page.with_class(place)
            if any(svg.get("class") == "share-bar" for svg in element.iter("svg"))
        ]
        drawing = page.drawings("share-bar")[0]
        assert drawing in list(beside.iter("svg"))
        assert words(drawing.findall("title")[0]).startswith(f"{marked} of those asked in all 27 states, "), page
        assert assert_drawn_as_answered(page, data, eu, drawing) == [], page
        value = "fact-value" if page.kind == "brief" else "strong"
        assert marked in [
            words(element) for element in beside.iter() if value in (element.tag, element.get("class"))
        ], page
        assert "In all 27 states, not in" in words(beside), page


def assert_drawn_as_answered(page: Page, data: Published, row: Record, drawing: Element) -> list[tuple[float, float]]:
    """Compares a bar with the answers as published; returns the intervals that are drawn in it."""
    where = f"{page}: {row['question']}"
    track, bar, *others = drawing.findall("rect")
    question = row.get("area") or page.state, row["survey"], row["question"]
    known = [
        other["share"]
        for other in data.tables["survey_other_shares"]
        if other["answer"] and (other["area"], other["survey"], other["question"]) == question
    ]
    assert [(number(one, "x"), number(one, "width")) for one in others] == [
        (row["share"] + sum(known[:place]), width) for place, width in enumerate(known)
    ], where
    assert (number(track, "x"), number(track, "width"), track.get("fill")) == (0, 100, page.paint("fill_open"))
    assert (number(bar, "x"), number(bar, "width")) == (0, row["share"]), where
    assert bar.get("fill") == page.paint("band")
    outline, half, *interval = drawing.findall("path")
    (around,) = parts(outline.get("d") or "")
    assert (around.left, around.right, outline.get("stroke")) == (0, 100, page.paint("axis"))
    assert parts(half.get("d") or "")[0].middle[0] == 50
    return [(part.left, part.right) for path in interval for part in parts(path.get("d") or "")]


def qualified(row: Record) -> str:
    """Returns a share as it is printed: exact, about so much, or more than so much."""
    return {None: "", "about": "about ", "more_than": "more than "}[row["qualifier"]] + f"{row['share']:g}%"


def numbers(row: Record) -> str:
    """Returns the figure of alignment as it is printed in a table: a half is rounded up."""
    low, high = (int(row[end] + 0.5) for end in ("low", "high"))
    return str(low) if low == high else f"{low} to {high}"


@reads("band")
def test_the_band_of_ranks_reaches_from_the_best_to_the_worst(pages: list[Page], data: Published) -> None:
    (page,) = [page for page in pages if page.drawings("band")]
    ranked = {row["state"]: row for row in data.tables["alignment"] if row["low"] is not None}
    shown = []
    for row, drawing in zip(rows(page, "ranking"), page.drawings("band"), strict=True):
        state = str(row.findall("th/a")[0].get("href"))[:2]
        mine = ranked[state]
        whole, band = drawing.findall("rect")
        assert (number(whole, "x"), number(whole, "width"), whole.get("fill")) == (0, 100, page.paint("fill_open"))
        step = 100 / mine["ranked"]
        assert number(band, "x") == pytest.approx((mine["rank_low"] - 1) * step, abs=0.006), state
        assert number(band, "x") + number(band, "width") == pytest.approx(mine["rank_high"] * step, abs=0.011), state
        assert band.get("fill") == page.paint("band")
        assert [words(cell) for cell in row.findall("td") if not list(cell.iter("svg"))] == [
            numbers(mine),
            str(mine["rank_low"]),
            str(mine["rank_high"]),
        ], state
        title = words(drawing.findall("title")[0])
        assert title == f"Rank between {mine['rank_low']} and {mine['rank_high']}."
        shown.append((state, mine["rank_low"], mine["rank_high"]))
    assert sorted(state for state, _, _ in shown) == sorted(ranked)
    # The order is by the median of the draws: it is not published, but lies within the band.
    for (state, low, _), (other, _, other_high) in combinations(shown, 2):
        assert low <= other_high, f"{other} stands below {state}"


def test_dates_are_ordered_as_the_data_has_them(data: Published) -> None:
    """The readers above pair rows of the page with rows of the data by their order."""
    days = [last_day(call["date"]) for call in data.tables["roll_calls"]]
    assert days == sorted(days)

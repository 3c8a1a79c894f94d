"""The Council read back: the scale of the population, the sets that decide, and the weight of each state."""

import re
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element

import pytest

from scorecard.rendering.language import Language
from tests.drawings.data import APART, STANCES, Published, of_population
from tests.drawings.pages import Page
from tests.drawings.registry import reads
from tests.drawings.svg import number, parts, same, words

ENGLISH = Language("en")

GROUPS = {"not_in_favour": "against", "undecided": "fill_neither", "unknown": "fill_open", "in_favour": "for"}
"""From left to right, with the colour of each."""

STATES_NEEDED, PERCENT_NEEDED, BLOCKING_STATES = 15, 65, 4
"""Article 16(4) of the Treaty on European Union: 55 % of 27 states, 65 % of the population, four to block."""


def members(data: Published, group: str) -> list[str]:
    """Returns the states of a group; of those not known, also those of whom something is on record apart."""
    groups = ("unknown", *APART) if group == "unknown" else (group,)
    return [row["state"] for row in data.tables["council"] if row["group"] in groups]


def people(data: Published, states: list[str]) -> int:
    return sum(data.people[state] for state in states)


def scales(pages: list[Page]) -> list[tuple[Page, Element]]:
    found = [(page, drawing) for page in pages for drawing in page.drawings("council-scale")]
    kinds = [page.kind for page, _ in found]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "scorecard": 54, "overview": 1, "brief": 27, "chapter of the EU": 1,
    }  # fmt: skip
    return found


def test_the_groups_are_those_of_the_positions(data: Published) -> None:
    groups = {"supports": "in_favour", "leans_support": "in_favour"} | {
        group: group for group in ("undecided", "unknown", *APART)
    }
    for row in data.tables["council"]:
        assert row["group"] == groups.get(data.group(row["state"], "detection_orders"), "not_in_favour")


def in_order(data: Published) -> list[tuple[str, str]]:
    """Returns the states from left to right with their groups: the larger ones nearer to the ends, else first."""
    return [
        (state, group)
        for group in GROUPS
        for state in sorted(
            members(data, group), key=lambda state: (-data.people[state], state), reverse=group == "in_favour"
        )
    ]


@reads("council-scale")
def test_each_state_is_as_wide_as_its_population(pages: list[Page], data: Published) -> None:
    everyone, expected, ends, x = people(data, data.states), [], {}, 0.0
    for state, group in in_order(data):
        width = 100 * data.people[state] / everyone
        expected.append((x, width, group))
        ends[state] = (x, width)
        x += width
    for page, drawing in scales(pages):
        bars = drawing.findall("rect")
        filled = [bar for bar in bars if bar.get("fill") != "none"]
        assert same(
            [(number(bar, "x"), number(bar, "width"), bar.get("fill")) for bar in filled],
            [(x, width, page.paint(GROUPS[group])) for x, width, group in expected],
        ), page
        assert all(
            bar.get("stroke") == page.paint("axis" if group in ("undecided", "unknown") else "paper")
            for bar, (_, _, group) in zip(filled, expected, strict=True)
        ), "an outline shows what is light"
        rings = [(number(bar, "x"), number(bar, "width")) for bar in bars if bar.get("fill") == "none"]
        assert same(rings, [ends[page.state]] if page.state else []), page


@reads("council-scale")
def test_each_state_is_named_at_its_place(pages: list[Page], data: Published) -> None:
    for page, drawing in scales(pages):
        middles = [
            (state, number(bar, "x") + number(bar, "width") / 2)
            for (state, _), bar in zip(in_order(data), drawing.findall("rect"), strict=False)
        ]
        labels = [text for text in drawing.iter("text") if (text.text or "") in data.states]
        weight = {str(page.state): "Semibold"}
        inside = {str(text.text): page.middle(text, 2.8, "Semibold") for text in labels if number(text, "y") < 5}
        below = {
            str(text.text): page.middle(text, 2.8, weight.get(str(text.text), "Regular"))
            for text in labels
            if number(text, "y") > 5
        }
        assert sorted([*inside, *below]) == sorted(data.states), page
        assert len(labels) == len(data.states)
        leaders = [
            part.corners
            for path in drawing.findall("path")
            if path.get("stroke") == page.paint("axis")
            for part in parts(path.get("d") or "")
        ]
        led = dict(zip(sorted(below, key=lambda state: below[state]), leaders, strict=True))
        for state, middle in middles:
            if state in inside:
                assert inside[state] == pytest.approx(middle, abs=0.03)
            else:
                (from_x, _), (to_x, _) = led[state]
                assert from_x == pytest.approx(middle, abs=0.02), f"{page}: {state}"
                assert to_x == pytest.approx(below[state], abs=0.03)
        gaps = [right - left for left, right in pairwise(sorted(below.values()))]
        assert min(gaps) > 3.9, f"{page}: two codes touch"


@reads("council-scale")
def test_the_line_stands_at_what_is_needed_and_the_groups_say_their_share(pages: list[Page], data: Published) -> None:
    shares = {group: of_population(people(data, members(data, group))) for group in GROUPS}
    for page, drawing in scales(pages):
        (line,) = [
            part
            for path in drawing.findall("path")
            if path.get("stroke") == page.paint("strong")
            for part in parts(path.get("d") or "")
        ]
        assert (line.left, line.right) == (100 - PERCENT_NEEDED, 100 - PERCENT_NEEDED), page
        named = [text for text in drawing.iter("text") if (text.text or "") not in data.states]
        block, needed, left, right, *middles = [
            (text.text, number(text, "x"), text.get("text-anchor")) for text in named
        ]
        assert block == (f"more than {100 - PERCENT_NEEDED}% block", 34, "end")
        assert needed == (f"{PERCENT_NEEDED}% needed", 36, "start")
        assert left == (f"against or abstaining {shares['not_in_favour']}", 0, "start")
        assert right == (f"for {shares['in_favour']}", 100, "end")
        wanted = {"undecided": f"undecided {shares['undecided']}", "unknown": f"not known {shares['unknown']}"}
        assert [words for words, _, _ in middles] == [wanted[group] for group in wanted if members(data, group)]
        assert words(drawing.findall("title")[0]) == (
            f"Scale of the EU population: against or abstaining {shares['not_in_favour']}, undecided "
            f"{shares['undecided']}, not known {shares['unknown']}, in favour {shares['in_favour']}; a majority needs "
            f"{PERCENT_NEEDED}%."
        )


def decided(data: Published, in_favour: set[str]) -> bool:
    """Returns whether these states carry a decision of the Council."""
    enough = 100 * people(data, sorted(in_favour)) >= PERCENT_NEEDED * people(data, data.states)
    return len(in_favour) >= STATES_NEEDED and (enough or 27 - len(in_favour) < BLOCKING_STATES)


def minimal(data: Published, makes: bool) -> set[frozenset[str]]:
    """Returns the sets of up to four open states that make, or break, the majority; none can be left out of a set."""
    favour = set(members(data, "in_favour"))
    open_states = [*members(data, "undecided"), *members(data, "unknown")]
    found: set[frozenset[str]] = set()
    for size in range(1, 5):
        for chosen in combinations(open_states, size):
            yes = favour | set(chosen) if makes else favour | (set(open_states) - set(chosen))
            if decided(data, yes) == makes and not any(smaller < set(chosen) for smaller in found):
                found.add(frozenset(chosen))
    return found


def test_the_smallest_sets_that_decide(pages: list[Page], data: Published) -> None:
    (page,) = [page for page in pages if page.kind == "chapter of the EU"]
    text = words(page.root)
    possible = decided(data, set(data.states) - set(members(data, "not_in_favour")))
    for what, makes in (("a majority", True), ("a blocking minority", False)):
        (sets,) = re.findall(rf"governments that would make {what}: ([^.]*)\.", text) or [""]
        shown = [frozenset(each.split(" + ")) for each in sets.split("; ") if each]
        wanted = minimal(data, makes) if possible else set()
        assert set(shown) <= wanted
        assert len(shown) == min(6, len(wanted)), what
        assert [len(each) for each in shown] == sorted(len(each) for each in wanted)[:6]


def test_the_weights_of_the_states(pages: list[Page], data: Published) -> None:
    (page,) = [page for page in pages if page.kind == "chapter of the EU"]
    (table,) = page.with_class("weights")
    largest_first = sorted(data.tables["council"], key=lambda row: -row["population_hundredths"])
    largest = largest_first[0]["population_hundredths"]
    for row, published in zip(table.findall("tbody/tr"), largest_first, strict=True):
        stance = data.positions[published["state"], "detection_orders"]["stance"]
        word, *figures = (words(cell) for cell in row.findall("td"))
        assert word.endswith(STANCES[stance])
        assert figures == [
            f"{published['population_hundredths'] / 100:.2f}%",
            f"{published['banzhaf_percent']:.2f}%",
            f"{published['shapley_shubik_percent']:.2f}%",
        ]
        (bar,) = [element for element in row.iter("span") if "weight-bar" in (element.get("class") or "")]
        assert f"w-{stance}" in str(bar.get("class"))
        (width,) = re.findall(r"width: ([\d.]+)mm", str(bar.get("style")))
        assert float(width) == pytest.approx(published["population_hundredths"] / largest * 50, abs=0.01)
    below = words(page.with_class("weighed-alone")[0])
    deciding = sorted(data.tables["council"], key=lambda row: -row["swing_percent"])
    for place, published in enumerate(deciding):
        swing = published["swing_percent"]
        assert (f"{ENGLISH.state(published['state'])} ({swing:.1f}%)" in below) == (swing > 0 and place < 6)

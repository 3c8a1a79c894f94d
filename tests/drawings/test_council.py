"""The Council read back: the scale of the population, the sets that decide, and the weight of each state."""

import re
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import APART, STANCES, Published, by_english_name, of_population
from tests.drawings.pages import Page
from tests.drawings.registry import reads
from tests.drawings.svg import number, parts, same, words

GROUPS = {"in_favour": "bar_for", "undecided": "bar_open", "unknown": "bar_unknown", "not_in_favour": "bar_against"}
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


@reads("council-scale")
def test_each_group_is_as_wide_as_its_population(pages: list[Page], data: Published) -> None:
    everyone = people(data, data.states)
    for page, drawing in scales(pages):
        expected, outlined, x = [], [], 0.0
        for group, colour in GROUPS.items():
            mine = [state for state in members(data, group) if state == page.state]
            for states in ([state for state in members(data, group) if state not in mine], mine):
                width = 100 * people(data, states) / everyone
                if states:
                    expected.append((x, width, page.paint(colour)))
                if mine and states == mine:
                    outlined.append((x, width))
                x += width
        bars = drawing.findall("rect")
        filled = [bar for bar in bars if bar.get("fill") != "none"]
        assert same([(number(bar, "x"), number(bar, "width"), bar.get("fill")) for bar in filled], expected), page
        rings = [bar for bar in bars if bar.get("fill") == "none"]
        assert same([(number(bar, "x"), number(bar, "width")) for bar in rings], outlined), page
        assert len(outlined) == (1 if page.state else 0)
        assert sum(number(bar, "width") for bar in filled) == pytest.approx(100, abs=0.03)


@reads("council-scale")
def test_the_line_stands_at_what_is_needed_and_the_ends_say_their_share(pages: list[Page], data: Published) -> None:
    shares = {group: of_population(people(data, members(data, group))) for group in GROUPS}
    for page, drawing in scales(pages):
        (line,) = [part for path in drawing.findall("path") for part in parts(path.get("d") or "")]
        assert (line.left, line.right) == (PERCENT_NEEDED, PERCENT_NEEDED), page
        needed, left, right = drawing.findall("text")
        assert (needed.text, number(needed, "x"), needed.get("text-anchor")) == (
            f"{PERCENT_NEEDED}% needed", PERCENT_NEEDED, "middle",
        )  # fmt: skip
        assert (left.text, number(left, "x"), left.get("text-anchor")) == (f"for {shares['in_favour']}", 0, None)
        assert (right.text, number(right, "x"), right.get("text-anchor")) == (
            f"against or abstaining {shares['not_in_favour']}", 100, "end",
        )  # fmt: skip
        assert words(drawing.findall("title")[0]) == (
            f"Scale of the EU population: in favour {shares['in_favour']}, undecided {shares['undecided']}, not known "
            f"{shares['unknown']}, against or abstaining {shares['not_in_favour']}; a majority needs {PERCENT_NEEDED}%."
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
    rows = {row["state"]: row for row in data.tables["council"]}
    for row, state in zip(table.findall("tbody/tr"), by_english_name(data.states), strict=True):
        published = rows[state]
        stance = STANCES[data.positions[published["state"], "detection_orders"]["stance"]]
        word, *figures = (words(cell) for cell in row.findall("td"))
        assert word.endswith(stance)
        assert figures == [
            f"{published['population_hundredths'] / 100:.2f}%",
            f"{published['swing_percent']:.1f}%",
            f"{published['banzhaf_percent']:.2f}%",
            f"{published['shapley_shubik_percent']:.2f}%",
        ]

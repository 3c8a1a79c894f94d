"""Boxes read back: one for each of the 27 governments, from against to for, and the dots of how sure a position is."""

from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import APART, ASPECTS, MARKS, STANCES, Published
from tests.drawings.pages import TOKENS, Page
from tests.drawings.registry import reads
from tests.drawings.svg import Part, parts, words

FROM_AGAINST_TO_FOR = (
    "opposes", "leans_oppose", "undecided", "abstains",
    "former", "another_text", "unknown", "implied", "leans_support", "supports",
)  # fmt: skip
"""Against on the left, for on the right, and between them who is on neither side or has no position."""

SIGNED = ("former", "another_text", "implied")
"""The groups whose open box has a sign in it: something is known, but it is no position."""


def drawn_on(page: Page) -> list[tuple[str, Element]]:
    """Returns the drawing of each aspect on a scorecard."""
    drawings = page.drawings("aspect-boxes")
    assert len(drawings) == (len(ASPECTS) if page.kind == "scorecard" else 0), page
    return list(zip(ASPECTS, drawings, strict=False))


def look(page: Page, group: str) -> tuple[str, str | None]:
    """Returns the fill and the outline that the boxes of a group are to have."""
    tile = TOKENS["stance"].get(group, TOKENS["stance"]["unknown"])["tile"]
    outline = {"supports": None, "opposes": None, "leans_support": "for", "leans_oppose": "against"}.get(group, "axis")
    return page.paint(tile), page.paint(outline) if outline else None


def boxes(page: Page, drawing: Element) -> list[tuple[Part, tuple[str | None, str | None]]]:
    """Returns the boxes from left to right, each with its fill and its outline."""
    found = [
        (part, (path.get("fill"), path.get("stroke")))
        for path in drawing.findall("path")
        if path.get("fill") not in ("none", page.paint("soft"), page.paint("strong"))
        for part in parts(path.get("d") or "")
    ]
    return sorted(found, key=lambda box: box[0].left)


@reads("aspect-boxes")
def test_each_government_has_a_box_in_the_look_and_at_the_place_of_its_group(
    pages: list[Page], data: Published
) -> None:
    assert set(FROM_AGAINST_TO_FOR) == {*STANCES, *APART}
    for page in pages:
        for aspect, drawing in drawn_on(page):
            found = boxes(page, drawing)
            expected = [group for group in FROM_AGAINST_TO_FOR for _ in data.in_group(aspect, group)]
            assert [colours for _, colours in found] == [look(page, group) for group in expected], f"{page}: {aspect}"
            assert len(found) == 27
            assert {(round(part.width, 2), round(part.height, 2)) for part, _ in found} == {(1.74, 3.2)}
            for (one, _), (other, _) in pairwise(found):
                assert one.right < other.left, f"{page}: {aspect}, boxes overlap"


@reads("aspect-boxes")
def test_the_ring_and_the_pointer_are_at_the_box_of_this_state(pages: list[Page], data: Published) -> None:
    for page in pages:
        for aspect, drawing in drawn_on(page):
            where = f"{page}: {aspect}"
            in_order = [state for group in FROM_AGAINST_TO_FOR for state in data.in_group(aspect, group)]
            mine = boxes(page, drawing)[in_order.index(str(page.state))][0]
            (ring,) = [
                part
                for path in drawing.findall("path")
                if (path.get("fill"), path.get("stroke")) == ("none", page.paint("strong"))
                for part in parts(path.get("d") or "")
            ]
            assert ring.middle == pytest.approx(mine.middle, abs=0.02), where
            assert ring.left < mine.left and ring.right > mine.right and ring.bottom > mine.bottom, where
            (pointer,) = [
                part
                for path in drawing.findall("path")
                if path.get("fill") == page.paint("strong")
                for part in parts(path.get("d") or "")
            ]
            assert pointer.middle[0] == pytest.approx(mine.middle[0], abs=0.02), where
            assert pointer.top >= mine.bottom, where


@reads("aspect-boxes")
def test_open_boxes_have_a_sign_where_something_is_known(pages: list[Page], data: Published) -> None:
    for page in pages:
        for aspect, drawing in drawn_on(page):
            in_order = [group for group in FROM_AGAINST_TO_FOR for _ in data.in_group(aspect, group)]
            signs = [
                part
                for path in drawing.findall("path")
                if path.get("fill") == page.paint("soft")
                for part in parts(path.get("d") or "")
            ]
            for group, (box, _) in zip(in_order, boxes(page, drawing), strict=True):
                inside = [sign for sign in signs if box.left - 0.01 <= sign.left and sign.right <= box.right + 0.01]
                assert [sign_of(sign) for sign in inside] == ([group] if group in SIGNED else []), f"{page}: {aspect}"


def sign_of(part: Part) -> str:
    """Returns the meaning of a sign: a line from corner to corner, a dot, or a bar."""
    upright = all(x in (part.left, part.right) and y in (part.top, part.bottom) for x, y in part.corners)
    if not upright:
        return "former"
    return "another_text" if part.width == pytest.approx(part.height, abs=0.02) else "implied"


@reads("aspect-boxes")
def test_the_ends_say_how_many_are_against_and_for_and_the_title_says_all(pages: list[Page], data: Published) -> None:
    for page in pages:
        for aspect, drawing in drawn_on(page):
            against, in_favour = (
                (group.get("fill"), words(group), group.findall("text")[0]) for group in drawing.findall("g")
            )
            sides = (("opposes", "leans_oppose"), ("supports", "leans_support"))
            assert (against[:2], in_favour[:2]) == tuple(
                (page.paint(ink), str(len(data.in_group(aspect, *side))))
                for ink, side in zip(("against", "for"), sides, strict=True)
            ), f"{page}: {aspect}"
            first, *_, last = (part for part, _ in boxes(page, drawing))
            assert page.middle(against[2], 3.1, "Semibold") < first.left
            assert page.middle(in_favour[2], 3.1, "Semibold") > last.right
            title = words(drawing.findall("title")[0])
            assert title.startswith(f"{data.named(aspect)}, the 27 governments: ")
            counted = [int(part.rsplit(" ", 1)[1]) for part in title.rstrip(".").split(": ")[-1].split(", ")]
            assert counted == [len(data.in_group(aspect, group)) for group in FROM_AGAINST_TO_FOR], f"{page}: {aspect}"


@reads("box-sample")
def test_the_key_has_one_box_of_each_group_with_its_word(pages: list[Page]) -> None:
    named = {**MARKS, "former": "Only a former government has spoken", "another_text": "On another text alone"}
    keys = [(page, key) for page in pages for key in page.with_class("key")]
    assert len(keys) == 54, "one key a scorecard"
    for page, key in keys:
        samples = list(key.iter("svg"))
        for group, sample in zip(FROM_AGAINST_TO_FOR, samples, strict=True):
            box, *sign = sample.findall("path")
            assert (box.get("fill"), box.get("stroke")) == look(page, group), f"{page}: {group}"
            assert [sign_of(part) for path in sign for part in parts(path.get("d") or "")] == (
                [group] if group in SIGNED else []
            )
            assert words(sample.findall("title")[0]) == named[group]
        assert [word for word in named.values() if word not in words(key)] == []


def test_no_two_kinds_of_box_look_alike_in_grey() -> None:
    """The order and the counts say the side; a box of one kind must also be told from its neighbour without colour."""

    def lightness(token: str) -> float:
        red, green, blue = (int(TOKENS["colour"][token]["light"][at : at + 2], 16) / 255 for at in (1, 3, 5))
        return float(0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2)

    full, lean = ("for", "against"), ("fill_lean_for", "fill_lean_against", "fill_neither")
    assert max(map(lightness, full)) < 0.2 < 0.45 < min(map(lightness, lean)) < 0.85 < lightness("fill_open")
    assert abs(lightness("for") - lightness("against")) > 0.05


@reads("sure-dots")
def test_the_dots_say_how_sure_as_the_words_beside_them(pages: list[Page], data: Published) -> None:
    filled: dict[Any, int] = {"weakly": 1, "fairly": 2, "well": 3}
    for page in pages:
        if page.kind != "scorecard":
            continue
        rows = [data.positions[str(page.state), aspect] for aspect in ("overall", "detection_orders")]
        levels = [row["certainty"] for row in rows if not row["implied_by"]]  # an implied position has no dots
        found = []
        for drawing in page.drawings("sure-dots"):
            outline, *dots = drawing.findall("path")
            assert len(parts(outline.get("d") or "")) == 3 and outline.get("fill") == "none"
            assert all(one.get("fill") == page.paint("ink") for one in dots)
            count = sum(len(parts(one.get("d") or "")) for one in dots)
            found.append((words(drawing.findall("title")[0]), count))
        assert found == [(f"How sure: {level or 'not'} documented", filled.get(level, 0)) for level in levels], page

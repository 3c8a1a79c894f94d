"""Strip charts read back: five columns as high as governments hold each stance, and the mark of this state."""

import pytest

from tests.drawings.data import APART, ASPECTS, STANCES, Published
from tests.drawings.pages import TOKENS, Page
from tests.drawings.registry import reads
from tests.drawings.svg import Part, marks, number, parts, words

SCALE = ("opposes", "leans_oppose", "undecided", "leans_support", "supports")
"""The stances with a column, from left to right: against on the left, for on the right."""

PITCH, TALLEST, BASE = 12, 5.0, 10.2


def strips(pages: list[Page]) -> list[Page]:
    found = [page for page in pages if page.drawings("strip")]
    assert len(found) == 54
    return found


def column(part: Part) -> str:
    """Returns the stance whose column a part is."""
    assert (part.width, part.bottom) == (10, BASE)
    return SCALE[int(part.left // PITCH)]


@reads("strip")
def test_columns_are_as_high_as_governments_hold_the_stance(pages: list[Page], data: Published) -> None:
    counts = {(row["aspect"], row["group"]): row["states"] for row in data.tables["stance_counts"]}
    for (aspect, group), states in counts.items():
        assert states == len(data.in_group(aspect, group))
    most = max(states for (_, group), states in counts.items() if group in STANCES and group != "unknown")
    for page in strips(pages):
        drawn = page.drawings("strip")
        assert len(drawn) == len(ASPECTS)
        for aspect, drawing in zip(ASPECTS, drawn, strict=True):
            where = f"{page}: {aspect}"
            own = data.positions[str(page.state), aspect]["stance"]
            heights, fills = {}, {}
            for path in drawing.findall("path"):
                if path.get("fill") in (page.paint("column"), page.paint("column_here")):
                    for part in parts(path.get("d") or ""):
                        heights[column(part)] = part.height
                        fills[column(part)] = path.get("fill")
            expected = {stance: counts[aspect, stance] for stance in SCALE if counts[aspect, stance]}
            assert heights == {
                stance: pytest.approx(states / most * TALLEST, abs=0.006) for stance, states in expected.items()
            }, where
            assert fills == {stance: page.paint("column_here" if stance == own else "column") for stance in expected}, (
                where
            )
            labels = {}
            for label in drawing.findall("text"):
                middle = page.middle(label, 3.6)
                labels[SCALE[int(middle // PITCH)]] = int(label.text or 0)
                assert middle % PITCH == pytest.approx(PITCH / 2, abs=0.02)
                top = BASE - heights[SCALE[int(middle // PITCH)]]
                assert top - 2 < number(label, "y") < top, f"{where}: a number stands just above its column"
            assert labels == expected, where


@reads("strip")
def test_the_mark_stands_below_the_column_of_this_state(pages: list[Page], data: Published) -> None:
    for page in strips(pages):
        for aspect, drawing in zip(ASPECTS, page.drawings("strip"), strict=True):
            own = data.positions[str(page.state), aspect]["stance"]
            found = [
                (mark.stance, round(mark.x, 1), path.get("fill"))
                for path in drawing.findall("path")
                if path.get("stroke") is None
                and path.get("fill") not in (page.paint("column"), page.paint("column_here"), page.paint("paper"))
                for mark in marks(path.get("d") or "")
                if mark.y > BASE
            ]
            ink = page.paint(TOKENS["stance"][own]["ink"])
            expected = [(own, SCALE.index(own) * PITCH + 6.0, ink)] if own in SCALE else []
            assert found == expected, f"{page}: {aspect}"


@reads("strip")
def test_the_title_says_the_count_of_every_group(pages: list[Page], data: Published) -> None:
    order = ("supports", "leans_support", "undecided", "leans_oppose", "opposes", "abstains", *APART, "unknown")
    assert set(order) == {*STANCES, *APART}
    for page in strips(pages):
        for aspect, drawing in zip(ASPECTS, page.drawings("strip"), strict=True):
            title = words(drawing.findall("title")[0])
            assert title.startswith(f"{data.named(aspect)}, the 27 governments: ")
            counted = [int(part.rsplit(" ", 1)[1]) for part in title.rstrip(".").split(": ")[-1].split(", ")]
            assert counted == [len(data.in_group(aspect, group)) for group in order], f"{page}: {aspect}"
            assert sum(counted) == 27

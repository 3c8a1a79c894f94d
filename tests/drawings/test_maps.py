"""Maps read back: every state on its tile, in the colours and with the mark of its published stance."""

from xml.etree.ElementTree import Element

import pytest

from tests.drawings.data import ASPECTS, MARKS, Published
from tests.drawings.pages import TOKENS, Page
from tests.drawings.registry import reads
from tests.drawings.svg import marks, number, parts, words

PLACES = {
    code: (column, row)
    for row, line in enumerate(
        (
            "..  ..  ..  ..  ..  ..  ..  FI",
            "..  ..  ..  ..  ..  ..  SE  EE",
            "IE  ..  ..  ..  DK  ..  ..  LV",
            "..  ..  NL  DE  ..  PL  LT  ..",
            "..  BE  LU  ..  CZ  SK  ..  ..",
            "..  FR  ..  AT  SI  HU  RO  ..",
            "PT  ES  IT  ..  HR  ..  BG  ..",
            "..  ..  ..  MT  ..  EL  ..  CY",
        )
    )
    for column, code in enumerate(line.split())
    if code != ".."
}
"""The place of each state on the map: north up, west left, neighbours near each other."""

STEP, SIDE = 11, 10


def corner(state: str) -> tuple[float, float]:
    column, row = PLACES[state]
    return column * STEP, row * STEP


def state_at(x: float, y: float) -> str:
    """Returns the state on whose tile a point lies."""
    (found,) = [code for code in PLACES if 0 <= x - corner(code)[0] <= SIDE and 0 <= y - corner(code)[1] <= SIDE]
    return found


def maps(pages: list[Page]) -> list[tuple[Page, Element, str]]:
    """Returns every map with its page and its aspect."""
    found = []
    for page in pages:
        drawn = page.drawings("tile-map")
        aspects = list(ASPECTS) if len(drawn) > 1 else ["overall"]
        assert len(drawn) in (0, 1, len(ASPECTS)), page
        found += [(page, drawing, aspect) for drawing, aspect in zip(drawn, aspects, strict=False)]
    return found


def test_every_map_is_found(pages: list[Page]) -> None:
    kinds = [page.kind for page, _, _ in maps(pages)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "scorecard": 54,
        "overview": len(ASPECTS),
        "embedded map": 1,
        "spread": len(ASPECTS),
        "cover": 1,
    }


@reads("tile-map")
def test_each_tile_has_the_colours_of_the_stance_of_its_state(pages: list[Page], data: Published) -> None:
    for page, drawing, aspect in maps(pages):
        stances = {state: data.mark(state, aspect) for state in data.states}
        coloured: dict[str, tuple[str | None, str | None, bool]] = {}
        for path in drawing.iter("path"):
            if path.get("stroke-width") != "0.35":
                continue
            for tile in parts(path.get("d") or ""):
                assert (tile.width, tile.height) == (SIDE, SIDE)
                state = state_at(*tile.middle)
                assert corner(state) == (tile.left, tile.top)
                assert state not in coloured, f"{page}: {state} has two tiles"
                coloured[state] = (path.get("fill"), path.get("stroke"), path.get("stroke-dasharray") is not None)
        looks = {stance: TOKENS["stance"][stance] for stance in MARKS}
        assert coloured == {
            state: (page.paint(looks[stance]["tile"]), page.paint(looks[stance]["ink"]), stance == "unknown")
            for state, stance in stances.items()
        }, f"{page}: {aspect}"


@reads("tile-map")
def test_each_tile_has_the_code_and_the_mark_of_its_state(pages: list[Page], data: Published) -> None:
    for page, drawing, aspect in maps(pages):
        stances = {state: data.mark(state, aspect) for state in data.states}
        written, marked = {}, {}
        for group in drawing.findall("g"):
            for label in group.findall("text"):
                state = str(label.text)
                x, y = corner(state)
                assert page.middle(label, 4.8, "Semibold") == pytest.approx(x + SIDE / 2, abs=0.02), f"{page}: {state}"
                assert y + 3 < number(label, "y") < y + 6
                written[state] = group.get("fill")
        for path in drawing.iter("path"):
            if path.get("stroke") is None:
                for mark in marks(path.get("d") or ""):
                    state = state_at(mark.x, mark.y)
                    assert mark.x == pytest.approx(corner(state)[0] + SIDE / 2, abs=0.02)
                    assert state not in marked, f"{page}: {state} has two marks"
                    marked[state] = (mark.stance, path.get("fill"))
        on_tile = {state: page.paint(TOKENS["stance"][stance]["on_tile"]) for state, stance in stances.items()}
        assert written == on_tile, f"{page}: {aspect}"
        assert marked == {state: (stances[state], on_tile[state]) for state in stances}, f"{page}: {aspect}"


@reads("tile-map")
def test_one_state_is_outlined_on_its_own_page_and_none_elsewhere(pages: list[Page], data: Published) -> None:
    for page, drawing, aspect in maps(pages):
        outlined = [
            state_at(*part.middle)
            for path in drawing.iter("path")
            if path.get("stroke") == page.paint("strong")
            for part in parts(path.get("d") or "")
        ]
        assert outlined == ([page.state] if page.state else []), page
        title = words(drawing.findall("title")[0])
        assert data.named(aspect) in title
        assert title.endswith("is outlined.") == bool(page.state)


@reads("tile-map")
def test_a_tile_on_a_web_page_leads_to_the_page_of_its_state(pages: list[Page]) -> None:
    for page, drawing, _ in maps(pages):
        leads = {}
        for link in drawing.iter("a"):
            (area,) = link.findall("rect")
            assert (number(area, "width"), number(area, "height")) == (SIDE, SIDE)
            leads[state_at(number(area, "x") + 5, number(area, "y") + 5)] = link.get("href")
        linked = page.kind in ("overview", "embedded map") or (page.kind, page.medium) == ("scorecard", "screen")
        others = [code for code in PLACES if linked and code != page.state]
        way = "../" if page.state else ""
        assert leads == {code: f"{way}{code}/index.html" for code in others}, page


@reads("place-map")
def test_the_card_shows_one_state_with_its_stance(pages: list[Page], data: Published) -> None:
    cards = [page for page in pages if page.kind == "card"]
    assert [page.state for page in cards] == data.states
    for page in cards:
        (drawing,) = page.drawings("place-map")
        assert page.state
        stance = data.positions[page.state, "overall"]["stance"]
        look = TOKENS["stance"][stance]
        for group in drawing.findall("g"):
            (rect,), (label,) = group.findall("rect"), group.findall("text")
            x, y = (float(part) for part in str(group.get("transform"))[10:-1].split())
            assert corner(str(label.text)) == (x, y)
            mine = label.text == page.state
            assert rect.get("fill") == page.paint(look["tile"] if mine else "fill_neither"), page
            assert label.get("fill") == page.paint(look["on_tile"] if mine else "soft"), page
            drawn = [(mark, path) for path in group.iter("path") for mark in marks(path.get("d") or "")]
            assert [(mark.stance, round(mark.x, 1), path.get("fill")) for mark, path in drawn] == (
                [(stance, 5.0, page.paint(look["on_tile"]))] if mine else []
            ), page
        assert sorted(str(label.text) for label in drawing.iter("text")) == sorted(data.states)


def test_the_marks_for_and_against_have_the_colours_of_their_side() -> None:
    """Readers of the maps take the colours from the tokens: a swap of two tokens would pass them."""
    sides = {"supports": "for", "leans_support": "for", "leans_oppose": "against", "opposes": "against"}
    for stance, look in TOKENS["stance"].items():
        assert look["ink"] == sides.get(stance, "faint" if stance == "unknown" else "neither")
        assert sides.get(stance, "") in look["tile"]
        other = {"for": "against", "against": "for"}.get(sides.get(stance, ""), "_against")
        assert not look["tile"].endswith(f"_{other}")
    for for_, against in (("for", "against"), ("for", "against"), ("for", "against")):
        for ground in ("light", "dark"):
            red_for, red_against = (int(TOKENS["colour"][name][ground][1:3], 16) for name in (for_, against))
            assert red_for < red_against, f"{for_} is to be the cooler colour of the two"

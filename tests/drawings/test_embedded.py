"""The pages for embedding read back: the marks beside the words of the positions, and of the legend of the map."""

from xml.etree.ElementTree import Element

from tests.drawings.data import ASPECTS, MARKS, Published, printed
from tests.drawings.pages import TOKENS, Page
from tests.drawings.registry import reads
from tests.drawings.svg import marks, words
from tests.drawings.test_figures import verdicts_of


def drawn(item: Element, page: Page) -> str:
    """Returns the stance of the one mark of an item; asserts that it has the colour of its stance."""
    (svg,) = item.findall("svg")
    (path,) = svg.findall("path")
    (mark,) = marks(path.get("d") or "")
    assert path.get("fill") == page.paint(TOKENS["stance"][mark.stance]["ink"]), f"{page}: {mark.stance}"
    return mark.stance


@reads("stance-mark")
def test_an_embedded_state_has_the_verdict_and_the_positions_with_their_marks(
    pages: list[Page], data: Published
) -> None:
    verdicts, embedded = verdicts_of(pages), [page for page in pages if page.kind == "embed"]
    assert [page.state for page in embedded] == sorted(data.states)
    for page in embedded:
        state = str(page.state)
        assert words(page.with_class("verdict")[0]) == verdicts[state], page
        (listed,) = page.with_class("positions")
        for item in listed.findall("li"):
            (aspect,) = [one for one in ASPECTS if data.named(one) == words(item.findall("span")[0])]
            assert drawn(item, page) == data.mark(state, aspect), f"{page}: {aspect}"
            assert words(item.findall("strong")[0]) == data.told(state, aspect), f"{page}: {aspect}"
            day, notes = data.positions[state, aspect]["date"], [words(note) for note in item.findall("small")]
            assert [note.startswith(printed(day)) for note in notes] == ([True] if day else []), f"{page}: {aspect}"


@reads("stance-mark")
def test_the_legend_of_the_embedded_map_has_the_marks_that_are_on_it(pages: list[Page], data: Published) -> None:
    (page,) = [page for page in pages if page.kind == "embedded map"]
    (legend,) = page.with_class("legend")
    shown = [(drawn(item, page), words(item)) for item in legend.findall("li")]
    on_map = {data.mark(state, "overall") for state in data.states}
    assert shown == [(stance, word) for stance, word in MARKS.items() if stance in on_map]

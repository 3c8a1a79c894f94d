"""Tables that compare states read back: all 27 on the overview and in the book, a few beside each state."""

from tests.drawings.data import ASPECTS, MARKS, STANCES, Published, by_english_name, of_population, printed
from tests.drawings.pages import Page, codes_by_name
from tests.drawings.registry import on_frozen
from tests.drawings.svg import words
from tests.drawings.test_figures import SHORT_CAVEATS, assert_caveats, mark

SIDES = {
    "27: for": ("supports", "leans_support"),
    "27: undecided, abstaining": ("undecided", "abstains"),
    "27: against": ("opposes", "leans_oppose"),
    "27: implied alone": ("implied",),
    "27: on another text alone": ("another_text",),
    "27: only a former government": ("former",),
    "27: not known": ("unknown",),
}


def assert_cell(cell: str, state: str, aspect: str, page: Page, data: Published, between: str) -> None:
    """Asserts that a cell of the comparison has the mark, its caveats and its date; on a screen also a last word that
    is no position.

    `between` is the separator of two caveats.
    """
    position, shown, where = data.positions[state, aspect], data.mark(state, aspect), f"{page}: {state}, {aspect}"
    text = f"{mark(shown)} {MARKS[shown]}"
    if page.medium == "screen" and shown != "unknown":
        text = text.replace(" ", "", 1)  # the mark is an element of its own, set apart by the stylesheet
    if shown != "unknown":
        caveats = between.join(SHORT_CAVEATS[code] for code in (position["marks"] or "").split())
        text += f" {caveats}" if caveats else ""
        if page.medium == "screen":
            text += f" {printed(position['date'])}"
    if page.medium == "print" or not position["last_word"]:
        assert cell == text, where
        return
    assert cell.startswith(f"{text} {STANCES[position['last_word']]}: "), where
    if shown == "unknown":
        assert_caveats(position, cell, data, where)


def in_columns(data: Published) -> list[str]:
    """Returns how the aspects head the columns of a comparison, where room is short."""
    return [data.named(aspect).removesuffix(" under this regulation") for aspect in ASPECTS]


def test_the_comparison_shows_the_positions_and_the_27(pages: list[Page], data: Published) -> None:
    names = codes_by_name(pages)
    assert list(names.values()) == by_english_name(data.states)
    compared = [(page, table) for page in pages for table in page.with_class("comparison")]
    assert [page.kind for page, _ in compared] == ["overview", "spread"]
    for page, table in compared:
        assert [words(head) for head in table.findall("thead/tr/th")[1:]] == in_columns(data)
        shown, sums = [], []
        for row in table.findall("tbody/tr"):
            head, *cells = (words(cell) for cell in row)
            if "field" in (row.get("class") or ""):
                stances = SIDES[head]
                sums.append(head)
                for aspect, cell in zip(ASPECTS, cells, strict=True):
                    states = data.in_group(aspect, *stances)
                    people = of_population(sum(data.people[state] for state in states))
                    assert cell == f"{len(states)} · {people}", f"{page}: {head}, {aspect}"
                continue
            name, share = head.rsplit(" ", 1)
            state = names[name]
            shown.append(state)
            assert share == of_population(data.people[state])
            for aspect, cell in zip(ASPECTS, cells, strict=True):
                assert_cell(cell, state, aspect, page, data, between=" ")
        assert sums == list(SIDES), page
        assert shown == by_english_name(data.states)


@on_frozen
def test_a_state_stands_beside_its_neighbours_and_those_most_like_it(pages: list[Page], data: Published) -> None:
    """First the state itself, then the others by name; a column each, so that a row is one question."""
    names = codes_by_name(pages)
    compared = [(page, table) for page in pages for table in page.with_class("beside-others")]
    assert [page.kind for page, _ in compared] == ["scorecard"] * 54
    for page, table in compared:
        shown = []
        for head in table.findall("thead/tr/th")[1:]:
            name, share = words(head).rsplit(" ", 1)
            state = names[name]
            shown.append(state)
            assert share == of_population(data.people[state])
            assert (head.get("class") == "here") == (state == page.state), page
            links = [str(link.get("href")) for link in head.iter("a")]
            linked = page.medium == "screen" and state != page.state
            assert links == ([f"../{state}/index.html"] if linked else []), page
        assert shown[0] == page.state
        assert shown[1:] == by_english_name(shown[1:]), page
        (record,) = data.of(page.state, "states")
        assert set(record["neighbours"].split()[:4]) <= set(shown[1:]), page
        rows = table.findall("tbody/tr")
        for aspect, name, row in zip(ASPECTS, in_columns(data), rows, strict=True):
            question, *cells = (words(cell) for cell in row)
            assert question == name
            for state, cell in zip(shown, cells, strict=True):
                assert_cell(cell, state, aspect, page, data, between="; ")


GROUPS_IN_WORDS = {
    "against": ("leans_oppose", "opposes"),
    "undecided or abstaining": ("undecided", "abstains"),
    "not known": ("unknown",),
    "by a former government": ("former",),
    "on another text alone": ("another_text",),
    "implied alone": ("implied",),
    "for": ("supports", "leans_support"),
}
"""From against to for, as the list beneath a comparison names the groups of the 27."""


def test_beneath_a_comparison_on_the_web_the_27_are_counted(pages: list[Page], data: Published) -> None:
    for page in pages:
        if (page.kind, page.medium) != ("scorecard", "screen"):
            continue
        shown = [words(item) for part in page.with_class("the-27") for item in part.findall("li")]
        wanted = []
        for aspect, name in zip(ASPECTS, in_columns(data), strict=True):
            members = {group: data.in_group(aspect, *stances) for group, stances in GROUPS_IN_WORDS.items()}
            assert sum(map(len, members.values())) == 27
            counted = (
                f"{len(states)} {group} ({of_population(sum(data.people[state] for state in states))})"
                for group, states in members.items()
                if states
            )
            wanted.append(f"{name}: {', '.join(counted)}")
        assert shown == wanted, page

"""The edition as a reader leafs through it: right-hand openings, page numbers that hold, sources that lead back."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.language import Language

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def book(live_edition: Path) -> list[str]:
    """The text of each page."""
    path = live_edition / "en" / "edition.pdf"
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.replace("\u00a0", " ").split("\f")[:-1]


def page_of(book: list[str], heading: str, after: int = 3) -> int:
    """The number of the page that opens with a heading."""
    return next(
        number
        for number, page in enumerate(book, start=1)
        if number > after and heading in [line.strip() for line in page.splitlines()[:12]]
    )


def test_the_parts_stand_in_order(book: list[str], live_printed: tuple[State, ...]) -> None:
    assert len(book) > 2 * len(live_printed)
    order = ["The 27 on two pages", "The European Union", "The member states", "The method", "Sources", "Index"]
    pages = [page_of(book, heading) for heading in order]
    assert pages == sorted(pages)
    assert pages[0] == 4  # the spread lies on a left and a right page


def test_every_page_after_the_imprint_carries_its_number(book: list[str], live_printed: tuple[State, ...]) -> None:
    blank = 0
    for number, page in enumerate(book, start=1):
        if number <= 2 or not page.strip():
            blank += number > 2
            continue
        assert page.rstrip().endswith(str(number)), number
    assert blank <= len(live_printed)  # the back of a last page, where a chapter has three


def test_chapters_open_on_the_right_and_where_the_contents_say(
    book: list[str], live_printed: tuple[State, ...]
) -> None:
    contents = book[2]
    for state in live_printed:
        name = ENGLISH.state(state)
        (said,) = re.findall(rf"(\d+) +{name}(?: |$)", contents, flags=re.MULTILINE)
        assert int(said) % 2 == 1
        assert (
            name in [line.strip() for line in book[int(said) - 1].splitlines()[:8]] or name in book[int(said) - 1][:600]
        )


def test_bookmarks_lead_to_parts_and_chapters(live_edition: Path, live_printed: tuple[State, ...]) -> None:
    with pikepdf.open(live_edition / "en" / "edition.pdf") as pdf, pdf.open_outline() as outline:
        parts = [str(item.title) for item in outline.root]
        assert parts == [
            "The 27 on two pages",
            "The European Union",
            "The member states",
            "The method",
            "Corrections",
            "Sources",
            "Index",
        ]
        states = {str(item.title) for item in outline.root[2].children}
    assert {ENGLISH.state(state) for state in live_printed} <= states


def test_each_source_names_the_pages_that_cite_it(live_edition: Path, book: list[str]) -> None:
    """The pages said are those with a link to it: no more and no fewer."""
    cited: dict[int, set[int]] = {}
    with pikepdf.open(live_edition / "en" / "edition.pdf") as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            for note in page.get("/Annots", []):
                target = str(note.get("/Dest", ""))
                if target.startswith("source-"):
                    cited.setdefault(int(target.removeprefix("source-")), set()).add(number)
    start, end = page_of(book, "Sources"), page_of(book, "Index")
    with pikepdf.open(live_edition / "en" / "edition.pdf") as pdf:
        named = {number for page in pdf.pages[start - 1 : end - 1] for number in destinations(page)}
    assert len(cited) > 40
    assert set(range(1, max(cited) + 1)) == set(cited)
    raw = subprocess.run(
        ["pdftotext", "-f", str(start), "-l", str(end - 1), str(live_edition / "en" / "edition.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    listed = " ".join(raw.replace("\u00a0", " ").split())
    for source in (1, 5, 40, max(cited)):
        pages = ", ".join(map(str, sorted(cited[source])))
        assert re.search(rf"\b{source} .{{20,400}}?\. {pages}\b", listed), (source, pages)
    assert named


def destinations(page: pikepdf.Page) -> list[str]:
    return [str(note.Dest) for note in page.get("/Annots", []) if "/Dest" in note]


def test_every_inner_link_has_its_place(live_edition: Path) -> None:
    with pikepdf.open(live_edition / "en" / "edition.pdf") as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(names[place]) for place in range(0, len(names), 2)}
        for page in pdf.pages:
            assert set(destinations(page)) <= places


def test_the_index_names_states_and_terms(
    book: list[str], live_evidence: Evidence, live_printed: tuple[State, ...]
) -> None:
    index = "\n".join(book[page_of(book, "Index") - 1 :])
    for state in live_printed:
        assert ENGLISH.state(state) in index
    assert "blocking minority" in index
    spoken_on = Counter(said.text for state in live_evidence.states.values() for said in state.statements)
    (text, _), *_ = spoken_on.most_common(1)
    assert live_evidence.proposal.texts[text].short["en"] in index

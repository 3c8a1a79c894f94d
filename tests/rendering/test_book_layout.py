"""The edition as a reader leafs through it: facing pages, page numbers that hold, sources that lead back."""

import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.language import Language

ENGLISH = Language("en")

MM = 72 / 25.4
"""Points in a millimetre."""


@pytest.fixture(scope="module")
def book(live_edition: Path) -> list[str]:
    """Returns the text of each page."""
    path = live_edition / "en" / "edition.pdf"
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.replace("\u00a0", " ").split("\f")[:-1]


def page_of(book: list[str], heading: str, after: int = 3) -> int:
    """Returns the number of the page that opens with a heading."""
    return next(
        number
        for number, page in enumerate(book, start=1)
        if number > after and heading in [line.strip() for line in page.splitlines()[:12]]
    )


def test_the_parts_stand_in_order(book: list[str], live_printed: tuple[State, ...]) -> None:
    assert len(book) > 2 * len(live_printed)
    order = ["What was found", "The 27 compared", "The European Union", "The member states", "The method", "Sources"]
    pages = [page_of(book, heading) for heading in (*order, "Index")]
    assert pages == sorted(pages)
    assert pages[0] == 4  # the findings face the page on changes
    assert "What changed since" in book[4]


def test_pages_are_mirrored_with_their_number_outside(live_edition: Path, book: list[str]) -> None:
    """22 mm at the spine and 15 mm outside, and no text beyond them."""
    with pypdfium2.PdfDocument(live_edition / "en" / "edition.pdf") as pdf:
        for number, page in enumerate(pdf, start=1):
            if number <= 2 or not book[number - 1].strip():
                continue
            text, left = page.get_textpage(), number % 2 == 0
            spine, outside = 22 * MM, 15 * MM
            ends = (outside, 210 * MM - spine) if left else (spine, 210 * MM - outside)
            corner = (ends[0], ends[0] + 20 * MM) if left else (ends[1] - 20 * MM, ends[1])
            printed = text.get_text_bounded(left=corner[0] - 1, right=corner[1] + 1, bottom=0, top=13 * MM)
            assert printed.strip() == str(number), number
            boxes = [text.get_rect(place) for place in range(text.count_rects())]
            assert min(box[0] for box in boxes) > ends[0] - 2 * MM, number
            assert max(box[2] for box in boxes) < ends[1] + 2 * MM, number


def test_chapters_open_on_the_left_where_the_contents_say(book: list[str], live_printed: tuple[State, ...]) -> None:
    contents = book[2]
    for state in live_printed:
        name = ENGLISH.state(state)
        (said,) = re.findall(rf"(\d+) +{name}(?: |$)", contents, flags=re.MULTILINE)
        assert int(said) % 2 == 0
        assert name in book[int(said) - 1][:900]
    names = [line.split(maxsplit=1)[1] for line in re.findall(r"\d+ +\S[^\d\n]*", contents)]
    chapters = [name.strip() for name in names if name.strip() in {ENGLISH.state(state) for state in live_printed}]
    assert sorted(chapters) == sorted(ENGLISH.state(state) for state in live_printed)


def test_pages_are_filled_but_for_the_last_of_a_part(live_edition: Path, book: list[str]) -> None:
    """At least three fifths of the height between the margins."""
    path = live_edition / "en" / "edition.pdf"
    begin = begins(path)
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, start=1):
            last = number + 1 in begin or number == len(pdf) or not book[number].strip()
            if number <= 3 or last or not book[number - 1].strip():
                continue
            text = page.get_textpage()
            bottoms = [text.get_rect(place)[1] for place in range(text.count_rects())]
            lowest = min(bottom for bottom in bottoms if bottom > 15 * MM)
            assert (297 - 21.5) - lowest / MM >= 0.6 * 260.5, number


def places(path: Path) -> dict[str, int]:
    """Returns the page of each place that a link can lead to."""
    with pikepdf.open(path) as pdf:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        names = pdf.Root.Names.Dests.Names
        ends = {str(names[place]): names[place + 1] for place in range(0, len(names), 2)}
        return {
            name: numbers[(end if isinstance(end, pikepdf.Array) else end.D)[0].objgen] for name, end in ends.items()
        }


def begins(path: Path) -> set[int]:
    """Returns the pages on which a part or a chapter of the book begins."""
    parts = ("findings", "what-changed", "overview", "alignment", "compared", "eu", "states", "method", "sources")
    return {page for name, page in places(path).items() if name.startswith("state-") or name in (*parts, "index")}


def test_bookmarks_lead_to_parts_and_chapters(live_edition: Path, live_printed: tuple[State, ...]) -> None:
    with pikepdf.open(live_edition / "en" / "edition.pdf") as pdf, pdf.open_outline() as outline:
        parts = [str(item.title) for item in outline.root]
        assert parts == [
            "What was found",
            parts[1],
            "The 27 compared",
            "The European Union",
            "The member states",
            "The method",
            "Corrections",
            "Sources",
            "Index",
        ]
        assert parts[1].startswith("What changed since ")
        states = {str(item.title) for item in outline.root[4].children}
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
    chapters = chapter_pages(live_edition / "en" / "edition.pdf")
    for source in (1, 5, 40, max(cited)):
        in_every = all(cited[source] & set(pages) for pages in chapters)
        kept = sorted(page for page in cited[source] if not (in_every and any(page in pages for pages in chapters)))
        pages = "; ".join([*([spans(kept)] if kept else []), *(["every chapter"] if in_every else [])])
        assert re.search(rf"\b{source} .{{20,400}}?\. {pages}(?!\d)", listed), (source, pages)
    assert named


def chapter_pages(path: Path) -> list[range]:
    """Returns the pages of each chapter on a state."""
    first = sorted(page for name, page in places(path).items() if name.startswith("state-") or name == "method")
    return [range(one, other) for one, other in pairwise(first)]


def spans(pages: list[int]) -> str:
    """Returns page numbers as the lists print them: 4, 7–9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] + 1 == page:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


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
    entries = [entry for line in index.splitlines() for entry in re.split(r" {2,}", line.strip())]
    assert not [entry for entry in entries if entry.casefold().startswith(("the ", "a ", "an "))]
    spoken_on = Counter(said.text for state in live_evidence.states.values() for said in state.statements)
    (text, _), *_ = spoken_on.most_common(1)
    assert live_evidence.proposal.texts[text].short["en"].removeprefix("the ") in index

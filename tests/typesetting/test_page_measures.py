"""The pages of a document as a typesetter measures them: sizes, lines, fill, what lines break, headings at the foot."""

import re
from itertools import pairwise

import pytest

from scorecard.analysis.figures import Figures
from scorecard.evidence.load import Evidence
from scorecard.rendering.edition_layout import FRONT_PAGES
from tests.typesetting.kinds import KINDS, laid_out
from tests.typesetting.page_measures import QUIET, Sheet

Measured = tuple[str, list[Sheet]]

MIN_SIZE, MIN_DRAWN, TEXT = 6.99, 6.5, 7.99
"""The smallest type in points, also within drawings; what is smaller than `TEXT` is for sources and notes."""

SMALL_SHARE = 0.05
"""The most of all characters outside sources and notes that may be smaller than text."""

MAX_LINE_LENGTH = 80
"""The most characters of a line of running text; the keys of drawings are none."""

KEYS = frozenset({"key", "legend"})

FILL = 0.6
"""The least filled part of every page but the last."""

RUN_ON_FILL = 0.88
"""The least filled part of a page on which a list of statements begins that continues on the next page."""

COLUMN = 20.0
"""The largest distance between the beginnings of lines of one column, in millimetres."""

BEGIN = ("findings", "what-changed", "overview", "alignment", "compared", "eu", "states", "method", "sources", "index")
"""The addresses at which parts of the book begin, besides those of its chapters."""

MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE_IS_BROKEN = re.compile(rf"\b\d{{1,2}}\s*\n\s*{MONTH}\b|\b{MONTH}\s*\n\s*20\d\d\b")


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            (kind, name), id=f"{kind}-{name}", marks=() if name in KINDS[kind].sample else pytest.mark.acceptance
        )
        for kind in KINDS
        for name in KINDS[kind].names
    ],
)
def measured(request: pytest.FixtureRequest, evidence: Evidence, figures: Figures) -> Measured:
    kind, name = request.param
    return kind, laid_out(kind, evidence, figures, name)


def begins_a_part(sheet: Sheet) -> bool:
    """Tells whether a page of the book begins a part or a chapter."""
    return any(name in BEGIN or name.startswith("state-") for name in sheet.anchors)


def test_it_has_as_many_pages_as_its_kind_may_have(measured: Measured) -> None:
    kind, sheets = measured
    assert len(sheets) in KINDS[kind].pages


def test_type_is_large_enough(measured: Measured) -> None:
    for number, sheet in enumerate(measured[1], start=1):
        small = [run.text for run in sheet.runs if run.size < MIN_SIZE and "mark" not in run.classes]
        assert not small, f"page {number}: {small[:5]}"
        drawn = {name: size for name, size in sheet.drawn.items() if size < MIN_DRAWN - 0.01}
        assert not drawn, f"page {number}: {drawn}"


def test_small_type_is_for_sources_and_notes(measured: Measured) -> None:
    runs = [run for sheet in measured[1] for run in sheet.runs if not run.classes & QUIET]
    small = sum(len(run.text) for run in runs if run.size < TEXT)
    assert small / sum(len(run.text) for run in runs) < SMALL_SHARE


def test_lines_are_not_too_long(measured: Measured) -> None:
    long = [
        f"page {number}, {len(line.text)} characters in {line.tags[-1]} {sorted(line.classes)}: {line.text[:50]}"
        for number, sheet in enumerate(measured[1], start=1)
        for line in sheet.lines
        if len(line.text) > MAX_LINE_LENGTH and not line.classes & KEYS
    ]
    assert not long


def test_no_date_is_broken_and_no_line_begins_with_a_mark(measured: Measured) -> None:
    for number, sheet in enumerate(measured[1], start=1):
        broken = [
            (line.text, following.text)
            for line, following in pairwise(sheet.lines)
            if line.block == following.block and DATE_IS_BROKEN.search(f"{line.text}\n{following.text}")
        ]
        assert not broken, f"page {number}: {broken}"
        assert not sheet.begun_by_marks, f"page {number}"


def test_apostrophes_and_quotation_marks_are_those_of_print(measured: Measured) -> None:
    for number, sheet in enumerate(measured[1], start=1):
        straight = [run.text for run in sheet.runs if set(run.text) & set("'\"")]
        assert not straight, f"page {number}: {straight}"


def test_every_page_but_the_last_of_a_part_is_full(measured: Measured) -> None:
    kind, sheets = measured
    opening = FRONT_PAGES if kind == "book" else 0
    fills = [round(sheet.fill, 2) for sheet in sheets]
    low = [
        (number, sheet.fill)
        for number, (sheet, following) in enumerate(pairwise(sheets), start=1)
        if number > opening and sheet.fill < FILL and not begins_a_part(following)
    ]
    assert not low, fills


def test_no_page_is_empty_and_chapters_open_on_the_left(measured: Measured) -> None:
    kind, sheets = measured
    for number, sheet in enumerate(sheets, start=KINDS[kind].first):
        assert sheet.lines, f"page {number} is empty"
        assert number % 2 == 0 or not any(name.startswith("state-") for name in sheet.anchors), number


def test_no_page_ends_with_a_heading(measured: Measured) -> None:
    for number, sheet in enumerate(measured[1], start=1):
        lowest = max(sheet.lines, key=lambda line: line.bottom)
        assert lowest.tags[-1] not in ("h1", "h2", "h3", "thead"), f"page {number} ends with {lowest.text!r}"


def test_where_to_report_stands_whole_below_its_heading(measured: Measured) -> None:
    for number, sheet in enumerate(measured[1], start=1):
        lines = [line for line in sheet.lines if "where-to-report" in line.classes]
        if lines:
            assert lines[0].tags[-1] == "h3", f"page {number} begins with {lines[0].text!r}"
            lefts = [line.left for line in lines]
            assert max(lefts) - min(lefts) < COLUMN, f"page {number}: {[line.text for line in lines]}"


def test_blocks_beside_each_other_begin_with_their_headings(measured: Measured) -> None:
    for number, sheet in enumerate(measured[1], start=1):
        for block in ("reports", "laws"):
            lines = [line for line in sheet.lines if block in line.classes]
            lefts = [line.left for line in lines]
            assert not lines or max(lefts) - min(lefts) < COLUMN, f"page {number}: {[line.text for line in lines]}"


def test_statements_run_down_to_the_foot_of_the_page(measured: Measured) -> None:
    for number, (sheet, following) in enumerate(pairwise(measured[1]), start=1):
        both = all(any("statements" in line.classes for line in each.lines) for each in (sheet, following))
        assert not both or sheet.fill >= RUN_ON_FILL, f"page {number}: {sheet.fill:.2f}"

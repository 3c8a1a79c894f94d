"""The pages of a document as a typesetter measures them: sizes, lines, fill, and headings at the foot."""

import pytest

from scorecard.analysis.figures import Figures
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from tests.typesetting.kinds import KINDS, laid_out
from tests.typesetting.measure import QUIET, Sheet

Measured = tuple[str, State, list[Sheet]]

SMALLEST, SMALLEST_DRAWN, TEXT = 6.99, 6.5, 7.99
"""The smallest type in points, also within drawings; what is smaller than `TEXT` is for sources and notes."""

SMALL_SHARE = 0.05
"""The most of all characters outside sources and notes that may be smaller than text."""

FILL = 0.6
"""How full every page but the last is at least."""


@pytest.fixture(
    scope="module",
    params=[pytest.param((kind, state), id=f"{kind}-{state}") for kind in KINDS for state in ("DE", "MT", "SE")]
    + [
        pytest.param((kind, state), id=f"{kind}-{state}", marks=pytest.mark.acceptance)
        for kind in KINDS
        for state in STATES
        if state not in ("DE", "MT", "SE")
    ],
)
def measured(request: pytest.FixtureRequest, evidence: Evidence, figures: Figures) -> Measured:
    kind, state = request.param
    return kind, state, laid_out(kind, evidence, figures, state)


def test_it_has_as_many_pages_as_its_kind_may_have(measured: Measured) -> None:
    kind, _, sheets = measured
    assert len(sheets) in KINDS[kind].pages


def test_type_is_large_enough(measured: Measured) -> None:
    _, _, sheets = measured
    for number, sheet in enumerate(sheets, start=1):
        small = [run.text for run in sheet.runs if run.size < SMALLEST and "mark" not in run.classes]
        assert not small, f"page {number}: {small[:5]}"
        drawn = {name: size for name, size in sheet.drawn.items() if size < SMALLEST_DRAWN - 0.01}
        assert not drawn, f"page {number}: {drawn}"


def test_small_type_is_for_sources_and_notes(measured: Measured) -> None:
    runs = [run for sheet in measured[2] for run in sheet.runs if not run.classes & QUIET]
    small = sum(len(run.text) for run in runs if run.size < TEXT)
    assert small / sum(len(run.text) for run in runs) < SMALL_SHARE


def test_lines_are_not_too_long(measured: Measured) -> None:
    kind, _, sheets = measured
    long = [
        f"page {number}, {len(line.text)} characters in {line.tags[-1]} {sorted(line.classes)}: {line.text[:50]}"
        for number, sheet in enumerate(sheets, start=1)
        for line in sheet.lines
        if len(line.text) > KINDS[kind].line and "key" not in line.classes
    ]
    assert not long


def test_every_page_but_the_last_is_full(measured: Measured) -> None:
    fills = [round(sheet.fill, 2) for sheet in measured[2]]
    assert min(fills[:-1], default=1) >= FILL, fills


def test_no_page_ends_with_a_heading(measured: Measured) -> None:
    for number, sheet in enumerate(measured[2], start=1):
        lowest = max(sheet.lines, key=lambda line: line.bottom)
        assert lowest.tags[-1] not in ("h1", "h2", "h3", "thead"), f"page {number} ends with {lowest.text!r}"

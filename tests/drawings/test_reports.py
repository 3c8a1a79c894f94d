"""Columns of reports read back: as high as the reports of the year, with their numbers, and a break after 2023."""

import pytest

from tests.drawings.data import Published
from tests.drawings.pages import Page
from tests.drawings.registry import reads
from tests.drawings.svg import number, words

TALLEST, BASE = 20.0, 24.0
"""The tallest column of a drawing, and where columns stand, in millimetres."""


@reads("report-columns")
def test_columns_are_as_high_as_the_reports_of_their_year(pages: list[Page], data: Published) -> None:
    found = [(page, drawing) for page in pages for drawing in page.drawings("report-columns")]
    assert len(found) == 54
    for page, drawing in found:
        years = data.of(page.state, "reports")
        totals = [row["reports"] or (row["referrals"] or 0) + (row["informational"] or 0) for row in years]
        scale = TALLEST / max(totals)
        expected = []
        for row in years:
            if row["reports"] is not None:
                expected.append((BASE, row["reports"] * scale, page.paint("band")))
        for row in years:
            if row["reports"] is None:
                referrals, informational = row["referrals"] * scale, row["informational"] * scale
                expected += [
                    (BASE - referrals, informational, page.paint("fill_open")),
                    (BASE, referrals, page.paint("band")),
                ]
        drawn = [
            (number(bar, "y") + number(bar, "height"), number(bar, "height"), bar.get("fill"))
            for bar in drawing.findall("rect")
        ]
        expected = [bar for bar in expected if round(bar[1], 2)]
        assert len(drawn) == len(expected), page
        for (foot, height, fill), (wanted_foot, wanted_height, wanted_fill) in zip(drawn, expected, strict=True):
            assert (foot, height) == pytest.approx((wanted_foot, wanted_height), abs=0.02), page
            assert fill == wanted_fill
        shown = words(drawing).removeprefix(words(drawing.findall("title")[0]))
        for row in years:
            assert str(row["year"]) in shown
            for count in (row["reports"], row["referrals"], row["informational"]):
                assert count is None or f"{count:,}" in shown, f"{page}: {count}"
                assert count is None or f"{count:,}" in words(drawing.findall("title")[0])
        breaks = [path for path in drawing.findall("path") if path.get("stroke-dasharray")]
        assert len(breaks) == any(row["reports"] is None for row in years)

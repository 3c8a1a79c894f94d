"""The tables of polls read back: each question with a bar as long as its share, and the number beside it."""

from tests.drawings.data import Published
from tests.drawings.pages import Page
from tests.drawings.registry import reads
from tests.drawings.svg import number, words


@reads("share-bar")
def test_each_question_has_a_bar_as_long_as_its_share(pages: list[Page], data: Published) -> None:
    for page in pages:
        found = [row for table in page.with_class("polls-table") for row in table.findall("tbody/tr")]
        if page.kind != "scorecard":
            continue
        shares = []
        for row in found:
            (cell,) = [cell for cell in row.findall("td") if "share" in (cell.get("class") or "")]
            (bar,) = cell.iter("svg")
            share = number(bar.findall("rect")[1], "width")
            said = words(cell.findall("strong")[0]).split()[-1]
            assert said == f"{share:g}%", f"{page}: {words(row)[:60]}"
            shares.append(share)
        published = [row["share"] for row in data.of(page.state, "survey_results")]
        if page.medium == "screen":
            assert sorted(shares) == sorted(published), page
        else:
            assert 0 < len(shares) <= len(published) or not published
            assert all(share in published for share in shares)

"""Numbers of sources read back: every number leads to a source of the list, and every source of the list is cited."""

from tests.drawings.pages import Page
from tests.drawings.svg import words


def test_numbers_and_sources_belong_together(pages: list[Page]) -> None:
    shown = [page for page in pages if page.with_class("source-list")]
    kinds = [f"{page.kind} ({page.medium})" for page in shown]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "scorecard (screen)": 27, "scorecard (print)": 27, "brief (print)": 27, "overview (screen)": 1,
    }  # fmt: skip
    for page in shown:
        listed = [element for element in page.root.iter() if (element.get("id") or "").startswith("source-")]
        numbers = [int(str(element.get("id")).removeprefix("source-")) for element in listed]
        assert numbers == list(range(1, len(numbers) + 1)), f"{page}: the list begins with 1 and leaves out no number"
        assert [words(element).split()[0] for element in listed] == [str(number) for number in numbers], page
        cited = {}
        for mark in page.with_class("mark"):
            cited[int(str(mark.get("href")).removeprefix("#source-"))] = words(mark).rstrip(",")
        assert cited == {number: str(number) for number in numbers}, page

"""The shortened stylesheet of the engine prints what the whole one does."""

import pytest

from scorecard.rendering.engine import shortcuts
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES

PAGE = """<!DOCTYPE html><html lang="en"><head><title>All kinds</title></head><body><main class="usual" data-edition="e"
data-head="h" data-foot="f" data-state="s"><h1>One</h1><p>Two <strong>three</strong><br/><q lang="de">vier</q>
<a href="https://example.org/">five</a></p><ul><li>six</li></ul><ol><li>seven<ol><li>eight</li></ol></li></ol>
<table><thead><tr><th scope="col">nine</th></tr></thead><tbody><tr><th scope="row">ten</th></tr></tbody></table>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>eleven</title><text y="9">12</text></svg></main>
</body></html>"""


@pytest.mark.parametrize("sheet", ["scorecard", "brief", "edition", "card"])
def test_the_same_bytes_as_with_the_whole_sheet(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _ = PdfPrinter(TEMPLATES, f"{sheet}/print.css.j2").print(PAGE)
    rest = tuple(name for name in shortcuts.SHORTCUTS if name != "ua_stylesheet")
    monkeypatch.setattr(shortcuts, "SHORTCUTS", rest)
    theirs, _ = PdfPrinter(TEMPLATES, f"{sheet}/print.css.j2").print(PAGE)
    assert ours == theirs
    assert len(ours) > 5000


def test_no_style_is_computed_for_notes_of_the_engine() -> None:
    printer = PdfPrinter(TEMPLATES, "scorecard/print.css.j2")
    printer.print(PAGE)
    of_pseudo_elements = {key[1] for key in printer._fonts.styles}
    assert "marker" in of_pseudo_elements
    assert not of_pseudo_elements & {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}

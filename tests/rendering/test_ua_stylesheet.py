"""The shortened sheet of defaults prints what the engine's own would."""

import pytest
from weasyprint.html import UA_STYLESHEET

from scorecard.rendering import pdf_printer
from scorecard.rendering.resource_paths import TEMPLATES

PAGE = """<!DOCTYPE html><html lang="en"><head><title>All kinds</title></head><body><main class="usual" data-edition="e"
data-head="h" data-foot="f" data-state="s"><h1>One</h1><p>Two <strong>three</strong><br/><q lang="de">vier</q>
<a href="https://example.org/">five</a></p><ul><li>six</li></ul><ol><li>seven<ol><li>eight</li></ol></li></ol>
<table><thead><tr><th scope="col">nine</th></tr></thead><tbody><tr><th scope="row">ten</th></tr></tbody></table>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>eleven</title><text y="9">12</text></svg></main>
</body></html>"""


@pytest.mark.parametrize("sheet", ["scorecard", "brief", "edition", "card"])
def test_the_same_bytes_as_with_the_whole_sheet(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    press = pdf_printer.PdfPrinter(TEMPLATES, f"{sheet}/print.css.j2")
    ours, _ = press.print(PAGE)
    monkeypatch.setattr(pdf_printer, "default_stylesheet", lambda: UA_STYLESHEET)
    theirs, _ = press.print(PAGE)
    assert ours == theirs
    assert len(ours) > 5000

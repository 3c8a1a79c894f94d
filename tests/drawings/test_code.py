"""The code on a brief and on a scorecard read back: its squares are those of the address that is printed beside it."""

import segno

from tests.drawings.pages import Page
from tests.drawings.registry import on_frozen, reads
from tests.drawings.svg import parts, words

QUIET = 4
"""The white modules around a code (ISO/IEC 18004, 6.3.8)."""


@reads("code")
@on_frozen
def test_the_code_holds_the_address_of_the_page(pages: list[Page]) -> None:
    shown = [page for page in pages if page.kind in ("brief", "scorecard") and page.medium == "print"]
    assert len(shown) == 54
    for page in shown:
        (drawing,) = page.drawings("code")
        title = words(drawing.findall("title")[0])
        (beside,) = page.with_class("closing" if page.kind == "brief" else "first-ask")
        address = title.removeprefix("QR code: ")
        assert address in [link.get("href") for link in beside.iter("a")], page
        path = drawing.findall("path")[-1]
        dark = {
            (int(part.left) + run, int(part.top))
            for part in parts(path.get("d") or "")
            for run in range(int(part.width))
        }
        matrix = segno.make_qr(address, error="m").matrix
        assert dark == {
            (x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, module in enumerate(row) if module
        }, page
        assert drawing.get("viewBox") == f"0 0 {len(matrix) + 2 * QUIET} {len(matrix) + 2 * QUIET}"
        assert path.get("fill") == page.paint("strong")

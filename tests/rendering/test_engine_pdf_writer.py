"""A file written in one pass is the file the engine would write, object for object."""

import io
from typing import Any

import pikepdf
import pydyf
import pytest

from scorecard.rendering.engine import shortcuts
from scorecard.rendering.engine.header_scopes import set_header_scopes
from scorecard.rendering.pdf_printer import PdfPrinter, identifier
from scorecard.rendering.pdf_standards import VARIANTS, Standard
from scorecard.rendering.resource_paths import TEMPLATES

PAGE = """<html lang="en"><head><title>Ä page</title></head><body><h1>Heading (one)</h1>
<p>Söme <a href="#t">text</a></p>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A drawing</title><path d="M0 0L9 9"/></svg>
<table id="t"><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><th scope="row">1</th></tr></tbody></table>
</body></html>"""


def content(item: Any) -> Any:
    """Returns the content of an object, independent of the compression of its stream."""
    if isinstance(item, pikepdf.Stream):
        packing = {"/Length", "/Filter"}
        return item.read_bytes(), {key: content(value) for key, value in item.items() if key not in packing}
    return item.unparse() if isinstance(item, pikepdf.Object) else item


@pytest.mark.parametrize("standard", ["office", "archive"])
def test_the_same_objects_as_the_engine_writes(standard: Standard) -> None:
    printer = PdfPrinter(TEMPLATES, "scorecard/print.css.j2", standard)
    laid_out, name = printer.lay_out(PAGE), identifier(PAGE)
    ours = pikepdf.open(io.BytesIO(printer.write(laid_out, name)))
    shortcuts.switch(tuple(short_cut for short_cut in shortcuts.SHORTCUTS if short_cut != "pdf_writer"))
    engines = pikepdf.open(
        io.BytesIO(
            laid_out.write_pdf(
                pdf_variant=VARIANTS[standard],
                pdf_identifier=name,
                finisher=lambda _, pdf: set_header_scopes(pdf) and None,
            )
        )
    )
    assert ours.pdf_version == engines.pdf_version
    assert len(ours.objects) == len(engines.objects) > 20
    written = range(1, len(engines.objects) - 1)  # the last two hold the others
    assert [content(ours.get_object(number, 0)) for number in written] == [
        content(engines.get_object(number, 0)) for number in written
    ]
    assert [bytes(part) for part in ours.trailer.ID] == [name, name]
    assert bytes(engines.trailer.ID[1]) != name, "both were written by the same writer"


def test_readers_find_no_fault() -> None:
    pdf = pikepdf.open(io.BytesIO(PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(PAGE)[0]))
    assert pdf.check_pdf_syntax() == []


def test_references_to_pages_follow_pages_that_are_added() -> None:
    shortcuts.switch(("page_references",))
    pdf = pydyf.PDF()
    listed = []
    for _ in range(3):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        listed.append(pdf.page_references)
    assert [len(references) for references in listed] == [1, 2, 3]
    shortcuts.switch(())
    assert pdf.page_references == listed[-1]

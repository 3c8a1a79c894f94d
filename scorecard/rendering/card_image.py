"""Draws the social card as a PNG: laid out as a page, at the largest size of type at which it fits."""

from io import BytesIO
from typing import Any

from jinja2 import Environment
from PIL import Image

from scorecard.documents.social_card import Card
from scorecard.evidence.program_messages import tr
from scorecard.rendering.engine_warnings import engine_warnings
from scorecard.rendering.environment import render
from scorecard.rendering.pdf_printer import PdfPrinter, identifier

WIDTH, HEIGHT = 1200, 630
"""The width and height in pixels, which the large sites show without cropping."""

SIZES = ("large", "medium", "small", "least")
"""The classes of the stylesheet for the sizes of type. The card is measured in each until one fits, because words
differ in length between languages."""

_OVERSAMPLING = 4
"""The factor by which the page is drawn larger and then reduced, because pdfium fits small letters to whole pixels."""

_MAX_COLOURS, _MIN_DISTANCE = 128, 9
"""The number of colours of the palette, small for a small file, and their least distance in one channel (0-255)."""


def card_image(printer: PdfPrinter, environment: Environment, document: Card) -> tuple[bytes, list[str]]:
    """Returns the PNG of a card, and its faults.

    `printer` uses `card/print.css.j2`, and `environment` the colour space "rgb".
    """
    pdf, warnings = card_pdf(printer, environment, document)
    return picture(pdf), warnings


def card_pdf(printer: PdfPrinter, environment: Environment, document: Card) -> tuple[bytes, list[str]]:
    """Returns the card as a PDF, at the largest size at which it is one page, and its faults."""
    for size in SIZES:
        page = render(environment, "card/card.html.j2", document=document, size=size, root="")
        with engine_warnings() as warnings:
            laid_out = printer.lay_out(page)
        if len(laid_out.pages) == 1:
            return printer.write(laid_out, identifier(page)), warnings
    return printer.write(laid_out, identifier(page)), [
        *warnings,
        tr("the words of the card do not fit even at the smallest size"),
    ]


def picture(pdf: bytes) -> bytes:
    """Returns the first page of a PDF as a PNG of WIDTH by HEIGHT; the same bytes for the same PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        # The order of bytes that pdfium and Pillow share, so that twelve million pixels need not be converted.
        bitmap = page.render(scale=_OVERSAMPLING * WIDTH / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        image = bitmap.to_pil().reduce(_OVERSAMPLING).convert("RGB")
    finally:
        document.close()
    file = BytesIO()
    _with_palette(image).save(file, "PNG")
    return file.getvalue()


def _with_palette(image: Image.Image) -> Image.Image:
    """Returns the image in a palette of its commonest colours, so that those of the design tokens stay exact.

    Pillow looks the nearest colour up in steps of four levels; the distance between the colours keeps that exact.
    """
    counts: Any = image.getcolors(WIDTH * HEIGHT)
    chosen: list[tuple[int, int, int]] = []
    for _, colour in sorted(counts, reverse=True):
        if len(chosen) < _MAX_COLOURS and all(_distance(colour, other) >= _MIN_DISTANCE for other in chosen):
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for colour in chosen for level in colour])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """Returns the greatest difference in a channel."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]), abs(one[2] - other[2]))

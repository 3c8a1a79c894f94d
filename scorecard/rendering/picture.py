"""The social card as a picture: laid out as a page, at the largest size at which it fits, then drawn as PNG."""

from io import BytesIO

import pypdfium2
from jinja2 import Environment
from PIL import Image

from scorecard.documents.card import Card
from scorecard.rendering.environment import render
from scorecard.rendering.pdf import Press

WIDTH, HEIGHT = 1200, 630
"""What the large sites show uncropped."""

SIZES = ("large", "medium", "small", "least")
"""The classes of the stylesheet. Which one fits is measured, because each language has words of its own length."""

_FINER = 2
"""Drawn so many times larger and then reduced: thin strokes come out evenly grey."""

_COLOURS = 96
"""Few enough for a small file; paper, ink, greys of the letters' edges and one accent are all there is."""


def card_picture(press: Press, made: Environment, document: Card) -> tuple[bytes, list[str]]:
    """The PNG of a card and what is wrong with it; `press` prints `card/print.css.j2`, `made` is for print."""
    for size in SIZES:
        page = render(made, "card/card.html.j2", document=document, size=size, root="")
        pdf, complaints = press.print(page)
        if _pages(pdf) == 1:
            return picture(pdf), complaints
    return picture(pdf), [*complaints, "the words of the card do not fit even at the smallest size"]


def picture(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG of exactly 1200 by 630; the same bytes for the same PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = page.render(scale=_FINER * WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    image = drawn.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()

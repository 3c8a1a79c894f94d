"""The social card as a picture: laid out as a page, at the largest size at which it fits, then drawn as PNG."""

from io import BytesIO

from jinja2 import Environment
from PIL import Image

from scorecard.documents.social_card import Card
from scorecard.rendering.environment import render
from scorecard.rendering.pdf_printer import PdfPrinter, complaints, identifier

WIDTH, HEIGHT = 1200, 630
"""What the large sites show uncropped."""

SIZES = ("large", "medium", "small", "least")
"""The classes of the stylesheet. Which one fits is measured, because each language has words of its own length."""

_FINER = 4
"""Drawn so many times larger and then reduced: small letters keep their shape, which pdfium fits to whole pixels."""

_COLOURS, _APART = 128, 9
"""So many colours, for a small file, each so far from the next in at least one channel, of 255."""


def card_image(press: PdfPrinter, made: Environment, document: Card) -> tuple[bytes, list[str]]:
    """The PNG of a card and what is wrong with it; `press` prints `card/print.css.j2`, `made` is for print."""
    pdf, heard = card_pdf(press, made, document)
    return picture(pdf), heard


def card_pdf(press: PdfPrinter, made: Environment, document: Card) -> tuple[bytes, list[str]]:
    """The card as a page, at the largest size at which it is one, and what is wrong with it."""
    for size in SIZES:
        page = render(made, "card/card.html.j2", document=document, size=size, root="")
        with complaints() as heard:
            laid_out = press.lay_out(page)
        if len(laid_out.pages) == 1:
            return press.write(laid_out, identifier(page)), heard
    return press.write(laid_out, identifier(page)), [
        *heard,
        "the words of the card do not fit even at the smallest size",
    ]


def picture(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG of exactly 1200 by 630; the same bytes for the same PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        # In the order of bytes that both libraries have, so that twelve million pixels are not turned round.
        drawn = page.render(scale=_FINER * WIDTH / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        image = drawn.to_pil().reduce(_FINER).convert("RGB")
    finally:
        document.close()
    written = BytesIO()
    _few_colours(image).save(written, "PNG")
    return written.getvalue()


def _few_colours(image: Image.Image) -> Image.Image:
    """With a palette of its commonest colours, so that paper and ink stay exactly as the tokens have them.

    Pillow looks the nearest colour up in steps of four levels; the distance between colours keeps that exact.
    """
    counted: list[tuple[int, tuple[int, int, int]]] = image.getcolors(WIDTH * HEIGHT)  # type: ignore[assignment]
    chosen: list[tuple[int, int, int]] = []
    for _, colour in sorted(counted, reverse=True):
        if len(chosen) < _COLOURS and all(_distance(colour, other) >= _APART for other in chosen):
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for colour in chosen for level in colour])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]), abs(one[2] - other[2]))

"""Draws a logo alone, as each kind of PDF prints it, and turns the page into a picture on white paper."""

from typing import TYPE_CHECKING

from scorecard.documents.sender import Logo
from scorecard.rendering.asset_fetcher import BASE_URL, AssetFetcher
from scorecard.rendering.engine.engine_import import engine
from scorecard.rendering.engine.gradient_patterns import use_shading_patterns
from scorecard.rendering.engine.press_preparation import prepare_for_press
from scorecard.rendering.engine_warnings import engine_warnings
from scorecard.rendering.inks import PlainPress, Press
from scorecard.rendering.logo_data_url import logo_data_url
from scorecard.rendering.pdf_standards import VARIANTS, Standard

if TYPE_CHECKING:
    from typing import Any

    from PIL import Image

WIDTH, HEIGHT = 45, 14
"""The room for a logo on a brief, in millimetres; `.logo` in `templates/brief/print.css.j2` has the same."""
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
_PIXELS_PER_MM = 12
"""The resolution of the picture, some 300 pixels an inch."""
_PAGE = """<html lang="en"><head><title>Logo</title><style>
@page {{ size: {width}mm {height}mm; margin: 0 }}
img {{ display: block; width: {width}mm; height: {height}mm; object-fit: contain; object-position: left top }}
body {{ margin: 0 }}</style></head><body><img src="{address}" alt="Logo"/></body></html>"""


ANY_PRESS = PlainPress()


class LogoNotDrawnError(Exception):
    """Raised where the engine cannot draw a logo; the message says in which kind of PDF, and the engine's reason."""


def logo_pdf(logo: Logo, standard: Standard, press: Press = ANY_PRESS) -> bytes:
    """Returns a PDF of one page with the logo at its size on a brief; `press` is that of a print shop.

    Raises LogoNotDrawnError where the logo cannot be drawn.
    """
    for_press = standard == "print_shop"
    page = _PAGE.format(width=WIDTH, height=HEIGHT, address=logo_data_url(logo, press if for_press else None))

    def finish(_: "Any", pdf: "Any") -> None:
        use_shading_patterns(pdf)
        if for_press:
            prepare_for_press(pdf, bytes(16), press.inks)

    with engine_warnings() as warnings:
        document = engine().HTML(string=page, base_url=BASE_URL, url_fetcher=AssetFetcher({}))
        pdf: bytes = document.write_pdf(
            pdf_variant=VARIANTS[standard], finisher=finish, output_intent="device-cmyk" if for_press else None
        )
    if warnings:
        raise LogoNotDrawnError(warnings[0][:80])
    return pdf


def picture_of(pdf: bytes, paper: tuple[int, int, int] = WHITE) -> "Image.Image":
    """Returns the first page of a PDF on paper of a colour of sRGB, in RGB."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = (
            document[0].render(scale=_PIXELS_PER_MM * 25.4 / 72, fill_color=(*paper, 255)).to_pil().convert("RGB")
        )
        return picture
    finally:
        document.close()

"""Encodes the logo of a sender as a data: URL, and its colour as CSS, in sRGB or in the inks of a press."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

from scorecard.documents.sender import Logo
from scorecard.evidence.logo_check import rgb
from scorecard.evidence.png_logo import decoded, is_plain
from scorecard.evidence.svg.resolve import drawing_of
from scorecard.rendering.inks import Press, as_css
from scorecard.rendering.logo_svg import as_svg


def accent(colour: str, press: Press | None) -> str:
    """Returns the colour in CSS: as it is, or in the inks of a press."""
    return colour if press is None else as_css(press.inks(rgb(colour)))


def logo_data_url(logo: Logo, press: Press | None) -> str:
    """Returns the logo as a data: URL; for a press only the stops of gradients are left in RGB.

    Raises SvgFaultError or PngFaultError where `check` refuses the logo.
    """
    if logo.name.endswith(".svg"):
        ink = (lambda colour: as_css(press.inks(colour))) if press else None
        return f"data:image/svg+xml;base64,{b64encode(as_svg(drawing_of(logo.content), ink)).decode()}"
    if press:
        return f"data:image/jpeg;base64,{b64encode(_jpeg_in_inks(logo.content, press)).decode()}"
    return f"data:image/png;base64,{b64encode(_plain_png(logo.content)).decode()}"


def _plain_png(content: bytes) -> bytes:
    """Returns a PNG that every renderer shows as it is: the file itself, or written again from its pixels."""
    if is_plain(content):
        return content
    file = BytesIO()
    decoded(content).save(file, "PNG")
    return file.getvalue()


def _jpeg_in_inks(content: bytes, press: Press) -> bytes:
    """Converts a PNG, on white paper, to a JPEG of the highest quality: WeasyPrint keeps no other picture in CMYK."""
    picture = decoded(content)
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    file = BytesIO()
    press.picture(paper).save(file, "JPEG", quality=95, subsampling=0)
    return file.getvalue()

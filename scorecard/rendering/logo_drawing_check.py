"""Checks the drawing of a logo: printed alike in every kind of PDF, within its artboard, seen on white paper."""

from dataclasses import replace
from typing import Any

from PIL import Image, ImageChops, ImageFilter

from scorecard.documents.sender import Logo
from scorecard.evidence.logo_check import contrast, contrast_fault, of_logo
from scorecard.evidence.png_logo import PngFaultError, decoded
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.svg.drawing import Drawing
from scorecard.evidence.svg.fault import SvgFaultError
from scorecard.evidence.svg.resolve import drawing_of
from scorecard.rendering.engine.engine_import import EngineMissingError
from scorecard.rendering.logo_picture import BLACK, HEIGHT, WIDTH, LogoNotDrawnError, logo_pdf, picture_of
from scorecard.rendering.logo_svg import as_svg
from scorecard.rendering.pdf_standards import Standard

_NOT_DRAWN: dict[Standard, str] = {
    "office": tr_noop("logo {file} cannot be drawn for a screen ({reason}); save it as plain SVG or as PNG"),
    "archive": tr_noop("logo {file} cannot be drawn for an archive ({reason}); save it as plain SVG or as PNG"),
    "print_shop": tr_noop("logo {file} cannot be drawn for a print shop ({reason}); save it as plain SVG or as PNG"),
}
"""The messages where a logo cannot be drawn in one kind of PDF; {reason} is the message of the engine, in English."""
MIN_FILLED = 0.1
"""The least share of its artboard that the box around a drawing fills; below it the logo is printed too small."""
MIN_MILLIMETRES = 2.0
"""The least width and height of a logo on paper: below it is a line or a dot."""
MAX_CUT_OFF = 0.05
"""The largest share of a drawing that may lie outside its artboard: edges do, letters must not."""
MAX_WHITE = 0.05
"""The largest share of a drawing that may be white and stand alone on the paper: the letters of a version for dark
paper. Where real logos have such letters, they take 17 % or more; other logos have less than 0.1 % of stray white."""
_BLURRED_EDGE = 2
"""The number of pixels around the artboard that may show half a stroke or the soft edge of a shape."""
_FAINTEST = 12
"""The least difference of a channel from white paper, in levels of 255, that can be seen."""
_OTHER_INK, _ALIKE = 80, 0.02
"""The largest difference of inks from the colour on a screen, in levels of 255, and the share of a drawing that may
exceed it."""


def drawn_fault(logo: Logo) -> str | None:
    """Returns why a logo cannot be used that reads well; None where it can.

    Raises EngineMissingError without WeasyPrint.
    """
    pictures: dict[Standard, Image.Image] = {}
    pdfs: dict[Standard, bytes] = {}
    for standard, words in _NOT_DRAWN.items():
        try:
            pdfs[standard] = logo_pdf(logo, standard)
            pictures[standard] = picture_of(pdfs[standard])
        except (EngineMissingError, MemoryError):
            raise
        except (SvgFaultError, PngFaultError) as fault:
            return of_logo(logo.name, fault)
        except LogoNotDrawnError as error:
            return tr(words, file=logo.name, reason=error)
        except Exception as error:  # any error that the engine raises for a drawing
            return tr(words, file=logo.name, reason=type(error).__name__)
    drawing = drawing_of(logo.content) if logo.name.endswith(".svg") else None
    wide, high = drawing.artboard[2:] if drawing else decoded(logo.content).size
    scale = min(WIDTH / wide, HEIGHT / high)
    return (
        seen_fault(logo.name, pictures["office"], (wide * scale, high * scale))
        or _white_fault(logo.name, pictures["office"], picture_of(pdfs["office"], BLACK))
        or (_cut_off(logo, drawing) if drawing else None)
        or _unlike(logo.name, pictures["office"], pictures["print_shop"])
    )


def seen_fault(name: str, picture: Image.Image, artboard: tuple[float, float]) -> str | None:
    """Returns why a drawing is not seen well on white paper; None where it is.

    `picture` shows the room for the logo, WIDTH by HEIGHT millimetres, at its left top the artboard, of this width and
    height in millimetres.
    """
    visible = _visible(picture)
    box = visible.getbbox()
    if box is None:
        return tr(
            "logo {file}: nothing to be seen on white paper: it is covered with white, or outside its artboard",
            file=name,
        )
    millimetre = picture.width / WIDTH
    width, height = (box[2] - box[0]) / millimetre, (box[3] - box[1]) / millimetre
    filled = width * height / (artboard[0] * artboard[1])
    if filled < MIN_FILLED:
        shown = max(0.1, round(100 * filled, 1)) if filled < 0.01 else round(100 * filled)
        # Translators: the artboard is the page of a drawing program.
        return tr(
            "logo {file}: the drawing fills {share} of its artboard; crop it (fit the artboard to the drawing)",
            file=name,
            share=f"{shown:g} %",
        )
    if min(width, height) < MIN_MILLIMETRES:
        return tr(
            "logo {file} would be {width} by {height} mm on paper; "
            "{least} mm are the least: crop it, or take a version that is less long",
            file=name,
            width=f"{width:.1f}",
            height=f"{height:.1f}",
            least=f"{MIN_MILLIMETRES:.0f}",
        )
    return contrast_fault(name, _contrast(picture, visible))


def _white_fault(name: str, on_white: Image.Image, on_black: Image.Image) -> str | None:
    """Returns a message where letters or other parts of a drawing are white and touch no colour, so that paper does not
    show them.

    White parts that touch a colour are visible, such as letters on a coloured ground.
    """
    seen = _visible(on_white)
    light = on_black.convert("L").point([0 if level < 128 else 255 for level in range(256)])
    white = ImageChops.darker(light, ImageChops.invert(seen))
    reached, grown = seen, _spread(seen, white)
    while grown != reached:
        reached, grown = grown, _spread(grown, white)
    alone = sum(ImageChops.subtract(white, reached).histogram()[255:])
    share = alone / (alone + sum(seen.histogram()[255:]))
    if share <= MAX_WHITE:
        return None
    return tr(
        "logo {file}: {share} of the drawing is white, and not to be seen on paper; use the dark version",
        file=name,
        share=f"{100 * share:.0f} %",
    )


def _spread(reached: Image.Image, white: Image.Image) -> Image.Image:
    """Returns the parts reached so far, with the white parts that touch them."""
    return ImageChops.lighter(reached, ImageChops.darker(reached.filter(ImageFilter.MaxFilter(5)), white))


def _visible(picture: Image.Image) -> Image.Image:
    """Returns a mask of the pixels that differ from white paper."""
    red, green, blue = ImageChops.invert(picture).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return strongest.point([0 if level < _FAINTEST else 255 for level in range(256)])


def _contrast(picture: Image.Image, visible: Image.Image) -> float:
    """Returns the contrast with white that a twentieth of the visible pixels reach."""
    seen = Image.new("RGB", picture.size, "white")
    seen.paste(picture, mask=visible)
    counted: Any = seen.getcolors(picture.width * picture.height)
    left = sum(visible.histogram()[255:]) / 20
    for measured, count in sorted(((contrast(colour, (255, 255, 255)), n) for n, colour in counted), reverse=True):
        left -= count
        if left <= 0:
            return measured
    return 1.0


def _cut_off(logo: Logo, drawing: Drawing) -> str | None:
    """Returns a message where much of a drawing lies outside its artboard, measured on three by three artboards."""
    left, top, width, height = drawing.artboard
    wider = replace(drawing, artboard=(left - width, top - height, 3 * width, 3 * height))
    try:
        picture = picture_of(logo_pdf(Logo(logo.name, as_svg(wider)), "office"))
    except (SvgFaultError, LogoNotDrawnError):
        return None
    visible = _visible(picture)
    whole = sum(visible.histogram()[255:])
    scale = min(WIDTH / width, HEIGHT / height) / 3 * picture.width / WIDTH
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    edge = _BLURRED_EDGE
    inside = sum(visible.crop((across - edge, down - edge, 2 * across + edge, 2 * down + edge)).histogram()[255:])
    if whole == 0 or (whole - inside) / whole <= MAX_CUT_OFF:
        return None
    return tr(
        "logo {file}: {share} of the drawing lies outside its artboard; fit the artboard to the drawing",
        file=logo.name,
        share=f"{round(100 * (whole - inside) / whole)} %",
    )


def _unlike(name: str, screen: Image.Image, press: Image.Image) -> str | None:
    """Returns a message where a print would differ visibly from the screen."""
    differing = ImageChops.difference(screen.convert("L"), press.convert("L"))
    share = sum(differing.histogram()[_OTHER_INK:]) / sum(_visible(screen).histogram()[255:])
    if share <= _ALIKE:
        return None
    return tr(
        "logo {file} is drawn differently for a print shop ({share} of it); give it as PNG",
        file=name,
        share=f"{100 * share:.0f} %",
    )

"""Prepares a PDF for the printing press: only CMYK, the bleed of the print shop, no links, a reproducible identifier.

Replaces: nothing; it works on the objects that WeasyPrint's documented `finisher` is given.
Relies on: `pydyf.PDF.objects`, `Stream.stream` and `Stream.extra`, which are documented; on how WeasyPrint writes greys
of its own (the crop marks): as operands of rg or RG in a stream; on how it writes the gradients of SVG: as objects
with /ShadingType, whose colours are C0 and C1 of stitched functions; and on how it writes links: as objects of the type
/Annot, which the /Annots of their page list.
Earns: no time; without it a PDF/X-4 file would hold RGB, and links within the page, which the standard forbids (ISO
15930-7). Where the objects cannot be read, NotCmykError ends the document, because a wrong file must not reach a
print shop.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from scorecard.evidence.program_messages import tr

BLEED = 3 * 72 / 25.4
"""The width of the area beyond the edge of the page that is cut away, in points."""

_RGB = re.compile(rb"(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?![\w*])")


class NotCmykError(Exception):
    """A file for the printing press draws a colour outside CMYK, or may draw one that cannot be checked."""


def prepare_for_press(
    pdf: Any, identifier: bytes, inks: Callable[[tuple[int, int, int]], tuple[float, ...]] | None = None
) -> None:
    """Changes the objects of a file so that it holds CMYK alone, and no links.

    Raises NotCmykError where that is impossible.

    `inks` gives cyan, magenta, yellow and black, 0 to 1, for a colour of a gradient in sRGB, 0 to 255. The `identifier`
    also replaces the random one in the metadata (XMP), so that the same content gives the same bytes.
    """
    try:
        pages = [item for item in pdf.objects if isinstance(item, dict) and "TrimBox" in item]
        streams = [item for item in pdf.objects if hasattr(item, "stream")]
        for shading in _shadings(pdf):
            _shade_in_inks(shading, inks)
        for page in pages:
            left, top, right, bottom = page["TrimBox"]
            page["BleedBox"][:] = [left - BLEED, top - BLEED, right + BLEED, bottom + BLEED]
            page.pop("Annots", None)
        for item in pdf.objects:
            if isinstance(item, dict) and item.get("Type") == "/Annot":
                item.clear()  # its number stays, because the place of an object in the file follows from it
        for stream in streams:
            if stream.extra.get("Type") == "/Metadata":
                document_id = b"xmp.did:" + identifier.hex().encode()
                stream.stream = [re.sub(rb"xmp\.did:[0-9a-f-]+", document_id, part) for part in stream.stream]
            elif "Subtype" not in stream.extra or stream.extra["Subtype"] == "/Form":
                stream.stream = [grey_to_black(part) if isinstance(part, bytes) else part for part in stream.stream]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotCmykError(
            tr(
                "this version of WeasyPrint writes pages in another way ({cause}); "
                "print for a press with the pinned version",
                cause=f"{type(error).__name__}: {error}",
            )
        ) from error
    if not (pages and streams):
        raise NotCmykError(tr("this version of WeasyPrint writes pages in another way; use the pinned version"))


def _shadings(pdf: Any) -> Iterator[Any]:
    """Yields the gradients of colours; those of transparency are in grey and remain."""
    for item in pdf.objects:
        if isinstance(item, dict) and "ShadingType" in item and item["ColorSpace"] != "/DeviceGray":
            yield item


def _shade_in_inks(shading: Any, inks: Callable[[tuple[int, int, int]], tuple[float, ...]] | None) -> None:
    """Converts the colours of a gradient: WeasyPrint names the colour space of the file, but writes RGB."""
    if inks is None:
        raise NotCmykError("a gradient is drawn, and no colours for the press are given")
    shading["ColorSpace"] = "/DeviceCMYK"
    for function in shading["Function"]["Functions"]:
        for end in ("C0", "C1"):
            red, green, blue = (round(255 * level) for level in function[end])
            function[end][:] = [round(ink, 4) for ink in inks((red, green, blue))]


def grey_to_black(part: bytes) -> bytes:
    """Returns a part of a stream with its greys in RGB as tints of black ink. Raises NotCmykError where it holds a
    colour."""

    def black(match: re.Match[bytes]) -> bytes:
        red, green, blue = (float(match[place]) for place in (1, 2, 3))
        if not red == green == blue:
            raise NotCmykError(f"a colour in RGB was drawn: {match[0].decode()}")
        return b"0 0 0 %g %s" % (round(1 - red, 4), b"k" if match[4] == b"rg" else b"K")

    return _RGB.sub(black, part)

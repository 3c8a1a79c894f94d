"""Decodes a PNG logo as every renderer shows it: upright, in sRGB, 8 bits a channel, with its transparency."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from scorecard.evidence.program_messages import tr, tr_count

if TYPE_CHECKING:
    from PIL import Image

# For translators, of all messages here: said of a logo; its name stands before it

MAX_PIXELS = 10_000_000
"""The most pixels of a PNG: a small file can hold so many that decoding takes minutes."""


_COLOURED = 2
"""The bit of the kind of a PNG that says that its pixels, or those of its palette, have colours (PNG, 11.2.1)."""
_GAMMA = 0.45455
"""The gamma that a PNG states where its levels are those of sRGB."""


class PngFaultError(Exception):
    """Raised where a PNG cannot be used; the message begins with a verb: the name of the logo stands before it."""


def decoded(content: bytes) -> "Image.Image":
    """Returns a PNG as an RGBA picture in sRGB. Raises PngFaultError where it is damaged, too large or moves."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(action="ignore"):  # of a decompression bomb: the size is checked below
            opened = Image.open(BytesIO(content), formats=["PNG"])
        width, height = opened.size
        if width * height > MAX_PIXELS:
            raise PngFaultError(
                # Translators: {count} is the height in pixels.
                tr_count(
                    "is {width} by {count} pixel; a width of 2000 is plenty",
                    "is {width} by {count} pixels; a width of 2000 is plenty",
                    height,
                    width=width,
                )
            )
        moves = getattr(opened, "n_frames", 1) > 1
        opened.verify()  # needed: WeasyPrint sets ImageFile.LOAD_TRUNCATED_IMAGES, with which half a file passes
        if moves:
            raise PngFaultError(tr("is animated; save one still picture"))
        picture: Image.Image = Image.open(BytesIO(content), formats=["PNG"])
        picture.load()
        profile, gamma = picture.info.get("icc_profile"), picture.info.get("gamma")
        _correct_transparent_level(picture, depth=content[24], kind=content[25])
        upright = _in_eight_bits(ImageOps.exif_transpose(picture)).convert("RGBA")
    except PngFaultError:
        raise
    except Exception:  # the exception that Pillow raises depends on where the file is damaged
        raise PngFaultError(tr("is not a complete PNG file")) from None
    if profile:
        return _in_srgb(upright, profile, coloured=bool(content[25] & _COLOURED))
    if not gamma or "srgb" in picture.info or abs(gamma - _GAMMA) < _GAMMA / 20:
        return upright
    return _without_gamma(upright, gamma)


def is_plain(content: bytes) -> bool:
    """Returns whether every renderer shows a whole PNG as it is: 8 bits of RGB or RGBA, upright, sRGB by default."""
    depth, kind, interlaced = content[24], content[25], content[28]
    special = (b"iCCP", b"eXIf", b"tRNS", b"gAMA")
    return depth == 8 and kind in (2, 6) and not interlaced and not any(chunk in content for chunk in special)


def _in_eight_bits(picture: "Image.Image") -> "Image.Image":
    """Returns a picture of 16-bit greys with 8: Pillow cuts them off at 255 instead. Other modes have 8 already."""
    if not picture.mode.startswith("I"):
        return picture
    from PIL import Image

    levels = picture.convert("I").point([value // 257 for value in range(65536)], "L")
    transparent = picture.info.get("transparency")
    if isinstance(transparent, int):
        opaque = picture.convert("I").point([0 if value == transparent else 255 for value in range(65536)], "L")
        return Image.merge("LA", (levels, opaque))
    return levels


def _correct_transparent_level(picture: "Image.Image", depth: int, kind: int) -> None:
    """Corrects the one transparent level or colour, which Pillow reads as 8 bits."""
    transparent = picture.info.get("transparency")
    if isinstance(transparent, int) and kind == 0 and depth in (2, 4):
        picture.info["transparency"] = transparent * 255 // (2**depth - 1)
    if isinstance(transparent, tuple) and depth == 16:
        # Translators: bits of each channel (red, green, blue) of a picture.
        raise PngFaultError(tr("has a transparent colour at 16 bits a channel; save it with 8"))


def _without_gamma(picture: "Image.Image", gamma: float) -> "Image.Image":
    """Returns a picture of this gamma with its levels converted to sRGB, as browsers show it."""
    linear = [(value / 255) ** (1 / gamma) for value in range(256)]
    levels = [
        round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)) for light in linear
    ]
    return picture.point(levels * 3 + list(range(256)))


def _in_srgb(picture: "Image.Image", profile: bytes, *, coloured: bool) -> "Image.Image":
    """Returns a picture converted from its embedded colour profile."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        grey = source.profile.xcolor_space.strip() == "GRAY"
        if grey and coloured:
            raise PngFaultError(tr("has colours, and a colour profile for grey; convert it to sRGB"))
        colours = picture.convert("L" if grey else "RGB")
        converted = ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        raise PngFaultError(tr("has a colour profile that cannot be read; convert it to sRGB")) from None
    assert converted is not None
    converted.putalpha(picture.getchannel("A"))
    return converted

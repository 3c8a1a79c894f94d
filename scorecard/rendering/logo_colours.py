"""The logo and colour of a national member as they go to paper: as they are, or in the inks of the press."""

import re
from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageCms

from scorecard.documents.brief import Logo
from scorecard.evidence.logo_check import NAMED, rgb

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC


def accent(colour: str, profile: bytes | None) -> str:
    """The colour in CSS; with the profile of a press, in its inks."""
    return colour if profile is None else _in_inks(colour, profile)


def logo_address(logo: Logo, profile: bytes | None) -> str:
    """The logo as a data: address; with the profile of a press, without RGB."""
    if logo.name.endswith(".svg"):
        content = logo.content if profile is None else _svg_in_inks(logo.content, profile)
        return f"data:image/svg+xml;base64,{b64encode(content).decode()}"
    if profile is None:
        return f"data:image/png;base64,{b64encode(logo.content).decode()}"
    return f"data:image/jpeg;base64,{b64encode(_png_in_inks(logo.content, profile)).decode()}"


def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(BytesIO(profile)), "RGB", "CMYK", _RELATIVE
    )


def _in_inks(colour: str, profile: bytes) -> str:
    pixel = Image.new("RGB", (1, 1), rgb(colour))
    inks = ImageCms.applyTransform(pixel, _transform(profile))
    assert inks is not None
    return "device-cmyk({:.0%} {:.0%} {:.0%} {:.0%})".format(*(ink / 255 for ink in inks.tobytes()))


def _svg_in_inks(content: bytes, profile: bytes) -> bytes:
    """Each colour in hexadecimal or by one of the known names; black where SVG leaves it to its own black."""
    text = content.decode("utf-8")
    text = re.sub(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", lambda found: _in_inks(found[0], profile), text)
    names = "|".join(NAMED)
    text = re.sub(
        rf"((?:fill|stroke)\s*[:=]\s*[\"']?)({names})\b",
        lambda found: found[1] + _in_inks(NAMED[found[2]], profile),
        text,
    )
    if not re.search(r"<svg\b[^>]*\bfill=", text):
        text = text.replace("<svg", f'<svg fill="{_in_inks("#000000", profile)}"', 1)
    return text.encode()


def _png_in_inks(content: bytes, profile: bytes) -> bytes:
    """On white paper, in CMYK; a JPEG of the highest quality, the one CMYK picture the engine takes as it is."""
    picture = Image.open(BytesIO(content)).convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    inks = ImageCms.applyTransform(paper, _transform(profile))
    assert inks is not None
    written = BytesIO()
    inks.save(written, "JPEG", quality=95, subsampling=0)
    return written.getvalue()

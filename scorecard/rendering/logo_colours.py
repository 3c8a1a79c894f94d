"""Converts the logo and colour of a national member to CMYK for a press, and leaves them as they are otherwise."""

import re
from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageCms

from scorecard.documents.brief import Logo
from scorecard.evidence.logo_check import NAMED, rgb

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC


def accent(colour: str, profile: bytes | None) -> str:
    """Returns the colour in CSS: as it is, or in CMYK by the ICC profile of the press."""
    return colour if profile is None else _cmyk(colour, profile)


def logo_address(logo: Logo, profile: bytes | None) -> str:
    """Returns the logo as a data: address; with the ICC profile of the press it holds no RGB."""
    if logo.name.endswith(".svg"):
        content = logo.content if profile is None else _svg_in_cmyk(logo.content, profile)
        return f"data:image/svg+xml;base64,{b64encode(content).decode()}"
    if profile is None:
        return f"data:image/png;base64,{b64encode(logo.content).decode()}"
    return f"data:image/jpeg;base64,{b64encode(_jpeg_in_cmyk(logo.content, profile)).decode()}"


def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(BytesIO(profile)), "RGB", "CMYK", _RELATIVE
    )


def _cmyk(colour: str, profile: bytes) -> str:
    """Returns a colour in hexadecimal as a colour of CSS in CMYK."""
    pixel = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb(colour)), _transform(profile))
    assert pixel is not None
    return "device-cmyk({:.0%} {:.0%} {:.0%} {:.0%})".format(*(level / 255 for level in pixel.tobytes()))


def _svg_in_cmyk(content: bytes, profile: bytes) -> bytes:
    """Converts each colour in hexadecimal or by a known name, and names the black that SVG fills with by default."""
    text = content.decode("utf-8")
    text = re.sub(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", lambda match: _cmyk(match[0], profile), text)
    names = "|".join(NAMED)
    text = re.sub(
        rf"((?:fill|stroke)\s*[:=]\s*[\"']?)({names})\b",
        lambda match: match[1] + _cmyk(NAMED[match[2]], profile),
        text,
    )
    if not re.search(r"<svg\b[^>]*\bfill=", text):
        text = text.replace("<svg", f'<svg fill="{_cmyk("#000000", profile)}"', 1)
    return text.encode()


def _jpeg_in_cmyk(content: bytes, profile: bytes) -> bytes:
    """Converts a PNG, on white paper, to a JPEG of the highest quality: WeasyPrint keeps no other picture in CMYK."""
    picture = Image.open(BytesIO(content)).convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    converted = ImageCms.applyTransform(paper, _transform(profile))
    assert converted is not None
    file = BytesIO()
    converted.save(file, "JPEG", quality=95, subsampling=0)
    return file.getvalue()

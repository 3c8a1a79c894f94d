"""Converts colours and pictures of sRGB to the inks of a press: by its ICC profile, or by the simple formula."""

from functools import cache, cached_property
from io import BytesIO
from typing import Protocol

from PIL import Image, ImageCms

from scorecard.evidence.svg.drawing import Rgb

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC


class Press(Protocol):
    """The interface of a conversion from sRGB to the inks of a printing press."""

    def inks(self, rgb: Rgb) -> Inks:
        """Returns the inks of a colour."""

    def picture(self, picture: Image.Image) -> Image.Image:
        """Returns an opaque RGB picture in CMYK."""


class ProfiledPress:
    """A printing press with an ICC profile from the print shop."""

    def __init__(self, profile: bytes) -> None:
        self._profile = profile

    @cached_property
    def _transform(self) -> ImageCms.ImageCmsTransform:
        profile = ImageCms.ImageCmsProfile(BytesIO(self._profile))
        return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK", _RELATIVE)

    def inks(self, rgb: Rgb) -> Inks:
        pixel = self.picture(Image.new("RGB", (1, 1), rgb)).tobytes()
        return pixel[0] / 255, pixel[1] / 255, pixel[2] / 255, pixel[3] / 255

    def picture(self, picture: Image.Image) -> Image.Image:
        converted = ImageCms.applyTransform(picture, self._transform)
        assert converted is not None
        return converted


class PlainPress:
    """A printing press without a profile, by the simple formula: enough to test whether a logo can be drawn in inks."""

    def inks(self, rgb: Rgb) -> Inks:
        black = 1 - max(rgb) / 255
        if black == 1:
            return 0, 0, 0, 1
        cyan, magenta, yellow = ((1 - level / 255 - black) / (1 - black) for level in rgb)
        return cyan, magenta, yellow, black

    def picture(self, picture: Image.Image) -> Image.Image:
        return picture.convert("CMYK")


@cache
def press_with(profile: bytes) -> Press:
    """Returns the press with this ICC profile."""
    return ProfiledPress(profile)


def as_css(inks: Inks) -> str:
    """Returns inks as a colour of CSS."""
    return "device-cmyk({:.0%} {:.0%} {:.0%} {:.0%})".format(*inks)

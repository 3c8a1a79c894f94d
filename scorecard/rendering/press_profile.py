"""Tries the ICC profile of a print shop before anything is built with it: a wrong one is printed, not noticed."""

from io import BytesIO

_HEADER = 128
"""The bytes of the header of a profile (ICC.1:2022, 7.2)."""
_CLASSES = {
    b"scnr": "of a scanner or camera",
    b"mntr": "of a screen",
    b"link": "that links two devices",
    b"spac": "that converts between colour spaces",
    b"abst": "that changes colours",
    b"nmcl": "of named colours",
}
_SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"Lab ": "Lab", b"XYZ ": "XYZ"}
_CURE = "ask the print shop for its output profile for CMYK"
_VERSIONS = (2, 4)
"""The versions of profiles that PDF 1.6, and so PDF/X-4, may hold."""


def profile_fault(content: bytes) -> str | None:
    """Returns why a file is no profile of a printing press, in the words that follow its name; None where it is one."""
    if not content:
        return "is empty; save the file of the print shop again"
    if content[36:40] != b"acsp" or len(content) < _HEADER:
        return f"is not an ICC profile; {_CURE}"
    length, version, kind, space = int.from_bytes(content[:4]), content[8], content[12:16], content[16:20]
    if space != b"CMYK":
        return f"is a profile for {_SPACES.get(space, 'other colours')}, not for CMYK; {_CURE}"
    if kind != b"prtr":
        return f"is a profile {_CLASSES.get(kind, 'of an unknown kind')}, not of a printing press; {_CURE}"
    if length != len(content):
        lacks = "is cut off" if length > len(content) else "is damaged"
        return f"{lacks}: it has {len(content)} bytes, by its own header {length}; ask the print shop for it again"
    if version not in _VERSIONS:
        return f"is an ICC profile of version {version}; a file for a press takes version 2 or 4; {_CURE}"
    return (
        None
        if _converts(content)
        else "is damaged: no colour can be converted with it; ask the print shop for it again"
    )


def _converts(profile: bytes) -> bool:
    """Returns whether colours can be converted to the inks of a profile, and its inks back to colours."""
    from PIL import Image, ImageCms

    try:
        press, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        there = ImageCms.buildTransform(screen, press, "RGB", "CMYK")
        back = ImageCms.buildTransform(press, screen, "CMYK", "RGB")
        inks = ImageCms.applyTransform(Image.new("RGB", (1, 1), "navy"), there)
        return inks is not None and ImageCms.applyTransform(inks, back) is not None
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False

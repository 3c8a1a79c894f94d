"""Checks the ICC profile of a print shop before anything is built with it: a wrong one is printed, not noticed."""

from io import BytesIO

from scorecard.evidence.program_messages import tr, tr_count, tr_noop

_HEADER = 128
"""The bytes of the header of a profile (ICC.1:2022, 7.2)."""
_CLASSES = {
    b"scnr": tr_noop("is a profile of a scanner or camera, not of a printing press"),
    b"mntr": tr_noop("is a profile of a screen, not of a printing press"),
    b"link": tr_noop("is a profile that links two devices, not of a printing press"),
    b"spac": tr_noop("is a profile that converts between colour spaces, not of a printing press"),
    b"abst": tr_noop("is a profile that changes colours, not of a printing press"),
    b"nmcl": tr_noop("is a profile of named colours, not of a printing press"),
}
_OTHER_CLASS = tr_noop("is a profile of an unknown kind, not of a printing press")
_SPACES = {
    b"RGB ": tr_noop("is a profile for RGB, not for CMYK"),
    b"GRAY": tr_noop("is a profile for grey, not for CMYK"),
    b"Lab ": tr_noop("is a profile for Lab, not for CMYK"),
    b"XYZ ": tr_noop("is a profile for XYZ, not for CMYK"),
}
_OTHER_SPACE = tr_noop("is a profile for other colours, not for CMYK")
_VERSIONS = (2, 4)
"""The versions of profiles that PDF 1.6, and so PDF/X-4, may hold."""


# For translators, of each below: said of the file of an ICC profile; its name stands before it
def profile_fault(content: bytes) -> str | None:
    """Returns why a file is no profile of a printing press, in the words that follow its name; None where it is one."""
    if not content:
        return tr("is empty; save the file of the print shop again")
    if content[36:40] != b"acsp" or len(content) < _HEADER:
        return _with_cure(tr("is not an ICC profile"))
    length, version, kind, space = int.from_bytes(content[:4]), content[8], content[12:16], content[16:20]
    if space != b"CMYK":
        return _with_cure(tr(_SPACES.get(space, _OTHER_SPACE)))
    if kind != b"prtr":
        return _with_cure(tr(_CLASSES.get(kind, _OTHER_CLASS)))
    if length > len(content):
        return tr_count(
            "is cut off: it has {count} byte, by its own header {length}; ask the print shop for it again",
            "is cut off: it has {count} bytes, by its own header {length}; ask the print shop for it again",
            len(content),
            length=length,
        )
    if length != len(content):
        return tr_count(
            "is damaged: it has {count} byte, by its own header {length}; ask the print shop for it again",
            "is damaged: it has {count} bytes, by its own header {length}; ask the print shop for it again",
            len(content),
            length=length,
        )
    if version not in _VERSIONS:
        fault = tr("is an ICC profile of version {version}; a file for a press takes version 2 or 4", version=version)
        return _with_cure(fault)
    if not _converts(content):
        return tr("is damaged: no colour can be converted with it; ask the print shop for it again")
    return None


def _with_cure(fault: str) -> str:
    # Translators: {fault} says what is wrong with a file: "is not an ICC profile".
    return tr("{fault}; ask the print shop for its output profile for CMYK", fault=fault)


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

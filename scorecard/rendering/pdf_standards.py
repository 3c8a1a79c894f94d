"""What a PDF is for: a screen (PDF/UA-1), an archive (PDF/A-3a), a press (PDF/X-4).

Names of files depend on it, so it is imported where no PDF is made; the engine is imported where one is.
"""

import re
from datetime import date, datetime
from functools import partial
from typing import Any, Literal

Standard = Literal["screen", "archive", "print_shop"]

VARIANTS: dict[Standard, str] = {"screen": "pdf/ua-1", "archive": "pdf/a-3a", "print_shop": "pdf/x-4"}
"""The names of the standards in the engine."""

SUFFIXES: dict[Standard, str] = {"screen": "", "archive": "-archive", "print_shop": "-print-shop"}
"""What is added to the name of a file, so that one does not take the place of another."""

BLEED = 3 * 72 / 25.4
"""What is drawn beyond the edge of the page and cut away, in points."""

_RGB = re.compile(rb"(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?![\w*])")


class NotCmykError(Exception):
    """A colour that is not in the inks of a press was drawn."""


def attachment(name: str, content: bytes, day: date, says: str) -> Any:
    """Data within an archived document (PDF/A-3, 6.8): what its figures were made from; dated by the evidence."""
    from scorecard.rendering.engine import Attachment

    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # the format has no zone for it
    return Attachment(string=content, name=name, description=says, created=made, modified=made, relationship="Data")


def finisher(standard: Standard, identifier: bytes) -> Any:
    """What is set right in a file before it is written."""
    from scorecard.rendering.pdf_tags import set_header_scopes
    from scorecard.rendering.pdf_writer import write_once

    def finish(document: Any, pdf: Any) -> None:
        if standard == "print_shop":
            _for_press(pdf, identifier)
        else:
            set_header_scopes(pdf)
        pdf.write = partial(write_once, pdf)

    return finish


def _for_press(pdf: Any, identifier: bytes) -> None:
    """Only inks of the press are left, the bleed is that of the shop, the identifier follows from the content."""
    import pydyf

    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and "TrimBox" in item:
            left, top, right, bottom = item["TrimBox"]
            item["BleedBox"] = pydyf.Array([left - BLEED, top - BLEED, right + BLEED, bottom + BLEED])
        if not isinstance(item, pydyf.Stream):
            continue
        if item.extra.get("Type") == "/Metadata":
            did = b"xmp.did:" + identifier.hex().encode()
            item.stream = [re.sub(rb"xmp\.did:[0-9a-f-]+", did, part) for part in item.stream]
        elif "Subtype" not in item.extra or item.extra["Subtype"] == "/Form":
            item.stream = [_in_black_ink(part) if isinstance(part, bytes) else part for part in item.stream]


def _in_black_ink(part: bytes) -> bytes:
    """Greys the engine draws by itself, as its crop marks, in black ink alone."""

    def black(found: re.Match[bytes]) -> bytes:
        red, green, blue = (float(found[place]) for place in (1, 2, 3))
        if not red == green == blue:
            raise NotCmykError(f"a colour in RGB was drawn: {found[0].decode()}")
        return b"0 0 0 %g %s" % (round(1 - red, 4), b"k" if found[4] == b"rg" else b"K")

    return _RGB.sub(black, part)

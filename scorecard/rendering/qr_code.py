"""QR codes as one path, so that they are drawn in the inks of the document and stay sharp in print."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class QrCode:
    """A code as a path of unit squares, and the side of its square with the quiet zone around."""

    path: str
    side: int


QUIET = 4
"""The white modules around a code (ISO/IEC 18004, 6.3.8)."""


def qr_code(address: str) -> QrCode:
    """The code of an address, with the medium level of error correction (15 per cent may be smudged)."""
    rows = segno.make_qr(address, error="m").matrix
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 1
            while x + length < len(row) and row[x + length] == row[x]:
                length += 1
            if row[x]:
                runs.append(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z")
            x += length
    return QrCode("".join(runs), len(rows) + 2 * QUIET)

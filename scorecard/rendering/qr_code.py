"""Draws QR codes as one SVG path, so that they take the colours of the document and stay sharp in print."""

from dataclasses import dataclass

import segno

QUIET_ZONE = 4
"""The width of the white border around a code, in modules (ISO/IEC 18004, 6.3.8)."""


@dataclass(frozen=True)
class QrCode:
    """A code as a path of unit squares, and the side of its square with the quiet zone around it."""

    path: str
    side: int


def qr_code(address: str) -> QrCode:
    """Returns the code of an address, with the medium level of error correction (15 per cent may be unreadable)."""
    rows = segno.make_qr(address, error="m").matrix
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 1
            while x + length < len(row) and row[x + length] == row[x]:
                length += 1
            if row[x]:
                runs.append(f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z")
            x += length
    return QrCode("".join(runs), len(rows) + 2 * QUIET_ZONE)

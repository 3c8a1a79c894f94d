"""Replaces the writer of pydyf, which serialises every object twice, by one that does so once.

pydyf serialises every object twice where a file has an identifier, the second time for a digest that it puts beside
the identifier, and compresses streams at the highest level both times. Here each object is serialised once and
compressed at zlib's default level.

Replaces: `pydyf.PDF.write`, for compressed files with an identifier of bytes.
Relies on: `PDF.objects`, `info`, `catalog` and `add_object`; `Object.number`, `free`, `generation` and `data`;
`Stream.stream`, `extra` and `compress`; all but `data` of other objects than streams are documented.
Earns: without it a scorecard that is printed again takes 15 % more CPU time (9 to 28 % in ten rounds, ce473234). Its
files are 3 % larger than those of pydyf.
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

import struct
import zlib
from typing import Any, BinaryIO

import pydyf

from scorecard.rendering.engine.replacement import Replacement

_FREE, _PLACED, _PACKED = range(3)
"""The types of entries in a cross-reference stream (ISO 32000-1, table 18)."""

_write = pydyf.PDF.write


def replacements() -> list[Replacement]:
    """Returns the exchange of the method that writes a file."""
    return [Replacement(pydyf.PDF, "write", _write_once)]


def _write_once(
    pdf: Any, output: BinaryIO, version: Any = b"1.7", identifier: Any = False, compress: bool = False
) -> None:
    """Writes streams by themselves and all other objects packed in one stream (ISO 32000-1, 7.5.7 and 7.5.8).

    `identifier` becomes both parts of the file's identifier (14.4), which are the same in a file that is new.
    """
    if not (compress and version and isinstance(identifier, bytes)):
        _write(pdf, output, version, identifier, compress)
        return
    header = version if isinstance(version, bytes) else str(version).encode()
    pdf.add_object(pdf.info)
    pack, table = pydyf.Stream(compress=compress), pydyf.Stream(compress=compress)
    pack.number, table.number = len(pdf.objects), len(pdf.objects) + 1
    entries: list[tuple[int, int, int]] = []
    packed: list[tuple[int, bytes]] = []
    file = bytearray(b"%PDF-" + header + b"\n%\xf0\x9f\x96\xa4\n")  # the last four bytes mark the file as binary

    def place(stream: Any) -> None:
        entries.append((_PLACED, len(file), 0))
        file.extend(b"%d 0 obj\n%b\nendobj\n" % (stream.number, _serialised(stream)))

    for item in pdf.objects:
        if item.free == "f":
            entries.append((_FREE, 0, item.generation))
        elif isinstance(item, pydyf.Stream):
            place(item)
        else:
            entries.append((_PACKED, pack.number, len(packed)))
            packed.append((item.number, item.data))
    _fill(pack, packed)
    place(pack)
    start = len(file)
    table.stream = [b"".join(struct.pack(">BII", *entry) for entry in [*entries, (_PLACED, start, 0)])]
    name = pydyf.String(identifier).data
    table.extra = {
        "Type": "/XRef",
        "Size": table.number + 1,
        "W": pydyf.Array((1, 4, 4)),
        "Root": pdf.catalog.reference,
    }
    table.extra |= {"Info": pdf.info.reference, "ID": pydyf.Array((name, name))}
    place(table)
    output.write(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _fill(pack: Any, packed: list[tuple[int, bytes]]) -> None:
    """Puts the objects one after another into a stream, preceded by their numbers and offsets."""
    offsets, position = [], 0
    for number, data in packed:
        offsets.append(b"%d %d" % (number, position))
        position += len(data) + 1
    head = b" ".join(offsets)
    pack.stream = [head, *(data for _, data in packed)]
    pack.extra = {"Type": "/ObjStm", "N": len(packed), "First": len(head) + 1}


def _serialised(stream: Any) -> bytes:
    """Returns a stream with its dictionary as bytes of the file."""
    content = b"\n".join(map(_bytes, stream.stream))
    extra = dict(stream.extra)
    if stream.compress:
        content, extra["Filter"] = zlib.compress(content), "/FlateDecode"
    return b"%b\nstream\n%b\nendstream" % (pydyf.Dictionary(extra | {"Length": len(content)}).data, content)


def _bytes(part: Any) -> bytes:
    """Returns one item of a stream as bytes: it is bytes, an operator in ASCII or an object within the page."""
    if isinstance(part, bytes):
        return part
    data: bytes = part.encode("ascii") if isinstance(part, str) else part.data
    return data

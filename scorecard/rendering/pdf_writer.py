"""A PDF written in one pass.

pydyf writes every object out twice where a file has an identifier, the second time to take a digest it puts beside it,
and squeezes every stream as hard as it goes both times: a twelfth of the time of a scorecard, for files a thirtieth
smaller. Ours is written once, squeezed as far as zlib does by itself.
"""

import struct
import zlib
from typing import Any, BinaryIO

import pydyf

_FREE, _PLACED, _PACKED = range(3)
"""The kinds of entry in a cross-reference stream (ISO 32000-1, table 18)."""


def write_once(pdf: Any, output: BinaryIO, version: str, identifier: bytes, compress: bool) -> None:
    """In place of `pydyf.PDF.write`: streams by themselves, all other objects packed in one (ISO 32000-1, 7.5.7-7.5.8).

    `identifier` are the bytes of both parts of the file's identifier (14.4): the file is new, so they are the same.
    """
    pdf.add_object(pdf.info)
    pack, table = pydyf.Stream(compress=compress), pydyf.Stream(compress=compress)
    pack.number, table.number = len(pdf.objects), len(pdf.objects) + 1
    entries: list[tuple[int, int, int]] = []
    packed: list[tuple[int, bytes]] = []
    written = bytearray(b"%PDF-" + version.encode() + b"\n%\xf0\x9f\x96\xa4\n")  # bytes, not text, say the last four

    def place(stream: Any) -> None:
        entries.append((_PLACED, len(written), 0))
        written.extend(b"%d 0 obj\n%b\nendobj\n" % (stream.number, _squeezed(stream)))

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
    start = len(written)
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
    output.write(written + b"startxref\n%d\n%%%%EOF\n" % start)


def _fill(pack: Any, packed: list[tuple[int, bytes]]) -> None:
    """The objects one after another, before them where each begins."""
    places, position = [], 0
    for number, data in packed:
        places.append(b"%d %d" % (number, position))
        position += len(data) + 1
    head = b" ".join(places)
    pack.stream = [head, *(data for _, data in packed)]
    pack.extra = {"Type": "/ObjStm", "N": len(packed), "First": len(head) + 1}


def _squeezed(stream: Any) -> bytes:
    content = b"\n".join(map(_bytes, stream.stream))
    extra = dict(stream.extra)
    if stream.compress:
        content, extra["Filter"] = zlib.compress(content), "/FlateDecode"
    return b"%b\nstream\n%b\nendstream" % (pydyf.Dictionary(extra | {"Length": len(content)}).data, content)


def _bytes(part: Any) -> bytes:
    """What stands in a stream: bytes, words of the format, or an object within the page."""
    if isinstance(part, bytes):
        return part
    data: bytes = part.encode("ascii") if isinstance(part, str) else part.data
    return data

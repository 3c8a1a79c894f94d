"""Replaces the tiling patterns of gradients in a finished PDF by shadings, which every viewer draws.

WeasyPrint paints a shape that has a gradient with a tiling pattern, one tile of which holds the gradient. Poppler draws
such a tile too small, sometimes as a dot. A shading pattern (ISO 32000-1, 8.7.4.3) says the same, and every viewer
draws it.

Replaces: nothing; it works on the objects that WeasyPrint's documented `finisher` is given.
Relies on: `pydyf.PDF.objects`, `Stream.stream` and `Stream.extra`, which are documented; and on how WeasyPrint writes a
gradient without transparency: a pattern that draws a group, which paints one shading. What is written otherwise, or
cannot be read, is left.
Earns: no time; without it the gradients of a logo are missing in viewers that use Poppler.
"""

import re
from contextlib import suppress
from typing import Any

_DRAWS = re.compile(rb"(?:/a\d+ gs\s*)?/(x\d+) Do")
_PAINTS = re.compile(rb"/(s\d+) sh")


def use_shading_patterns(pdf: Any) -> None:
    """Exchanges each pattern that only holds a gradient for a shading pattern of the same number."""
    for place, pattern in enumerate(pdf.objects):
        with suppress(AttributeError, IndexError, KeyError, TypeError, ValueError):
            if getattr(pattern, "extra", {}).get("PatternType") == 1 and (shading := _only_shading(pdf, pattern)):
                pdf.objects[place] = _shading_pattern(pattern, shading)


def _only_shading(pdf: Any, pattern: Any) -> bytes | None:
    """Returns the reference to the shading that is all that a pattern paints; None where there is more or less."""
    drawn = _DRAWS.fullmatch(_content(pattern))
    if drawn is None:
        return None
    group = _object(pdf, _object(pdf, pattern.extra["Resources"])["XObject"][drawn[1].decode()])
    painted = _PAINTS.fullmatch(_content(group))
    if painted is None:
        return None
    shading: bytes = _object(pdf, group.extra["Resources"])["Shading"][painted[1].decode()]
    return shading


def _shading_pattern(pattern: Any, shading: bytes) -> Any:
    import pydyf

    exchanged = pydyf.Dictionary(
        {"Type": "/Pattern", "PatternType": 2, "Matrix": pattern.extra["Matrix"], "Shading": shading}
    )
    exchanged.number, exchanged.generation = pattern.number, pattern.generation
    exchanged.offset, exchanged.free = pattern.offset, pattern.free
    return exchanged


def _content(stream: Any) -> bytes:
    parts = (part if isinstance(part, bytes) else str(part).encode() for part in stream.stream)
    return b"\n".join(parts).strip()


def _object(pdf: Any, reference: bytes) -> Any:
    """Returns the object to which a reference such as `12 0 R` leads."""
    return pdf.objects[int(reference.split()[0])]

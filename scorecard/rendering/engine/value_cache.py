"""Caches what small functions of the engine return for values of drawings that come again and again.

A scorecard has a hundred drawings of the same few numbers and colours. For each part of a drawing the engine takes
every number, colour and address apart again; and for each font that it reduces it has cffi parse the type of an array.

Replaces: `color`, `normalize`, `parse_url` and `size` in `weasyprint.svg.utils`, each where it was imported, too; `ffi`
in `weasyprint.pdf.fonts`, which then leaves counting the items of an array to cffi.
Relies on: the parameters and results of these functions.
Earns: without it a scorecard that is printed again takes 11 % more CPU time (3 to 16 % in ten rounds, ce473234).
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

import re
from copy import copy
from functools import lru_cache
from importlib import import_module
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.svg import utils

from scorecard.rendering.engine.replacement import Replacement

MAX_DRAWN_VALUES = 4_000
"""How many values of drawings are kept of each kind; most are numbers, some are paths."""

_IMPORTERS = {
    "color": ("svg.utils", "svg", "svg.defs"),
    "normalize": ("svg.utils", "svg", "svg.bounding_box", "svg.path", "svg.shapes", "svg.text"),
    "parse_url": ("svg.utils", "svg", "svg.css", "svg.defs"),
    "size": ("svg.utils", "svg", "svg.defs", "svg.text"),
}
"""The modules of the engine in which each function is found."""

_COUNTED_ARRAY = re.compile(r"(\w+)\[\d+\]")

_kept_color = lru_cache(MAX_DRAWN_VALUES)(utils.color)


def replacements() -> list[Replacement]:
    """Returns the exchanges of the functions, and of what makes arrays for fonts."""
    kept = lru_cache(MAX_DRAWN_VALUES)
    functions = {
        "color": _color,
        "normalize": kept(utils.normalize),
        "parse_url": kept(utils.parse_url),
        "size": kept(utils.size),
    }
    return [
        *(
            Replacement(import_module(f"weasyprint.{module}"), name, function)
            for name, function in functions.items()
            for module in _IMPORTERS[name]
        ),
        Replacement(fonts, "ffi", _Arrays(fonts.ffi)),
    ]


def _color(string: str) -> Any:
    """Returns a copy of the colour, whose opacity drawings change."""
    return copy(_kept_color(string))


class _Arrays:
    """The interface of cffi to C; `new` takes an array with its items as one of any length, whose type is known."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, declaration: str, items: Any = None) -> Any:
        if isinstance(items, list | tuple):
            declaration = _COUNTED_ARRAY.sub(r"\1[]", declaration)
        return self._ffi.new(declaration, items)

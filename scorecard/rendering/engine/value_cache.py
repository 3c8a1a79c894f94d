"""Caches what small functions of the engine return for values that come again and again.

A scorecard has thousands of boxes of few styles and widths, and a hundred drawings of the same few numbers and colours.
For each box the engine works out its lengths and the height of its line anew; for each part of a drawing it takes every
number, colour and address apart again; and for each font that it reduces it has cffi parse the type of an array.

Replaces: `resolve_percentages` in `weasyprint.layout.percent` and `strut` in `weasyprint.text.line_break`; `color`,
`normalize`, `parse_url` and `size` in `weasyprint.svg.utils`; each where it was imported, too; `ffi` in
`weasyprint.pdf.fonts`, which then leaves counting the items of an array to cffi.
Relies on: the parameters and results of these functions; that the lengths of a box that is no page follow from
LENGTHS and the size of what it is in, and the height of a line from LINE_HEIGHT and the families of its fonts;
`FontConfiguration.strut_layouts`, which is a dictionary, and a `__dict__` on FontConfiguration.
Earns: without it six scorecards take 7 % more CPU time from nothing, and 20 % more where their lines are kept.
Measured by: python -m bench.shortcuts
"""

import re
from copy import copy
from functools import lru_cache
from importlib import import_module
from operator import itemgetter
from types import NoneType
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent
from weasyprint.pdf import fonts
from weasyprint.svg import utils
from weasyprint.text import line_break

from scorecard.rendering.engine.replacement import Replacement

MAX_LENGTHS = 20_000
"""The cache is emptied when it is full. Six scorecards have 220 combinations."""

MAX_DRAWN_VALUES = 4_000
"""How many values of drawings are kept of each kind; most are numbers, some are paths."""

_SIDES = ("top", "right", "bottom", "left")
_USED = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
"""The attributes of a box that its lengths are."""

LENGTHS = (*_USED, "box_sizing", "border_collapse")
"""The properties of a style on which they depend."""

LINE_HEIGHT = (
    *("font_size", "font_stretch", "font_style", "font_weight", "lang", "line_height"),
    *("font_feature_settings", "font_language_override", "font_variant_alternates", "font_variant_caps"),
    *("font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric", "font_variant_position"),
    "font_variation_settings",
)
"""The properties of a style on which the height of a line depends, beside the families of its fonts."""

_IMPORTERS = {
    "resolve_percentages": (
        *("layout.percent", "layout.absolute", "layout.block", "layout.column", "layout.float", "layout.grid"),
        *("layout.inline", "layout.page", "layout.table"),
    ),
    "strut": ("text.line_break", "layout.inline", "css.units", "css.computed_values"),
    "color": ("svg.utils", "svg", "svg.defs"),
    "normalize": ("svg.utils", "svg", "svg.bounding_box", "svg.path", "svg.shapes", "svg.text"),
    "parse_url": ("svg.utils", "svg", "svg.css", "svg.defs"),
    "size": ("svg.utils", "svg", "svg.defs", "svg.text"),
}
"""The modules of the engine in which each function is found."""

_COUNTED_ARRAY = re.compile(r"(\w+)\[\d+\]")

_resolve, _find_strut = percent.resolve_percentages, line_break.strut
_lengths, _line_height = itemgetter(*LENGTHS), itemgetter(*LINE_HEIGHT)
_kept_color = lru_cache(MAX_DRAWN_VALUES)(utils.color)


def replacements() -> list[Replacement]:
    """Returns the exchanges of the functions, and of what makes arrays for fonts."""
    kept = lru_cache(MAX_DRAWN_VALUES)
    functions = {
        "resolve_percentages": _resolve_percentages,
        "strut": _strut,
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


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """Gives a box its lengths, from the cache where a box with the same ones was in something of the same size."""
    is_box = isinstance(containing_block, boxes.Box)
    width, height = (containing_block.width, containing_block.height) if is_box else containing_block
    lengths = _lengths(box.style)
    kept = vars(box.style.font_config).setdefault("lengths", {})
    try:
        used = kept.get((width, height, lengths))
    except TypeError:
        used = None
    if used is not None and not isinstance(box, boxes.PageBox):
        vars(box).update(used)
        return
    _resolve(box, containing_block)
    if not isinstance(box, boxes.PageBox) and _are_plain(lengths):
        if len(kept) >= MAX_LENGTHS:
            kept.clear()
        kept[width, height, lengths] = {name: getattr(box, name) for name in _USED}


def _are_plain(lengths: tuple[Any, ...]) -> bool:
    """Returns whether lengths follow from themselves: calculations may depend on type, collapsed borders on others."""
    return lengths[-1] != "collapse" and all(isinstance(one, tuple | str | int | float | NoneType) for one in lengths)


def _strut(style: Any) -> Any:
    """Returns the height and baseline of an empty line, with a key that is made faster than that of the engine."""
    kept = style.font_config.strut_layouts
    key = (tuple(style["font_family"]), _line_height(style))
    try:
        found = kept.get(key)
    except TypeError:
        return _find_strut(style)
    if found is None:
        found = kept[key] = _find_strut(style)
    return found


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

"""What the engine remembers from one document to the next: lines that were set, styles that were worked out.

A scorecard shares two lines in three with those of other states, and nearly all its styles. The engine sets every line
twice, once to measure and once to draw it, and works out every style anew for each document. Nothing that is printed
differs: what is remembered is what the same words in the same style, and the same rules below the same parent, gave
before. Kept beside what the engine itself keeps with its fonts, and so for one press alone, and until `forget`: another
language shares hardly a line.
"""

import re
from copy import copy
from operator import itemgetter
from typing import Any
from xml.etree.ElementTree import iselement

from weasyprint.css import StyleFor
from weasyprint.draw import text
from weasyprint.layout import absolute, block, column, flex, grid, inline, page, percent, preferred, table
from weasyprint.layout import float as floats
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, pango, pangoft2

_MOST_LINES = 10_000
_MOST_STYLES = 2_000
"""Where either is full it is emptied; so many lines are some thirty megabytes. The scorecards of 27 states in one
language have 7,400 different lines in 360 styles, the edition 12,200 in 980."""

LINE_PROPERTIES = (
    "direction",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""All of a style that a line depends on, beside the family of its fonts."""

_LAYOUTS = (absolute, block, column, flex, floats, grid, inline, page, table)
"""Where the engine resolves percentages."""

_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)

_MEASURES = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
"""What may be given in per cent of the box around."""

_PARAGRAPHS = re.compile("[\n\r\u2029]")
"""What Pango takes for the end of a paragraph."""

ffi.cdef("void pango_fc_font_map_cache_clear(PangoFcFontMap *);")

_properties = itemgetter(*LINE_PROPERTIES)
_measure_strut = line_break.strut
_set_line = line_break.split_first_line
_draw_line = text.draw_first_line
_resolve = percent.resolve_percentages
_compute = StyleFor.set_computed_styles


class Line(line_break.Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A line of Pango's that is still there when it is drawn, and in the next document; the engine drops it between.

    It is set from the start as one paragraph, as it will be drawn, so that Pango need not set it again for that.
    """

    def set_text(self, text: str, justify: bool = False) -> None:
        pango.pango_layout_set_single_paragraph_mode(self.layout, not _PARAGRAPHS.search(text))
        super().set_text(text, justify)

    def deactivate(self) -> None:
        self.style = None

    def reactivate(self, style: Any) -> None:
        if self.justification_spacing:
            super().reactivate(style)
        else:
            self.style = style


def _split_first_line(
    words: str, style: Any, context: Any, max_width: Any, justification_spacing: float, *place: Any, **named: Any
) -> Any:
    """The engine's `split_first_line`, or what it answered before."""
    lines = style.font_config.__dict__.setdefault("lines", {})
    among = (words, max_width, justification_spacing, place, *named.items())
    key = (among, tuple(style["font_family"]), _properties(style))
    if not _may_be_a_key(key):
        return _set_line(words, style, context, max_width, justification_spacing, *place, **named)
    if known := lines.get(key):
        return known
    line = _set_line(words, style, context, max_width, justification_spacing, *place, **named)
    if len(lines) >= _MOST_LINES:
        lines.clear()
    lines[key] = line
    return line


def _draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """The engine's `draw_first_line`; what is to be cut short there is a line by itself, so that others stay whole."""
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        line = box.pango_layout = copy(box.pango_layout)
        super(Line, line).reactivate(box.style)
    return _draw_line(stream, box, text_overflow, block_ellipsis, matrix)


def _strut(style: Any) -> Any:
    """The engine's `strut`, the least height of a line, kept with the style: there it is found by the whole font."""
    known = style.__dict__.get("strut")
    if known is None:
        known = style.strut = _measure_strut(style)
    return known


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """The engine's `resolve_percentages`: of what has none in its style, the measures are those of the style."""
    known = box.style.__dict__.get("measures")
    if known is None:
        known = box.style.measures = _measures(box.style)
    if known:
        box.__dict__.update(known)
    else:
        _resolve(box, containing_block)


def _measures(style: Any) -> dict[str, Any]:
    """In pixels, or `auto`; empty where one depends on what the box stands in, or on the borders of a table."""
    values = {name: style[name] for name in _MEASURES}
    lengths = {
        name: value if value == "auto" else value.value
        for name, value in values.items()
        if value == "auto" or getattr(value, "unit", None) == "px"
    }
    if len(lengths) < len(_MEASURES) or style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return {}
    least = {name: 0 for name in ("min_width", "min_height") if lengths[name] == "auto"}
    return lengths | least | {name: style[name] for name in _BORDERS}


def _set_computed_styles(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: Any = None,
    base_url: Any = None,
    target_collector: Any = None,
) -> None:
    """The engine's `StyleFor.set_computed_styles`, or the style that the same rules gave below the same parent.

    Those of pages are left to the engine, which changes them afterwards.
    """
    computed = self.get_computed_styles()
    styles = self.font_config.__dict__.setdefault("styles", {})
    rules = self.get_cascaded_styles().get((element, pseudo_type), {})
    key = (id(computed.get((parent, None))), pseudo_type, tuple(rules.items()))
    if not iselement(element) or not _may_be_a_key(key):
        _compute(self, element, parent, root, pseudo_type, base_url, target_collector)
    elif known := styles.get(key):
        computed[element, pseudo_type] = known
        if target_collector and known["anchor"]:
            target_collector.collect_anchor(known["anchor"])
    else:
        _compute(self, element, parent, root, pseudo_type, base_url, target_collector)
        if len(styles) >= _MOST_STYLES:
            styles.clear()
        styles[key] = computed[element, pseudo_type]  # holds its parent, whose id is therefore not given away


def _may_be_a_key(key: Any) -> bool:
    """Some values the engine keeps in lists and sets: content that a rule makes, underlining."""
    try:
        hash(key)
    except TypeError:
        return False
    return True


def forget(fonts: Any) -> None:
    """Give up the lines and styles kept with these fonts, and what Pango keeps of each font for each language."""
    for kept in ("lines", "styles"):
        fonts.__dict__.get(kept, {}).clear()
    pangoft2.pango_fc_font_map_cache_clear(ffi.cast("PangoFcFontMap *", fonts.font_map))


def forget_hyphenation() -> None:
    """Give up all dictionaries of hyphenation, of up to 30 MB; the engine keeps each it has met."""
    line_break.pyphen.hdcache.clear()


def remember() -> None:
    """From now on."""
    line_break.Layout = Line
    line_break.split_first_line = inline.split_first_line = preferred.split_first_line = _split_first_line
    inline.strut = _strut
    text.draw_first_line = _draw_first_line
    for room in _LAYOUTS:
        room.resolve_percentages = _resolve_percentages
    StyleFor.set_computed_styles = _set_computed_styles

"""Caches lines of text from measuring to drawing, and from one document to the next.

WeasyPrint has Pango shape every line twice, once to measure and once to draw it. Scorecards share two lines in three
with those of other states. The lines are kept with the fonts of one printer, until `cache_clearing.release`.

Replaces: `Layout` in `weasyprint.text.line_break`; `split_first_line` there and where it was imported, in
`weasyprint.layout.inline` and `.preferred`; `draw_first_line` in `weasyprint.draw.text`.
Relies on: `Layout.set_text`, `deactivate`, `reactivate`, `layout`, `style` and `justification_spacing`; the parameters
of the two functions; `box.pango_layout`; `weasyprint.text.ffi.pango`; a `__dict__` on FontConfiguration; and that a
line depends on its words, its width, the families of its fonts and LINE_PROPERTIES alone.
Earns: without it a scorecard that is printed again takes 67 % more CPU time (38 to 73 % in ten rounds, ce473234).
Another scorecard shares two lines in three with those before it. Keeping lines only until they are drawn earns
nothing.
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

import re
from copy import copy
from operator import itemgetter
from typing import Any

from weasyprint.draw import text
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

from scorecard.rendering.engine.replacement import Replacement

MAX_LINES = 10_000
"""The cache is emptied when it is full; so many lines take some 30 MB. 27 scorecards in one language have 7,400
different lines, the edition 12,200."""

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
"""The properties of a style on which a line depends, beside the families of its fonts."""

_PARAGRAPH_ENDS = re.compile("[\n\r\u2029]")
"""The characters that end a paragraph for Pango."""

_properties = itemgetter(*LINE_PROPERTIES)
_split = line_break.split_first_line
_draw = text.draw_first_line


def replacements() -> list[Replacement]:
    """Returns the exchanges that measure and draw lines."""
    return [
        Replacement(line_break, "Layout", Line),
        *(Replacement(module, "split_first_line", _split_first_line) for module in (line_break, inline, preferred)),
        Replacement(text, "draw_first_line", _draw_first_line),
    ]


class Line(line_break.Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A line that Pango has shaped and that is kept until it is drawn; WeasyPrint discards it in between.

    It is set as one paragraph from the start, as it will be drawn, so that Pango need not shape it again for that.
    """

    def set_text(self, text: str, justify: bool = False) -> None:
        pango.pango_layout_set_single_paragraph_mode(self.layout, not _PARAGRAPH_ENDS.search(text))
        super().set_text(text, justify)

    def deactivate(self) -> None:
        self.style = None

    def reactivate(self, style: Any) -> None:
        if self.justification_spacing:
            super().reactivate(style)
        else:
            self.style = style


def _split_first_line(
    words: str, style: Any, context: Any, max_width: Any, justification_spacing: float, *others: Any, **named: Any
) -> Any:
    """Returns what WeasyPrint's function returns, from the cache where it was called with the same line before."""
    lines = vars(style.font_config).setdefault("lines", {})
    measure = (words, max_width, justification_spacing, others, *named.items())
    key = (measure, tuple(style["font_family"]), _properties(style))
    cacheable = True
    try:
        if line := lines.get(key):
            return line
    except TypeError:  # some values are sets, as those of underlining
        cacheable = False
    line = _split(words, style, context, max_width, justification_spacing, *others, **named)
    if cacheable:
        if len(lines) >= MAX_LINES:
            lines.clear()
        lines[key] = line
    return line


def _draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draws a line as WeasyPrint does; one that may be cut short is a copy, because the function changes it."""
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        line = box.pango_layout = copy(box.pango_layout)
        super(Line, line).reactivate(box.style)
    return _draw(stream, box, text_overflow, block_ellipsis, matrix)

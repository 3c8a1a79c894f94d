"""Caches computed styles from one document to the next.

Scorecards share nearly all their styles: the same rules below the same parent give the same style. The engine computes
them anew for each document. The styles are kept with the fonts of one printer, until `cache_clearing.release`.

Replaces: `weasyprint.css.StyleFor.set_computed_styles`.
Relies on: `StyleFor.get_computed_styles`, `get_cascaded_styles` and `font_config`; that a style depends on its parent,
its pseudo-element and its rules alone, and is not changed afterwards; a `__dict__` on FontConfiguration.
Earns: without it a scorecard that is printed again takes 11 % more CPU time (-6 to 24 % in ten rounds, ce473234).
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

from typing import Any
from xml.etree.ElementTree import iselement

from weasyprint.css import StyleFor

from scorecard.rendering.engine.replacement import Replacement

MAX_STYLES = 2_000
"""The cache is emptied when it is full. 27 scorecards in one language have 360 styles, the edition 980."""

_compute = StyleFor.set_computed_styles


def replacements() -> list[Replacement]:
    """Returns the exchange of the method that computes a style."""
    return [Replacement(StyleFor, "set_computed_styles", _set_computed_styles)]


def _set_computed_styles(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: Any = None,
    base_url: Any = None,
    target_collector: Any = None,
) -> None:
    """Sets the style of an element, from the cache where the same rules were computed below the same parent.

    The styles of pages (their `element` is none) are left to the engine, which changes them afterwards.
    """
    computed = self.get_computed_styles()
    styles = vars(self.font_config).setdefault("styles", {})
    rules = self.get_cascaded_styles().get((element, pseudo_type), {})
    key = (id(computed.get((parent, None))), pseudo_type, tuple(rules.items()))
    style, cacheable = None, iselement(element)
    if cacheable:
        try:
            style = styles.get(key)
        except TypeError:  # some values are lists or sets, as the content of a pseudo-element
            cacheable = False
    if style is not None:
        computed[element, pseudo_type] = style
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])
        return
    _compute(self, element, parent, root, pseudo_type, base_url, target_collector)
    if cacheable:
        if len(styles) >= MAX_STYLES:
            styles.clear()
        styles[key] = computed[element, pseudo_type]  # it refers to its parent, whose id is thus not used again

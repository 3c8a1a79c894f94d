"""Excludes the elements inside a drawing from the cascade and from the boxes of a page.

Half of the elements of a scorecard are parts of inline drawings. The engine matches each against all rules of the page
and makes a box of it, which it then discards: a drawing is one image, with styles of its own.

Replaces: `cssselect2.ElementWrapper.iter_subtree`, `weasyprint.css.StyleFor.__call__`.
Relies on: that rules are matched against what `iter_subtree` of an HTML document yields, in its order; that an element
whose style says `display: none` gets no box, nor what is in it; that drawings are read from the elements themselves.
Earns: not settled: three scorecards took 3.9 CPU s without it, 3.3 and 4.0 with it, on a machine of uneven speed.
Measured by: python -m bench.shortcuts
"""

from collections.abc import Iterator
from typing import Any

from cssselect2 import ElementWrapper
from weasyprint.css import StyleFor

from scorecard.rendering.engine.replacement import Replacement

DRAWING = "{http://www.w3.org/2000/svg}svg"
_WITHOUT_BOX = {"display": ("none",)}

_style = StyleFor.__call__


def replacements() -> list[Replacement]:
    """Returns the exchange of the walk over a page and of the look-up of a style."""
    return [Replacement(ElementWrapper, "iter_subtree", _iter_subtree), Replacement(StyleFor, "__call__", _style_for)]


def _iter_subtree(self: Any) -> Iterator[Any]:
    """Yields an element and all below it in the order of the document; of a drawing in HTML its root alone."""
    stack = [iter([self])]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        yield element
        if not (self.in_html_document and element is not self and element.etree_element.tag == DRAWING):
            stack.append(element.iter_children())


def _style_for(self: Any, element: Any, pseudo_type: Any = None) -> Any:
    """Returns a style; for what stands inside a drawing, and so has none, one that makes no box."""
    style = _style(self, element, pseudo_type)
    return _WITHOUT_BOX if style is None and pseudo_type is None else style

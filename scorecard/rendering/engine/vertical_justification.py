"""Spreads the parts of a laid-out page over its height: what is left at the foot becomes space between the parts.

Replaces: nothing. WeasyPrint cannot justify a page, and to lay it out again with wider spaces costs as much as before.
Relies on: `Page._page_box`, whose first child is the body; `element`, `height`, `position_y` and `translate()` of
boxes; `Page(page_box)`, which collects links, anchors and bookmarks from the places of the boxes. Where one of them is
missing, pages stay as they are laid out.
Earns: half the layout of a brief, some 0.1 CPU s each.
"""

from functools import cache
from typing import Any

from scorecard.rendering.engine.engine_import import engine

_MM = 96 / 25.4
"""CSS pixels in a millimetre."""

_TRIAL = '<html><body><section class="part">word</section><section class="part" id="last">word</section></body></html>'


def justify(document: Any, number: int, part: str, widest: float) -> None:
    """Moves the parts of a page (from 0) down, so that the last one ends where the page does; changes the document.

    `part` is the class of the parts, which are one below the other; `widest` is the most space in millimetres that may
    be added between two of them. What is then still left stays at the foot.
    """
    if _boxes_can_be_moved():
        _justify(document, number, part, widest)


def _justify(document: Any, number: int, part: str, widest: float) -> None:
    page_box = document.pages[number]._page_box
    found = [box for box in page_box.children[0].descendants() if part in _classes(box)]
    parts = list({id(box.element): box for box in reversed(found)}.values())[::-1]  # the outer box of each element
    if len(parts) < 2:
        return
    foot = page_box.content_box_y() + page_box.height
    left = foot - (parts[-1].position_y + parts[-1].margin_height())
    step = min(left / (len(parts) - 1), widest * _MM)
    if step <= 0:
        return
    for place, box in enumerate(parts):
        box.translate(0, place * step)
    document.pages[number] = type(document.pages[number])(page_box)


def _classes(box: Any) -> list[str]:
    element = box.element
    return (element.get("class") or "").split() if element is not None and hasattr(element, "get") else []


@cache
def _boxes_can_be_moved() -> bool:
    """Returns whether this version of WeasyPrint has the names used here, from a page of two parts."""
    document = engine().HTML(string=_TRIAL).render()
    try:
        before = document.pages[0].anchors["last"][1]
        _justify(document, 0, "part", 5)
        return bool(abs(document.pages[0].anchors["last"][1] - before - 5 * _MM) < 0.1)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return False

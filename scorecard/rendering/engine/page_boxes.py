"""Reads the words of a laid-out page and how far they reach down it.

Replaces: nothing.
Relies on: `Page._page_box`, whose first child is the body; `descendants()`, `text`, `position_y` and `height` of boxes.
Where one of them is missing, the page is written as a PDF and read with pypdfium2.
Earns: no time to speak of beside the other way, which takes some 20 ms a page; the edition reads each of its pages.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

from scorecard.rendering.engine.engine_import import engine

_MM = 96 / 25.4
"""CSS pixels in a millimetre."""

_TOP, _BOTTOM = 21.5, 15.0
"""Margins in millimetres within which no page has its body but only head and foot (templates/style/page.css.j2)."""

_TRIAL = "<html><body><p>word</p></body></html>"


def page_words(document: Any, page: Any) -> str:
    """Returns the words in the body of a page, which is one of `document` or was laid out with the same fonts."""
    if not _boxes_are_readable():
        return _printed_words(document, page)
    return " ".join(" ".join(box.text for box in _text_boxes(page)).split())


def filled_height(document: Any, page: Any) -> float:
    """Returns how far the text of a page reaches down from its upper margin, in millimetres; 0 without text."""
    if not _boxes_are_readable():
        return _printed_height(document, page)
    lowest = max((box.position_y + box.height for box in _text_boxes(page)), default=0)
    return float(lowest - _body(page).position_y) / _MM if lowest else 0.0


def body_height(page: Any) -> float:
    """Returns the height of a page between its margins, in millimetres."""
    if not _boxes_are_readable():
        return float(page.height) / _MM - _TOP - _BOTTOM
    return float(page._page_box.height) / _MM


def _body(page: Any) -> Any:
    return page._page_box.children[0]


def _text_boxes(page: Any) -> list[Any]:
    return [box for box in _body(page).descendants() if hasattr(box, "text")]


@cache
def _boxes_are_readable() -> bool:
    """Returns whether the boxes of this version of WeasyPrint have the names used here, from a page of one word."""
    page = engine().HTML(string=_TRIAL).render().pages[0]
    try:
        (box,) = _text_boxes(page)
        return bool(box.text == "word" and box.position_y + box.height > _body(page).position_y > 0)
    except (AttributeError, IndexError, TypeError, ValueError):
        return False


@contextmanager
def _printed(document: Any, page: Any) -> Iterator[Any]:
    """Opens the text of a page as pypdfium2 reads it from the printed page."""
    import pypdfium2

    with pypdfium2.PdfDocument(BytesIO(document.copy([page]).write_pdf())) as pdf:
        yield pdf[0].get_textpage()


def _printed_words(document: Any, page: Any) -> str:
    """Returns the words between the upper and the lower margin, read from the printed page."""
    scale = 0.75 * _MM  # points in a millimetre
    height = page.height * 0.75
    with _printed(document, page) as text:
        words: str = text.get_text_bounded(bottom=_BOTTOM * scale, top=height - _TOP * scale)
    return " ".join(words.split())


def _printed_height(document: Any, page: Any) -> float:
    """Returns how far the text reaches down from the upper margin, in millimetres, read from the printed page."""
    scale = 0.75 * _MM
    with _printed(document, page) as text:
        bottoms = [text.get_rect(number)[1] / scale for number in range(text.count_rects())]
    return max((float(page.height) / _MM - _TOP - bottom for bottom in bottoms if bottom >= _BOTTOM), default=0.0)

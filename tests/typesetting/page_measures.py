"""Measures laid-out pages as a typesetter does: sizes of type, lengths of lines, how full pages are, what ends them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from scorecard.rendering.typography import NO_BREAK

PX_IN_POINT, PX_IN_MM = 96 / 72, 96 / 25.4

QUIET = frozenset(
    {"sources", "source-list", "book-sources", "fine", "meaning", "mark", "remark", "credit", "key", "map"}
)
"""Classes of sources, of notes, of credits, and of the key and caption of a drawing, which may be smaller than text."""


@dataclass(frozen=True)
class Line:
    """A line of text: its characters without marks of sources, its largest letters, and where it belongs."""

    text: str
    size: float
    classes: frozenset[str]
    tags: tuple[str, ...]
    block: int
    bottom: float
    """From the top of the page, in millimetres."""
    left: float
    """From the left edge of the page, in millimetres."""


@dataclass(frozen=True)
class Run:
    """Characters of one size in points, with the classes of all elements around them."""

    text: str
    size: float
    classes: frozenset[str]


@dataclass
class Sheet:
    """One page: its lines in order, its runs of type, the sizes in its drawings, and how much of its height is used."""

    lines: list[Line] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    drawn: dict[str, float] = field(default_factory=dict)
    """The smallest type of each class of drawings, in points."""
    fill: float = 0.0
    """The part of the height that text and drawings fill, from 0 to 1."""
    anchors: frozenset[str] = frozenset()
    """The addresses on the page to which links can lead."""
    begun_by_marks: list[str] = field(default_factory=list)
    """The lines that begin with the mark of a source, which belongs to the word before it."""


def sheets(document: Any) -> list[Sheet]:
    """Returns the pages of a document laid out by WeasyPrint.

    WeasyPrint has no public name for the boxes of a page, so `_page_box` is read, as the engine's `page_boxes.py` does.
    """
    return [_sheet(page) for page in document.pages]


def _sheet(page: Any) -> Sheet:
    sheet = Sheet(anchors=frozenset(page.anchors))
    body = page._page_box.children[0]
    top, height = page._page_box.content_box_y(), page._page_box.height
    lowest = top
    for box, around in _walk(body, ()):
        if hasattr(box, "text") and box.text.strip():
            sheet.runs.append(Run(box.text, box.style["font_size"] / PX_IN_POINT, _classes(around)))
            lowest = max(lowest, box.position_y + box.height)
        elif type(box).__name__ == "LineBox":
            every = [part for part in box.descendants() if hasattr(part, "text")]
            texts = [part for part in every if not _is_mark(part)]
            words = "".join(part.text for part in texts)
            if every and _is_mark(every[0]) and (every[0].text.startswith(NO_BREAK) or not words.strip()):
                sheet.begun_by_marks.append("".join(part.text for part in every))
            if words.strip():
                size = max(part.style["font_size"] for part in texts) / PX_IN_POINT
                tags = tuple(element.tag for element in around)
                bottom = (box.position_y + box.height) / PX_IN_MM
                left = box.position_x / PX_IN_MM
                sheet.lines.append(Line(words, size, _classes(around), tags, id(around[-1]), bottom, left))
        elif "Replaced" in type(box).__name__ and box.element is not None and box.element.tag.endswith("svg"):
            lowest = max(lowest, box.position_y + box.height)
            name = box.element.get("class") or ""
            smallest = _smallest(box.element, _scale(box))
            if smallest:
                sheet.drawn[name] = min(smallest, sheet.drawn.get(name, smallest))
    sheet.fill = (lowest - top) / height
    return sheet


def _walk(box: Any, around: tuple[Element, ...]) -> Iterator[tuple[Any, tuple[Element, ...]]]:
    """Yields each box below one with the elements around it, the outermost first."""
    element = getattr(box, "element", None)
    if element is not None and (not around or element is not around[-1]):
        around = (*around, element)
    yield box, around
    for child in getattr(box, "children", ()):
        yield from _walk(getattr(child, "_box", child), around)


def _is_mark(box: Any) -> bool:
    return "mark" in (box.element.get("class") or "").split()


def _classes(around: tuple[Element, ...]) -> frozenset[str]:
    return frozenset(name for element in around for name in (element.get("class") or "").split())


def _scale(box: Any) -> float:
    """Returns how many points a unit of a drawing is."""
    _, _, width, height = map(float, (box.element.get("viewBox") or "0 0 1 1").split())
    return float(min(box.width / width, box.height / height)) / PX_IN_POINT


def _smallest(element: Element, scale: float, inherited: float | None = None) -> float | None:
    """Returns the smallest type of a drawing in points; None without type."""
    own = element.get("font-size")
    size = float(re.sub(r"[a-z]+$", "", own)) if own else inherited
    if element.tag.split("}")[-1] == "text":
        return (size or 16) * scale
    found = [_smallest(child, scale, size) for child in element]
    return min((one for one in found if one is not None), default=None)

"""Adds to a PDF's tags the language of a text that is not in the language of the document (PDF/UA-1, 7.2).

WeasyPrint writes the language of the document alone, so that a screen reader would read a quotation, an original or the
other side of a sheet aloud as if it were in that one.

Replaces: `_build_box_tree` in `weasyprint.pdf.tags`, by itself with the language of an element added to its tag.
Relies on: that it yields the dictionary of a tag for a box, and calls itself by this name; `box.element`.
Earns: no time. Where the name is missing, tags have no language.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any


def tag_languages() -> None:
    """Makes WeasyPrint write the attribute `lang` of an element into its tag."""
    try:
        tags: Any = import_module("weasyprint.pdf.tags")
        pydyf = import_module("pydyf")
        original = tags._build_box_tree
    except (ImportError, AttributeError):
        return

    def with_language(box: Any, parent: Any, *others: Any) -> Iterator[Any]:
        attributes = getattr(getattr(box, "element", None), "attrib", None)
        language = attributes.get("lang") if attributes else None
        if language is None or getattr(box, "element_tag", None) in ("html", "body"):
            yield from original(box, parent, *others)
            return
        for tag in original(box, parent, *others):
            if getattr(parent.get("Lang"), "string", None) != language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    tags._build_box_tree = with_language

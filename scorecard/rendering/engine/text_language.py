"""Adds to a PDF's tags the language of a text that is not in the language of the document (PDF/UA-1, 7.2).

WeasyPrint writes the language of the document alone, so that a screen reader would read a quotation, an original or the
other side of a sheet aloud as if it were in that one.

Replaces: `_build_box_tree` in `weasyprint.pdf.tags`, by itself with the language of an element added to its tag.
Relies on: that its parameters `box` and `parent` are a box and the tag above it, that it yields the dictionary of a tag
for the box, and calls itself by this name; `box.element`.
Earns: no time. With any other version than the tested one a page is printed first; where that fails or has no language
in its tags, the function is left as it comes, and tags have no language.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from scorecard.rendering.engine.replacement import Replacement
from scorecard.rendering.engine.shortcuts import is_tested

_TRIAL = """<html lang="en"><head><title>a</title></head><body><div lang="fr"><p lang="de">a</p></div>
<ul lang="fr"><li lang="de">a</li></ul><table lang="fr"><tr><th scope="row">a</th><td lang="de">b</td></tr></table>
</body></html>"""


@cache
def tag_languages() -> None:
    """Makes WeasyPrint, once in a process, write the attribute `lang` of an element into its tag."""
    try:
        tags = import_module("weasyprint.pdf.tags")
        pydyf = import_module("pydyf")
        original: Any = tags._build_box_tree
    except (ImportError, AttributeError):
        return

    def with_language(box: Any, parent: Any, *others: Any, **named: Any) -> Iterator[Any]:
        attributes = getattr(getattr(box, "element", None), "attrib", None)
        language = attributes.get("lang") if attributes else None
        if language is None or getattr(box, "element_tag", None) in ("html", "body"):
            yield from original(box, parent, *others, **named)
            return
        for tag in original(box, parent, *others, **named):
            if getattr(parent.get("Lang"), "string", None) != language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    replacement = Replacement(tags, "_build_box_tree", with_language)
    before = replacement.original()
    replacement.apply()
    if not (is_tested("weasyprint") or _languages_are_written()):
        before.apply()


def _languages_are_written() -> bool:
    """Returns whether a page can be printed with languages in its tags."""
    found: list[Any] = []

    def look(_: Any, pdf: Any) -> None:
        found.extend(item for item in pdf.objects if isinstance(item, dict) and "S" in item and "Lang" in item)

    try:
        import_module("weasyprint").HTML(string=_TRIAL).write_pdf(pdf_variant="pdf/ua-1", finisher=look)
    except Exception:  # whatever it is: the function of another version is left as it comes
        return False
    return bool(found)

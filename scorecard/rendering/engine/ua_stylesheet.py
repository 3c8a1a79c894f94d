"""Removes from WeasyPrint's own stylesheet what no template of ours uses.

The sheet gives every element, those of drawings too, six pseudo-elements - a list marker and the five of footnotes and
notes - and the engine computes a style for each: some four thousand in a scorecard. Our templates have markers on list
items alone and no footnotes or notes of the engine.

Replaces: `weasyprint.HTML._ua_stylesheets`, which returns the sheet.
Relies on: `weasyprint.html.UA_STYLESHEET` and its `matcher`; in cssselect2, `Matcher.other_selectors` and
`Matcher.lower_local_name_selectors`, whose entries are tuples of five with the pseudo-element in the fourth place.
Earns: without it a scorecard that is printed again takes 6 % more CPU time (3 to 14 % in ten rounds, ce473234).
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

from copy import copy
from typing import Any

from weasyprint import HTML
from weasyprint.html import UA_STYLESHEET

from scorecard.rendering.engine.replacement import Replacement

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_LIST_ITEM = "li"


def replacements() -> list[Replacement]:
    """Returns the exchange of the method that chooses the sheet; the one for forms is left to the engine."""
    original, sheet = HTML._ua_stylesheets, shortened(UA_STYLESHEET)

    def ua_stylesheets(html: Any, forms: bool = False) -> Any:
        return original(html, forms) if forms else [sheet]

    return [Replacement(HTML, "_ua_stylesheets", ua_stylesheets)]


def shortened(stylesheet: Any) -> Any:
    """Returns a copy of the sheet without notes, and with list markers on list items alone."""
    matcher = copy(stylesheet.matcher)
    everywhere = [entry for entry in matcher.other_selectors if _pseudo_element(entry) not in _NOTES]
    markers = [entry for entry in everywhere if _pseudo_element(entry) == "marker"]
    by_name = matcher.lower_local_name_selectors
    matcher.other_selectors = [entry for entry in everywhere if entry not in markers]
    matcher.lower_local_name_selectors = by_name | {_LIST_ITEM: [*by_name.get(_LIST_ITEM, []), *markers]}
    sheet = copy(stylesheet)
    sheet.matcher = matcher
    return sheet


def _pseudo_element(entry: Any) -> str | None:
    _, _, _, pseudo_element, _ = entry
    name: str | None = pseudo_element
    return name

"""The engine's own stylesheet, less what no template of ours uses.

It gives every element, those of the charts too, six pseudo-elements of its own - a list marker and the five of
footnotes and notes - and computes a style for each: some four thousand in a scorecard, a sixteenth of its time. Ours
has markers on list items alone and no notes of the engine's making.
"""

from copy import copy
from functools import cache
from typing import Any

from scorecard.rendering.engine import UA_STYLESHEET

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_LIST_ITEM = "li"


@cache
def default_stylesheet() -> Any:
    """The sheet under ours: the same page from less work."""
    matcher = copy(UA_STYLESHEET.matcher)
    everywhere = [entry for entry in matcher.other_selectors if _pseudo_element(entry) not in _NOTES]
    markers = [entry for entry in everywhere if _pseudo_element(entry) == "marker"]
    names = matcher.lower_local_name_selectors
    matcher.other_selectors = [entry for entry in everywhere if entry not in markers]
    matcher.lower_local_name_selectors = names | {_LIST_ITEM: [*names.get(_LIST_ITEM, []), *markers]}
    sheet = copy(UA_STYLESHEET)
    sheet.matcher = matcher
    return sheet


def _pseudo_element(entry: Any) -> str | None:
    _, _, _, pseudo_element, _ = entry
    name: str | None = pseudo_element
    return name

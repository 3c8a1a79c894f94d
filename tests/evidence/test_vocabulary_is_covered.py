"""Every dictionary by aspect, stance, role and so on has an entry for each: a new one is not forgotten."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import scorecard

PARTIAL = {
    "scorecard.documents.verdict_clauses.CLAUSES": "the verdict names only the aspects that matter most",
    "scorecard.documents.verdict_clauses.REPORTED_CLAUSES": "the same aspects, where reports differ",
    "scorecard.rendering.brief_layout._HIGHER": "how much higher than in the closest density, which is left out",
    "scorecard.analysis.texts.TEXT_ASPECTS": "only these aspects are themselves a text",
}
"""Dictionaries that need not name every key, each with the reason."""


def missing_entries(name: str, annotation: Any, value: Any) -> Iterator[str]:
    """Yields the missing keys of a dictionary whose keys are a closed vocabulary, and of the dictionaries within
    it."""
    if get_origin(annotation) not in (dict, Mapping) or not isinstance(value, Mapping):
        return
    keys, inner = get_args(annotation)
    if get_origin(keys) is Literal and name not in PARTIAL:
        yield from (f"{name} has no entry for '{key}': add one" for key in get_args(keys) if key not in value)
    for key, item in value.items():
        yield from missing_entries(f"{name}[{key!r}]", inner, item)


def test_every_dictionary_covers_its_vocabulary() -> None:
    missing: list[str] = []
    for info in pkgutil.walk_packages(scorecard.__path__, "scorecard."):
        module = importlib.import_module(info.name)
        for variable, annotation in getattr(module, "__annotations__", {}).items():
            missing += missing_entries(f"{info.name}.{variable}", annotation, getattr(module, variable, None))
    assert not missing, "\n".join(missing)

"""Says in words for an editor what does not fit the model: the cause, and the cure."""

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from scorecard.evidence.model_paths import fields_at, holds_text
from scorecard.evidence.problems import did_you_mean
from scorecard.evidence.yaml_document import Path, name_of

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list (each line begins with '- ')",
    "dict_type": "a block of fields",
    "model_type": "a block of fields",
    "model_attributes_type": "a block of fields",
}

_ODD_SPACE = re.compile(r"[^\S ]")
_PER_CENT = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*%")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")


def message_for(error: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    """Returns the cause and the cure in one line, in words for an editor of YAML files."""
    name = name_of(path)
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"'{error['loc'][-1]}' is missing"
    if kind == "extra_forbidden":
        fields = fields_at(model, path[:-1])
        return f"'{path[-1]}' is not a field here{did_you_mean(str(path[-1]), fields)}" + _known(fields)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        shown = f"'{given}'" if isinstance(given, str) else kind_of(given)
        hint = did_you_mean(given, allowed) if isinstance(given, str) else ""
        return f"{name} {shown} is not one of {', '.join(allowed)}{hint}{_odd_space(given)}"
    if given is None:
        return f"{name} has no value; fill it in or delete the line"
    if kind in _WANTED:
        return f"{name} should be {_WANTED[kind]}, not {kind_of(given)}{_shown(given)}{_cure(kind, given, path, model)}"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = context.get("ge", context.get("le", context.get("gt", context.get("lt"))))
        side, cure = {
            "greater_than_equal": ("below", "at least"),
            "greater_than": ("not above", "more than"),
            "less_than_equal": ("above", "at most"),
            "less_than": ("not below", "less than"),
        }[kind]
        return f"{name} {given} is {side} {_number(limit)}; give {cure} {_number(limit)}"
    if kind == "string_too_short":
        return f"{name} is empty; fill it in or delete the line"
    if kind == "too_short":
        return f"{name} is empty; give at least one"
    if kind == "too_long" and isinstance(given, str):
        return f"{name} has {context['actual_length']} characters; {context['max_length']} at most"
    if kind == "too_long":
        return f"{name} has {context['actual_length']} entries; {context['max_length']} at most"
    if kind == "string_pattern_mismatch":
        return f"{name} '{given}' {_pattern_words(str(context.get('pattern')), str(given))}{_odd_space(given)}"
    if kind == "value_error":
        return f"{name}: {context['error']}"
    return f"{name}: {error['msg']}"


def _cure(kind: str, given: Any, path: Path, model: type[BaseModel]) -> str:
    """Returns how a value of another type is written rightly, where that can be told; else the empty string."""
    if kind in ("int_type", "int_from_float") and isinstance(given, float):
        if given.is_integer():
            return f"; write {given:.0f}"
        if re.fullmatch(r"\d{1,3}\.\d{3}", str(written := f"{given:.3f}")):
            return f"; write {written.replace('.', '')} where the point parts thousands"
    if not isinstance(given, str):
        return ""
    if kind == "list_type" and re.search(r"[,;]", given):
        return f"; write [{', '.join(part.strip() for part in re.split('[,;]', given))}]"
    if kind == "dict_type" and holds_text(model, (*path, "en")):
        return "; write its language before it: {en: ...}"
    if kind not in ("int_type", "float_type"):
        return ""
    if per_cent := _PER_CENT.fullmatch(given):
        return f"; write {per_cent['number'].replace(',', '.')} without the sign"
    if _THOUSANDS.fullmatch(given):
        return f"; write {re.sub('[^0-9]', '', given)}"
    if kind == "float_type" and _DECIMAL_COMMA.fullmatch(given):
        return f"; write {given.replace(',', '.')}"
    return ""


def _odd_space(given: Any) -> str:
    """Returns words on a blank that is no ordinary space, such as a non-breaking one; else the empty string."""
    odd = _ODD_SPACE.search(given) if isinstance(given, str) else None
    return f"; there is no ordinary space but U+{ord(odd[0]):04X} in it, retype it" if odd else ""


def _number(limit: Any) -> str:
    """Returns a limit as one writes it: whole where it can be, and in thousands where it is long."""
    return f"{limit:,}" if abs(limit) >= 10_000 else f"{limit:g}"


def kind_of(value: Any) -> str:
    """Returns the type of a value in the words of an editor."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a block of fields"


def _shown(value: Any) -> str:
    """Returns a short value in brackets, else the empty string."""
    return f" ({value})" if isinstance(value, str | int | float) and len(str(value)) < 60 else ""


def _pattern_words(pattern: str, given: str) -> str:
    """Returns what a text that does not match a pattern of the model is not."""
    choice = re.fullmatch(r"\^\(([a-z_|]+)\)\$", pattern)
    if choice:
        return "is not one of " + ", ".join(choice[1].split("|"))
    if pattern == "^[a-z]{2}$":
        return "is not a two-letter language code"
    if "[0-9a-fA-F]{6}" in pattern:
        return "is not a colour; write it as #rrggbb"
    if "svg|png" in pattern:
        return "is not the name of an SVG or PNG file in countries/logos/"
    if pattern.startswith("^(EU27"):
        return "is not an area; write EU27, EU28 or ALL8 for eight countries together"
    if "://" in given or given.startswith("www."):
        return "is an address, not a key; give the address a key under 'sources', and write that key here"
    return "is not a key; use small letters, digits, '-' and '_'"


def _known(fields: list[str]) -> str:
    return f" (fields: {', '.join(fields)})" if fields else ""

"""Writes for an editor, in words, what does not fit the model: the cause, and the cure."""

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from scorecard.evidence.model_paths import fields_at, holds_text
from scorecard.evidence.problems import did_you_mean
from scorecard.evidence.program_messages import formats, tr, tr_count, tr_noop
from scorecard.evidence.written_number import WrittenNumber, decimals_of
from scorecard.evidence.yaml_document import ODD_SPACE, Path, name_of, no_value

# Translators: words as a kind of value. This and the like are nouns that stand at {kind} and {given} in other messages.
_TEXT = tr_noop("text")
_NUMBER = tr_noop("a number")
_WHOLE_NUMBER = tr_noop("a whole number")
# Translators: lines of YAML, indented alike, each with a name and a value.
_BLOCK = tr_noop("a block of fields")
_WANTED = {
    "string_type": _TEXT,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_type": _NUMBER,
    # Translators: true and false are words of YAML, and stay as they are.
    "bool_type": tr_noop("true or false"),
    "list_type": tr_noop("a list (each line begins with '- ')"),
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
}
_OUTSIDE = {
    "greater_than_equal": tr_noop("{field} {value} is below {limit}; give at least {limit}"),
    "greater_than": tr_noop("{field} {value} is not above {limit}; give more than {limit}"),
    "less_than_equal": tr_noop("{field} {value} is above {limit}; give at most {limit}"),
    "less_than": tr_noop("{field} {value} is not below {limit}; give less than {limit}"),
}
"""The messages for numbers that are too small or too large."""

_PER_CENT = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*%")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")


def message_for(error: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    """Returns the cause and the cure in one line, in words for an editor of YAML files."""
    name = name_of(path)
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        # Translators: {field} is the name of a field.
        return tr("'{field}' is missing", field=error["loc"][-1])
    if kind == "extra_forbidden":
        fields = fields_at(model, path[:-1])
        # Translators: a field is a line of YAML with a name and a value; {field} is a name that there is not.
        cause = tr("'{field}' is not a field here", field=path[-1])
        return f"{cause}{did_you_mean(str(path[-1]), fields)}{_known(fields)}"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        known = ", ".join(allowed)
        if not isinstance(given, str):
            # Translators: {kind} is "a list", "a number" and the like.
            return tr("{field} {kind} is not one of {known}", field=name, kind=kind_of(given), known=known)
        return _not_one_of(name, given, allowed) + did_you_mean(given, allowed) + _odd_space(given)
    if given is None:
        return no_value(path)
    if kind in _WANTED:
        # Translators: {kind} and {given} are "a whole number", "a list" and the like; {given} may have the value
        # behind it in brackets.
        cause = tr(
            "{field} should be {kind}, not {given}",
            field=name,
            kind=tr(_WANTED[kind]),
            given=f"{kind_of(given)}{_shown(given)}",
        )
        return f"{cause}{_cure(kind, given, path, model)}"
    if kind in _OUTSIDE:
        limit = context.get("ge", context.get("le", context.get("gt", context.get("lt"))))
        return tr(_OUTSIDE[kind], field=name, value=given, limit=_number(limit))
    if kind == "string_too_short":
        return tr("{field} is empty; fill it in or delete the line", field=name)
    if kind == "too_short":
        # Translators: a list is empty; give at least one entry.
        return tr("{field} is empty; give at least one", field=name)
    if kind == "too_long" and isinstance(given, str):
        return tr_count(
            "{field} has {count} character; {most} at most",
            "{field} has {count} characters; {most} at most",
            context["actual_length"],
            field=name,
            most=context["max_length"],
        )
    if kind == "too_long":
        return tr_count(
            "{field} has {count} entry; {most} at most",
            "{field} has {count} entries; {most} at most",
            context["actual_length"],
            field=name,
            most=context["max_length"],
        )
    if kind == "string_pattern_mismatch":
        return _no_match(name, str(given), str(context.get("pattern"))) + _odd_space(given)
    if kind == "value_error":
        return f"{name}: {context['error']}"
    return f"{name}: {error['msg']}"


def _cure(kind: str, given: Any, path: Path, model: type[BaseModel]) -> str:
    """Returns how a value of another type is written correctly, where that is known; else the empty string."""
    if kind in ("int_type", "int_from_float") and isinstance(given, float):
        written = f"{given:.{decimals_of(given)}f}"
        if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written):
            # Translators: {value} is a number without the point that was typed in it.
            return tr("; write {value} where the point parts thousands", value=written.replace(".", ""))
        if given.is_integer():
            return _write(f"{given:.0f}")
    if not isinstance(given, str):
        return ""
    if kind == "list_type" and re.search(r"[,;]", given):
        return _write(f"[{', '.join(part.strip() for part in re.split('[,;]', given))}]")
    if kind == "dict_type" and holds_text(model, (*path, "en")):
        return tr("; write its language before it: {example}", example="{en: ...}")
    if kind not in ("int_type", "float_type"):
        return ""
    if per_cent := _PER_CENT.fullmatch(given):
        # Translators: without the sign %.
        return tr("; write {value} without the sign", value=per_cent["number"].replace(",", "."))
    if _THOUSANDS.fullmatch(given):
        return _write(re.sub("[^0-9]", "", given))
    if kind == "float_type" and _DECIMAL_COMMA.fullmatch(given):
        return _write(given.replace(",", "."))
    return ""


def _write(value: str) -> str:
    """Returns the correct form of a value."""
    # Translators: it follows what is wrong with a value: "share should be a number, not text (1,5); write 1.5".
    return tr("; write {value}", value=value)


def _odd_space(given: Any) -> str:
    """Returns words on a blank that is no ordinary space, such as a non-breaking one; else the empty string."""
    odd = ODD_SPACE.search(given) if isinstance(given, str) else None
    if odd is None:
        return ""
    # Translators: {code} is the number of a character, such as U+00A0.
    return tr("; there is no ordinary space but {code} in it, retype it", code=f"U+{ord(odd[0]):04X}")


def _number(limit: Any) -> str:
    """Returns a limit as people write it: without decimals where they are zero, and with separated thousands."""
    return formats().number(limit) if abs(limit) >= 10_000 else f"{limit:g}"


def kind_of(value: Any) -> str:
    """Returns the type of a value in the words of an editor."""
    if value is None:
        # Translators: a file or field has no value: "should be a block of fields, not nothing".
        return tr("nothing")
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, int | float):
        return tr(_NUMBER)
    if isinstance(value, str):
        return tr(_TEXT)
    return tr("a list") if isinstance(value, list) else tr(_BLOCK)


def _shown(value: Any) -> str:
    """Returns a short value in brackets, else the empty string."""
    if isinstance(value, WrittenNumber):
        return f" ({value:.{value.decimals}f})"
    return f" ({value})" if isinstance(value, str | int | float) and len(str(value)) < 60 else ""


def _not_one_of(name: str, given: str, known: Sequence[str]) -> str:
    # Translators: {field} is the name of a field, {value} what was typed: stance 'for' is not one of supports, opposes.
    return tr("{field} '{value}' is not one of {known}", field=name, value=given, known=", ".join(known))


def _no_match(name: str, given: str, pattern: str) -> str:
    """Returns the message for a text that does not match a pattern of the model."""
    if choice := re.fullmatch(r"\^\(([a-z_|]+)\)\$", pattern):
        return _not_one_of(name, given, choice[1].split("|"))
    if pattern == "^[a-z]{2}$":
        message = tr_noop("{field} '{value}' is not a two-letter language code")
    elif "[0-9a-fA-F]{6}" in pattern:
        message = tr_noop("{field} '{value}' is not a colour; write it as #rrggbb")
    elif "svg|png" in pattern:
        message = tr_noop("{field} '{value}' is not the name of an SVG or PNG file in countries/logos/")
    elif pattern.startswith("^(EU27"):
        message = tr_noop("{field} '{value}' is not an area; write EU27, EU28 or ALL8 for eight countries together")
    elif "://" in given or given.startswith("www."):
        message = tr_noop(
            "{field} '{value}' is an address, not a key; "
            "give the address a key under 'sources', and write that key here"
        )
    else:
        # Translators: a key is a short name by which something is referred to.
        message = tr_noop("{field} '{value}' is not a key; use small letters, digits, '-' and '_'")
    return tr(message, field=name, value=given)


def _known(fields: list[str]) -> str:
    return " " + tr("(fields: {fields})", fields=", ".join(fields)) if fields else ""

"""Reads a YAML value without quotes as number, true or false, nothing or text, never as what it was not meant."""

import re

from scorecard.evidence.program_messages import tr
from scorecard.evidence.written_number import parse_number

MAX_NUMBER_LENGTH = 17
"""The longest number in characters: no count here needs as many digits, and a float holds no more exactly."""

Scalar = str | int | float | bool | None

_BEGINS_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_MISREAD_BOOLEAN = re.compile(r"(?i)yes|no|on|off")
_MAX_BOOLEAN_LENGTH = len("yes")  # "off" is as long; almost every text is longer, and there are 30,000
_MISREAD_NUMBER = re.compile(
    r"[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


def plain_value(text: str) -> tuple[Scalar, str | None]:
    """Returns a value without quotes, and what is wrong with it where YAML takes it for something else, else None."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None, None
    if text.lower() in ("true", "false"):
        return text.lower() == "true", None
    if text[0] not in _BEGINS_NUMBER:
        return text, misread_boolean(text)
    if _INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text):
        if len(text) > MAX_NUMBER_LENGTH:
            return text, tr("'{value}' has too many digits for a number; put it in quotes if it is text", value=text)
        return parse_number(text) if "." in text else int(text), None
    if _MISREAD_NUMBER.fullmatch(text):
        return text, tr("'{value}' is read by YAML as another number; put it in quotes or write it plainly", value=text)
    return text, None


def misread_boolean(text: str) -> str | None:
    """Returns the fault of a word that YAML reads as true or false; None for any other word."""
    if len(text) > _MAX_BOOLEAN_LENGTH or not _MISREAD_BOOLEAN.fullmatch(text):
        return None
    # Translators: true and false are words of YAML, and stay as they are.
    return tr(
        "'{value}' without quotes means true or false to YAML; "
        'write "{value}" in quotes for the word or code, or true/false for a choice',
        value=text,
    )

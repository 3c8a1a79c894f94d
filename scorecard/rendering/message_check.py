"""Checks one translation: placeholders, plural forms, typed names, and characters that would be markup.

A faulty translation is not printed, because a sentence with a placeholder that nothing fills cannot be printed.
"""

import re
from functools import reduce

from scorecard.documents.state_forms import STATE_FORMS
from scorecard.evidence.model.common import line_fault
from scorecard.evidence.po_file import Entry
from scorecard.evidence.program_messages import IN_TERMINAL, tr, tr_count
from scorecard.rendering.date_forms import FORMS, languages_with_forms

# For translators, of all messages here: said of a translation

_PLACEHOLDER = re.compile(r"\{(\w*)\}|(%\(\w+\)[sd])")
_BARE_PERCENT = re.compile(r"%(?!%|\(\w+\)[sd])")
_QUOTED = re.compile(r"(?<!\w)'([^']+)'(?!\w)")
_MARKUP = "<&"
"""Characters that a template would print as HTML."""
_STATE = frozenset({"state", *(name for name, _ in STATE_FORMS)})
"""The forms of the name of a state, of which a translation may use another than the English sentence."""
_DATE_FORM = re.compile(f"(?i:{'|'.join(FORMS)})_(?=.)")
"""The prefixes that a translation may write before the name of a date: see `date_forms.py`."""
_COUNT = frozenset({"count", "%(num)s", "%(count)s"})
"""The number of a plural message; a form for a single number may write it in words."""


def message_fault(entry: Entry, forms: int, language: str) -> str | None:
    """Returns the fault of a translation into a language of so many plural forms; None where it has none."""
    if entry.plural is not None and len(entry.strings) != forms:
        return tr_count(
            "has {count} plural forms; the language has {number}: {first} to {last}",
            "has {count} plural forms; the language has {number}: {first} to {last}",
            len(entry.strings),
            number=forms,
            first="msgstr[0]",
            last=f"msgstr[{forms - 1}]",
        )
    singular = placeholders(entry.text)
    plural = singular if entry.plural is None else placeholders(entry.plural)
    in_terminal = IN_TERMINAL in entry.extracted
    states = _STATE if singular & _STATE and not in_terminal else frozenset()
    for number, text in enumerate(entry.strings):
        found = placeholders(text)
        if language in languages_with_forms() and not in_terminal:
            found = frozenset(_DATE_FORM.sub("", name) for name in found)
        if unknown := found - singular - plural - states:
            return _unknown_names(unknown, singular | plural)
        needed = plural - _COUNT if number and entry.plural is not None else singular & plural
        if (
            missing := needed
            - found
            - (_COUNT if entry.plural is not None else frozenset())
            - (_STATE if found & states else frozenset())
        ):
            # Translators: {names} is one or more placeholders such as {state}.
            return tr("lacks {names}; keep it as it is", names=_shown(missing))
        if in_terminal and (name := next((name for name in _typed(entry.text) if name not in text), None)):
            # Translators: {name} is a name that editors type, such as 'sources'.
            return tr("lacks '{name}', which is not translated; write it as in the English", name=name)
        if fault := _fault_of_letters(text, f"{entry.text}{entry.plural or ''}"):
            return fault
        if (fault := line_fault(text)) and not (in_terminal and line_fault(entry.text)):  # some name an element of SVG
            return fault
    return None


def _fault_of_letters(text: str, english: str) -> str | None:
    """Returns the message on characters of a translation that would be read as a placeholder or as HTML; None where
    there are none."""
    if re.search("[{}]", _PLACEHOLDER.sub("", text)):
        return tr(
            "has a {opening} or {closing} that belongs to no placeholder; "
            "delete it, or write the placeholder as in the English",
            opening="{",
            closing="}",
        )
    if "%(" in english and _BARE_PERCENT.search(text.replace("%%", "")):
        return tr("has a {sign} of its own; write {doubled}", sign="%", doubled="%%")
    if "%" in text and "%" not in english and not _PLACEHOLDER.search(english):
        return tr("has a {sign}, which the English has not; write it in words", sign="%")
    if found := next((letter for letter in _MARKUP if letter in text and letter not in english), None):
        return tr("has {sign}, which the English has not; write plain words", sign=found)
    return None


def _typed(text: str) -> list[str]:
    """Returns the names and signs in straight quotation marks, which an editor types in every language."""
    return [name for name in _QUOTED.findall(text) if "{" not in name]


def placeholders(text: str) -> frozenset[str]:
    """Returns the placeholders of a text: `count` for {count}, `%(num)s` for itself."""
    return frozenset(brace or percent for brace, percent in _PLACEHOLDER.findall(text))


def _shown(names: frozenset[str]) -> str:
    written = (name if name.startswith("%") else f"{{{name}}}" for name in sorted(names))
    return reduce(lambda one, other: tr("{one} and {other}", one=one, other=other), written)


def _unknown_names(unknown: frozenset[str], known: frozenset[str]) -> str:
    """Returns the message for placeholders that a translation has and the English has not."""
    if not known:
        return tr("has {names}, which the English has not; write none", names=_shown(unknown))
    return tr("has {names}, which the English has not; write {known}", names=_shown(unknown), known=_shown(known))

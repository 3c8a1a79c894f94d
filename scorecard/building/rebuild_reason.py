"""Determines whether a target is up to date, and if not, why it is built again."""

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten

from scorecard.building.dependencies import Dependencies, html_code, layout_code
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import BuiltTarget
from scorecard.evidence.evidence_files import TRANSLATIONS
from scorecard.evidence.joined_messages import shortened
from scorecard.evidence.program_messages import tr, tr_count, tr_noop

_OPTIONS = tr_noop("options of the build")
"""The reason where no file and no tool changed: the ICC profile, the plain engine, or the entry of the document
kind."""
_MAX_LENGTH = 50
"""The number of characters of a text that are shown; a longer text is cut."""


def is_up_to_date(built: BuiltTarget, dependencies: Dependencies, document: str, words: tuple[str, str]) -> bool:
    """Returns whether the present inputs of a target are those that it was built from.

    `document` is the digest of the document, `words` are those of the places of the messages that it shows, and of the
    translations of what it shows.
    """
    return built.messages is not None and (
        (built.document, built.html_inputs, built.layout_inputs, (built.wording, built.texts))
        == (document, dependencies.html, dependencies.layout, words)
    )


def reason(
    before: BuiltTarget | None,
    dependencies: Dependencies,
    document: str,
    words: tuple[str, str],
    changed_texts: Sequence[str],
    parts: tuple[Mapping[str, str], Mapping[str, str]],
    inputs: tuple[Inputs | None, Inputs],
    damaged_file: str | None,
) -> str:
    """Returns why a target is built again, in words.

    `document` is the digest of the document now, `words` are those of its messages and of its translations, and
    `changed_texts` the changed ones among them, as far as they are known. `parts` are the digests of the parts of the
    document, and `inputs` those of all inputs, each of the build before and of this one.
    """
    if before is None:
        return tr("not built before")
    wording, texts = words
    reasons: list[str] = []
    if before.document != document:
        evidence = [name for name in _changed_inputs(inputs, lambda inputs: inputs.evidence) if _is_read(name)]
        where = f" ({_listed(evidence)})" if evidence else ""
        # Translators: parts of the document follow, behind a colon.
        reasons.append(tr("changed content") + _after_colon(_changed(*parts)) + where)
    elif before.html_inputs != dependencies.html or (before.wording != wording and not changed_texts):
        names = _changed_inputs(inputs, _html_inputs) or [tr(_OPTIONS)]
        # Translators: names of files and libraries follow, behind a colon.
        reasons.append(tr("changed inputs of its HTML") + _after_colon(names))
    if before.texts != texts or changed_texts:
        reasons.append(_named(changed_texts) or tr("changed translations"))
    if before.layout_inputs != dependencies.layout:
        names = _changed_inputs(inputs, _layout_inputs) or [tr(_OPTIONS)]
        # Translators: names of files and libraries follow, behind a colon.
        reasons.append(tr("changed inputs of its layout") + _after_colon(names))
    if damaged_file:
        reasons.append(tr("{file} is missing or was changed", file=damaged_file))
    return "; ".join(reasons) or tr("asked for with --force")


def _is_read(name: str) -> bool:
    """Returns whether a file of the evidence is read into documents; changed translations are named text by text
    instead."""
    return not name.startswith(f"{TRANSLATIONS}/")


def _named(texts: Sequence[str]) -> str:
    """Returns the sentence that names the beginnings of the first texts, and how many more there are."""
    if not texts:
        return ""
    first, second = [shorten(text, _MAX_LENGTH, placeholder="…") for text in (*texts[:2], "")][:2]
    if len(texts) == 1:
        # Translators: {text} is the beginning of a text of the evidence; put it in the quotation marks of the language.
        return tr("text “{text}” changed", text=first)
    if len(texts) == 2:
        return tr("texts “{first}” and “{second}” changed", first=first, second=second)
    return tr_count(
        "texts “{first}” and “{second}” and {count} more changed",
        "texts “{first}” and “{second}” and {count} more changed",
        len(texts) - 2,
        first=first,
        second=second,
    )


def _html_inputs(inputs: Inputs) -> Mapping[str, str]:
    return {**inputs.templates, **inputs.fonts, **html_code(inputs), **inputs.tools}


def _layout_inputs(inputs: Inputs) -> Mapping[str, str]:
    return {**inputs.templates, **inputs.fonts, **layout_code(inputs), **inputs.tools}


def _changed_inputs(inputs: tuple[Inputs | None, Inputs], among: Callable[[Inputs], Mapping[str, str]]) -> list[str]:
    before, now = inputs
    return _changed(among(before), among(now)) if before else []


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Returns the names whose digest differs, and those that only one side has."""
    return [name for name in {**before, **now} if before.get(name) != now.get(name)]


def _after_colon(names: list[str]) -> str:
    return f": {_listed(names)}" if names else ""


def _listed(names: list[str]) -> str:
    """Returns the first four names, and how many more there are."""
    return shortened([name.replace("_", " ") if "." not in name else name for name in names], 4)

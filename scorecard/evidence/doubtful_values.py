"""Finds values that are rarely meant: fractions for per cent, placeholders, quotation marks within others."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.state import Person, Quote
from scorecard.evidence.model.surveys import QuestionWording
from scorecard.evidence.program_messages import tr
from scorecard.evidence.value_paths import Block, entries
from scorecard.evidence.yaml_document import Path, name_of

_PLACEHOLDER_WITHIN = re.compile(
    r"[TFXLl?](?:(?<=\bT)(?:ODO|BD|BC|BA)\b|(?<=\bF)IXME\b|(?<=\bX)XX+\b|(?<=\b[Ll])(?i:orem ipsum)\b|(?<=\?)\?\?)"
)
"""Placeholders for a text still to be written, anywhere in a text: TODO, TBD, TBC, TBA, FIXME, XXX, lorem ipsum.

An expression that begins with a letter, and not with a boundary, is found four times as fast; 13,000 texts are
searched.
"""
_PLACEHOLDER = re.compile(
    r"[\s\[({<*]*(?:(?i:x{3,}|todo|to do|t\.?b\.?[dca]|fixme|lorem|n/a|n\. ?a|n\. ?n|placeholder|dummy|asdf\w*|foo|bar"
    r"|to be (?:added|confirmed|completed|defined|done)|to (?:follow|come)|coming soon|insert text|text here)"
    r"|#(?i:ref|n/a|name|value|div/0)[!?]*|=[A-Z]{1,2}\d+|test|\W+)[\s\])}>*.:]*$"
)
"""Placeholders that are the whole text, in brackets too; a text without a letter or digit is one too."""
_MAX_PLACEHOLDER_LENGTH = 30
_FROM_THE_MANUAL = re.compile(
    r"The title as published, in its own language|Who published it|The name as you write it|Maria Muster"
    r"|Example Street|0(?<=\b0)000000\b"
)
"""Words of the examples in docs/editing.md."""
_EXAMPLE_ADDRESS = re.compile(
    r"^(?:https?://|[^/\s]+@)(?:[^/@\s]*@)?(?:[\w-]+\.)*"
    r"(?:example(?:\.\w+)*|[\w-]+\.(?:example|test|invalid|localhost)|localhost|your-?\w*\.\w+|\.\.\.|…)(?::\d+)?(?:[/?#]|$)"
    r"|…|\.\.\.$"
)
"""Addresses kept for examples (RFC 2606), and those that were cut off."""
_TWO_FOR_ONE = re.compile("[\u00c2-\u00df][\u0080-\u00bf\u0152-\u2122]|\u00e2[\u20ac\u201a\u0080-\u00bf].")
"""The two or three letters as which the bytes of one UTF-8 letter appear in the encoding of Windows."""
_LOST_LETTER = re.compile(r"(?<!\S)[\w(\"'“„«?-]*(?<=\w)\?(?=\w)[\w?]*(?![\w/=&])")
"""A question mark within a word: a program writes it for a letter that its encoding does not have."""
_WITH_COUNTRY_CODE = re.compile(r"\+[1-9][\d\s()./–-]+")
"""The beginning of a telephone number with a country code; an extension may follow."""
_MARKS = '“”„‟"«»'
_DOUBLED_MARKS = re.compile("|".join([*(f"{mark}[{_MARKS}]+" for mark in _MARKS), "''", "‘‘", "’’"]))
_IN_MARKS = re.compile(r"^[“”„\"«»‘‚'](?P<words>.*)[“”\"«»’']$", re.DOTALL)
_QUOTED: tuple[tuple[type, str], ...] = ((Quote, "words"), (QuestionWording, "words"))
"""The fields that are printed within quotation marks."""


def doubtful_values(blocks: Sequence[tuple[Path, Block]]) -> Iterator[DoubtfulValue]:
    """Yields every doubt about single values of a file."""
    for path, block in blocks:
        quoted = {field for model, field in _QUOTED if isinstance(block, model)}
        for step, value in entries(block):
            if step == "seen":
                continue
            if isinstance(value, str):
                yield from _about_text((*path, step), value, step in quoted)
            elif isinstance(value, float) and 0 < value < 1 and _is_per_cent(path, step):
                yield DoubtfulValue(
                    (*path, step),
                    tr(
                        "{field} {value} is less than 1 per cent; a fraction is written as {percent}",
                        field=step,
                        value=f"{value:g}",
                        percent=f"{100 * value:g}",
                    ),
                )
        if isinstance(block, Person) and block.telephone and not _WITH_COUNTRY_CODE.match(block.telephone):
            message = tr(
                "{field} '{value}' does not begin with '+' and the code of the country",
                field="telephone",
                value=block.telephone,
            )
            yield DoubtfulValue((*path, "telephone"), message)
        if (translation := getattr(block, "translation", None)) and quoted:
            for language, words in translation.items():
                if _IN_MARKS.match(words):
                    yield _marks((*path, "translation", language))


def _is_per_cent(path: Path, step: str | int) -> bool:
    """Returns whether a number is a percentage that is hardly ever below one; a part of the population may be."""
    return step == "share" or str(step).endswith("_percent") or (bool(path) and str(path[-1]).endswith("_percent"))


def without_source(blocks: Sequence[tuple[Path, Block]]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each entry that needs a source and names none."""
    for path, block in blocks:
        field = type(block).model_fields.get("sources") if isinstance(block, BaseModel) else None
        if field and field.is_required() and getattr(block, "sources", None) == []:
            yield DoubtfulValue((*path, "sources"), tr("{field} is empty; give at least one", field="sources"))


def placeholder(text: str) -> re.Match[str] | None:
    """Returns the match where a text is only a placeholder; None for any other text."""
    return _PLACEHOLDER.fullmatch(text) if len(text) <= _MAX_PLACEHOLDER_LENGTH else None


def _about_text(path: Path, text: str, is_quoted: bool) -> Iterator[DoubtfulValue]:
    """Yields the doubts about one text or address."""
    yield from spoilt_words(path, text)
    if is_quoted and _stands_in_marks(text):
        yield _marks(path)
    elif doubled := _DOUBLED_MARKS.search(text):
        message = tr("{field} has the quotation marks {marks} side by side", field=name_of(path), marks=doubled[0])
        yield DoubtfulValue(path, message)


def spoilt_words(path: Path, text: str) -> Iterator[DoubtfulValue]:
    """Yields the doubts about placeholders, and about words whose letters were converted twice."""
    if found := _PLACEHOLDER_WITHIN.search(text) or placeholder(text) or _FROM_THE_MANUAL.search(text):
        message = tr(
            "{field} holds '{words}', which looks like the place of a text still to come",
            field=name_of(path),
            words=found[0],
        )
        yield DoubtfulValue(path, message)
    elif ("://" in text or "@" in text) and " " not in text and _EXAMPLE_ADDRESS.search(text):
        yield DoubtfulValue(
            path, tr("{field} '{value}' looks like the example of an address", field=name_of(path), value=text)
        )
    if "?" in text and "://" not in text and (lost := _LOST_LETTER.search(text)):
        fault = tr("a letter that was lost when the file was converted, {character}", character=f"'{lost[0]}'")
        yield DoubtfulValue(path, f"{name_of(path)}: {fault}", tr("retype it"))
    if wrong := _converted_twice(text):
        found_for_meant = tr(
            "{field} holds '{found}' for '{meant}': its letters were converted twice",
            field=name_of(path),
            found=wrong[0],
            meant=wrong[1],
        )
        # Translators: the letters.
        yield DoubtfulValue(path, found_for_meant, tr("retype them"))


def _converted_twice(text: str) -> tuple[str, str] | None:
    """Returns `Ã§` and `ç` where a letter of UTF-8 was read as those of Windows; None where none was."""
    for found in () if text.isascii() else _TWO_FOR_ONE.findall(text):
        try:
            meant = found.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        if unicodedata.category(meant)[0] != "M":  # ÍŽ, as in a name in capitals, would be an accent alone
            return found, meant
    return None


def _stands_in_marks(text: str) -> bool:
    match = _IN_MARKS.match(text)
    return match is not None and not re.search('[“”„"«»]', match["words"])


def _marks(path: Path) -> DoubtfulValue:
    return DoubtfulValue(
        path,
        tr(
            "{field} begins and ends with quotation marks, and is printed within others; leave them out",
            field=name_of(path),
        ),
    )

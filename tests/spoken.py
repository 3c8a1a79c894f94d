"""Prints messages in the pseudo-language, and finds words in them that came from no catalogue."""

import gettext
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from bench.pseudo_languages import PLAIN, pseudo_translation
from scorecard.evidence import vocabulary
from tests.evidence.minimal_evidence import MODELS
from tests.evidence.test_every_field_is_read import models

_WORD = re.compile(r"[^\W\d_]+")
_CODE_POINT = re.compile(r"U\+[0-9A-F]+")
_UNACCENTED = re.compile(f"[{PLAIN}]")


class PseudoTranslations(gettext.NullTranslations):
    """Every message with accents, and longer; its places stay as they are."""

    def gettext(self, message: str) -> str:
        return pseudo_translation(message)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo_translation(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo_translation(msgid1 if n == 1 else msgid2)


def untranslated(text: str, known: Collection[str], typed: str) -> list[str]:
    """Returns the words without accents in a sentence of the pseudo-language that are no values.

    Values are words that are `known`, such as the names of fields, and words in the same order in `typed`.
    """
    written = f" {' '.join(_WORD.findall(typed))} "
    found: list[str] = []
    run: list[str] = []
    for word in [*_WORD.findall(_CODE_POINT.sub(" ", text)), "à"]:
        if word in known or not _UNACCENTED.search(word):
            if run and f" {' '.join(run)} " not in written:
                found.append(" ".join(run))
            run = []
        else:
            run.append(word)
    return found


@cache
def names() -> frozenset[str]:
    """Returns the words of YAML that are the same in every language: names of fields, of files, and of codes."""
    return frozenset(word for name in _names() for word in _WORD.findall(name))


def _names() -> Iterator[str]:
    for file, model in MODELS.items():
        yield file
        for one in models(model):
            for name, field in one.model_fields.items():
                yield from (name, field.alias or name, *_choices(field.annotation))
    for value in vars(vocabulary).values():
        if isinstance(value, tuple | frozenset):
            yield from map(str, value)
        yield from (str(code) for code in get_args(value))


def _choices(annotation: object) -> Iterator[str]:
    """Yields the values that a field may have, where its type names them."""
    for argument in get_args(annotation):
        if isinstance(argument, str):
            yield argument
        yield from _choices(argument)


def text_of(folder: Path) -> str:
    """Returns all that is written in the files of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.suffix in (".yaml", ".csv"))
    return " ".join(path.read_text("utf-8") for path in files)

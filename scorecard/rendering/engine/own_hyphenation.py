"""Adds the Finnish hyphenation that the engine lacks, and divides words in drawings, which it does not break.

Its dictionaries are those of Pyphen, which has none for Finnish, Irish and Maltese. The Finnish one is our own; texts
in Irish and Maltese are set without hyphens.

Replaces: nothing.
Relies on: `pyphen.LANGUAGES` and `pyphen.LANGUAGES_LOWERCASE`, in which a dictionary is its path. Where one of them is
missing or holds something else, Finnish is set without hyphens.
Earns: no time.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "hyphenation"

_MIN_LETTERS = 3
"""The letters before and after a hyphen, at least."""


def divided(word: str, language: str, fits: Callable[[str], bool]) -> list[str]:
    """Returns the parts of a word that is too long for a line, each but the last with a hyphen and as long as fits.

    The word stays whole where its language has no dictionary. The parts are lines of a drawing, which no layout engine
    breaks.
    """
    add_dictionaries()
    with suppress(ImportError, AttributeError):
        import pyphen

        if pyphen.language_fallback(language):
            for head, tail in pyphen.Pyphen(lang=language, left=_MIN_LETTERS, right=_MIN_LETTERS).iterate(word):
                if fits(f"{head}-"):
                    return [f"{head}-", *([tail] if fits(tail) else divided(tail, language, fits))]
    return [word]


@cache
def add_dictionaries() -> None:
    """Adds our dictionaries to those that the layout engine looks a language up in."""
    with suppress(ImportError, AttributeError, TypeError):
        import pyphen

        for path in FOLDER.glob("hyph_*.dic"):
            code = path.stem.removeprefix("hyph_")
            tables: tuple[Any, ...] = (pyphen.LANGUAGES, pyphen.LANGUAGES_LOWERCASE)
            before = [dict(table) for table in tables]
            try:
                pyphen.LANGUAGES[code], pyphen.LANGUAGES_LOWERCASE[code] = path, code
                pyphen.Pyphen(lang=code)
            except MemoryError:
                raise
            except Exception:  # whatever it is: the tables are put back as they were
                for table, old in zip(tables, before, strict=True):
                    table.clear()
                    table.update(old)

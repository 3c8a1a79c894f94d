"""Gives the layout engine hyphenation for Finnish, which it lacks.

Its dictionaries are those of Pyphen, which has none for Finnish, Irish and Maltese. The Finnish one is our own; texts
in Irish and Maltese are set without hyphens.

Replaces: nothing.
Relies on: `pyphen.LANGUAGES` and `pyphen.LANGUAGES_LOWERCASE`. Where they are missing, Finnish is set without hyphens.
Earns: no time.
"""

from contextlib import suppress
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "hyphenation"


def add_dictionaries() -> None:
    """Adds our dictionaries to those that the layout engine looks a language up in."""
    with suppress(ImportError, AttributeError):
        import pyphen

        for path in FOLDER.glob("hyph_*.dic"):
            code = path.stem.removeprefix("hyph_")
            pyphen.LANGUAGES[code] = path
            pyphen.LANGUAGES_LOWERCASE[code] = code

"""Where templates and catalogues are, and which languages have one. Imports nothing heavy."""

from pathlib import Path

from scorecard.evidence.vocabulary import LANGUAGES, Language

CATALOGUES = Path(__file__).parent.parent / "locale"

TEMPLATES = Path(__file__).parent.parent.parent / "templates"


def available(catalogues: Path = CATALOGUES) -> tuple[Language, ...]:
    """English and every language that has a catalogue."""
    return tuple(
        code for code in LANGUAGES if code == "en" or (catalogues / code / "LC_MESSAGES" / "messages.mo").is_file()
    )

"""Chooses the language in which the program speaks to whoever started it, as gettext does."""

import gettext
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scorecard.evidence.program_messages import set_translations
from scorecard.evidence.vocabulary import LANGUAGES, Language
from scorecard.terminal import shown

if TYPE_CHECKING:
    from scorecard.documents.message import Message
    from scorecard.rendering.catalogue import Catalogue
    from scorecard.rendering.language import Language as Words

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""The variables of the environment that name a language, the strongest first; LANGUAGE may name several."""


def terminal_language(environment: Mapping[str, str]) -> Language:
    """Returns the code of the language that an environment asks for: English where it asks for none that there is.

    As in gettext, LANGUAGE counts for nothing where the locale is set to C or POSIX. It counts where none is set, and
    in C.UTF-8, which is what containers have.
    """
    locale = next((value for name in _VARIABLES[1:] if (value := environment.get(name))), "")
    if locale in ("C", "POSIX"):
        return "en"
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    codes = [_code(each) for each in wanted]
    return next((language for code in codes for language in LANGUAGES if language == code), "en")


_spoken: Language = "en"


def speak(language: Language) -> None:
    """Has everything said in a language from now on."""
    global _spoken
    _spoken = language
    if language == "en":
        set_translations(gettext.NullTranslations())
        return
    from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path
    from scorecard.rendering.terminal_formats import TerminalFormats

    set_translations(_catalogue(catalogue_path(CATALOGUES, language)), TerminalFormats(language))


def spoken_words(countries: Path | None = None) -> "Words":
    """Returns the language in which everything is said, for what the documents say too: names, labels, sentences.

    Texts of the evidence are in it where its catalogue in the folder `countries` has them.
    """
    words = _words(_spoken)
    if countries is not None and _spoken != "en":
        from scorecard.evidence.evidence_catalogues import catalogue_path
        from scorecard.rendering.catalogue import TranslatedTexts

        catalogue = _catalogue(catalogue_path(countries, _spoken), of_evidence=True)
        words.texts = TranslatedTexts({original: forms[0] for (_, original), forms in catalogue.printed.items()})
    return words


def words_of(english: str, label: "Message") -> str:
    """Returns what is printed of a code: in English the code, which is what one types; else its label on documents."""
    return english if _spoken == "en" else spoken_words().translate(label)


def _catalogue(path: Path, of_evidence: bool = False) -> "Catalogue":
    """Returns a catalogue; of one that is damaged it is told, in English, where that is and what it means."""
    from scorecard.evidence.evidence_catalogues import read_catalogue
    from scorecard.rendering.catalogue import Catalogue

    file, problems = read_catalogue(path)
    if problems:
        more = f" (the first of {len(problems)} problems)" if len(problems) > 1 else ""
        first = replace(min(problems), file=shown(path))
        typer.echo(f"{first}{more}. What cannot be read of this file is said in English.", err=True)
    return Catalogue(file, of_evidence)


@cache
def _words(language: Language) -> "Words":
    from scorecard.rendering.language import Language as Words

    return Words(language)


def _code(locale: str) -> str:
    """Returns the language of a locale: `pt` of pt_PT.UTF-8, and of pt-PT as browsers write it."""
    return re.split("[-_.@]", locale)[0].lower()

"""Chooses the language of the messages in the terminal, as gettext does."""

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


_language: Language = "en"


def set_language(language: Language) -> None:
    """Sets the language of every message that is printed from now on."""
    global _language
    _language = language
    if language == "en":
        set_translations(gettext.NullTranslations())
        return
    from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path
    from scorecard.rendering.terminal_formats import TerminalFormats

    set_translations(_catalogue(catalogue_path(CATALOGUES, language)), TerminalFormats(language))


def language_of_messages(countries: Path | None = None) -> "Words":
    """Returns the language of the messages, for texts that stand on documents as well: names, labels, sentences.

    Texts of the evidence are translated into it where its catalogue in the folder `countries` has them.
    """
    words = _words(_language)
    if countries is not None and _language != "en":
        from scorecard.evidence.evidence_catalogues import evidence_catalogue_path
        from scorecard.rendering.catalogue import TranslatedTexts

        catalogue = _catalogue(evidence_catalogue_path(countries, _language), of_evidence=True)
        words.texts = TranslatedTexts({original: forms[0] for (_, original), forms in catalogue.printed.items()})
    return words


def words_of(english: str, label: "Message") -> str:
    """Returns what is printed for a code: in English the code itself, as it is typed; else its label on documents."""
    return english if _language == "en" else language_of_messages().translate(label)


def _catalogue(path: Path, of_evidence: bool = False) -> "Catalogue":
    """Returns a catalogue; where it is damaged, prints in English at which line and what follows from that."""
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

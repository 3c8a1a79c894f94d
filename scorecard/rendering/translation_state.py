"""Counts how far the catalogues of a language are: what is translated, changed since, missing, and reviewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scorecard.evidence.evidence_catalogues import catalogue_diagnostics, evidence_catalogue_path, read_catalogue
from scorecard.evidence.po_file import MACHINE_DRAFT, Entry, PoFile
from scorecard.evidence.problems import Note, Problem
from scorecard.evidence.translatable_texts import TranslatableText, wanted_in
from scorecard.evidence.vocabulary import Language
from scorecard.rendering.catalogue import Catalogue, Review
from scorecard.rendering.message_findings import faults_of_messages
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path


@dataclass(frozen=True)
class OpenText:
    """A text that is printed in the original."""

    file: str
    line: int
    """The line in the catalogue; 1 where the catalogue does not have the text yet."""
    is_fuzzy: bool
    """Whether it was changed since it was translated; else it was never translated."""
    place: str
    """The place of the text in the evidence; for a message its context, which may be empty."""
    text: str


@dataclass(frozen=True)
class CatalogueState:
    """The progress of one catalogue."""

    texts: int
    """The texts that are to be translated."""
    open: tuple[OpenText, ...]
    drafts: int
    """The translations that were not reviewed."""
    review: Review | None
    """The state of review in the header of the catalogue; None where it has no translations."""

    @property
    def fuzzy(self) -> int:
        """Returns the texts that were changed since they were translated."""
        return sum(one.is_fuzzy for one in self.open)

    @property
    def missing(self) -> int:
        """Returns the texts without a translation."""
        return len(self.open) - self.fuzzy

    @property
    def translated(self) -> int:
        """Returns the texts whose translation is printed."""
        return self.texts - len(self.open)


@dataclass(frozen=True)
class LanguageState:
    """The progress of a language."""

    language: Language
    messages: CatalogueState
    """The program's own sentences."""
    evidence: CatalogueState
    """The texts of the evidence that are wanted in it."""
    problems: tuple[Problem, ...]
    """The problems of both catalogues."""


def language_state(language: Language, countries: Path, texts: Iterable[TranslatableText]) -> LanguageState:
    """Returns the progress of a language; `texts` are all translatable texts of the evidence."""
    messages, problems = _state_of_messages(language)
    path = evidence_catalogue_path(countries, language)
    catalogue, _ = read_catalogue(path)
    found = [one for one in catalogue_diagnostics(countries, [language]) if isinstance(one, Problem)]
    entries = {entry.key: entry for entry in catalogue.entries if not entry.obsolete}
    printed = Catalogue(catalogue, of_evidence=True)
    wanted: dict[str, str] = {}
    for one in wanted_in(language, texts):
        wanted.setdefault(one.original, f"{one.file}: {one.place}")
    open_texts = [
        _open(path, entries.get((None, original)), place, original)
        for original, place in wanted.items()
        if (None, original) not in printed.printed
    ]
    return LanguageState(language, messages, _state(catalogue, printed, len(wanted), open_texts), (*problems, *found))


def _state_of_messages(language: Language) -> tuple[CatalogueState, list[Problem]]:
    path = catalogue_path(CATALOGUES, language)
    if language == "en" and not path.exists():
        return CatalogueState(0, (), 0, None), []
    catalogue, problems = read_catalogue(path)
    entries = {entry.key: entry for entry in catalogue.entries if not entry.obsolete}
    problems += [
        found.as_problem() if isinstance(found, Note) else found
        for found in faults_of_messages(catalogue, language, path)
    ]
    wanted, printed = _all_messages(), Catalogue(catalogue)
    open_texts = [
        _open(path, entries.get(entry.key), entry.context or "", entry.text)
        for entry in wanted
        if entry.key not in printed.printed
    ]
    return _state(catalogue, printed, len(wanted), open_texts), problems


@cache
def _all_messages() -> list[Entry]:
    return read_catalogue(CATALOGUES / "scorecard.pot")[0].entries


def _open(path: Path, entry: Entry | None, place: str, text: str) -> OpenText:
    return OpenText(path.as_posix(), entry.line if entry else 1, bool(entry and entry.is_fuzzy), place, text)


def _state(catalogue: PoFile, printed: Catalogue, texts: int, open_texts: Sequence[OpenText]) -> CatalogueState:
    drafts = sum(entry.is_printed and MACHINE_DRAFT in entry.flags for entry in catalogue.entries)
    return CatalogueState(texts, tuple(open_texts), drafts, printed.review)

"""Lists the faults of the program's own catalogues: unreadable files, headers, plural forms, placeholders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scorecard.evidence.catalogue_head import head_problems
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.po_file import PoFile
from scorecard.evidence.problems import Note, Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import Language
from scorecard.rendering.catalogue import plural_forms
from scorecard.rendering.message_check import message_fault
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path


def message_diagnostics(languages: Iterable[Language], catalogues: Path = CATALOGUES) -> Iterator[Problem | Note]:
    """Yields the problems of the catalogue files of languages, and a note for each faulty translation.

    The English message is printed in place of a faulty translation.
    """
    for language in sorted(languages):
        path = catalogue_path(catalogues, language)
        catalogue, problems = read_catalogue(path)
        yield from problems
        yield from faults_of_messages(catalogue, language, path)


def faults_of_messages(catalogue: PoFile, language: Language, path: Path) -> Iterator[Problem | Note]:
    """Yields the faults of a catalogue: of its head, and of each translation."""
    file = path.as_posix()
    yield from head_problems(catalogue, language, file)
    forms = plural_forms(catalogue.headers.get("Plural-Forms", ""))
    counted = next((entry for entry in catalogue.entries if entry.plural is not None and not entry.obsolete), None)
    if forms is None and counted:
        words = tr(
            "the head does not say which plural forms '{language}' has; "
            "put the line Plural-Forms back, as it was in git",
            language=language,
        )
        yield Problem(file, catalogue.line, 1, words)
        return
    for entry in catalogue.entries:
        if entry.is_printed and (fault := message_fault(entry, forms[0] if forms else 1, language)):
            # Translators: {fault} is what is wrong with a translation, often without a subject: "has a % of its own".
            words = tr("translation: {fault}", fault=fault)
            yield Note(file, entry.translated_at, 1, words, tr("until then the English is printed"))

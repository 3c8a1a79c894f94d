"""Checks the catalogues that a build needs: one that cannot be read stops it, other faults become notes."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from scorecard.building.build_request import Target
from scorecard.evidence.evidence_catalogues import evidence_catalogue_path, languages_with_catalogue
from scorecard.evidence.problems import EvidenceError, Note, Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import Language
from scorecard.rendering.message_findings import message_diagnostics


def notes_on_messages(wanted: Iterable[Target], countries: Path) -> tuple[Note, ...]:
    """Returns a note for each faulty translation, which is not printed, in the languages of the targets.

    It returns a note too for each language without a catalogue of the evidence, where other languages have one. Raises
    EvidenceError where a catalogue cannot be read: every message would be printed in English without a notice.
    """
    languages = {target.language for target in wanted if target.language}
    findings = [*message_diagnostics(languages), *_missing(languages, countries)]
    if problems := [one for one in findings if isinstance(one, Problem)]:
        raise EvidenceError(problems)
    return tuple(one for one in findings if isinstance(one, Note))


def _missing(languages: Collection[Language], countries: Path) -> Iterator[Note]:
    """Yields a note for each language without a catalogue of the evidence, where others have one."""
    there = languages_with_catalogue(countries)
    for language in sorted({*languages} - {*there, "en"}) if there else ():
        words = tr("there is no such catalogue, so that the texts of the evidence are printed in the original")
        cure = tr("put it back, or begin it: {command}", command=f"scorecard messages --language {language}")
        yield Note(evidence_catalogue_path(countries, language).as_posix(), 1, 1, words, cure)

"""Reads, checks and updates the catalogues of the texts of the evidence, `countries/locale/xx.po`."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scorecard.evidence.catalogue_head import DRAFT, head_problems
from scorecard.evidence.catalogue_update import updated
from scorecard.evidence.cut_texts import cut_off
from scorecard.evidence.doubtful_values import spoilt_words
from scorecard.evidence.evidence_files import TRANSLATIONS, read_file, read_problem
from scorecard.evidence.file_text import file_text
from scorecard.evidence.long_texts import too_long
from scorecard.evidence.model.common import line_fault
from scorecard.evidence.po_file import REVIEW, Entry, PoFile, format_po, read_po
from scorecard.evidence.problems import Note, Problem
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.translatable_texts import TranslatableText, wanted_in
from scorecard.evidence.vocabulary import LANGUAGES, Language

TEMPLATE = "evidence.pot"
"""The catalogue of all texts without a translation, from which a translator's program begins a new language."""
_LONGEST = re.compile(r"at most (\d+) characters")
_ROOM = re.compile(r"room for (\d+) characters")
NAME = "a name: copy it where your language writes it so"
"""The comment for translators on a name, or on a figure with words."""


def evidence_catalogue_path(countries: Path, language: Language) -> Path:
    """Returns the path of the catalogue of a language."""
    return countries / TRANSLATIONS / f"{language}.po"


def languages_with_catalogue(countries: Path) -> list[Language]:
    """Returns the languages that have a catalogue of texts of the evidence."""
    return [code for code in LANGUAGES if evidence_catalogue_path(countries, code).exists()]


def read_catalogue(path: Path) -> tuple[PoFile, list[Problem]]:
    """Returns the catalogue in a file, and its problems; an empty one where there is no file."""
    try:
        content = read_file(path)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return PoFile(), []
        return PoFile(), [read_problem(path, error)]
    text, problems = file_text(content, path.as_posix())
    catalogue, found = read_po(text or "", path.as_posix())
    return catalogue, [*problems, *found]


def catalogue_diagnostics(countries: Path, languages: Iterable[Language]) -> Iterator[Problem | Note]:
    """Yields the problems and notes of the catalogues of languages: files that cannot be read, and translations that
    cannot be printed.

    There is a note on a translation that is too long for a brief, is much shorter than the original, or is a
    placeholder.
    """
    for language in languages:
        path = evidence_catalogue_path(countries, language)
        catalogue, problems = read_catalogue(path)
        yield from problems
        yield from head_problems(catalogue, language, path.as_posix())
        for entry in catalogue.entries:
            if entry.is_printed and (found := _diagnostic(entry, path.as_posix())):
                yield found


def _diagnostic(entry: Entry, file: str) -> Problem | Note | None:
    """Returns the problem or note of a translation that would be printed; None where it is in order."""
    if fault := _fault(entry):
        return Problem(file, entry.translated_at, 1, _of_translation(fault))
    if (most := _said(entry, _ROOM)) and (long := too_long(entry.strings[0], most)):
        # Translators: {place} is where the text stands: "DE.yaml: summary".
        words = tr("translation of {place}: {fault}", place=entry.extracted[0], fault=long[0])
        return Note(file, entry.translated_at, 1, words, long[1])
    if (doubt := next(spoilt_words(("translation",), entry.strings[0]), None)) and not next(
        spoilt_words((), entry.text), None
    ):
        return Note(file, entry.translated_at, 1, doubt.message, doubt.cure or tr("write the rest"))
    if cut := cut_off(entry.strings[0], entry.text, None):
        return Note(file, entry.translated_at, 1, _of_translation(cut), tr("write the rest"))
    return None


def _of_translation(fault: str) -> str:
    # Translators: {fault} is what is wrong with a translation, often without a subject: "has a % of its own".
    return tr("translation: {fault}", fault=fault)


def _fault(entry: Entry) -> str | None:
    """Returns why a translation cannot be printed."""
    words = entry.strings[0]
    if entry.plural is not None or entry.context is not None:
        return tr("a text of the evidence has neither msgid_plural nor msgctxt; delete the line")
    for brace in "{}":
        if brace in words and brace not in entry.text:
            # Translators: said of a translation; {sign} is a curly bracket.
            return tr("has {sign}, which the original has not; delete it: nothing is filled in here", sign=brace)
    longest = longest_of(entry)
    if longest and len(words) > longest:
        # Translators: said of a translation.
        return tr_count(
            "has {count} characters; {most} at most, for its place in a drawing",
            "has {count} characters; {most} at most, for its place in a drawing",
            len(words),
            most=longest,
        )
    return line_fault(words)


def longest_of(entry: Entry) -> int | None:
    """Returns the most characters that a translation may have; None where there is no limit."""
    return _said(entry, _LONGEST)


def _said(entry: Entry, what: re.Pattern[str]) -> int | None:
    """Returns the number in the comment of an entry that matches; None where it has none."""
    for line in entry.extracted:
        if line.endswith("characters") and (match := what.fullmatch(line)):
            return int(match[1])
    return None


def template(texts: Iterable[TranslatableText]) -> PoFile:
    """Returns the catalogue of all texts, none of them translated."""
    return PoFile(_headers(""), _entries(texts), flags=["fuzzy"])


def renewed(catalogue: PoFile, language: Language, texts: Iterable[TranslatableText]) -> PoFile:
    """Returns the catalogue of a language brought up to the texts of the evidence."""
    brought_up = updated(catalogue, _entries(wanted_in(language, texts)))
    brought_up.headers = {**_headers(language), **catalogue.headers}
    return brought_up


def renewed_bytes(catalogue: PoFile, before: bytes) -> bytes:
    """Returns the content of the file of a catalogue, with the line ends that the file had before."""
    text = format_po(catalogue)
    return (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def _headers(language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": "CSA Scorecard, evidence",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({REVIEW: DRAFT} if language else {}),
    }


def _entries(texts: Iterable[TranslatableText]) -> list[Entry]:
    """Returns an entry for each text, in the order of the files; one that stands in several places has one entry."""
    entries: dict[str, Entry] = {}
    for one in texts:
        entry = entries.setdefault(one.original, Entry(one.original, [""]))
        comments = [f"{one.file}: {one.place}"]
        if one.is_name:
            comments.append(NAME)
        elif one.language != "en":
            comments.append(f"written in: {one.language}")
        if one.longest:
            comments.append(f"at most {one.longest} characters")
        if one.room:
            comments.append(f"room for {one.room.most} characters")
        entry.extracted += [comment for comment in comments if comment not in entry.extracted]
    return list(entries.values())

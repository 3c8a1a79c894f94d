"""Defines problems and notes of the evidence: file, line, cause and cure, as text, JSON or GitHub annotation."""

import difflib
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import ClassVar

from scorecard.evidence.joined_messages import cause_and_cure
from scorecard.evidence.program_messages import tr
from scorecard.evidence.state_names import state_hint
from scorecard.evidence.unwanted_characters import printable

MAX_MESSAGE_LENGTH = 1000
"""The longest message in characters; the middle of a longer one is cut out."""


@dataclass(frozen=True, order=True)
class Diagnostic:
    """A message on one place in one file; `line` and `column` count from 1, as editors do.

    Characters of the name and the message that cannot be shown become escape sequences.
    """

    level: ClassVar[str]
    """`error` or `note`."""
    file: str
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", printable(self.file))
        object.__setattr__(self, "message", _in_one_line(self.message))

    @property
    def words(self) -> str:
        """Returns the message in one line."""
        return self.message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.words}"

    def as_github(self) -> str:
        """Returns the annotation that GitHub Actions shows beside the changed line."""
        message = self.words.replace("%", "%25").replace("\n", "%0A")
        kind = {"error": "error", "note": "notice"}[self.level]
        return f"::{kind} file={self.file},line={self.line},col={self.column}::{message}"

    def as_fields(self) -> dict[str, str | int]:
        """Returns the diagnostic as an object of JSON."""
        return {"level": self.level, **asdict(self)}


class Problem(Diagnostic):
    """One error: nothing is made from evidence that has any."""

    level = "error"


@dataclass(frozen=True, order=True)
class Note(Diagnostic):
    """A doubtful value that may be right: what to check, and how to record that it is right."""

    level = "note"
    cure: str

    @property
    def words(self) -> str:
        return cause_and_cure(self.message, self.cure)

    def __str__(self) -> str:
        # Translators: "note" tells that what follows may be right, and is no error.
        note = tr("note: {text}", text=self.words)
        return f"{self.file}:{self.line}:{self.column}: {note}"

    def as_problem(self) -> Problem:
        """Returns the note as an error, for those who allow none."""
        return Problem(self.file, self.line, self.column, self.words)


def _in_one_line(message: str) -> str:
    """Returns the message shortened and without control characters.

    A message quotes the file, and a quoted value may be very long or contain terminal escape sequences.
    """
    if len(message) > MAX_MESSAGE_LENGTH:
        message = f"{message[: MAX_MESSAGE_LENGTH // 2]} [...] {message[-MAX_MESSAGE_LENGTH // 2 :]}"
    return printable(message)


class EvidenceError(Exception):
    """Raised where the evidence cannot be used; `problems` are all those found, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


_SYNONYMS = {
    "for": "supports",
    "in favour": "supports",
    "against": "opposes",
    "abstained": "abstains",
    "press": "secondary",
    "newspaper": "secondary",
    "official": "primary",
    "tally": "tertiary",
    "minister": "government",
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "bulgarian": "bg",
    "български": "bg",
    "czech": "cs",
    "čeština": "cs",
    "cz": "cs",
    "danish": "da",
    "dansk": "da",
    "dk": "da",
    "greek": "el",
    "ελληνικά": "el",
    "spanish": "es",
    "español": "es",
    "estonian": "et",
    "eesti": "et",
    "ee": "et",
    "finnish": "fi",
    "suomi": "fi",
    "français": "fr",
    "irish": "ga",
    "gaeilge": "ga",
    "croatian": "hr",
    "hrvatski": "hr",
    "hungarian": "hu",
    "magyar": "hu",
    "italian": "it",
    "italiano": "it",
    "lithuanian": "lt",
    "lietuvių": "lt",
    "latvian": "lv",
    "latviešu": "lv",
    "maltese": "mt",
    "malti": "mt",
    "dutch": "nl",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
    "portuguese": "pt",
    "português": "pt",
    "romanian": "ro",
    "română": "ro",
    "slovak": "sk",
    "slovenčina": "sk",
    "slovenian": "sl",
    "slovenščina": "sl",
    "swedish": "sv",
    "svenska": "sv",
    "gr": "el",
}
"""Words that people type for codes of the evidence that do not look alike."""


def did_you_mean(written: str, known: Collection[str]) -> str:
    """Returns `; did you mean 'supports'?` where a known word is similar to the written one, else the empty string.

    Where a member state is wanted, its name in words will do: `; Greece is 'EL'`.
    """
    if "EL" in known and (hint := state_hint(written)):
        return hint
    if (meant := _SYNONYMS.get(written.casefold())) in known:
        # Translators: it follows "stance 'for' is not one of ..."; {word} is the one to write.
        return tr("; '{word}' is the word here", word=meant)
    by_fold = {word.casefold(): word for word in known}
    language = re.split("[-_]", written.casefold())[0]
    if "en" in by_fold and language != written.casefold() and language in by_fold:  # as pt-PT
        return tr("; did you mean '{word}'?", word=by_fold[language])
    near = difflib.get_close_matches(written.casefold(), by_fold, n=1, cutoff=0.6)
    return tr("; did you mean '{word}'?", word=by_fold[near[0]]) if near else ""


def unknown_key(cause: str, key: str, known: Collection[str]) -> str:
    """Returns the message for a key that refers to nothing; `cause` says so, and the known keys are added to it."""
    listed = tr("(known: {words})", words=", ".join(known))
    return f"{cause}{did_you_mean(key, known)} {listed}"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Returns all diagnostics as one JSON array of objects with level, file, line, column and message."""
    return json.dumps([diagnostic.as_fields() for diagnostic in diagnostics], ensure_ascii=False, indent=2)

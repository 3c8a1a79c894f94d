"""Reads the files of the evidence folder: regular files only and never more than is needed; names those in the way."""

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from scorecard.evidence.file_text import MAX_FILE_BYTES
from scorecard.evidence.problems import Note, Problem, did_you_mean
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.state_names import state_named
from scorecard.evidence.system_causes import cause_of
from scorecard.evidence.unwanted_characters import fault, printable
from scorecard.evidence.vocabulary import LANGUAGES, STATES

TRANSLATIONS = "locale"
"""The folder of the catalogues of the texts of the evidence, by its path below it."""
_INPUTS = {".": ("*.y*ml*",), "eu": ("*.y*ml*", "*.csv"), "logos": ("*.svg", "*.png"), TRANSLATIONS: ("*.po",)}
FOLDERS = tuple(_INPUTS)
"""The folders of the evidence, by their path below it."""
MAX_EVIDENCE_BYTES = 20_000_000
"""The most that is read of one input: the largest of today has a tenth of it, and all are held in memory."""
_NO_FILES = {
    stat.S_IFDIR: tr_noop("this is a folder; put a file in its place"),
    stat.S_IFIFO: tr_noop("this is a pipe; put a file in its place"),
    stat.S_IFSOCK: tr_noop("this is a socket; put a file in its place"),
    # Translators: a file that stands for a disk, a terminal or the like.
    stat.S_IFCHR: tr_noop("this is a device; put a file in its place"),
    stat.S_IFBLK: tr_noop("this is a device; put a file in its place"),
}
"""The message for each kind of thing that is no regular file."""
_NOT_MEANT = {
    ".": tr_noop("'{name}' is not a member state"),
    "eu": tr_noop("'{name}' is not one of the shared files"),
    TRANSLATIONS: tr_noop("'{name}' is not an official language of the EU"),
}
"""The message, by folder, for a name that means none of the files there."""
_CATALOGUES: dict[str, str] = {language: f"{language}.po" for language in LANGUAGES}
"""The catalogues of the texts of the evidence by language."""
_NAME = re.compile(r"(?i)(?P<stem>.*?)\.(?:ya?ml|csv|po(?!t))(?P<rest>.*)")
_SAVED_OTHERWISE = re.compile(r"(?i)(?P<stem>.*)\.(?:xlsx?|xlsm|ods|numbers|tsv|docx?|odt|rtf|pages|txt|json)")
"""The name of a file that a spreadsheet or a word processor wrote in its own format."""
_KEPT_COPY = re.compile(r"(?i)\.?~\d*~?|\.(bak|old)")
"""The endings that editors add to the name of a file with former content."""
_MERGE_LEFTOVER = re.compile(r"(?i).*(?:[._](?:local|remote|base|backup)(?:[._].*)?|\.(?:orig|rej))")
"""The endings and parts that git and its programs add to the name of a file when they merge."""
_FIRST_WORD = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)*")


def is_input(folder: str, name: str) -> bool:
    """Returns whether a file counts among the inputs of a build, also one that is refused for its name, as MT.yml."""
    return not name.startswith(".") and any(fnmatchcase(name.lower(), pattern) for pattern in _INPUTS[folder])


def read_file(path: Path) -> bytes:
    """Returns the content of a regular file, or its first bytes where it is larger than `MAX_FILE_BYTES`.

    Raises OSError, with words for an editor in `strerror`, for whatever cannot be read or is no regular file; a pipe or
    a device is never waited for.
    """
    name = os.fspath(path)
    try:
        _refuse_special(path.stat().st_mode, name)
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(handle, "rb", buffering=0) as file:
            _refuse_special(os.fstat(handle).st_mode, name)
            content = bytearray()
            while len(content) <= MAX_FILE_BYTES and (piece := file.read(MAX_FILE_BYTES + 1 - len(content))):
                content += piece
            return bytes(content)
    except FileNotFoundError as error:
        words = tr("the link leads to no file") if path.is_symlink() else tr("the file is missing")
        raise OSError(error.errno, words, name) from None
    except ValueError as error:  # a null character in the name
        raise OSError(0, str(error), name) from None


def _refuse_special(mode: int, name: str) -> None:
    if not stat.S_ISREG(mode):
        other = tr_noop("this is no regular file; put a file in its place")
        raise OSError(0, tr(_NO_FILES.get(stat.S_IFMT(mode), other)), name)


def read_problem(path: Path, error: OSError) -> Problem:
    """Returns the problem of a file that could not be read."""
    words = cause_of(error)
    if isinstance(error, PermissionError):
        words = tr("cannot be read: you have no right to; change the rights of the file or of its folder")
    elif error.errno and not isinstance(error, FileNotFoundError):
        words = tr("cannot be read: {cause}", cause=words)
    return Problem(path.as_posix(), 1, 1, words)


def files_in_the_way(folder: Path, shared: Collection[str]) -> list[Problem | Note]:
    """Returns a problem or note for each file that is not read because of its name.

    It is a problem where the file that is meant is missing, else a note. An input that nothing names and no build could
    read, such as a pipe among the logos, is a problem too. `shared` are the names of the YAML files of `eu/`, without
    `.yaml`. Hidden files, and the copies that editors keep of what a file was before, are passed over; the shadows that
    macOS leaves on other disks are none of these.
    """
    eu = {name: f"{name}.yaml" for name in shared} | {"roll_calls": "roll_calls.csv"}
    return [
        *_of_folder(folder, ".", {state: f"{state}.yaml" for state in STATES}),
        *_of_folder(folder, "eu", eu),
        *_of_folder(folder, "logos", {}),
        *_of_folder(folder, TRANSLATIONS, _CATALOGUES),
    ]


def _of_folder(countries: Path, inside: str, files: Mapping[str, str]) -> Iterator[Problem | Note]:
    """Yields the problems and notes of one folder; `files` are those that are read, by name without ending."""
    folder = countries / inside
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        yield read_problem(folder, error)
        return
    for name in names:
        place = f"{folder.as_posix()}/{name}"
        if name.startswith("."):
            if name.startswith("._") and name[2:] in files.values():
                cause = tr("this file is not read: macOS left it beside {file}", file=name[2:])
                # Translators: a file or a character that is not wanted.
                yield Note(place, 1, 1, cause, tr("delete it"))
        elif message := _unreadable_name(name):
            yield Problem(place, 1, 1, message)
        elif is_input(inside, name) and name not in files.values() and (problem := _unreadable(folder / name)):
            yield problem
        elif found := _misnamed(name, inside, files, names):
            note = Note(place, 1, 1, found.cause, found.cure)
            yield note.as_problem() if found.is_problem else note


def _unreadable(path: Path) -> Problem | None:
    """Returns why no build could read a file; None where it can, or where the file has just been removed."""
    try:
        status = path.stat()
        _refuse_special(status.st_mode, os.fspath(path))
        if status.st_size > MAX_EVIDENCE_BYTES:
            words = tr(
                "this file is larger than {size}; delete it, or put a smaller one in its place",
                size=f"{MAX_EVIDENCE_BYTES // 1_000_000} MB",
            )
            return Problem(path.as_posix(), 1, 1, words)
        path.open("rb").close()
    except FileNotFoundError:
        return None
    except OSError as error:
        return read_problem(path, error)
    return None


def _unreadable_name(name: str) -> str | None:
    """Returns the fault of the characters of a name; None where every system can write it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return tr("the name of this file, {name}, is not UTF-8; rename it", name=printable(name))
    found = next((found for letter in name if (found := fault(letter, with_cure=False))), None)
    # Translators: {fault} is a noun, "an invisible character, U+200B (zero width space)".
    return tr("the name of this file holds {fault}; rename it", fault=found) if found else None


class _Misnamed(NamedTuple):
    """The reason why a file is not read, and what to do; it is a problem where the file that is meant is missing."""

    cause: str
    cure: str
    is_problem: bool = False


def _misnamed(name: str, inside: str, files: Mapping[str, str], names: Collection[str]) -> _Misnamed | None:
    """Returns why a file is not read; None where it is read, or is not meant to be read."""
    parts = _NAME.fullmatch(name)
    if not parts and (saved := _SAVED_OTHERWISE.fullmatch(name)):
        return _saved_otherwise(saved["stem"], files, names)
    if not parts or not files or name in files.values() or _KEPT_COPY.fullmatch(parts["rest"]) or name[0] == "#":
        return None
    stem = parts["stem"].strip()
    by_fold = {known.casefold(): file for known, file in files.items()}
    first_word = _FIRST_WORD.match(stem)
    words = (stem, first_word[0] if first_word else "", stem.partition("_")[0], state_named(stem) or "")
    meant = next((by_fold[word.casefold()] for word in words if word.casefold() in by_fold), None)
    if _MERGE_LEFTOVER.fullmatch(name) and meant in names:
        return _Misnamed(
            tr("this file is not read: a merge of git left it beside {file}", file=meant),
            # Translators: {file} is the other file, "it" the one that is not read.
            tr("take over what {file} lacks, delete it", file=meant),
        )
    if meant is None:
        # Translators: it follows "'XY' is not a member state".
        consequence = tr("; this file is not read")
        return _Misnamed(
            tr(_NOT_MEANT[inside], name=stem) + did_you_mean(stem, files) + consequence,
            tr("move it to another folder, or give it the name that is meant"),
        )
    if meant in names:
        return _beside(meant)
    return _Misnamed(tr("this file is not read"), tr("rename it to {file}", file=meant), is_problem=True)


def _saved_otherwise(stem: str, files: Mapping[str, str], names: Collection[str]) -> _Misnamed | None:
    """Returns why a file in a format of another program is not read; None where its name means none of `files`."""
    words = {stem.strip().casefold(), (state_named(stem.strip()) or "").casefold()}
    meant = next((file for known, file in files.items() if known.casefold() in words), None)
    if meant is None:
        return None
    if meant in names:
        return _beside(meant)
    cause = tr("this file is not read")
    # Translators: save a file of a spreadsheet or of a word processor as {file}, in the format of that name.
    return _Misnamed(cause, tr("save it as {file}", file=meant), is_problem=True)


def _beside(file: str) -> _Misnamed:
    """Returns the note on a file that is not read, because the one with the right name is there."""
    return _Misnamed(
        # Translators: {file} is read in its place.
        tr("this file is not read, {file} is", file=file),
        # Translators: what is new in the file that is not read, into the one that is.
        tr("put what is new in it there, and delete this one"),
    )

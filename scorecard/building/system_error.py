"""Writes an error of the operating system in one line: the file or folder, the cause, and what to do."""

import errno
from pathlib import Path

from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.system_causes import cause_of

_CURES = {
    errno.ENOSPC: tr_noop("free some space there"),
    errno.EDQUOT: tr_noop("free some space there"),
    errno.EMFILE: tr_noop("raise the limit of open files (ulimit -n)"),
    errno.ENFILE: tr_noop("close other programs: the system has too many files open"),
    errno.EAGAIN: tr_noop("raise the limit of processes (ulimit -u), or build with --jobs 1"),
    errno.ENOMEM: tr_noop("raise the limit of memory (ulimit -v), or close other programs"),
    errno.EACCES: tr_noop("change its permissions, or give another place"),
    errno.EPERM: tr_noop("change its permissions, or give another place"),
    errno.EROFS: tr_noop("give another place: this one cannot be written"),
    errno.EFBIG: tr_noop("raise the limit of the size of files (ulimit -f)"),
    errno.ENAMETOOLONG: tr_noop("give a shorter name"),
}


def system_error(error: OSError, place: Path | None = None) -> str:
    """Returns an error of the operating system in one line: the file or folder, the cause, and what to do.

    `place` is the folder that was worked in, for an error that names no file.
    """
    names = [name for name in (error.filename, error.filename2) if isinstance(name, (str, bytes, Path))]
    files = [name.decode(errors="replace") if isinstance(name, bytes) else str(name) for name in names]
    shown = tr("{file} and {other}", file=files[0], other=files[1]) if len(files) > 1 else "".join(files)
    where = shown or (str(place) if place else "")
    cure = _CURES.get(error.errno or 0)
    return one_line(f"{f'{where}: ' if where else ''}{cause_of(error)}{f'; {tr(cure)}' if cure else ''}")


def one_line(text: str) -> str:
    """Returns a text on one line, without control characters."""
    joined = " ".join(text.split())
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in joined)

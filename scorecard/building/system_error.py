"""Tells an error of the operating system in one line: the file or folder, the cause, and what to do."""

import errno
from pathlib import Path

_CURES = {
    errno.ENOSPC: "free some space there",
    errno.EDQUOT: "free some space there",
    errno.EMFILE: "raise the limit of open files (ulimit -n)",
    errno.ENFILE: "close other programs: the system has too many files open",
    errno.EAGAIN: "raise the limit of processes (ulimit -u), or build with --jobs 1",
    errno.ENOMEM: "raise the limit of memory (ulimit -v), or close other programs",
    errno.EACCES: "change its permissions, or give another place",
    errno.EPERM: "change its permissions, or give another place",
    errno.EROFS: "give another place: this one cannot be written",
    errno.EFBIG: "raise the limit of the size of files (ulimit -f)",
    errno.ENAMETOOLONG: "give a shorter name",
}


def system_error(error: OSError, place: Path | None = None) -> str:
    """Returns an error of the operating system in one line: the file or folder, the cause, and what to do.

    `place` is the folder that was worked in, for an error that names no file.
    """
    names = [name for name in (error.filename, error.filename2) if isinstance(name, (str, bytes, Path))]
    shown = " and ".join(name.decode(errors="replace") if isinstance(name, bytes) else str(name) for name in names)
    where = shown or (str(place) if place else "")
    cause = error.strerror or str(error) or type(error).__name__
    cure = _CURES.get(error.errno or 0)
    return one_line(f"{f'{where}: ' if where else ''}{cause}{f'; {cure}' if cure else ''}")


def one_line(text: str) -> str:
    """Returns a text on one line, without control characters."""
    joined = " ".join(text.split())
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in joined)

"""Reads a file that documents are made from, once and with the state it had; pipes and devices are refused."""

import errno
import os
import stat
from pathlib import Path

from scorecard.evidence.evidence_files import MAX_EVIDENCE_BYTES
from scorecard.evidence.program_messages import formats, tr

Signature = tuple[int, int, int, int, int]
"""Device, inode, length in bytes, time of change of the content and of the entry in ns: differs after any edit."""


def read_input(path: Path, most: int = MAX_EVIDENCE_BYTES) -> tuple[bytes, Signature]:
    """Returns the content of a file and its signature.

    Raises OSError, with the name in printable letters and the cause, where it is not a regular file, cannot be read, or
    has more than `most` bytes.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # checked before opening, because to open some devices has effects
            raise _not_a_file(path)
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise OSError(error.errno, error.strerror, printable_path(path)) from error
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file(path)
        if status.st_size > most:
            message = tr(
                "it has {size} MB, and {most} MB are the most; is it the right file?",
                size=formats().number(round(status.st_size / 1e6)),
                most=formats().number(round(most / 1e6)),
            )
            raise OSError(errno.EFBIG, message, printable_path(path))
        try:
            return file.readall(), signature(status)
        except OSError as error:
            raise OSError(error.errno, error.strerror, printable_path(path)) from error


def signature(status: os.stat_result) -> Signature:
    """Returns the signature of a file from its state."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def printable_path(path: Path) -> str:
    """Returns a path that can be printed: bytes of its name that are not UTF-8 are written as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _not_a_file(path: Path) -> OSError:
    if path.is_dir():
        return OSError(errno.EISDIR, tr("it is a folder, where a file should be"), printable_path(path))
    cause = tr("it is a pipe, a socket or a device; put a file in its place")
    return OSError(errno.EINVAL, cause, printable_path(path))

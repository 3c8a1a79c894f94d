"""Opens files that the program wrote: regular files, never through a link, and never a pipe, which would not end."""

import errno
import hashlib
import os
import stat
from io import BufferedReader
from pathlib import Path

from scorecard.evidence.program_messages import formats, tr, tr_count

_MAX_BYTES = 64 * 2**20
"""The most bytes of a file; a longer one is none that this program wrote: a manifest of all documents in all languages
has some five million."""


class NotRegularError(OSError):
    """The path is not a regular file of the program; `strerror` begins with a verb, as in "is ..."."""


def is_regular(path: Path) -> bool:
    """Returns whether the path is a regular file; a link is not one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def open_own_file(path: Path) -> BufferedReader:
    """Opens a regular file to read it. Raises OSError, with its name, where it is something else or cannot be read."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _not_regular(path)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_regular(path)
    return os.fdopen(descriptor, "rb")


def read_own_file(path: Path) -> bytes:
    """Returns the content of a regular file.

    Raises OSError where it cannot be read or is longer than any of this program.
    """
    with open_own_file(path) as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        # Translators: follows the name of a file.
        cause = tr_count(
            "is longer than {count} byte",
            "is longer than {count} bytes",
            _MAX_BYTES,
            count=formats().number(_MAX_BYTES),
        )
        raise NotRegularError(errno.EFBIG, cause, str(path))
    return content


def _not_regular(path: Path) -> OSError:
    # Translators: follows the name of a file.
    return NotRegularError(errno.EINVAL, tr("is not a regular file"), str(path))


def content_digest(path: Path) -> str:
    """Returns the SHA-256 of a regular file. Raises OSError where it is something else or cannot be read."""
    with open_own_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

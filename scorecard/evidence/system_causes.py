"""Writes in the language that was set why the operating system refused something."""

import errno

from scorecard.evidence.program_messages import tr, tr_noop

# For translators, of each below: what the operating system says; take its words in your language where you know them
_CAUSES = {
    errno.EPERM: tr_noop("Operation not permitted"),
    errno.ENOENT: tr_noop("No such file or directory"),
    errno.EIO: tr_noop("Input/output error"),
    errno.EBADF: tr_noop("Bad file descriptor"),
    errno.EAGAIN: tr_noop("Resource temporarily unavailable"),
    errno.ENOMEM: tr_noop("Cannot allocate memory"),
    errno.EACCES: tr_noop("Permission denied"),
    errno.EEXIST: tr_noop("File exists"),
    errno.ENOTDIR: tr_noop("Not a directory"),
    errno.EISDIR: tr_noop("Is a directory"),
    errno.EMFILE: tr_noop("Too many open files"),
    errno.ENFILE: tr_noop("Too many open files in system"),
    errno.EFBIG: tr_noop("File too large"),
    errno.ENOSPC: tr_noop("No space left on device"),
    errno.EROFS: tr_noop("Read-only file system"),
    errno.EPIPE: tr_noop("Broken pipe"),
    errno.ENAMETOOLONG: tr_noop("File name too long"),
    errno.ENOTEMPTY: tr_noop("Directory not empty"),
    errno.ELOOP: tr_noop("Too many levels of symbolic links"),
    errno.EDQUOT: tr_noop("Disk quota exceeded"),
    errno.ECONNREFUSED: tr_noop("Connection refused"),
}
"""The English messages of Linux for the causes that an editor may meet; other causes are printed as the system words
them."""


def cause_of(error: OSError) -> str:
    """Returns the cause of an error, without the name of a file; its kind where it has no words."""
    said = error.strerror or str(error) or type(error).__name__
    return tr(said) if said == _CAUSES.get(error.errno or 0) else said

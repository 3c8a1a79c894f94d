"""One folder put in the place of another in a single step, so that a reader sees the old one or the new one."""

import ctypes
import os
import sys
from pathlib import Path

_AT_CURRENT_FOLDER = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and by chance RENAME_SWAP of macOS."""


def switch(new: Path, published: Path) -> None:
    """Afterwards `published` is what `new` was, and `new` is what was published, if anything was.

    OSError where the folder cannot be moved, for instance because it is a mount point.
    """
    if not published.exists():
        new.rename(published)
    elif not _exchange(new, published):
        _swap(new, published)


def which(published: Path) -> int | None:
    """A number that tells the published folder from the one put in its place; None where there is none."""
    try:
        return published.stat().st_ino
    except FileNotFoundError:
        return None


def finish_switch(new: Path, published: Path) -> None:
    """Where a switch in two steps was cut off between them, the published folder is put back."""
    aside = _aside(new)
    if aside.exists() and not published.exists():
        aside.rename(published)


def _exchange(new: Path, published: Path) -> bool:
    """Both names in one call of the system; False where it has none for that."""
    system = ctypes.CDLL(None, use_errno=True)
    one, other = os.fsencode(new), os.fsencode(published)
    if sys.platform == "darwin":
        failed = system.renamex_np(one, other, _EXCHANGE)
    elif hasattr(system, "renameat2"):
        failed = system.renameat2(_AT_CURRENT_FOLDER, one, _AT_CURRENT_FOLDER, other, _EXCHANGE)
    else:
        return False
    return not failed


def _swap(new: Path, published: Path) -> None:
    """In steps, for systems that cannot exchange; for a moment there is no published folder, but never a mixture."""
    aside = _aside(new)
    published.rename(aside)
    new.rename(published)
    aside.rename(new)


def _aside(new: Path) -> Path:
    return new.with_name("old")

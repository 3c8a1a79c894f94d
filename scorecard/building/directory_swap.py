"""Swaps two folders in a single step, so that a reader sees the old one or the new one, never a mixture."""

import ctypes
import os
import sys
from pathlib import Path

_AT_CURRENT_FOLDER = -100
"""AT_FDCWD: paths are relative to the current folder."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS, which has the same value."""


def swap_directories(new: Path, published: Path) -> None:
    """Makes `new` the published folder, and gives the name `new` to what was published, if anything was.

    OSError where the folder cannot be moved, for instance because it is a mount point.
    """
    if not published.exists():
        new.rename(published)
    elif not _exchange(new, published):
        _swap_in_steps(new, published)


def folder_number(published: Path) -> int | None:
    """Returns the inode, which differs between the published folder and the one swapped in; None without a folder."""
    try:
        return published.stat().st_ino
    except FileNotFoundError:
        return None


def finish_swap(new: Path, published: Path) -> None:
    """Puts the published folder back where a swap in steps was interrupted between them."""
    aside = _aside(new)
    if aside.exists() and not published.exists():
        aside.rename(published)


def _exchange(new: Path, published: Path) -> bool:
    """Exchanges both names in one system call; returns False where the system has none or refuses."""
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(new), os.fsencode(published)
    if sys.platform == "darwin":
        error = system.renamex_np(first, second, _EXCHANGE)
    elif hasattr(system, "renameat2"):
        error = system.renameat2(_AT_CURRENT_FOLDER, first, _AT_CURRENT_FOLDER, second, _EXCHANGE)
    else:
        return False
    return not error


def _swap_in_steps(new: Path, published: Path) -> None:
    """Swaps by renaming three times; for a moment there is no published folder."""
    aside = _aside(new)
    published.rename(aside)
    new.rename(published)
    aside.rename(new)


def _aside(new: Path) -> Path:
    return new.with_name("old")

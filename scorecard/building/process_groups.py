"""The groups of processes that work for this one, so that all can be ended at once, at any moment."""

import os
import signal
from contextlib import suppress

groups: set[int] = set()
"""The first process of each group."""


def end(group: int) -> None:
    """End a group: its first process, and the copies of that, also those not heard of yet."""
    groups.discard(group)
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(group, signal.SIGKILL)


def end_all() -> None:
    """End everything that works for this process."""
    for group in tuple(groups):
        end(group)

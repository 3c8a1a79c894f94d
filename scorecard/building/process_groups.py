"""Lists the process groups of the workers of this process, and kills one or all of them at any moment."""

import os
import signal
from contextlib import suppress

groups: set[int] = set()
"""The number of the first process of each group, which is the number of the group."""


def end(group: int) -> None:
    """Kills a group: its first process and all that it forked, also those not yet reported as ready."""
    groups.discard(group)
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(group, signal.SIGKILL)


def end_all() -> None:
    """Kills every group."""
    for group in tuple(groups):
        end(group)

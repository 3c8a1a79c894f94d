"""Writes an unexpected error in one line: what is wrong, where, and what to do."""

import traceback
from pathlib import Path

from scorecard.building.system_error import one_line, system_error
from scorecard.evidence.program_messages import tr

_PROGRAM = Path(__file__).resolve().parent


def unexpected_error(error: BaseException) -> str:
    """Returns the message for an unexpected error, in one line; for a mistake in the program with the line of the
    code."""
    if isinstance(error, MemoryError) or (isinstance(error, ImportError) and _lacks_memory(str(error))):
        return tr("not enough memory; raise the limit (ulimit -v), or close other programs")
    if isinstance(error, RecursionError):
        return tr("something is nested too deeply to be read")
    if isinstance(error, OSError) and error.errno:
        return system_error(error)
    cause = f"{error} ({type(error).__name__})" if str(error) else type(error).__name__
    place = _place(error)
    message = tr(
        "{cause}; this is a mistake in the program: please report it with what {command} and the same command print",
        cause=cause,
        command="`scorecard --debug`",
    )
    return one_line(f"{f'{place}: ' if place else ''}{message}")


def _lacks_memory(text: str) -> bool:
    """Returns whether a library could not be loaded because there was no memory for it."""
    return any(words in text.casefold() for words in ("failed to map segment", "cannot allocate memory"))


def _place(error: BaseException) -> str | None:
    """Returns the innermost line of the program."""
    place = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PROGRAM):
            place = f"{_PROGRAM.name}/{path.relative_to(_PROGRAM).as_posix()}:{line}"
    return place

"""Prepares standard output and error: whatever they are, a command ends with a message and never with a traceback."""

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Literal

from scorecard.evidence.program_messages import tr, tr_noop

_CLOSED = tr_noop("it is closed, so the answer cannot be printed")
# Translators: the name of the stream, before a colon and what is wrong with it.
_STANDARD_OUTPUT = tr_noop("standard output")


class NamedStream:
    """A stream whose errors of writing name it; in all else it behaves as the stream itself.

    Its name is a message.
    """

    def __init__(self, stream: Any, name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, text: str) -> int:
        """Writes a text. Raises OSError with the name of the stream where that is not possible."""
        return int(self._named(self._stream.write, text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Writes several texts. Raises OSError as `write` does."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Writes the buffered text. Raises OSError as `write` does."""
        self._named(self._stream.flush)

    def _named(self, function: Any, *arguments: Any) -> Any:
        try:
            return function(*arguments)
        except OSError as error:
            raise OSError(error.errno, error.strerror or str(error), tr(self._name)) from error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _ClosedStream(io.TextIOBase):
    """A replacement of a standard output that was closed before the program began."""

    def write(self, text: str) -> int:
        raise OSError(9, tr(_CLOSED))

    def writable(self) -> bool:
        return True


def prepare_streams() -> None:
    """Sets both streams to replace characters that they cannot show, and to name the stream in errors of writing.

    A closed stream gets a file descriptor of its own; else the next opened file would have that descriptor, and output
    would go into it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if sys.stdout is None:
        sys.stdout = _ClosedStream()
    sys.stdout = NamedStream(sys.stdout, _STANDARD_OUTPUT)


def finish_streams() -> None:
    """Writes the buffered output. Raises OSError where that is not possible; Python does not try again at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        drop_output()
        raise


def drop_output(number: Literal[1, 2] = 1) -> None:
    """Discards the buffered text of standard output (1) or error (2).

    Python would fail on it once more at the end of the process, and change the exit code to 120.
    """
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)


def is_utf8(stream: Any) -> bool:
    """Returns whether a stream can show every character."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "") == "utf8"

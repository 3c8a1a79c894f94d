"""Finds the messages of the program for its catalogue: the two methods of extraction that `locale/babel.cfg` names.

What is said in the terminal gets a comment that tells translators so. Babel calls these functions; nothing else does.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any, TypeAlias

from babel.messages.extract import extract_python

from scorecard.evidence.program_messages import IN_TERMINAL

Found: TypeAlias = tuple[int, Any, Any, list[str]]
"""A line, the name of the function that marks the message, the message or its forms, and comments for translators."""

_SAID = ("tr", "tr_count", "tr_noop")
"""The functions that mark what is said in the terminal."""
_OF_ALL = re.compile(r"^# For translators, of all messages here: (.+)$", re.MULTILINE)
"""How a file says what all its messages are said of."""


def messages_of_code(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Any
) -> Iterator[Found]:
    """Yields the messages of a Python file, as Babel does; each with what a comment in the file says of all of them."""
    meant = _OF_ALL.findall(file.read().decode())
    file.seek(0)
    for line, function, messages, comments in extract_python(file, keywords, tags, options):
        yield line, function, messages, [*(comments or ()), *([*meant, IN_TERMINAL] if function in _SAID else [])]


def messages_of_commands(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Any
) -> Iterator[Found]:
    """Yields what the help of all commands says, then the messages of the file that defines the command line."""
    from typer.main import get_command

    from scorecard.building.document_kinds import document_names
    from scorecard.cli import app
    from scorecard.command_help import help_messages

    for message in dict.fromkeys(help_messages(get_command(app))):
        names = message.startswith(f"{document_names()[0]}, ")
        yield 1, "tr", message, [*(["keep these names as they are: they are typed"] if names else []), IN_TERMINAL]
    yield from messages_of_code(file, keywords, tags, options)

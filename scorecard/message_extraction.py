"""Finds the messages of the program for its catalogue: the two methods of extraction that `locale/babel.cfg` names.

Messages of the terminal get a comment for translators. Only Babel calls these functions.
"""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any, TypeAlias

from babel.messages.extract import extract_python

from scorecard.evidence.program_messages import IN_TERMINAL

Found: TypeAlias = tuple[int, Any, Any, list[str]]
"""A line, the name of the function that marks the message, the message or its forms, and comments for translators."""

_SAID = ("tr", "tr_count", "tr_noop", "pgettext")
"""The functions that mark messages of the terminal."""
_COMMENT = re.compile(r"\s*#\s?(.*)")
_OF_ALL = re.compile(r"^# For translators, of all messages here: (.+)$", re.MULTILINE)
"""The comment of a file on what all its messages are about."""
_OF_EACH = "For translators, of each below: "
"""The comment above a statement, such as a table, on what each message in it is about."""


def messages_of_code(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Any
) -> Iterator[Found]:
    """Yields the messages of a Python file, also those within formatted strings, which Babel passes over.

    Each message has the comments on all messages of the file, or on all messages of its statement.
    """
    source = file.read().decode("utf-8")
    file.seek(0)
    found: list[Found] = [(*one[:3], list(one[3] or ())) for one in extract_python(file, keywords, tags, options)]
    found += _in_formatted_strings(source, keywords, tags)
    of_all, of_statements = _OF_ALL.findall(source), list(_of_statements(source))
    for line, function, messages, comments in found:
        of_each = [words for lines, words in of_statements if line in lines]
        yield line, function, messages, [*comments, *of_each, *([*of_all, IN_TERMINAL] if function in _SAID else [])]


def messages_of_commands(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Any
) -> Iterator[Found]:
    """Yields the messages in the help of all commands, then those of the file that defines the command line."""
    from typer.main import get_command

    from scorecard.building.document_kinds import document_names
    from scorecard.cli import app
    from scorecard.command_help import help_messages

    for message in dict.fromkeys(help_messages(get_command(app))):
        names = message.startswith(f"{document_names()[0]}, ")
        yield 1, "tr", message, [*(["keep these names as they are: they are typed"] if names else []), IN_TERMINAL]
    yield from messages_of_code(file, keywords, tags, options)


def _in_formatted_strings(source: str, keywords: Mapping[str, Any], tags: Collection[str]) -> Iterator[Found]:
    if not any(f"{name}(" in source for name in keywords):
        return
    lines = source.splitlines()
    for text in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)):
        for call in ast.walk(text):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in keywords:
                forms = tuple(each.value if isinstance(each, ast.Constant) else None for each in call.args)
                yield text.lineno, call.func.id, forms, _comments_above(lines[: text.lineno - 1], tags)


def _of_statements(source: str) -> Iterator[tuple[range, str]]:
    """Yields the lines of each statement with a comment on each message in it, and the comment."""
    if _OF_EACH not in source:
        return
    lines = source.splitlines()
    for statement in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)):
        if words := _comments_above(lines[: statement.lineno - 1], [_OF_EACH]):
            covered = range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
            yield covered, " ".join(words).removeprefix(_OF_EACH)


def _comments_above(lines: list[str], tags: Collection[str]) -> list[str]:
    """Returns the comment for translators that ends with the last of some lines."""
    above: list[str] = []
    while lines and (match := _COMMENT.fullmatch(lines[-1])):
        lines, above = lines[:-1], [match[1], *above]
    begins = (number for number, line in enumerate(above) if line.startswith(tuple(tags)))
    return above[next(begins, len(above)) :]

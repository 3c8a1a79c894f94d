"""YAML read strictly: every value keeps its line, and whatever YAML might misread is an error.

Built on PyYAML's event stream, so that nesting, aliases and size are bounded before anything is
constructed, and a scalar is never silently turned into a boolean, an octal number or a clock time.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from scorecard.evidence.problem import Problem

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 12
MOST_PROBLEMS = 50

Path = tuple[str | int, ...]
Scalar = str | int | float | bool | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_MISREAD_BOOLEAN = re.compile(r"(?i)yes|no|on|off")
_MISREAD_NUMBER = re.compile(
    r"[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@dataclass
class Document:
    """One YAML file as plain data, with the place of every key and value in it."""

    file: str
    data: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, message: str, *, at_key: bool = False) -> Problem:
        """A problem at the value (or key) of that path, or at the nearest thing around it."""
        while path:
            places = (self.keys, self.values) if at_key else (self.values, self.keys)
            for known in places:
                if path in known:
                    return Problem(self.file, *known[path], message)
            path, at_key = path[:-1], False
        return Problem(self.file, *self.values.get((), (1, 1)), message)


@dataclass
class _Collection:
    """A mapping or sequence that is being filled."""

    path: Path
    items: dict[str, Any] | list[Any]
    key: str | None = None


class _Stop(Exception):
    """Reading further would make no sense."""


def read_yaml(content: bytes, file: str) -> Document:
    """Read one file's bytes; what is wrong is in `problems` of the result, never raised."""
    document = Document(file)
    text = _decode(content, document)
    if text is None:
        return document
    try:
        _build(text, document)
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        document.problems.append(Problem(file, line, column, _plain_words(error)))
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        before = text[:position]
        document.problems.append(
            Problem(
                file,
                before.count("\n") + 1,
                position - (before.rfind("\n") + 1) + 1,
                "a character here is not allowed in YAML; retype the line without pasting",
            )
        )
    return document


def _decode(content: bytes, document: Document) -> str | None:
    def refuse(line: int, column: int, message: str) -> None:
        document.problems.append(Problem(document.file, line, column, message))

    if len(content) > LARGEST_FILE:
        refuse(1, 1, f"the file is larger than {LARGEST_FILE // 1_000_000} MB; is it the right file?")
        return None
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        refuse(1, 1, "the file is saved as UTF-16; save it as UTF-8")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        refuse(before.count(b"\n") + 1, column, "this letter is not UTF-8; save the file as UTF-8")
        return None
    if not text.strip():
        refuse(1, 1, "the file is empty")
        return None
    return text


def _build(text: str, document: Document) -> None:
    stack: list[_Collection] = []
    documents = 0

    def report(event: yaml.Event, message: str) -> None:
        mark = event.start_mark
        document.problems.append(Problem(document.file, mark.line + 1, mark.column + 1, message))
        if len(document.problems) >= MOST_PROBLEMS:
            raise _Stop

    def child_path() -> Path:
        if not stack:
            return ()
        top = stack[-1]
        return (*top.path, len(top.items) if isinstance(top.items, list) else str(top.key))

    def place(event: yaml.Event, value: Any) -> Path:
        path = child_path()
        document.values[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if not stack:
            document.data = value
        elif isinstance(stack[-1].items, list):
            stack[-1].items.append(value)
        else:
            top = stack[-1]
            assert isinstance(top.items, dict) and top.key is not None
            top.items[top.key] = value
            top.key = None
        return path

    def key_expected() -> bool:
        return bool(stack) and isinstance(stack[-1].items, dict) and stack[-1].key is None

    def take_key(event: yaml.ScalarEvent) -> None:
        top, key = stack[-1], event.value
        path = (*top.path, key)
        if path in document.keys:
            line = document.keys[path][0]
            report(event, f"'{key}' stands here a second time (first in line {line}); keep one of them")
        elif _is_plain(event) and _MISREAD_BOOLEAN.fullmatch(key):
            report(event, _boolean_words(key))
        document.keys.setdefault(path, (event.start_mark.line + 1, event.start_mark.column + 1))
        top.key = key

    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                report(event, "a second document begins here ('---'); keep one document a file")
                raise _Stop
        elif isinstance(event, yaml.AliasEvent):
            report(event, f"'*{event.anchor}' is a YAML alias; write the value out instead")
            raise _Stop
        elif isinstance(event, yaml.ScalarEvent):
            _refuse_decoration(event, report)
            if key_expected():
                take_key(event)
            else:
                place(event, _resolve(event, report))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            _refuse_decoration(event, report)
            if key_expected():
                report(event, "a list or a block cannot be the name of a field")
                raise _Stop
            if len(stack) >= DEEPEST_NESTING:
                report(event, f"nested more than {DEEPEST_NESTING} levels deep")
                raise _Stop
            items: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            stack.append(_Collection(place(event, items), items))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
    if not documents:
        document.problems.append(Problem(document.file, 1, 1, "the file has no content, only comments"))


def _refuse_decoration(event: Any, report: Any) -> None:
    if event.anchor:
        report(event, f"'&{event.anchor}' is a YAML anchor; write the value out instead")
        raise _Stop
    implicit = event.implicit if isinstance(event.implicit, bool) else any(event.implicit)
    if event.tag and not implicit:
        report(event, f"'{event.tag}' is a YAML tag; leave it out")


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return bool(event.implicit[0])


def _resolve(event: yaml.ScalarEvent, report: Any) -> Scalar:
    text: str = event.value
    if not _is_plain(event):
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if _MISREAD_BOOLEAN.fullmatch(text):
        report(event, _boolean_words(text))
    elif _INTEGER.fullmatch(text):
        return int(text) if len(text) < 20 else text
    elif _DECIMAL.fullmatch(text):
        return float(text)
    elif _MISREAD_NUMBER.fullmatch(text):
        report(event, f"'{text}' is read by YAML as another number; put it in quotes or write it plainly")
    return text


def _boolean_words(text: str) -> str:
    return (
        f"'{text}' without quotes means true or false to YAML; "
        f'write "{text}" in quotes for the word or code, or true/false for a choice'
    )


def _plain_words(error: yaml.MarkedYAMLError) -> str:
    problem = (error.problem or "").strip()
    advice = {
        "mapping values are not allowed": "a ':' stands where none can; put the text in quotes",
        "could not find expected ':'": "a field name without ':' after it; check this line and the one before",
        "did not find expected ':'": "a field name without ':' after it; check this line and the one before",
        "did not find expected key": "the indentation or a quote is off; line the field up with the one before",
        "found character '\\t'": "a tab; use spaces to indent",
        "found a tab character": "a tab; use spaces to indent",
        "cannot start any token": "this character cannot begin a value; put the text in quotes",
        "unexpected end of stream": "a quote or bracket is opened and never closed",
        "block sequence entries are not allowed": "a '-' stands where no list can; check the indentation",
        "did not find expected '-' indicator": "a line in a list that does not begin with '-'; check the indentation",
        "did not find expected ',' or": "a list or block in brackets is not closed, or a comma is missing",
        "found unknown escape character": "a backslash in double quotes; use single quotes",
        "undefined alias": "'*' at the beginning is an alias to YAML; put the text in quotes",
    }
    for found, words in advice.items():
        if found in problem:
            return f"cannot be read: {words}"
    return f"cannot be read as YAML: {problem or error.context or 'unknown error'}"

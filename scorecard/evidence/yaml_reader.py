"""Reads YAML strictly: every value keeps its line, and whatever YAML could misread is an error.

It works on the events of PyYAML's parser. Nesting, aliases and size are therefore bounded before any value is built,
and a scalar is never silently turned into a boolean, an octal number or a time of day.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from scorecard.evidence.problems import Problem

LARGEST_FILE = 1_000_000
"""The largest file in bytes."""
MOST_VALUES = 20_000
"""The most keys and values in a file: ten times as many as the largest file has."""
LONGEST_NUMBER = 17
"""The longest number in characters: no count here needs as many digits, and a float holds no more exactly."""
DEEPEST_NESTING = 12
"""The most blocks and lists within each other."""
MOST_PROBLEMS = 50
"""The most problems reported for a file."""

Path = tuple[str | int, ...]
Scalar = str | int | float | bool | None

_NO_COLON = "a field name without ':' after it; check this line and the one before"
_TOO_DEEP = f"nested more than {DEEPEST_NESTING} levels deep"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BEGINS_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_MISREAD_BOOLEAN = re.compile(r"(?i)yes|no|on|off")
_MISREAD_NUMBER = re.compile(
    r"[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@dataclass
class Document:
    """One YAML file as plain data, with the line and column of every key and value by its path."""

    file: str
    data: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, message: str, *, at_key: bool = False) -> Problem:
        """Returns a problem at the value (or key) of a path, or at the nearest value around it that is in the file."""
        while path:
            places = (self.keys, self.values) if at_key else (self.values, self.keys)
            for known in places:
                if path in known:
                    return Problem(self.file, *known[path], message)
            path, at_key = path[:-1], False
        return Problem(self.file, *self.values.get((), (1, 1)), message)


@dataclass
class _Collection:
    """A mapping or sequence that is being read."""

    path: Path
    items: dict[str, Any] | list[Any]
    key: str | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.items, dict) and self.key is None

    def child(self) -> Path:
        """Returns the path of the next value."""
        return (*self.path, len(self.items) if isinstance(self.items, list) else str(self.key))

    def put(self, value: Any) -> None:
        if isinstance(self.items, list):
            self.items.append(value)
        elif self.key is not None:
            self.items[self.key] = value
            self.key = None


class _Stop(Exception):  # noqa: N818  # it ends the reading and is no error
    """Raised where the rest of the file cannot be read."""


@dataclass
class _Builder:
    """Turns the events of one file into plain data and records the place of each key and value."""

    document: Document
    stack: list[_Collection] = field(default_factory=list)
    documents: int = 0

    def build(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_LOADER):
            if len(self.document.values) + len(self.document.keys) > MOST_VALUES:
                self._refuse(event, f"the file has more than {MOST_VALUES:,} values; is it the right file?")
            self._take(event)
        if not self.documents:
            self.document.problems.append(Problem(self.document.file, 1, 1, "the file has no content, only comments"))

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._check_decoration(event)
                if self.stack and self.stack[-1].wants_key:
                    self._take_key(event)
                else:
                    self._place(event, self._resolve(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_decoration(event)
                if self.stack and self.stack[-1].wants_key:
                    self._refuse(event, "a list or a block cannot be the name of a field")
                if len(self.stack) >= DEEPEST_NESTING:
                    self._refuse(event, _TOO_DEEP)
                items: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
                self.stack.append(_Collection(self._place(event, items), items))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, "a second document begins here ('---'); keep one document a file")
            case yaml.AliasEvent():
                self._refuse(event, f"'*{event.anchor}' is a YAML alias; write the value out instead")

    def _report(self, event: yaml.Event, message: str) -> None:
        self.document.problems.append(Problem(self.document.file, *_place_of(event), message))
        if len(self.document.problems) >= MOST_PROBLEMS:
            raise _Stop

    def _refuse(self, event: yaml.Event, message: str) -> NoReturn:
        self._report(event, message)
        raise _Stop

    def _place(self, event: yaml.Event, value: Any) -> Path:
        path = self.stack[-1].child() if self.stack else ()
        self.document.values[path] = _place_of(event)
        if self.stack:
            self.stack[-1].put(value)
        else:
            self.document.data = value
        return path

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        block, key = self.stack[-1], event.value
        path = (*block.path, key)
        if path in self.document.keys:
            line = self.document.keys[path][0]
            self._report(event, f"'{key}' is here a second time (first in line {line}); keep one of them")
        elif _is_plain(event) and _MISREAD_BOOLEAN.fullmatch(key):
            self._report(event, _boolean_words(key))
        self.document.keys.setdefault(path, _place_of(event))
        block.key = key

    def _check_decoration(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(event, f"'&{event.anchor}' is a YAML anchor; write the value out instead")
        implicit = event.implicit if isinstance(event.implicit, bool) else any(event.implicit)
        if event.tag and not implicit:
            self._report(event, f"'{event.tag}' is a YAML tag; leave it out")

    def _resolve(self, event: yaml.ScalarEvent) -> Scalar:
        text: str = event.value
        if not _is_plain(event):
            return text
        if text in ("", "~", "null", "Null", "NULL"):
            return None
        if text.lower() in ("true", "false"):
            return text.lower() == "true"
        if text[0] not in _BEGINS_NUMBER:
            if _MISREAD_BOOLEAN.fullmatch(text):
                self._report(event, _boolean_words(text))
        elif _INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text):
            if len(text) > LONGEST_NUMBER:
                self._report(event, f"'{text}' has too many digits for a number; put it in quotes if it is text")
                return text
            return float(text) if "." in text else int(text)
        elif _MISREAD_NUMBER.fullmatch(text):
            self._report(event, f"'{text}' is read by YAML as another number; put it in quotes or write it plainly")
        return text


def _place_of(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def read_yaml(content: bytes, file: str) -> Document:
    """Returns the content of one file; its problems are in `problems` of the result and never raised.

    `file` is the name that problems give.
    """
    document = Document(file)
    text = _decode(content, document)
    if text is None:
        return document
    try:
        _Builder(document).build(text)
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
    """Returns the text of a UTF-8 file; None, with the reason in `document.problems`, where it cannot be read."""

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


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return bool(event.implicit[0])


def _boolean_words(text: str) -> str:
    return (
        f"'{text}' without quotes means true or false to YAML; "
        f'write "{text}" in quotes for the word or code, or true/false for a choice'
    )


def _plain_words(error: yaml.MarkedYAMLError) -> str:
    """Returns the message for an error of the YAML parser, with its cure."""
    problem = (error.problem or "").strip()
    if "maximum nesting depth" in problem:
        return _TOO_DEEP
    advice = {
        "mapping values are not allowed": "a ':' stands where none can; put the text in quotes",
        "could not find expected ':'": _NO_COLON,
        "did not find expected ':'": _NO_COLON,
        "did not find expected key": "the indentation or a quote is off; line it up with the field before",
        "found character '\\t'": "a tab; use spaces to indent",
        "found a tab character": "a tab; use spaces to indent",
        "cannot start any token": "this character cannot begin a value; put the text in quotes",
        "unexpected end of stream": "a quote or bracket is opened and never closed",
        "block sequence entries are not allowed": "a '-' stands where no list can; check the indentation",
        "did not find expected '-' indicator": "a line of a list without '-'; check the indentation",
        "did not find expected ',' or": "a list or block in brackets is not closed, or a comma is missing",
        "found unknown escape character": "a backslash in double quotes; use single quotes",
        "undefined alias": "'*' at the beginning is an alias to YAML; put the text in quotes",
    }
    for found, words in advice.items():
        if found in problem:
            return f"cannot be read: {words}"
    return f"cannot be read as YAML: {problem or error.context or 'unknown error'}"

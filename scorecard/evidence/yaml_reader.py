"""Reads YAML strictly: every value keeps its line, and whatever YAML could misread is an error.

It works on the events of PyYAML's parser. Nesting, aliases and size are therefore bounded before any value is built,
and a scalar is never silently turned into a boolean, an octal number or a time of day.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NoReturn

import yaml

from scorecard.evidence.dropped_text import (
    comment_before,
    comment_behind,
    comment_for_value,
    escape_misread,
    sign_dropped,
    word_behind,
    word_behind_sign,
)
from scorecard.evidence.file_text import MAX_PROBLEMS, file_text
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import formats, tr, tr_count
from scorecard.evidence.unwanted_characters import first_fault
from scorecard.evidence.yaml_collection import Collection
from scorecard.evidence.yaml_document import ODD_SPACE, Document, Path, name_of, no_value
from scorecard.evidence.yaml_faults import DEEPEST_NESTING, explained, nested_too_deep
from scorecard.evidence.yaml_scalars import misread_boolean, plain_value

MAX_VALUES = 20_000
"""The most keys and values in a file: ten times as many as the largest file has."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):  # noqa: N818  # it ends the reading and is no error
    """Raised where the rest of the file cannot be read."""


@dataclass
class _Builder:
    """Turns the events of one file into plain data and records the place of each key and value."""

    document: Document
    text: str
    stack: list[Collection] = field(default_factory=list)
    documents: int = 0
    last_value: yaml.ScalarEvent | None = None
    twice: set[Path] = field(default_factory=set)
    """The fields that were found a second time."""
    last_sign: int = field(init=False)
    """The index of the last `#` in the text."""

    def __post_init__(self) -> None:
        self.last_sign = self.text.rfind("#")

    @cached_property
    def line_starts(self) -> list[int]:
        """Returns the index in the text at which each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def _place_at(self, index: int) -> tuple[int, int]:
        """Returns line and column, both from 1, of the character at an index."""
        line = bisect_right(self.line_starts, index)
        return line, index - self.line_starts[line - 1] + 1

    def build(self) -> None:
        for event in yaml.parse(self.text, Loader=_LOADER):
            if len(self.document.values) + len(self.document.keys) > MAX_VALUES:
                message = tr_count(
                    "the file has more than {count} value; is it the right file?",
                    "the file has more than {count} values; is it the right file?",
                    MAX_VALUES,
                    count=formats().number(MAX_VALUES),
                )
                self._refuse(event, message)
            self._take(event)
        if not self.documents:
            self._add(1, 1, tr("the file has no content, only comments"))
        self.document.read_to_end = bool(self.documents)

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                if event.anchor or event.tag or event.style in ("|", ">"):
                    self._check_decoration(event)
                if self.stack and self.stack[-1].wants_key:
                    self._take_key(event)
                else:
                    self._take_value(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if event.anchor or event.tag:
                    self._check_decoration(event)
                if self.stack and self.stack[-1].wants_key:
                    self._refuse(event, tr("a list or a block cannot be the name of a field"))
                if len(self.stack) >= DEEPEST_NESTING:
                    self._refuse(event, nested_too_deep())
                items: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
                self.stack.append(Collection(self._place(event, items), items, bool(event.flow_style)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, tr("a second document begins here ('---'); keep one document a file"))
            case yaml.AliasEvent():
                self._refuse(
                    event, tr("'{word}' is a YAML alias; write the value out instead", word=f"*{event.anchor}")
                )

    def _report(self, event: yaml.Event, message: str) -> None:
        self._add(*_place_of(event), message)

    def _report_at(self, index: int, message: str) -> None:
        self._add(*self._place_at(index), message)

    def _add(self, line: int, column: int, message: str) -> None:
        self.document.problems.append(Problem(self.document.file, line, column, message))
        if len(self.document.problems) >= MAX_PROBLEMS:
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
            self._repeated_field(event, block, path)
        elif _is_plain(event) and (fault := misread_boolean(key)):
            self._report(event, fault)
        elif event.style == '"' and (misread := escape_misread(self._raw(event), key)):
            self._report(event, misread)
        elif not key.isprintable() and (odd := ODD_SPACE.search(key)):
            code = f"U+{ord(odd[0]):04X}"
            self._report(event, tr("'{field}' has no ordinary space but {code} in it; retype it", field=key, code=code))
        elif ":" in key and _is_plain(event):
            self._report(event, tr("'{field}': the space after ':' is missing", field=key))
        elif " " in key and _is_plain(event) and block.in_brackets:
            self._report(event, _comma_ends_text(key))
        self.document.keys.setdefault(path, _place_of(event))
        block.key, block.key_end = key, _span(event)[1]

    def _repeated_field(self, event: yaml.ScalarEvent, block: Collection, path: Path) -> None:
        """Reports a field that its block has already."""
        key = event.value
        if any(outer.dash_missing for outer in self.stack) or any(path[:end] in self.twice for end in range(len(path))):
            return  # reported at the first field of the entry, or at the name of the block
        self.twice.add(path)
        if block.begins_entry(key):
            block.dash_missing = True
            self._report(event, tr("'- ' is missing before '{field}', where a new entry begins", field=key))
        else:
            line = self.document.keys[path][0]
            self._report(
                event,
                tr("'{field}' is here a second time (first in line {line}); keep one of them", field=key, line=line),
            )

    def _take_value(self, event: yaml.ScalarEvent) -> None:
        self.last_value = event
        value, fault = plain_value(event.value) if _is_plain(event) else (event.value, None)
        path = self._place(event, value)
        if fault:
            self._report(event, fault)
        if not path:
            return
        if value is None:
            if " " not in str(path[-1]) and self._is_part_of_text(event):  # a name with a space was reported as a name
                self._report(event, _comma_ends_text(str(path[-1])))
            elif index := comment_for_value(self.text, _span(event)[1]) if event.value == "" else None:
                self._report_at(
                    index,
                    tr("{field} has no value: YAML drops what stands after '#'; put it in quotes", field=name_of(path)),
                )
            else:
                self._report(event, no_value(path))
        elif event.style == '"' and (misread := escape_misread(self._raw(event), event.value)):
            self._report(event, f"{name_of(path)}: {misread}")
        elif "\t" in event.value:
            self._report(event, f"{name_of(path)}: {first_fault(event.value)}")
        elif event.style in ("'", '"'):
            if self._swallows_lines(path, event):
                self._report(event, tr("{field}: the quote opened here is not closed in its line", field=name_of(path)))
            if index := word_behind(self.text, _span(event)[1]):
                self.document.comments[path] = self._place_at(index)
        elif index := self._comment_beside(path, event):
            self.document.comments[path] = self._place_at(index)

    def _is_part_of_text(self, event: yaml.ScalarEvent) -> bool:
        """Returns whether the name of a field in braces has neither ':' nor value: `{en: over 500,000}`."""
        block = self.stack[-1]
        return (
            event.value == ""
            and block.in_brackets
            and isinstance(block.items, dict)
            and len(block.items) > 1
            and self.text[block.key_end :].lstrip()[:1] in (",", "}")
        )

    def _comment_beside(self, path: Path, event: yaml.ScalarEvent) -> int | None:
        """Returns the index of a comment right behind a value, or between the name of its field and the value."""
        block = self.stack[-1]
        if block.key_end > self.last_sign:
            return None
        start, end = _span(event)
        if isinstance(block.items, list):
            column = 0 if block.in_brackets else _place_of(event)[1] - 1
        else:
            column = 0 if block.in_brackets else self.document.keys[path][1]  # in brackets text goes on at any column
        if not _is_plain(event):
            # a block text ends with the end of its last line
            return word_behind_sign(self.text, start) or comment_behind(self.text, end - 1, column)
        before = comment_before(self.text, block.key_end, start) if isinstance(block.items, dict) else None
        within = word_behind(self.text, end) if block.in_brackets else None
        return before or comment_behind(self.text, end, column) or within

    def _swallows_lines(self, path: Path, event: yaml.ScalarEvent) -> bool:
        """Returns whether a text in quotes goes on in lines that begin where fields do: another quote ended it."""
        block = self.stack[-1]
        if block.in_brackets or not isinstance(block.items, dict):
            return False
        lines = self._raw(event).split("\n")[1:]
        column = self.document.keys[path][1]
        return any(line.strip() and len(line) - len(line.lstrip(" ")) < column for line in lines)

    def _raw(self, event: yaml.Event) -> str:
        """Returns a value as it stands in the file."""
        start, end = _span(event)
        return self.text[start:end]

    def _check_decoration(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(event, tr("'{word}' is a YAML anchor; write the value out instead", word=f"&{event.anchor}"))
        in_block = isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">")
        if not event.tag and not in_block:
            return
        if (in_block or (isinstance(event, yaml.ScalarEvent) and event.tag == "!")) and (
            lost := sign_dropped(self._raw(event), event.tag)
        ):
            self._report(event, lost)
        elif event.tag:
            self._report(event, tr("'{word}' is a YAML tag; leave it out, or put the text in quotes", word=event.tag))


def _comma_ends_text(word: str) -> str:
    # Translators: the braces are those of YAML, around fields in one line.
    return tr("a comma ends the text before '{word}', as it stands in braces; put the text in quotes", word=word)


def _place_of(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _span(event: yaml.Event) -> tuple[int, int]:
    """Returns the indexes in the text at which an event begins and ends."""
    first, last = event.start_mark, event.end_mark
    return (first.index, last.index) if first and last else (0, 0)


def read_yaml(content: bytes, file: str) -> Document:
    """Returns the content of one file; its problems are in `problems` of the result and never raised.

    `file` is the name that problems give.
    """
    document = Document(file)
    text, document.problems = file_text(content, file)
    if text is None:
        return document
    builder = _Builder(document, text)
    try:
        builder.build()
    except _Stop:
        pass
    except yaml.YAMLError as error:
        line, column, message = explained(error, text, builder.last_value)
        document.problems.append(Problem(file, line, column, message))
    return document


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return bool(event.implicit[0])

"""Reads and writes the lines of one text of a PO file: quotation marks, escaped letters, lines that are wrapped."""

import re
from collections.abc import Iterator

from scorecard.evidence.program_messages import tr

LINE = re.compile(
    r'(?P<obsolete>\#~[ \t]*)?(?P<previous>\#?\|[ \t]*)?'
    r'(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>\d)\])?)[ \t]*)?'
    r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"[ \t]*'
)  # fmt: skip
"""A line of a text, with or without its keyword."""
_QUOTED = r'"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"\n'
WHOLE_ENTRY = re.compile(
    rf"(?P<comments>(?:#(?![~|])[^\n]*\n)*)(?P<context>(?:msgctxt (?:{_QUOTED})+)?)"
    rf"msgid (?P<text>(?:{_QUOTED})+)msgstr (?P<string>(?:{_QUOTED})+)(?:\n|\Z)"
)
"""An entry of one string as programs write it, as nearly all are, with the empty line behind it."""
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_WIDTH = 79
"""The longest line in characters, as `msgcat` of gettext has it."""
_WORDS = re.compile(r"\S*\s+|\S+")


def fault_of_line(line: str) -> str:
    """Returns the fault of a line that `LINE` does not match."""
    text = line.partition('"')[2]
    if '"' not in line:
        return tr("'{line}' has no text in quotation marks; write it between two straight ones", line=line.strip()[:30])
    if line.startswith("msg") and re.fullmatch(r'[^"]+"\s*', line):
        return tr("the opening quotation mark is missing; write {mark} before the text", mark='"')
    if re.fullmatch(r'(?:[^"\\]|\\.)*', text):
        return tr("the closing quotation mark is missing; write {mark} at the end of the line", mark='"')
    if re.search(r'(?<!\\)"(?!\s*$)', text):
        return tr("a quotation mark within the text; write it as {mark} or as {escaped}", mark="“", escaped='\\"')
    return tr("this line cannot be read; it should be msgid or msgstr and a text in quotation marks")


def unescaped(text: str) -> str:
    """Returns a text with its escape sequences replaced by the letters that they stand for."""
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text


def joined(lines: str) -> str:
    """Returns the text that whole lines hold, each in quotation marks; the first has no keyword any more."""
    return unescaped(lines[1:-2].replace('"\n"', ""))


def text_lines(keyword: str, text: str) -> Iterator[str]:
    """Yields the lines of one text of an entry: a long one is wrapped, and a line ends where one ends in the text."""
    paragraphs = [_escaped(paragraph) for paragraph in text.splitlines(keepends=True)] or [""]
    if len(paragraphs) == 1 and len(keyword) + len(paragraphs[0]) + 3 <= _WIDTH:
        yield f'{keyword} "{paragraphs[0]}"'
        return
    yield f'{keyword} ""'
    for paragraph in paragraphs:
        line = ""
        for word in _WORDS.findall(paragraph):
            if line and len(line) + len(word) + 2 > _WIDTH:
                yield f'"{line}"'
                line = ""
            line += word
        yield f'"{line}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")

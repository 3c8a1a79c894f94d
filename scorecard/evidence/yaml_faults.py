"""Explains where and why a file is no YAML, in words for whoever edits it: the cause a person can see, and the cure."""

import re

import yaml

from scorecard.evidence.program_messages import tr, tr_count, tr_noop

DEEPEST_NESTING = 12
"""The most blocks and lists within each other."""

_ADVICE = {
    "mapping values are not allowed": tr_noop("cannot be read: a ':' stands where none can; put the text in quotes"),
    "could not find expected ':'": tr_noop(
        "cannot be read: a field name without ':' after it; check this line and the one before"
    ),
    "did not find expected ':'": tr_noop(
        "cannot be read: a field name without ':' after it; check this line and the one before"
    ),
    "did not find expected key": tr_noop(
        "cannot be read: the indentation or a quote is off; line it up with the field before"
    ),
    "found character '\\t'": tr_noop("cannot be read: a tab; use spaces to indent"),
    "found a tab character": tr_noop("cannot be read: a tab; use spaces to indent"),
    "cannot start any token": tr_noop("cannot be read: this character cannot begin a value; put the text in quotes"),
    "node content": tr_noop("cannot be read: this character cannot begin a value; put the text in quotes"),
    "unexpected end of stream": tr_noop("cannot be read: a quote or bracket is opened and never closed"),
    "block sequence entries are not allowed": tr_noop(
        "cannot be read: a '-' stands where no list can; check the indentation"
    ),
    "mapping keys are not allowed": tr_noop("cannot be read: a '?' stands where none can; put the text in quotes"),
    "did not find expected '-' indicator": tr_noop(
        "cannot be read: a line of a list without '-'; check the indentation"
    ),
    "expected ',' or": tr_noop("cannot be read: a list or block in brackets is not closed, or a comma is missing"),
    "found unknown escape character": tr_noop("cannot be read: a backslash in double quotes; use single quotes"),
    "did not find expected hexdecimal number": tr_noop(
        "cannot be read: a backslash in double quotes; use single quotes"
    ),
    "undefined alias": tr_noop("cannot be read: '*' at the beginning is an alias to YAML; put the text in quotes"),
    "did not find expected alphabetic or numeric character": tr_noop(
        "cannot be read: '&', '*' or '!' cannot begin a text; put it in quotes"
    ),
    "did not find expected comment or line break": tr_noop(
        "cannot be read: '>' or '|' cannot begin a text; put it in quotes"
    ),
    "directive": tr_noop("cannot be read: '%' cannot begin a line; put the text in quotes"),
    "found unexpected ':'": tr_noop(
        "cannot be read: a ':' without a value behind it; fill it in, or put the text in quotes"
    ),
    "did not find expected <document start>": tr_noop(
        "cannot be read: something stands after the end of the file ('...'); delete that line"
    ),
}
"""Messages of the parser, and the messages printed instead."""

_SPACE_MISSING = re.compile(r"[ ]*(?:- )?(?:(?P<colon>[A-Za-z_][\w.-]*:)|(?P<dash>-))(?=[^\s/:-])")
_ODD_SPACE_IN_LINE = re.compile(r"[ ]*(?:- )?(?:[\w.-]+:|-)?(?P<odd>[^\S\r\n\t ])")
_CURLY_QUOTE = re.compile(r"[:-] [\u2018\u201a\u201c\u201d\u201e\u00ab\u00bb]")
_WIDE_COLON = re.compile(r"[ ]*(?:- )?[A-Za-z_][\w.-]*[ ]?(?P<sign>[\uff1a\ufe55\u02d0\ua789\u2236])")
_EQUALS = re.compile(r"[ ]*(?:- )?[A-Za-z_][\w.-]*[ ]*=[ ]")
_BULLET = re.compile(r"[ ]*(?P<sign>[\u2010-\u2015\u2212\u2022\u00b7\u25cf\u25aa\u25e6*])[ ]*[A-Za-z_][\w.-]*:")
_TEXT_BEHIND_BRACKET = re.compile(r".*?[:-] (?P<sign>[\[{])[^\]}]*[\]}][ ]*[^\s#,\]}]")
_TEXT_BEHIND_QUOTE = re.compile(r".*?[:-] (?P<quote>['\"]).*?(?P=quote)[ ]*[^\s#,\]}:]")
_COMMENT = re.compile(r"(?:.*[ \t\[{,])?(?=#)")
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""The line ends of the parser, whose line numbers are used."""
_OPENS = re.compile(r"^[^#]*[\[{]")
_FIELD = re.compile(r"[ ]*(?:- )?[\w.-]+:(?:\s|$)|[ ]*- ")


def explained(error: yaml.YAMLError, text: str, last_value: yaml.ScalarEvent | None) -> tuple[int, int, str]:
    """Returns line, column and message for an error of the YAML parser.

    The parser names the place at which it gave up; the cause often stands a line before. `last_value` is the last value
    that it could read.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        index = min(getattr(error, "position", 0), len(text))
        line = text.count("\n", 0, index) + 1
        return line, index - text.rfind("\n", 0, index), tr("a character here is not allowed in YAML; retype the line")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = (error.problem or "").strip()
    if "unexpected end of stream" in problem and error.context_mark and "quoted" in (error.context or ""):
        opened = error.context_mark
        return opened.line + 1, opened.column + 1, tr("cannot be read: this quote is opened and never closed")
    in_brackets = error.context_mark if "expected ',' or" in problem else None
    flow_begins = in_brackets.line if in_brackets else None
    if "node content" in problem:  # a bracket of the lines before is still open, and its rest a comment
        flow_begins = max(line - 5, 0)
    if cause := _cause_in_lines(_LINE_BREAK.split(text), line, flow_begins):
        return cause
    if before := _opened_lines_before(last_value, line):
        message = tr(
            "cannot be read: the quote opened here ends in line {line}; close it, or double a quote within",
            line=line + 1,
        )
        return *before, message
    return line + 1, column + 1, _plain_words(problem or error.context or tr("unknown error"))


def _cause_in_lines(lines: list[str], line: int, flow_begins: int | None) -> tuple[int, int, str] | None:
    """Returns the place and the words for a cause that can be seen in a line, or in the one before it; else None.

    `line`, from 0, is where the parser gave up; `flow_begins` the line of the bracket that it found not closed.
    """
    for number in (line, line - 1):
        if not 0 <= number < len(lines):
            continue
        shown = lines[number]
        if "\t" in shown:
            return number + 1, shown.index("\t") + 1, tr("cannot be read: a tab; use spaces to indent")
        if odd := _ODD_SPACE_IN_LINE.match(shown):
            # Translators: {code} is the number of a character, such as U+00A0.
            message = tr("cannot be read: {code} is no ordinary space; retype it", code=f"U+{ord(odd['odd']):04X}")
            return number + 1, odd.start("odd") + 1, message
        if wide := _WIDE_COLON.match(shown):
            sign = wide["sign"]
            message = tr(
                "cannot be read: '{sign}' ({code}) is no colon to YAML; type ':'",
                sign=sign,
                code=f"U+{ord(sign):04X}",
            )
            return number + 1, wide.end(), message
        if bullet := _BULLET.match(shown):
            message = tr("cannot be read: '{sign}' begins no entry of a list; type '- '", sign=bullet["sign"])
            return number + 1, bullet.start("sign") + 1, message
        if equals := _EQUALS.match(shown):
            return number + 1, equals.end() - 1, tr("cannot be read: '=' stands where ':' belongs")
        if missing := _SPACE_MISSING.match(shown):
            sign = ":" if missing["colon"] else "-"
            return number + 1, missing.end() + 1, tr("cannot be read: the space after '{sign}' is missing", sign=sign)
    if 0 <= line < len(lines) and (curly := _CURLY_QUOTE.search(lines[line])):
        message = tr("cannot be read: {sign} is no quote to YAML; put the text in ' or \"", sign=curly[0][-1])
        return line + 1, curly.end(), message
    if 0 <= line < len(lines) and (text := _TEXT_BEHIND_BRACKET.match(lines[line])):
        message = tr(
            "cannot be read: '{sign}' at the beginning means a list or a block; put the text in quotes",
            sign=text["sign"],
        )
        return line + 1, text.start("sign") + 1, message
    if 0 <= line < len(lines) and (text := _TEXT_BEHIND_QUOTE.match(lines[line])):
        other = "'" if text["quote"] == '"' else '"'
        # Translators: {quote} and {other} are signs, ' and ".
        message = tr(
            "cannot be read: the text goes on behind a closing {quote}; put all of it in {other}",
            quote=text["quote"],
            other=other,
        )
        return line + 1, text.end(), message
    if flow_begins is not None:
        opened = next((number for number in range(flow_begins, line) if _OPENS.search(lines[number])), line)
        for number in range(opened, line):
            if comment := _COMMENT.match(lines[number]):
                return number + 1, comment.end() + 1, _comment_words()
    if 0 < line < len(lines) and not _FIELD.match(lines[line]) and (comment := _COMMENT.match(lines[line - 1])):
        return line, comment.end() + 1, _comment_words()
    return None


def _comment_words() -> str:
    return tr("cannot be read: what stands after '#' is dropped by YAML; put the text in quotes")


def nested_too_deep() -> str:
    """Returns the message for too many blocks and lists within each other."""
    return tr_count("nested more than {count} level deep", "nested more than {count} levels deep", DEEPEST_NESTING)


def _opened_lines_before(value: yaml.ScalarEvent | None, line: int) -> tuple[int, int] | None:
    """Returns where a value in quotes begins that goes over several lines and ends in `line`; else None."""
    if value is None or value.style not in ("'", '"') or not value.start_mark or not value.end_mark:
        return None
    begins, ends = value.start_mark, value.end_mark
    return (begins.line + 1, begins.column + 1) if begins.line < ends.line == line else None


def _plain_words(problem: str) -> str:
    """Returns the message for what the YAML parser says, with its cure."""
    if "maximum nesting depth" in problem:
        return nested_too_deep()
    for found, words in _ADVICE.items():
        if found in problem:
            return tr(words)
    # Translators: {cause} is in English: the words of the program that reads YAML.
    return tr("cannot be read as YAML: {cause}", cause=problem)

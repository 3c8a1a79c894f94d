"""Extracts the messages of a module or a template, and digests what is left of it without their words.

The messages are those that Babel extracts for the catalogues. Messages of documents are returned; messages of the
terminal are not, because no document shows them. A file that differs in nothing but the words of its messages keeps its
digest.
"""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from string import Formatter

from scorecard.rendering.message_lookups import Lookup

_PRINTED = {"msg": 1, "msg_count": 2}
"""The functions that mark messages of documents, and with how many texts their calls begin."""
_SAID = {"tr": 1, "tr_count": 2, "tr_noop": 1}
"""The functions that mark messages of the terminal."""
_IN_CODE = _PRINTED | _SAID
_MODULES = {
    **dict.fromkeys(_PRINTED, "scorecard.documents.message"),
    **dict.fromkeys(_SAID, "scorecard.evidence.program_messages"),
}
"""The module in which each of these functions is defined."""
_CALL = re.compile(rf"\b(?:{'|'.join(_IN_CODE)})\(".encode())
_IN_TEMPLATES = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
_WORDS = "words of a message"
"""The placeholder for the texts of a message."""


@dataclass(frozen=True)
class MessageWords:
    """The messages of documents in a file, in their order, and the digest of the file without the words of any message.

    A file whose messages are all for the terminal has no messages of documents.
    """

    messages: tuple[Lookup, ...]
    digest: str


def words_of_module(source: bytes) -> MessageWords | None:
    """Returns the messages of a module; None where it has none, or is not Python.

    Its digest does not depend on comments, nor on how its lines are broken: a longer sentence breaks them anew.
    """
    if not _CALL.search(source):
        return None
    try:
        module = ast.parse(source)
        reader = _ModuleReader(module)
        reader.read(module)
    except (SyntaxError, ValueError, RecursionError):
        return None
    if reader.functions & reader.given or "*" in reader.given:
        return None  # the name may stand for something else
    return _words(reader.messages, reader.pieces)


def words_of_template(source: str) -> MessageWords | None:
    """Returns the messages of a template; None where it has none. Its digest does not depend on its comments."""
    if not any(f"{name}(" in source for name in _IN_TEMPLATES):
        return None
    from jinja2 import Environment, TemplateSyntaxError

    try:
        # The digest is of what the parser sees; the options are those of `rendering.environment`.
        tokens = Environment(trim_blocks=True, lstrip_blocks=True).lexer.tokenize(source)
        reader = _TemplateReader([(token.type, token.value) for token in tokens])
    except TemplateSyntaxError:
        return None
    reader.read()
    return _words(reader.messages, reader.pieces)


def _words(messages: list[Lookup], pieces: list[str]) -> MessageWords | None:
    if _WORDS not in pieces:
        return None
    return MessageWords(tuple(messages), sha256("\0".join(pieces).encode("utf-8", "surrogatepass")).hexdigest())


def _lookup(function: str, texts: list[str]) -> Lookup:
    """Returns the message that a call with these first texts looks up."""
    context = texts.pop(0) if function in ("pgettext", "npgettext") else None
    return context, texts[0], texts[1] if len(texts) == 2 else None


class _ModuleReader:
    """Reads the tree of a module: its messages, and its nodes in order as texts."""

    def __init__(self, module: ast.Module) -> None:
        self.functions = {
            name.name
            for node in module.body
            if isinstance(node, ast.ImportFrom)
            for name in node.names
            if _is_mark(node, name)
        }
        """The functions that mark messages in this module."""
        self.given: set[str] = set()
        """The names that this module defines itself."""
        self.messages: list[Lookup] = []
        self.pieces: list[str] = []

    def read(self, node: ast.AST) -> None:
        """Reads a node and all nodes below it. The name of its class fixes how many fields follow, so that they cannot
        be confused."""
        self.pieces.append(type(node).__name__)
        match node:
            case ast.Call(func=ast.Name(id=function), args=arguments) if function in self.functions:
                if texts := _texts(arguments, _IN_CODE[function]):
                    if function in _PRINTED:
                        self.messages.append(_lookup(function, texts))
                    else:
                        self.pieces.append(repr(_placeholders(texts)))
                    self.pieces += [function, _WORDS]
                    self._read_value(arguments[_IN_CODE[function] :])
                    self._read_value(node.keywords)
                    return
        self.given.update(_given(node))
        for field in node._fields:
            self._read_value(getattr(node, field, None))

    def _read_value(self, value: object) -> None:
        if isinstance(value, ast.AST):
            self.read(value)
        elif type(value) is list:
            self.pieces.append(f"{len(value)}:")
            for item in value:
                self._read_value(item)
        else:
            self.pieces.append(repr(value))


def _is_mark(node: ast.ImportFrom, name: ast.alias) -> bool:
    """Returns whether a function that marks messages is imported, under its own name."""
    return name.asname is None and not node.level and _MODULES.get(name.name, "") == node.module


def _given(node: ast.AST) -> Iterable[str]:
    """Returns the names that a node defines; "*" where they are not known."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
            return [name]
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return [name]
        case ast.MatchMapping(rest=str(name)):
            return [name]
        case ast.Import(names=names):
            return [(each.asname or each.name).split(".")[0] for each in names]
        case ast.ImportFrom(names=names):
            return [each.asname or each.name for each in names if not _is_mark(node, each)]
    return []


def _texts(arguments: list[ast.expr], wanted: int) -> list[str]:
    """Returns the texts that are the first arguments of a call; none where another value comes first, or a text is
    empty."""
    first = arguments[:wanted]
    texts = [each.value for each in first if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return texts if len(texts) == wanted and all(texts) else []


def _placeholders(texts: list[str]) -> list[list[tuple[str, str, str]]]:
    """Returns the placeholders of each text, and how they are written. Raises ValueError where a text has an odd
    bracket.

    A placeholder is code: a name that nothing fills is an error, and an attribute is read.
    """
    return [
        sorted({(name, form or "", mark or "") for _, name, form, mark in Formatter().parse(text) if name is not None})
        for text in texts
    ]


class _TemplateReader:
    """Reads the tokens of a template, each its type and its value: its messages, and the tokens in order as texts."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self.messages: list[Lookup] = []
        self.pieces: list[str] = []

    def read(self) -> None:
        """Reads all tokens."""
        place = 0
        while place < len(self._tokens):
            kind, value = self._tokens[place]
            self.pieces.append(repr((kind, value)))
            place += 1
            is_function = kind == "name" and value in _IN_TEMPLATES
            if is_function and (place == 1 or self._tokens[place - 2][0] not in ("dot", "pipe")):
                texts, end = self._texts_after(place, _IN_TEMPLATES[value])
                if texts:
                    self.messages.append(_lookup(value, texts))
                    self.pieces.append(_WORDS)
                    place = end

    def _texts_after(self, place: int, wanted: int) -> tuple[list[str], int]:
        """Returns the texts with which a call begins, and the place after them; no texts where it has others.

        Strings that follow each other are one text, as in Python.
        """
        texts: list[str] = []
        before = "lparen"
        while len(texts) < wanted and self._kind(place) == before:
            begin = place = place + 1
            while self._kind(place) == "string":
                place += 1
            if begin == place or self._kind(place) not in ("comma", "rparen"):
                return [], place
            texts.append("".join(text for _, text in self._tokens[begin:place]))
            before = "comma"
        return (texts if len(texts) == wanted else []), place

    def _kind(self, place: int) -> str | None:
        return self._tokens[place][0] if place < len(self._tokens) else None

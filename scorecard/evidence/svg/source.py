"""Parses an SVG file, in whatever encoding its XML names, as a tree of SVG elements that know their line."""

from typing import Any
from xml.etree.ElementTree import Element
from xml.parsers import expat

from scorecard.evidence.program_messages import tr, tr_count, tr_noop
from scorecard.evidence.svg.fault import SvgFaultError, quoted

# For translators, of all messages here: said of a logo; its name stands before it

SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
MAX_LEVELS = 100
"""The most elements within each other: drawing programs write some twenty, and the engine recurses over them."""
MAX_ELEMENTS = 20_000
"""The most elements that are read, and that are drawn once all <use> are followed."""
_MAX_ENTITY_LENGTH = 200
"""The longest text for which an entity may stand, in characters: Illustrator's are addresses and styles."""


_DAMAGE = (
    tr_noop("no element found"),
    tr_noop("not well-formed (invalid token)"),
    tr_noop("unclosed token"),
    tr_noop("mismatched tag"),
    tr_noop("duplicate attribute"),
    tr_noop("junk after document element"),
    tr_noop("undefined entity"),
    tr_noop("unbound prefix"),
    tr_noop("unknown encoding"),
    tr_noop("encoding specified in XML declaration is incorrect"),
)
"""The messages of expat for most damaged files."""


class SvgElement(Element):
    """An element of SVG; `line` is where its tag begins."""

    line: int = 0

    @property
    def name(self) -> str:
        """Returns the name of the element without its namespace."""
        return str(self.tag).removeprefix(SVG)


def parse(content: bytes) -> SvgElement:
    """Returns the root of an SVG file, without the elements of drawing programs and without titles.

    Attributes have no namespace; `xlink:href` counts as `href`. Raises SvgFaultError where the file is not well-formed,
    not SVG, runs scripts, is too large, or defines entities that are more than a short text.
    """
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    builder.listen_to(parser)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        cause = tr(reason) if reason in _DAMAGE else reason
        if "encoding" in reason or not _is_utf8(content):
            words = tr("is not a complete SVG file: {reason}; save it again as UTF-8", reason=cause)
        else:
            words = tr("is not a complete SVG file: {reason}; save it as plain SVG again", reason=cause)
        raise SvgFaultError(words, error.lineno) from None
    except (LookupError, ValueError) as error:
        words = tr("is not a complete SVG file: {reason}; save it as UTF-8", reason=str(error)[:60])
        raise SvgFaultError(words, 1) from None
    if builder.root is None:
        raise SvgFaultError(tr("is not an SVG file"))
    return builder.root


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Builder:
    """Builds the tree from the events of expat."""

    def __init__(self) -> None:
        self.root: SvgElement | None = None
        self._open: list[SvgElement | None] = []
        """The elements that are open; None for those that are left out."""
        self._elements = 0
        self._parser: Any = None

    def listen_to(self, parser: Any) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity_defined
        parser.SkippedEntityHandler = self._entity_missing
        parser.ProcessingInstructionHandler = self._instruction

    def _fault(self, message: str) -> SvgFaultError:
        return SvgFaultError(message, self._parser.CurrentLineNumber)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) >= MAX_LEVELS:
            raise self._fault(
                tr_count(
                    "has more than {count} element within each other; save it as plain SVG",
                    "has more than {count} elements within each other; save it as plain SVG",
                    MAX_LEVELS,
                )
            )
        if self._elements > MAX_ELEMENTS:
            raise self._fault(
                tr_count(
                    "has more than {count} element; simplify it",
                    "has more than {count} elements; simplify it",
                    MAX_ELEMENTS,
                )
            )
        tag = f"{{{tag}" if "}" in tag else tag
        if self.root is None and tag != f"{SVG}svg":
            if tag == "svg":
                name_of_svg = "xmlns='http://www.w3.org/2000/svg'"
                raise self._fault(tr("lacks {attribute} in <svg>; save it as plain SVG", attribute=name_of_svg))
            raise self._fault(tr("is not an SVG file; save it as plain SVG"))
        name = tag.rpartition("}")[2]
        script = "script" if name == "script" else next((key for key in attributes if key.startswith("on")), None)
        if script:
            raise self._fault(tr("holds a script ({name}): remove the script", name=quoted(script)))
        parent = self._open[-1] if self._open else None
        kept = tag.startswith(SVG) and name not in ("title", "desc", "metadata")
        if not kept or (self._open and parent is None):
            self._open.append(None)
            return
        element = SvgElement(tag, _plain(attributes))
        element.line = self._parser.CurrentLineNumber
        if parent is None:
            self.root = element
        else:
            parent.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        """Keeps the text of style sheets; no other text is drawn."""
        element = self._open[-1]
        if element is not None and element.name == "style":
            element.text = (element.text or "") + text

    def _entity_defined(self, name: str, for_types: bool, text: str | None, *_: object) -> None:
        """Lets entities pass that stand for a short text, as Illustrator writes them: expat puts the text in place."""
        if for_types or text is None or len(text) > _MAX_ENTITY_LENGTH or "&" in text or "<" in text:
            raise self._fault(
                tr("defines an entity that is more than a short text ({name}); save it as plain SVG", name=quoted(name))
            )

    def _entity_missing(self, name: str, *_: object) -> None:
        raise self._fault(
            tr("refers to an entity that it does not define ({name}); save it as plain SVG", name=quoted(name))
        )

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise self._fault(tr("refers to a style sheet outside itself; save it as plain SVG"))


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Returns the attributes that SVG gives a meaning, by their names without a namespace."""
    plain = {name: value for name, value in attributes.items() if "}" not in name}
    if (link := attributes.get(_XLINK_HREF[1:])) is not None:
        plain.setdefault("href", link)
    return plain

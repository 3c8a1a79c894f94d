"""Reads and writes catalogues of translations, the PO files of gettext: whole, with the line of each entry.

Files are read in whatever state people leave them. Their faults are reported by line; Babel passes over a text without
its closing quotation mark, and loses headers of our own (`X-Review`) and the texts that translations were made for
(`#|`). Files are written in the form of Poedit and Weblate.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scorecard.evidence.po_lines import LINE, WHOLE_ENTRY, fault_of_line, joined, text_lines, unescaped
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr

REVIEW = "X-Review"
"""The header that says whether the translations were reviewed, and by whom."""
FUZZY = "fuzzy"
"""The flag of a translation whose text was changed since: it is never printed."""
MACHINE_DRAFT = "machine-draft"
"""The flag of a translation that was made by a machine, and that nobody has reviewed."""


@dataclass(slots=True)
class Entry:
    """One text with its translation."""

    text: str
    """The text that is translated."""
    strings: list[str] = field(default_factory=list)
    """The translation: one string, or one for each plural form; empty strings where there is none."""
    plural: str | None = None
    context: str | None = None
    notes: list[str] = field(default_factory=list)
    """The comments of translators."""
    extracted: list[str] = field(default_factory=list)
    """The comments from the program or the evidence, renewed with every extraction."""
    flags: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    """The text that a fuzzy translation was made for, as the lines of the file, without `#| `."""
    obsolete: bool = False
    """Whether the text is no longer printed; its translation is kept."""
    line: int = 1
    """The line of the text, from 1."""
    translated_at: int = 1
    """The line of the translation."""

    @property
    def key(self) -> tuple[str | None, str]:
        """Returns the identity of the entry: context and text."""
        return self.context, self.text

    @property
    def is_fuzzy(self) -> bool:
        """Returns whether the text was changed since it was translated."""
        return FUZZY in self.flags

    @property
    def is_printed(self) -> bool:
        """Returns whether the translation is printed: it is complete, and of exactly this text."""
        return not self.obsolete and not self.is_fuzzy and bool(self.strings) and all(self.strings)


@dataclass
class PoFile:
    """A catalogue: its headers and its entries, in the order of the file."""

    headers: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """The comments before the headers."""
    flags: list[str] = field(default_factory=list)
    """The flags of the headers: a template is marked fuzzy."""
    line: int = field(default=1, compare=False)
    """The line of the headers, from 1."""


def read_po(text: str, file: str) -> tuple[PoFile, list[Problem]]:
    """Returns the readable part of a catalogue, and its problems by line, which name it `file`."""
    reader = _Reader(file)
    reader.read(text.replace("\r\n", "\n"))
    return reader.catalogue, reader.problems


class _Reader:
    """Reads a catalogue: an entry at once where it is whole and begins where another ended, else line by line."""

    def __init__(self, file: str) -> None:
        self.catalogue = PoFile()
        self.problems: list[Problem] = []
        self._file = file
        self._begin()
        self._seen: dict[tuple[bool, str | None, str], int] = {}

    def _begin(self) -> None:
        self._entry = Entry("")
        self._pieces: dict[str, list[str]] = {}
        self._keyword = ""
        self._torn = False
        """Whether a line of the entry could not be read."""
        self._is_new = True
        """Whether no line of the entry was read."""

    def read(self, text: str) -> None:
        """Reads the whole text of a file."""
        position, number = 0, 1
        while position < len(text):
            match = WHOLE_ENTRY.match(text, position) if self._is_new else None
            if match:
                number = self._whole(number, *match.groups())
                position = match.end()
            else:
                end = text.find("\n\n", position) + 2
                end = end if end > 1 else len(text)
                number = self._lines(number, text[position:end])
                position = end
        self._finish()

    def _lines(self, number: int, text: str) -> int:
        """Reads lines from a line with a given number; returns the number of the line after them."""
        lines = text.removesuffix("\n").split("\n")
        for more, line in enumerate(lines):
            self._line(number + more, line.rstrip("\r"))
        return number + len(lines)

    def _whole(self, number: int, comments: str, context: str, text: str, string: str) -> int:
        """Reads a whole entry from a line with a given number; returns the number of the line after it."""
        entry = Entry(joined(text), [joined(string)], context=joined(context[len("msgctxt ") :]) if context else None)
        for line in comments.split("\n")[:-1]:
            if line[:3] == "#. ":  # as most are
                entry.extracted.append(line[3:].strip())
            else:
                _add_comment(line, entry)
        entry.line = number + comments.count("\n") + context.count("\n")
        entry.translated_at = entry.line + text.count("\n")
        self._keep(entry)
        return entry.translated_at + string.count("\n") + 1

    def _line(self, number: int, line: str) -> None:
        if line.startswith(("msg", '"', "#~", "#|")):
            self._part_of_text(number, line)
        elif line.startswith("#"):
            if self._pieces:
                self._finish()
            _add_comment(line, self._entry)
        elif not line.strip():
            if self._keyword.startswith("msgstr"):
                self._finish()
            return
        else:
            words = tr(
                "'{line}' begins neither with msgid, msgstr, # nor a quotation mark; "
                "delete it, or put it into the quotation marks of the line above",
                line=line.strip()[:30],
            )
            self._problem(number, words)
        self._is_new = False

    def _part_of_text(self, number: int, line: str) -> None:
        text = line[1:-1]
        if line[0] == '"' == line[-1] and len(line) > 1 and self._keyword and '"' not in text and "\\" not in text:
            self._pieces[self._keyword].append(text)  # as most lines are
            return
        match = LINE.fullmatch(line)
        if match is None:
            self._problem(number, fault_of_line(line))
            self._torn = True
            return
        keyword, text = match["keyword"], match["text"]
        if match["previous"]:
            if self._pieces:
                self._finish()
            self._entry.previous.append(line[match.end("previous") :])
            return
        if keyword in ("msgctxt", "msgid") and not (keyword == "msgid" and self._pieces.keys() == {"msgctxt"}):
            if self._pieces:
                self._finish()
            self._entry.line = number
        if keyword is None:
            if not self._keyword:
                self._problem(
                    number, tr("a text that belongs to no msgid or msgstr; delete it, or write what is missing")
                )
                return
        elif keyword in self._pieces:
            # Translators: {keyword} is msgid, msgstr or the like, the words with which the lines of a catalogue begin.
            self._problem(number, tr("a second {keyword} for one msgid; delete one of the two", keyword=keyword))
            self._keyword = keyword
            self._pieces[keyword] = []
        else:
            self._keyword = keyword
            self._pieces[keyword] = []
            if keyword == "msgid":
                self._entry.line, self._entry.obsolete = number, bool(match["obsolete"])
            elif keyword.startswith("msgstr") and not any(key.startswith("msgstr") for key in [*self._pieces][:-1]):
                self._entry.translated_at = number
        self._pieces[self._keyword].append(text)

    def _finish(self) -> None:
        """Keeps the entry that was read by its lines."""
        entry, pieces, torn = self._entry, self._pieces, self._torn
        self._begin()
        if not pieces or torn:
            return
        texts = {keyword: unescaped("".join(parts)) for keyword, parts in pieces.items()}
        strings = [text for keyword, text in sorted(texts.items()) if keyword.startswith("msgstr")]
        if "msgid" not in texts:
            self._problem(entry.translated_at, tr("a msgstr without its msgid; write the text above it, or delete it"))
            return
        if not strings:
            self._problem(entry.line, tr("a msgid without its msgstr; write {example} below it", example='msgstr ""'))
            return
        entry.text, entry.plural, entry.context = texts["msgid"], texts.get("msgid_plural"), texts.get("msgctxt")
        entry.strings = strings
        self._keep(entry)

    def _keep(self, entry: Entry) -> None:
        if not entry.text and not entry.obsolete:
            self._headers(entry)
            return
        key = (entry.obsolete, *entry.key)
        if key in self._seen and not entry.obsolete:
            first = self._seen[key]
            words = tr("this text stands here a second time, first in line {line}; delete one of them", line=first)
            self._problem(entry.line, words)
            return
        self._seen[key] = entry.line
        self.catalogue.entries.append(entry)

    def _headers(self, entry: Entry) -> None:
        if self.catalogue.headers:
            words = tr("a second head of the file, {line}; delete one of the two", line='msgid ""')
            self._problem(entry.line, words)
            return
        lines = (line.partition(":") for line in entry.strings[0].split("\n"))
        self.catalogue.headers = {name.strip(): value.strip() for name, colon, value in lines if colon}
        self.catalogue.notes, self.catalogue.flags = entry.notes, entry.flags
        self.catalogue.line = entry.line

    def _problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self._file, line, 1, message))


def _add_comment(line: str, entry: Entry) -> None:
    kind = line[1:2]
    if kind == ".":
        entry.extracted.append(line[2:].strip())
    elif kind == ",":
        entry.flags += [flag for part in line[2:].split(",") if (flag := part.strip())]
    elif kind != ":":  # places in code are not kept: they change with every edit
        entry.notes.append(line[1:].strip())


def format_po(catalogue: PoFile) -> str:
    """Returns the text of a catalogue; obsolete entries stand at its end."""
    headers = "".join(f"{name}: {value}\n" for name, value in catalogue.headers.items())
    head = Entry("", [headers], notes=catalogue.notes, flags=catalogue.flags)
    entries = sorted(catalogue.entries, key=lambda entry: entry.obsolete)
    return "\n".join("".join(f"{line}\n" for line in _lines(entry)) for entry in (head, *entries))


def _lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {note}".rstrip() for note in entry.notes)
    yield from (f"#. {comment}" for comment in entry.extracted)
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    mark = "#~ " if entry.obsolete else ""
    yield from (f"{mark[:2] or '#'}| {line}" for line in entry.previous)
    if entry.context is not None:
        yield from (f"{mark}{line}" for line in text_lines("msgctxt", entry.context))
    yield from (f"{mark}{line}" for line in text_lines("msgid", entry.text))
    if entry.plural is None:
        yield from (f"{mark}{line}" for line in text_lines("msgstr", entry.strings[0]))
        return
    yield from (f"{mark}{line}" for line in text_lines("msgid_plural", entry.plural))
    for form, text in enumerate(entry.strings):
        yield from (f"{mark}{line}" for line in text_lines(f"msgstr[{form}]", text))


def previous_lines(entry: Entry) -> list[str]:
    """Returns the lines that keep the text of an entry beside a translation that was made for it."""
    context = [] if entry.context is None else text_lines("msgctxt", entry.context)
    plural = [] if entry.plural is None else text_lines("msgid_plural", entry.plural)
    return [*context, *text_lines("msgid", entry.text), *plural]

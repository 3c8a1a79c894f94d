"""Mistakes as people make them, generated from the model: each field of a state's file × what programs do to it.

A mistake is made at one value (or at the whole file); what the editor sees of it afterwards is `typed`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

import yaml

from scorecard.evidence.yaml_document import Path
from scorecard.evidence.yaml_reader import read_yaml

FILE = """\
state: AT
organisation:
  name: Member in Austria
  website: https://member.at/about
  contact:
    name: Maria Huber
    email: office@member.at
    telephone: '+43 1 0000001'
    address: Lange Gasse 1, 1080 Wien
  colour: '#0b5d66'
  sources: [own-1]
neighbours: [DE, IT]
peers: [BE, SE]
hotline:
  report:
  - name: Stopline of the providers
    website: https://stopline.at/report
    standing:
      en: Takes reports since 2010
    sources: [own-1]
  missing_children_116000:
    operator: Rat auf Draht
    note:
      en: Verified by telephone in autumn
    sources: [own-1]
  child_helpline_116111:
    operator: Rat auf Draht too
    note:
      en: Free of charge at night too
    sources: [own-1]
governments:
- head: Ada Example
  parties: [Blue Party, Red Party]
  from: 2020-01-07
  to: 2025-03-03
  caretaker:
    en: Acting since the vote of February
  sources: [own-1]
- head: Bert Example
  parties: [Red Party]
  from: 2025-03-03
  sources: [own-1]
statements:
- date: 2025-09-01
  date_note:
    en: The day of the report
  text: danish
  aspect: overall
  stance: supports
  speaker:
    role: government
    who:
      en: The ministry of the interior
  government: 2
  says:
    en: Supports the Danish text as a whole and asks for haste.
  quote:
    language: de
    words: Wir sagen ja zu diesem Text
    translation:
      en: We say yes to this text
  source: own-1
  also: [shared-1]
  quality: secondary
  event: 2025-08-30
  disputed:
    reason:
      en: A newspaper says that it was undecided
    sources: [own-2]
  note:
    en: The minutes are not public yet
- date: 2025-10-02
  text: danish
  aspect: detection_orders
  stance: opposes
  speaker:
    role: government
    unnamed: true
    own_view: true
    who:
      en: The chancellor of Austria
  says:
    en: Opposes orders without a judge in every case.
  source: own-2
opinion:
- survey: big-survey
  question: worried
  share: 71.5
  qualifier: about
  n: 1009
  also_reported:
  - what:
      en: Not worried at all
    share: 20
    answer: true
  set_apart: false
  source: shared-1
  also: [own-1]
  note:
    en: Asked on the telephone only
events:
- date: 2024-06-18
  inferred: true
  title:
    en: A debate in the committee
  label:
    en: Debate
  summary:
    en: The committee debates the Belgian text for an hour.
  kind: national
  file: proposal
  level: minor
  source: own-1
  also: [own-2]
  quality: primary
  note:
    en: In a closed session
figures:
- period: 2024 and 2025
  what:
    en: Reports to the Austrian line
  value: '12 345'
  source: own-1
  note:
    en: Counted twice a year
asks:
- ask:
    en: Say in the Council where you stand in 2026.
  because:
    en: Nothing was said of it in public before 2026.
  follows_from: [own-1]
  in_line_with: [shared-1]
questions:
- question:
    en: Will the government agree to the text in 2026?
  because:
    en: The chancellor was silent on it before 2026.
  follows_from: [own-2]
objections:
- objection:
    en: Detection is surveillance of everyone, it was said in 2026.
  answer:
    en: The text of 2026 leaves it open, and the judge decides.
  sources: [own-1]
coverage:
  en: Little is known of the time before 2026.
coverage_sources: [own-1]
sources:
  own-1:
    title: A report on the meeting
    publisher: The Vienna newspaper
    url: https://paper.at/2025/report
    date: 2025-09-01
    date_note: The date of the print
    quality: secondary
    note: Read in the archive
    via: retelling
    origin: minutes
  own-2:
    title: A speech of the chancellor
    publisher: Chancellery
    url: https://chancellery.at/speech
    date: 2025-10-02
    quality: primary
    names: {AT: said no, BE: said nothing}
    not_coded: {BE: no stance in it}
"""
"""A file that has every field of a state."""


@dataclass(frozen=True)
class Place:
    """A value of the file: its path, the indexes at which it begins and ends, its style, and its content."""

    path: Path
    begin: int
    end: int
    style: str
    value: object

    @property
    def field(self) -> str:
        return next(
            str(step) for step in reversed(self.path) if isinstance(step, str) and step != "en" and not step.isupper()
        )


@dataclass(frozen=True)
class Mistake:
    """One mistake: the program or habit that causes it, its place, the file with it, and the text typed in place of the
    value."""

    program: str
    name: str
    place: Place | None
    content: bytes
    first_line: int
    last_line: int
    typed: str | None
    """None where the mistake should change nothing that is read."""

    def __str__(self) -> str:
        return f"{self.program}, {self.name}, {'.'.join(map(str, self.place.path)) if self.place else 'file'}"


DATES = {"date", "from", "to", "event", "start", "end", "published", "evidence_date", "compared_with",
         "sitting_since"}  # fmt: skip
NUMBERS = {"share", "n", "n_by_state", "design_effect", "days_ahead", "in_favour", "against", "abstained",
           "first_year"}  # fmt: skip
TRUTHS = {"answer", "set_apart", "inferred", "whole", "decided", "unnamed", "own_view", "inverted"}
CODES = {"state", "neighbours", "peers", "aspect", "stance", "role", "language", "quality", "qualifier", "kind", "file",
         "level", "via", "side", "sampling", "topic", "detection_orders", "voluntary_detection", "new_material",
         "eu_centre", "states", "area"}  # fmt: skip
KEYS = {"sources", "source", "also", "text", "survey", "question", "follows_from", "in_line_with", "coverage_sources",
        "origin", "superseded_by", "continues", "missing_children_sources"}  # fmt: skip
ADDRESSES = {"website", "url", "email"}


def kind_of(place: Place) -> str:
    field = place.field
    if field == "question" and place.path[0] == "questions":
        return "text"
    if place.path[-1] == "en":
        return "text"
    if "holds" in place.path and field != "sources":
        return "code"
    if str(place.value).startswith("https://"):
        return "address"
    if not place.style and re.fullmatch(r"\d{1,3}", str(place.value)):
        return "number"
    for kind, fields in (("date", DATES), ("number", NUMBERS), ("truth", TRUTHS), ("code", CODES), ("key", KEYS),
                         ("address", ADDRESSES)):  # fmt: skip
        if field in fields:
            return kind
    return "colour" if field == "colour" else "text"


Change = Callable[[str], str]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

ANY: dict[str, tuple[tuple[str, Change], ...]] = {
    "Word": (
        ("a no-break space behind", lambda raw: f"{raw}\u00a0"),
        ("a no-break space before", lambda raw: f"\u00a0{raw}"),
        ("curly quotes around", lambda raw: f"“{raw}”"),
        ("low quotes around", lambda raw: f"„{raw}“"),
        ("a line separator", lambda raw: f"{raw}\u2028"),
        ("a tab behind", lambda raw: f"{raw}\t"),
    ),
    "telephone": (
        ("a zero-width space", lambda raw: f"{raw[:1]}\u200b{raw[1:]}"),
        ("a mark of direction", lambda raw: f"{raw}\u200e"),
        ("a capital at the beginning", lambda raw: raw[:1].upper() + raw[1:]),
        ("an emoji behind", lambda raw: f"{raw} 👍"),
        ("a full stop behind", lambda raw: f"{raw}."),
        ("two spaces before", lambda raw: f"  {raw}"),
        ("a space behind", lambda raw: f"{raw} "),
    ),
    "spreadsheet": (
        ("quotes doubled around", lambda raw: f'""{raw}""'),
        ("an apostrophe before", lambda raw: f"'{raw}"),
        ("an error in its place", lambda raw: "#N/A"),
        ("a reference that was lost", lambda raw: "#REF!"),
        ("ditto", lambda raw: '"'),
        ("nothing in its place", lambda raw: ""),
    ),
    "hurry": (
        ("a remark behind", lambda raw: f"{raw} # check"),
        ("a hashtag behind", lambda raw: f"{raw} #chatcontrol"),
        ("a colon and words behind", lambda raw: f"{raw}: so it is"),
        ("a comma behind", lambda raw: f"{raw},"),
        ("what is to be done", lambda raw: "TODO"),
        ("dots in its place", lambda raw: "..."),
        ("an address in its place", lambda raw: "https://other.eu/page"),
        ("yes in its place", lambda raw: "yes"),
    ),
}  # fmt: skip
OF_KIND: dict[str, tuple[tuple[str, Change], ...]] = {
    "date": (
        ("as in Germany", lambda raw: "3.10.2025"), ("without a zero", lambda raw: "2025-10-3"),
        ("with strokes", lambda raw: "2025/10/03"), ("in American words", lambda raw: "Oct 3 2025"),
        ("the number of a spreadsheet", lambda raw: "45933"), ("with the time", lambda raw: f"{raw}T00:00:00"),
        ("with long hyphens", lambda raw: raw.replace("-", "–")), ("a year mistyped", lambda raw: f"2052{raw[4:]}"),
        ("a year too early", lambda raw: f"0205{raw[4:]}"), ("American", lambda raw: "10/03/2025"),
        ("ditto in a word", lambda raw: "ditto"), ("full-width digits", lambda raw: raw.translate(WIDE)),
    ),
    "number": (
        ("a decimal comma", lambda raw: "71,5"), ("thousands with a point", lambda raw: "1.009"),
        ("thousands with a space", lambda raw: "1 009"), ("thousands with a comma", lambda raw: "1,009"),
        ("the per cent sign", lambda raw: f"{raw} %"), ("a fraction", lambda raw: "0.715"),
        ("an exponent", lambda raw: "1.009E+03"), ("about", lambda raw: f"~{raw}"), ("circa", lambda raw: f"ca. {raw}"),
        ("full-width digits", lambda raw: raw.translate(WIDE)), ("a zero before", lambda raw: f"0{raw}"),
        ("less than nothing", lambda raw: f"-{raw}"), ("the letter O", lambda raw: f"{raw[:-1]}O"),
    ),
    "truth": (
        ("in German", lambda raw: "WAHR"), ("as a word", lambda raw: "ja"), ("as a number", lambda raw: "1"),
        ("crossed", lambda raw: "x"),
    ),
    "code": (
        ("two letters exchanged", lambda raw: raw[1] + raw[0] + raw[2:]), ("capitals", str.upper),
        ("a blank for the underscore", lambda raw: raw.replace("_", " ") + " of"), ("Greece", lambda raw: "GR"),
        ("a name", lambda raw: "Deutschland"), ("the United Kingdom", lambda raw: "UK"), ("twice", lambda raw: f"{raw} {raw}"),
    ),
    "key": (
        ("capitals", str.upper), ("a blank", lambda raw: raw.replace("-", " ") + " x"),
        ("a long hyphen", lambda raw: raw.replace("-", "–") + "–"), ("a key of nothing", lambda raw: f"{raw}-9"),
    ),
    "address": (
        ("without https", lambda raw: raw.replace("https://", "")), ("in brackets", lambda raw: f"<{raw}>"),
        ("a blank within", lambda raw: raw.replace(".", ". ", 1)), ("as a link", lambda raw: f"[here]({raw})"),
        ("with mailto", lambda raw: f"mailto:{raw}"), ("an example", lambda raw: "https://example.org/a"),
    ),
    "text": (
        ("a soft hyphen", lambda raw: f"{raw[:4]}\u00ad{raw[4:]}"), ("dots as one sign", lambda raw: f"{raw}…"),
        ("an apostrophe within", lambda raw: f"{raw} it’s"), ("a straight quote within", lambda raw: f'{raw} so-called "law" of it'),
        ("a colon within", lambda raw: raw.replace(" ", ": ", 1)), ("a hashtag within", lambda raw: raw.replace(" ", " #", 1)),
        ("a hyphen before", lambda raw: f"- {raw}"), ("a star before", lambda raw: f"* {raw}"),
        ("letters converted twice", lambda raw: f"{raw} FranÃ§ais"), ("letters lost", lambda raw: f"{raw} Fran\ufffdais"),
        ("an ampersand", lambda raw: f"{raw} & more"), ("HTML", lambda raw: f"<b>{raw}</b>"),
        ("brackets before", lambda raw: f"[sic] {raw}"), ("a per cent sign before", lambda raw: f"%{raw}"),
        ("an at sign before", lambda raw: f"@{raw}"), ("a backslash in it", lambda raw: f"{raw} C:\\new"),
        ("a new line within", lambda raw: raw.replace(" ", "\n", 1)), ("a line of its own", lambda raw: f"{raw}\n\nAnd more."),
        ("a comma within", lambda raw: raw.replace(" ", ", ", 1)), ("braces", lambda raw: f"{{{raw}}}"),
        ("Hebrew letters", lambda raw: f"{raw} שלום"), ("accents as two signs", lambda raw: f"{raw} cafe\u0301"),
        ("a dash for a hyphen", lambda raw: f"{raw} – yes"), ("two quotes", lambda raw: f"““{raw}””"),
    ),
    "colour": (
        ("without quotes", lambda raw: "#0b5d66"), ("three digits", lambda raw: "'#0b5'"), ("a name", lambda raw: "teal"),
    ),
}  # fmt: skip


def places(content: str) -> list[Place]:
    """Returns every value of a file."""
    document = read_yaml(content.encode(), "AT.yaml")
    assert not document.problems, document.problems
    paths = {place: path for path, place in document.values.items()}
    found = []
    for event in yaml.parse(content, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            mark = event.start_mark
            path = paths.get((mark.line + 1, mark.column + 1))
            if path and not isinstance(reduce(lambda data, step: data[step], path, document.data), dict | list):
                found.append(Place(path, mark.index, event.end_mark.index, event.style or "", event.value))
    return found


def at_a_value(content: str, place: Place) -> Iterator[Mistake]:
    """Yields every mistake that is made where one value is typed."""
    raw = str(place.value)
    mistakes = [(program, *mistake) for program, all_of_it in ANY.items() for mistake in all_of_it]
    mistakes += [("program", *mistake) for mistake in OF_KIND[kind_of(place)]]
    for program, name, change in mistakes:
        typed = change(raw)
        if typed == raw:
            continue
        text = content[: place.begin] + typed + content[place.end :]
        first = content.count("\n", 0, place.begin) + 1
        yield Mistake(
            program, name, place, text.encode("utf-8", "surrogatepass"), first, first + typed.count("\n"), typed
        )


def at_a_line(content: str, place: Place) -> Iterator[Mistake]:
    """Yields every mistake that is made in the line of one value."""
    lines = content.split("\n")
    number = content.count("\n", 0, place.begin)
    line = lines[number]
    indent = len(line) - len(line.lstrip(" -"))

    def instead(name: str, *new: str, program: str = "editor", last: int = 0) -> Mistake:
        text = "\n".join([*lines[:number], *new, *lines[number + 1 :]])
        return Mistake(program, name, place, text.encode(), number + 1, number + 1 + max(last, len(new) - 1), None)

    yield instead("a tab for the indentation", "\t" + line.lstrip(" "))
    yield instead("no-break spaces for the indentation", line[:indent].replace(" ", "\u00a0") + line[indent:])
    yield instead("the line twice", line, line, program="merge", last=2)
    yield instead("both versions", "<<<<<<< HEAD", line, "=======", line, ">>>>>>> other", program="merge")
    yield instead("a mark left", line, "=======", program="merge")
    if ": " in line:
        yield instead("no space behind the colon", line.replace(": ", ":", 1), last=1)
        yield instead("a wide colon", line.replace(": ", "： ", 1), last=1)
        yield instead("an equals sign", line.replace(": ", " = ", 1), last=1)
        yield instead("a blank before the colon", line.replace(": ", " : ", 1))
        name = line.strip(" -").partition(":")[0]
        if len(name) > 3:
            yield instead("the name mistyped", line.replace(name, name[1] + name[0] + name[2:], 1), last=40)
            yield instead("the name with a capital", line.replace(name, name.capitalize(), 1), last=40)
    if line.lstrip().startswith("- "):
        yield instead("no space behind the dash", line.replace("- ", "-", 1), last=1)
        yield instead("a long dash", line.replace("- ", "— ", 1), last=1)
        yield instead("a bullet", line.replace("- ", "• ", 1), last=1)
    yield instead("one space too many", f" {line}", last=2)


def of_the_file(content: str) -> Iterator[Mistake]:
    """Yields every mistake that is made when the file is saved."""
    umlaut = content.replace("Vienna", "Wiener Straßen")
    line = content.count("\n", 0, content.index("Vienna")) + 1
    for name, saved, at in (
        ("a byte order mark", content.encode("utf-8-sig"), 0),
        ("UTF-16", content.encode("utf-16"), 1),
        ("letters of Windows", umlaut.encode("cp1252"), line),
        ("line ends of Windows", content.replace("\n", "\r\n").encode(), 0),
        ("line ends of old Macs", content.replace("\n", "\r").encode(), 0),
        ("no line end at the end", content.rstrip("\n").encode(), 0),
        ("empty lines at the end", f"{content}\n\n\n".encode(), 0),
        ("all of it empty", b"", 1),
        ("a zero", content.replace("Vienna", "Vien\0na").encode(), line),
    ):
        yield Mistake("Notepad", name, None, saved, at, at, None)


def mistakes(content: str = FILE) -> list[Mistake]:
    """Returns every mistake: at each value, at each line and in the whole file."""
    found: list[Mistake] = []
    lines: set[int] = set()
    for place in places(content):
        found += at_a_value(content, place)
        line = content.count("\n", 0, place.begin)
        if line not in lines:
            lines.add(line)
            found += at_a_line(content, place)
    return [*found, *of_the_file(content)]


def words(text: str) -> str:
    """Returns a text as one reads it, whatever the blanks and lines between its words."""
    return " ".join(re.split(r"\s+", text.strip()))

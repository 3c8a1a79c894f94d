"""Files of the evidence broken in every way we can think of, and what the program makes of them.

Used by the short run of the tests and by the long one, bench/fuzz.py. A mutant is named by two numbers, the seed of the
run and its own: the same name is always the same file.
"""

import random
import shutil
import signal
import struct
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any
from unittest import mock

import yaml
from PIL import Image
from typer.testing import CliRunner

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.data_files import csv_bytes, data_files
from scorecard.building.document_kinds import document_names
from scorecard.cli import app
from scorecard.documents.coverage_table import evidence_coverage
from scorecard.evidence import crosscheck, notes, source_check
from scorecard.evidence import load as loading
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.logo_check import logo_fault
from scorecard.evidence.problems import EvidenceError, Problem, as_json
from scorecard.evidence.roll_calls import read_members
from scorecard.evidence.validate import validate
from scorecard.evidence.vocabulary import STATES, State
from scorecard.evidence.yaml_document import Document
from scorecard.evidence.yaml_reader import read_yaml
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES

ROOT = Path(__file__).parent.parent.parent
FROZEN = ROOT / "tests" / "frozen"
SECONDS = 2.0
"""The time limit for reading and checking the whole folder, in CPU seconds."""
HANG = 20
"""After how many seconds a mutant is given up."""
MAX_MESSAGE_LENGTH = 2000

LOGO_OF: dict[str, State] = {"logos/one.svg": "AT", "logos/two.png": "DE"}
"""The logos that two states get, and whose they are."""

SVG = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    b'<path fill="#7a1f5c" stroke="black" d="M0 0h40v10z"/></svg>\n'
)

SCALARS = (
    "", "~", "null", "''", '""', "' '", '"\\t"', "0", "-1", "1", "7", "100", "101", "0.5", "99.99", "-0.0", "1e400",
    "9999999999999999999", "-9999999999999999999", "9223372036854775808", "1" * 400, "1" * 400 + ".0", "0." + "0" * 400,
    ".nan", ".inf", "-.inf", "NaN", "010", "0x1F", "1_000", "12:30:00", "yes", "No", "true", "FALSE", "2024", "1949",
    "1950", "2100", "2101", "2024-02-30", "2024-13", "2024-06", "2024-06-18", "0000-00-00", "9999-12-31", "2025-11-24",
    "-2024-01-01", "2024-06-18T10:00:00Z", "undated", "x", "AT", "XX", "GR", "EU27", "supports", "unknown", "primary",
    '"\\0"', '"a\\ab"', '"\\e[31mred\\e[0m"', '"a\\nb"', '"a\\r\\nb"', '"\\uFFFE"', '"\\uFFFF"', '"\\ud800"',
    '"\\U0010FFFF"', '"\\U00110000"', '"\\x85\\u2028\\u2029"', "\u202eabc", "\u200f\u200e", "\ufeff", "\u0301" * 300,
    "👩‍👩‍👧‍👦", "שלום", "مرحبا", "x" * 5_000, "x " * 3_000, "ß" * 100_000, "<b>bold</b>", "<script>", "{{ 7 * 7 }}",
    "{% raw %}", "%s %d", "https://", "https://[", "https://[::1]:99999999/", "http://a.b/\u202e", "ftp://a.b",
    '"https://a.b/\\0"', "https://a.b/\"onclick='x'", "javascript:alert(1)", "a@" + "." * 30_000 + "@", "a@b.c",
    "#ffffff", "#000000", "#GGGGGG", "../../logo.svg", "-", "--", "?", "|", ">", "@x", "`x", "%x", "!", "!!", "&", "*",
    "*a", "&a x", "!!python/object/apply:os.getcwd []", "!!python/name:os.system", "!!binary aGVsbG8=", "!!set {a}",
    "!!timestamp 2024-06-18", "!!float 1", "!<tag:yaml.org,2002:str> x", "[]", "{}", "[[[]]]", "{a: {b: {c: d}}}",
    "[a, b]", "{en: x}", "{xx: y}", "{? [a] : b}", "[1, 2, 3]", "{about: 0}", "{about: 700, more_than: 1}",
    "{more_than: 9999999999999999999}", "[AT, AT]", "[AT, BE, DE, FR, SE]", "[" * 40, "[" * 3_000, "{a: " * 30,
)  # fmt: skip
"""The replacements of a value."""

FRAGMENTS = (
    b"*x", b"&x ", b"<<: *x\n", b"- ", b": ", b":", b"\t", b"{", b"}", b"[", b"]", b"'", b'"', b"#", b" #", b"|", b">",
    b"? ", b"%", b"@", b"`", b"!", b"!!set ", b"---\n", b"...\n", b"%YAML 9.9\n", b"%TAG ! tag:x\n", b"\0", b"\x07",
    b"\x1b[31m", b"\x7f", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8",
    b"\xe2\x80\xae", b"\xe2\x80\x8f", b"\xc2\xa0", b"\xe2\x80\x8b", b"\r", b"\r\n", b"\n", b"\n\n", b"  ", b",", b"\\",
    b"\xf0\x9f\x91\xa9", b"\xcc\x81", b"no", b"<b>", b"</p>", b"x" * 2_000, b" " * 2_000, b'"' * 50,
)  # fmt: skip
"""The texts inserted."""

_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BOMBS: tuple[Callable[[], str], ...] = (
    lambda: _LAUGHS,
    lambda: "r: &r [*r]\n",
    lambda: "m: &m {a: 1}\nn:\n  <<: *m\n",
    lambda: "deep: " + "[" * 100_000 + "\n",
    lambda: "deep: " + "{a: " * 20_000 + "\n",
    lambda: "".join(" " * level + "a:\n" for level in range(400)),
    lambda: "wide: [" + "a, " * 330_000 + "]\n",
    lambda: "wide: {" + ", ".join(f"k{number}: 1" for number in range(80_000)) + "}\n",
    lambda: "".join(f"field{number}: 1\n" for number in range(60_000)),
    lambda: "neighbours: [" + "XX, " * 200_000 + "]\n",
    lambda: "coverage_sources: [" + ", ".join(f"k{number}" for number in range(120_000)) + "]\n",
    lambda: "coverage_sources:\n" + "  - no\n" * 100_000,
    lambda: "opinion:\n" + "  - {survey: a, question: b, share: 1, source: c}\n" * 15_000,
    lambda: "statements:\n" + "  - {}\n" * 90_000,
    lambda: "events:\n" + "  - {date: x, title: y}\n" * 30_000,
    lambda: "long: '" + "x" * 900_000 + "'\n",
    lambda: "y" * 200_000 + ": x\n",
    lambda: "tag: !!python/object/apply:os.system ['true']\n",
    lambda: "a: 1\n---\nb: 2\n",
    lambda: "\n" * 900_000,
    lambda: "#" * 900_000 + "\n",
    lambda: "? " * 5_000 + "\n",
    lambda: "- " * 5_000 + "\n",
    lambda: "a: 'x\n" + "\n" * 300_000,
    lambda: "a: |\n" + "  x\n" * 200_000,
)  # fmt: skip
"""The texts put at the end of a file, or in place of one of its blocks, to make reading slow or dangerous."""


STRUCTURED = (
    *("other value",) * 2,
    *("fitting value",) * 3,
    *("number", "day", "word", "key renamed", "key misspelt", "removed", "doubled", "swapped", "wrong shape"),
    *("reference", "bomb"),
)
"""The mutations of a value or a key in its place."""


@dataclass(frozen=True)
class Mutant:
    """One file of the evidence, changed."""

    name: str
    """`1/4711`: the seed of the run and the number in it."""
    file: str
    how: str
    """The mutations that were applied."""
    content: bytes


@dataclass(frozen=True)
class Node:
    """The place of a value in the text of a file."""

    start: int
    end: int
    name: str
    """The field of the value; for an entry of a list, the field of the list."""
    shape: str
    """`scalar`, `list`, `block` or `key`."""
    pair: int
    """The index at which the field or the entry of the value begins."""


def _nodes(text: str) -> list[Node]:
    """Returns every key and value of a YAML file."""
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    found: list[Node] = []

    def walk(node: yaml.Node, name: str, pair: int) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.MappingNode):
            found.append(Node(start, end, name, "block", pair))
            for key, value in node.value:
                found.append(
                    Node(key.start_mark.index, key.end_mark.index, str(key.value), "key", key.start_mark.index)
                )
                walk(value, str(key.value), key.start_mark.index)
        elif isinstance(node, yaml.SequenceNode):
            found.append(Node(start, end, name, "list", pair))
            for item in node.value:
                walk(item, name, item.start_mark.index)
        else:
            found.append(Node(start, end, name, "scalar", pair))

    if root is not None:
        walk(root, "", 0)
    return found


class Breeder:
    """Makes mutants of a set of files."""

    def __init__(self, files: dict[str, bytes], seed: int) -> None:
        self._files, self._seed = files, seed
        self._texts = {name: content.decode("utf-8") for name, content in files.items() if not name.endswith(".png")}
        self._known: dict[str, list[Node]] = {}
        names = list(files)
        shares = [8.0 if name.startswith("eu/") else 8.0 if name.startswith("logos/") else 3.0 for name in names]
        self._names, self._shares = names, shares

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        """Returns every value of fields of this name in all files, as fitting replacements."""
        values: dict[str, list[str]] = {}
        for name in self._names:
            if name.endswith(".yaml"):
                for node in self._of(name):
                    if node.shape in ("scalar", "list") and node.end - node.start < 400:
                        values.setdefault(node.name, []).append(self._texts[name][node.start : node.end].rstrip())
        return values

    def _of(self, name: str) -> list[Node]:
        if name not in self._known:
            self._known[name] = _nodes(self._texts[name])
        return self._known[name]

    def breed(self, number: int) -> Mutant:
        """Returns the mutant of this number."""
        chance = random.Random(f"{self._seed}/{number}")
        name = chance.choices(self._names, self._shares)[0]
        content, how = self._files[name], []
        if name.endswith(".yaml") and chance.random() < 0.65:
            word, text = self._structured(name, chance)
            content, how = text.encode("utf-8", "surrogatepass"), [word]
        elif name.endswith(".csv") and chance.random() < 0.6:
            word, content = _table(content, chance)
            how = [word]
        elif name.startswith("logos/") and chance.random() < 0.5:
            word, content = _picture(name, content, chance)
            how = [word]
        while not how or chance.random() < 0.25:
            mutate = chance.choice(RAW)
            content = mutate(content, chance)
            how.append(mutate.__name__.strip("_"))
        return Mutant(f"{self._seed}/{number}", name, " + ".join(how), content)

    def _structured(self, name: str, chance: random.Random) -> tuple[str, str]:
        """One node of the file changed where it stands, the rest as it was."""
        text, nodes = self._texts[name], self._of(name)
        how = chance.choice(STRUCTURED)
        if how == "bomb":
            bomb = chance.choice(BOMBS)()
            if chance.random() < 0.5:
                top = bomb.split(":", 1)[0]
                block = next((node for node in nodes if node.shape == "key" and node.name == top), None)
                if block:
                    value = nodes[nodes.index(block) + 1]
                    return how, text[: block.start] + bomb + text[value.end :]
            return how, text + bomb
        wanted: Callable[[Node], bool] = {
            "number": lambda node: node.shape == "scalar" and text[node.start : node.end].replace(".", "").isdigit(),
            "day": lambda node: "date" in node.name and node.shape == "scalar",
            "word": lambda node: node.shape == "scalar" and " " in text[node.start : node.end],
            "key renamed": lambda node: node.shape == "key",
            "key misspelt": lambda node: node.shape == "key",
            "reference": lambda node: node.name in ("source", "also", "sources", "survey", "question", "text"),
            "fitting value": lambda node: node.shape in ("scalar", "list") and node.end - node.start < 400,
            "other value": lambda node: node.shape != "key",
        }.get(how, lambda node: node.shape != "key" and node.pair > 0)
        fitting = [node for node in nodes if wanted(node)] or nodes
        node = chance.choice(fitting)
        old, start, end = text[node.start : node.end], node.start, node.end
        kept = old[len(old.rstrip()) :]
        new = old
        if how == "other value":
            new = chance.choice(SCALARS) + kept
        elif how == "fitting value":
            new = chance.choice(self._values.get(node.name, ["x"])) + kept
        elif how == "number":
            new = _number(old, chance)
        elif how == "day":
            new = f"{chance.choice((1900, 1950, 2005, 2024, 2026, 2100))}-{chance.randint(0, 13):02}" + (
                f"-{chance.randint(0, 32):02}" if chance.random() < 0.6 else ""
            )
        elif how == "word":
            words = old.split(" ")
            place = chance.randrange(len(words))
            words[place] = chance.choice(
                ("", words[place] * 2, words[place][::-1], "ŝ̈", "\u202e", "&", "<", "{{", "x" * 300)
            )
            new = " ".join(words)
        elif how == "key renamed":
            new = chance.choice([other.name for other in nodes if other.shape == "key"] + ["x", "en", "'no'", "1", "~"])
        elif how == "key misspelt":
            place = chance.randrange(len(old) + 1)
            new = old[:place] + chance.choice(("x", "_", "-", ".", "", "é", "A")) + old[place + 1 :]
        elif how == "reference":
            new = (
                chance.choice(("nowhere", old.strip() + "x", "a", "z" * 300)) if node.shape == "scalar" else "[q]"
            ) + kept
        elif how == "removed":
            start, new = node.pair, ""
        elif how == "doubled":
            start = node.pair
            gap = text[text.rfind("\n", 0, start) : start]
            new = text[start:end] + ((kept and "") or gap) + text[start:end]
        elif how == "swapped":
            like = [other for other in fitting if other.shape == node.shape and other.name == node.name]
            other = chance.choice(like)
            if other.start >= node.end or other.end <= node.start:
                one, two = sorted((node, other), key=lambda each: each.start)
                first, second = text[one.start : one.end], text[two.start : two.end]
                return how, text[: one.start] + second + text[one.end : two.start] + first + text[two.end :]
        elif how == "wrong shape":
            flat = " ".join(old.split())
            new = chance.choice(("x", "[x]", "{x: y}", f"[{flat}]", f"{{a: {flat}}}", "3")) + kept
        return how, text[:start] + new + text[end:]


def _number(old: str, chance: random.Random) -> str:
    value = float(old) if old.replace(".", "", 1).isdecimal() else 0.0
    return chance.choice(
        (
            *(str(int(value) + 1), str(int(value * 10)), f"-{old}", "0", "1", "100", f"{old}.5", f"{old}e3", f"0{old}"),
            *("9223372036854775807", "9" * 19, "9" * 15, "1" * 320 + ".0", str(chance.randint(0, 10**9)), f"'{old}'"),
        )
    )


def _flip(content: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        if flipped:
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _any_bytes(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + chance.randbytes(chance.randint(1, 8)) + content[start + chance.randint(0, 8) :]


def _truncate(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] if chance.random() < 0.8 else content[place:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.choice((1, 10, 100, 1000)) :]


def _insert(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + chance.choice(FRAGMENTS) + content[place:]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[here : here + chance.randint(1, 5)]
        case 1:
            lines.insert(there, lines[here])
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = chance.choice((b" ", b"  ", b"\t", b"    ")) + lines[here]
        case 4:
            lines[here] = lines[here].lstrip() if chance.random() < 0.5 else lines[here][1:]
        case 5:
            lines[here] = lines[here].rstrip(b"\n")
    return b"".join(lines)


def _encode(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    codec = chance.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7", "cp1252", "cr", "crlf"))
    if codec in ("cr", "crlf"):
        return content.replace(b"\n", b"\r" if codec == "cr" else b"\r\n")
    return text.encode(codec, "replace")


def _nothing_but(content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        (b"", b"\n", b"# only\n", b"\0" * 100, b"x", b"- a\n", b"{}", b"[]", b"\xef\xbb\xbf", b"---\n")
    )


RAW = (
    _flip,
    _flip,
    _any_bytes,
    _truncate,
    _cut,
    _insert,
    _insert,
    _insert,
    _lines,
    _lines,
    _lines,
    _encode,
    _nothing_but,
)
"""The mutations of any file, whatever its format."""


def _table(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Returns the table of roll calls with a cell, a row or a column changed."""
    rows = [line.split(b",") for line in content.splitlines()]
    row = chance.randrange(len(rows)) if chance.random() < 0.9 else 0
    match chance.randrange(6):
        case 0 | 1:
            nasty = (b"", b'"', b'"a', b'""', b"for", b"agianst", b"DE", b"xx", b"\0", b"\r", b"a,b", b"x" * 140_000)
            rows[row][chance.randrange(len(rows[row]))] = chance.choice(nasty)
            how = "cell"
        case 2:
            del rows[row]
            how = "row removed"
        case 3:
            rows.insert(row, rows[chance.randrange(len(rows))])
            how = "row doubled"
        case 4:
            column = chance.randrange(len(rows[0]))
            rows = [cells[:column] + cells[column + 1 :] for cells in rows]
            how = "column removed"
        case _:
            one, two = chance.randrange(len(rows)), chance.randrange(len(rows))
            column = chance.randrange(min(len(rows[one]), len(rows[two])))
            rows[one][column], rows[two][column] = rows[two][column], rows[one][column]
            how = "cells swapped"
    return how, b"\n".join(b",".join(cells) for cells in rows) + b"\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _picture(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Returns a logo that is wrong inside, though whole outside."""
    if name.endswith(".png"):
        wide, high = chance.choice(((0, 0), (1, 1), (600, 120), (2**31 - 1, 1), (20_000, 8_000), (10_000, 8_000)))
        depth, colour = chance.choice(((8, 6), (8, 2), (16, 6), (1, 0), (8, 3), (3, 9)))
        rows = zlib.compress(b"\0" * min(wide * high * 8 + high, 30_000_000), 9)
        chunks = [
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, chance.choice((0, 0, 1, 7)))),
            *chance.choices(
                [
                    *(_chunk(b"tRNS", b"\0"), _chunk(b"PLTE", b"\0\0"), _chunk(b"gAMA", b""), _chunk(b"pHYs", b"")),
                    *(_chunk(b"tEXt", b"\xff"), _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 9_000_000))),
                    *(_chunk(b"acTL", struct.pack(">II", 2**31, 0)), _chunk(b"eXIf", b"MM"), _chunk(b"cHRM", b"1")),
                    _chunk(b"iCCP", b"x\0\0abc"),
                ],
                k=chance.randint(0, 3),
            ),
            _chunk(b"IDAT", rows if chance.random() < 0.8 else chance.randbytes(50)),
            _chunk(b"IEND", b""),
        ]
        return "chunks", b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    old, new = chance.choice(
        (
            (b"UTF-8", chance.choice((b"utf-7", b"nonsense", b"UTF-16", b"", b"latin-1", b"idna", b"hex", b"big5"))),
            (b"</svg>", b"<g>" * 50_000 + b"</svg>"),
            (b"</svg>", b"<g>" * 40_000 + b"</g>" * 40_000 + b"</svg>"),
            (b"<path", b"<path/>" * 40_000 + b"<path"),
            (b"#7a1f5c", chance.choice((b"#7a1", b"#7a1f5", b"#", b"red", b"url(#a)", b"#zzzzzz", b"#fff"))),
            (b"black", chance.choice((b"", b"white", b"#" * 9_000, b"fill:" * 30_000))),
            (b"<svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg"),
            (b"<svg", b"<!DOCTYPE svg SYSTEM 'file:///nowhere.dtd'><svg"),
            (b"<svg", b"<?x " + b"y" * 90_000 + b"?><svg"),
            (b"0 0 40 10", chance.choice((b"", b"0 0 0 0", b"a b c d", b"-1 -1 1e400 NaN", b"0 0 40"))),
            (b"M0 0h40v10z", chance.choice((b"", b"M", b"M0 0h1e999z", b"M" + b"0 " * 90_000, b"a 1 1 1 1 1 1 1 1"))),
            (b"http://www.w3.org/2000/svg", b"http://www.w3.org/1999/xhtml"),
        )
    )  # fmt: skip
    return "drawing", content.replace(old, new, 1)


@dataclass(frozen=True)
class Verdict:
    """The result of the program for a mutant."""

    mutant: Mutant
    outcome: str
    """`valid`, `as before` (valid, with the same evidence) or `problems`."""
    seconds: float
    problems: tuple[Problem, ...] = ()
    evidence: Evidence | None = None
    findings: tuple[str, ...] = ()
    """The faults of the program, in a line each; empty where there are none."""


OF_ONE_FILE: dict[ModuleType, tuple[str, ...]] = {
    crosscheck: ("blocks_of",),
    notes: ("doubtful_values", "long_texts", "cut_texts"),
    source_check: ("_citations",),
}
"""Functions that look at one file and no other, half the time of reading all, by the module that calls them."""


@dataclass
class Laboratory:
    """A folder of evidence in which one file at a time is replaced and everything is read and checked again.

    Unchanged files are read once: the results of functions of one file (`read_yaml`, `validate`, `logo_fault`, those of
    `OF_ONE_FILE`) is kept for the same content of the same file. Everything across files runs each time. `whole` reads
    all files again, to see that this makes no difference.
    """

    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)
    base: Evidence = field(init=False)
    usual: float = field(init=False)
    """CPU seconds in which the unchanged folder is read and checked."""
    _read: dict[str, tuple[bytes, Document]] = field(default_factory=dict)
    _checked: dict[int, Any] = field(default_factory=dict)
    _logos: dict[str, str | None] = field(default_factory=dict)
    _models: set[int] = field(default_factory=set)
    """The identities of the unchanged files as they were checked."""
    _of_models: dict[tuple[str, int], list[Any]] = field(default_factory=dict)
    _members: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shutil.copytree(FROZEN, self.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.md"))
        self._give_logos()
        paths = [*self.folder.glob("*.yaml"), *self.folder.glob("eu/*.*"), *self.folder.glob("logos/*.*")]
        self.files = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in sorted(paths)}
        started = time.process_time()
        self.base = load(self.folder)
        self.usual = time.process_time() - started
        for name, content in self.files.items():
            if name.endswith(".yaml"):
                shown = (self.folder / name).as_posix()
                self._read[shown] = content, read_yaml(content, shown)

    def _give_logos(self) -> None:
        """Gives two states a logo, so that logos can be broken too; the evidence has none yet."""
        logos = self.folder / "logos"
        logos.mkdir(exist_ok=True)
        (logos / "one.svg").write_bytes(SVG)
        picture = BytesIO()
        Image.new("RGBA", (600, 120), (20, 40, 60, 255)).save(picture, "PNG")
        (logos / "two.png").write_bytes(picture.getvalue())
        for logo, state in LOGO_OF.items():
            path = self.folder / f"{state}.yaml"
            text = path.read_text("utf-8")
            assert "organisation:\n" in text
            path.write_text(
                text.replace("organisation:\n", f"organisation:\n  logo: {Path(logo).name}\n  colour: '#7a1f5c'\n", 1),
                "utf-8",
            )

    @contextmanager
    def exchanged(self, mutant: Mutant) -> Iterator[None]:
        """Puts the mutant in the place of its file within the block."""
        path = self.folder / mutant.file
        path.write_bytes(mutant.content)
        try:
            yield
        finally:
            path.write_bytes(self.files[mutant.file])

    def _read_once(self, content: bytes, file: str) -> Document:
        known = self._read.get(file)
        return known[1] if known and known[0] == content else read_yaml(content, file)

    def _check_once(self, document: Document, model: Any) -> Any:
        if self._read.get(document.file, (None, None))[1] is not document:
            return validate(document, model)
        if id(document) not in self._checked:
            self._checked[id(document)] = validate(document, model)
            self._models.add(id(self._checked[id(document)]))
        return self._checked[id(document)]

    def _members_once(self, content: bytes, file: str, calls: Any, groups: list[str]) -> Any:
        key = (content, file, calls and tuple((name, str(call.date)) for name, call in calls.items()), tuple(groups))
        if key not in self._members:
            self._members.clear()
            self._members[key] = read_members(content, file, calls, groups)
        return self._members[key]

    def _kept(self, name: str, of_one_file: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """Returns a function that yields the former results for an unchanged file: its model, or its blocks."""

        def kept(file: Any, *within: Any) -> Iterator[Any]:
            model = file[0][1] if isinstance(file, list) and file and isinstance(file[0], tuple) else file
            if within or id(model) not in self._models:
                return of_one_file(file, *within)
            key = (name, id(model))
            if key not in self._of_models:
                self._of_models[key] = list(of_one_file(file))
            return iter(self._of_models[key])

        return kept

    @contextmanager
    def _reading_once(self) -> Iterator[None]:
        """Caches, within the block, the results of unchanged files."""
        with ExitStack() as patches:
            once: list[tuple[ModuleType, str, Any]] = [
                (loading, "read_yaml", self._read_once),
                (loading, "validate", self._check_once),
                (loading, "logo_fault", self._logo_once),
                (loading, "read_members", self._members_once),
            ]
            for module, names in OF_ONE_FILE.items():
                once += [(module, name, self._kept(name, getattr(module, name))) for name in names]
            for module, name, kept in once:
                patches.enter_context(mock.patch.object(module, name, kept))
            yield

    def _logo_once(self, name: str, content: bytes) -> str | None:
        if self.files.get(f"logos/{name}") != content:
            return logo_fault(name, content)
        if name not in self._logos:
            self._logos[name] = logo_fault(name, content)
        return self._logos[name]

    def judge(self, mutant: Mutant, whole: bool = False) -> Verdict:
        """Reads and checks the folder with the mutant in it."""
        found: tuple[Problem, ...] = ()
        findings: list[str] = []
        evidence: Evidence | None = None
        with self.exchanged(mutant):
            started = time.process_time()
            try:
                with limited(HANG), nullcontext() if whole else self._reading_once():
                    evidence = load(self.folder)
            except EvidenceError as error:
                found = tuple(error.problems)
                findings += _faults(found)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                findings.append(described(error))
            seconds = time.process_time() - started + (0 if whole else self.usual)
        if seconds > SECONDS:
            findings.append(f"slow: {seconds:.1f} s")
        outcome = "problems" if evidence is None else "as before" if evidence == self.base else "valid"
        return Verdict(mutant, outcome, seconds, found, evidence, tuple(findings))

    def told_by_commands(self, mutant: Mutant, output: Path) -> list[str]:
        """Returns the faults in the output of `check` and `build` for a mutant with problems, in this process.

        An unexpected error counts as a traceback, although the command line would not print one. The state whose file
        or logo is broken is built, because a mistake in the file of another state stops no build.
        """
        wrong: list[str] = []
        state = LOGO_OF.get(mutant.file, Path(mutant.file).stem)
        with self.exchanged(mutant):
            for words in (
                ["check"],
                ["build", state if state in STATES else "AT", "--jobs", "1", "--output", str(output)],
            ):
                told = CliRunner().invoke(app, [*words, "--countries", str(self.folder)])
                if told.exit_code != 1:
                    wrong.append(f"command: {words[0]} ends with {told.exit_code}")
                if told.exception is not None and not isinstance(told.exception, SystemExit):
                    wrong.append(f"command: {words[0]} shows a traceback: {described(told.exception)}")
                if "Traceback" in told.output:
                    wrong.append(f"command: {words[0]} shows a traceback: {told.output.strip().splitlines()[-1]}")
        if output.exists():
            wrong.append("command: build has written something")
        return wrong

    def followed(self, evidence: Evidence, mutant: Mutant, whole: bool = False) -> list[str]:
        """Returns the faults in later steps with valid evidence: figures, documents, HTML, data."""
        try:
            with limited(HANG * 6):
                render_all(evidence, mutant.file, whole)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return [f"further on: {described(error)}"]
        return []


def render_all(evidence: Evidence, file: str, whole: bool) -> None:
    """Renders every document that shows this file, as HTML and as data: those of its state, or of six states, and the
    shared ones.

    With `whole` also the slowest ones: the book (assembled, not rendered) and the workbook.
    """
    state = file[:2]
    shown: tuple[State, ...] = tuple(code for code in STATES if code == state) or ("AT", "DE", "FR", "LU", "MT", "SE")
    request = BuildRequest(
        countries=Path(),
        output=Path(),
        states=shown,
        languages=("en",),
        documents=frozenset(document_names()) if whole else frozenset(document_names()) - {"edition"},
        formats=frozenset({"html", "pdf"}),
    )
    assembler = Assembler(request, evidence, ("en", "de"))
    of_brief = {"densities": ("usual", "usual"), "ask_width": 120.0, "logo": None, "accent": None, "root": ""}
    pages: dict[str, tuple[str, str, dict[str, Any]]] = {
        "scorecard": ("rgb", "scorecard/scorecard.html.j2", {"root": ""}),
        "page": ("css", "scorecard/scorecard.html.j2", {"root": "../../"}),
        "brief": ("rgb", "brief/brief.html.j2", of_brief),
        "card": ("rgb", "card/card.html.j2", {"size": "large", "root": ""}),
        "overview": ("css", "overview/overview.html.j2", {"root": "../"}),
    }  # fmt: skip
    for target in targets(request):
        document = assembler.assembled(target).document
        if target.kind.name in pages:
            colour_space, template, values = pages[target.kind.name]
            render(_templates(colour_space), template, document=document, **values)
        elif target.kind.name == "data":
            for table in document.tables:
                csv_bytes(table)
            if whole:
                data_files(document)
    page = evidence_coverage(evidence, assembler.figures)
    render(_templates("rgb"), "coverage/coverage.md.j2", document=page)


_MADE: dict[str, Any] = {}


def _templates(colour_space: str) -> Any:
    if colour_space not in _MADE:
        _MADE[colour_space] = environment(Language("en"), TEMPLATES, colour_space)  # type: ignore[arg-type]
    return _MADE[colour_space]


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raises TimeoutError where the block takes more CPU time; the clock is not used, because the machine may be
    busy."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"given up after {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def described(error: BaseException) -> str:
    """Returns an exception in one line: its type and message, and the innermost line of the program."""
    place, step = "", error.__traceback__
    while step:
        code = step.tb_frame.f_code
        if "scorecard" in Path(code.co_filename).parts or "templates" in code.co_filename:
            place = f"{Path(code.co_filename).name}:{step.tb_lineno} {code.co_name}"
        step = step.tb_next
    return f"{type(error).__name__} in {place}: {' '.join(str(error).split())[:160]}"


def _faults(problems: Sequence[Problem]) -> list[str]:
    """Returns the faults in the form of problems."""
    wrong = [] if problems else ["told: refused without a problem"]
    for problem in problems:
        message = problem.message
        if problem.line < 1 or problem.column < 1 or not problem.file:
            wrong.append(f"told: no place: {problem!r:.200}")
        if not message.strip() or "Traceback" in message or "pydantic" in message:
            wrong.append(f"told: no words: {problem!r:.200}")
        if "Input should" in message or "Object has no" in message:
            wrong.append(f"told: a library's words: {message:.200}")
        if len(message) > MAX_MESSAGE_LENGTH:
            wrong.append(f"told: {len(message)} characters: {message:.80}")
        if not message.isprintable():
            wrong.append(f"told: control characters in the message: {message!r:.120}")
        str(problem).encode()
        problem.as_github().encode()
    as_json(problems).encode()
    return list(Counter(wrong))[:3]

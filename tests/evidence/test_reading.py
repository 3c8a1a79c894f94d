"""Files that are no YAML, or YAML meant to do harm: a clear word in under two seconds, never a crash."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.evidence.load import examine
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.validate import validate
from scorecard.evidence.yaml_reader import read_yaml
from tests.minimal_project import MINIMAL

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

MINIMAL_AT = (MINIMAL / "AT.yaml").read_bytes()

HOSTILE = {
    "empty": (b"", "1:1", "the file is empty"),
    "only spaces": (b"  \n \n", "1:1", "the file is empty"),
    "only comments": (b"# nothing\n", "1:1", "the file has no content, only comments"),
    "a list": (b"- a\n- b\n", "1:1", "should be a block of fields, not a list"),
    "one word": (b"hello\n", "1:1", "should be a block of fields, not text"),
    "five megabytes": (b"a: " + b"x" * 5_000_000, "1:1", "the file is larger than 1 MB"),
    "deeply nested": (b"a: " + b"[" * 50_000, "1:1003", "nested more than 12 levels deep"),
    "nested by indentation": (
        b"".join(b" " * level + b"a:\n" for level in range(500)),
        "13:13",
        "nested more than 12 levels deep",
    ),
    "billion laughs": (LAUGHS.encode(), "1:4", "'&a' is a YAML anchor"),
    "Latin-1": ("state: AT\nname: Österreich\n".encode("latin-1"), "2:7", "this letter is not UTF-8"),
    "UTF-16": ("state: AT\n".encode("utf-16"), "1:1", "the file is saved as UTF-16; save it as UTF-8"),
    "UTF-32": ("state: AT\n".encode("utf-32"), "1:1", "the file is saved as UTF-32; save it as UTF-8"),
    "line breaks of old Macs": (b"a: 1\rb: [x\rc: y: z\r", "3:2", "cannot be read"),
    "control character": (
        MINIMAL_AT.replace(b"Little", b"Lit\x07tle"),
        "13:19",
        "a control character, U+0007; delete it",
    ),
    "null bytes": (b"\x00\x00\x00\x00", "1:1", "a character here is not allowed"),
    "binary": (bytes(range(128, 256)), "1:1", "this letter is not UTF-8"),
    "list as a field name": (b"? [a, b]\n: c\n", "1:3", "a list or a block cannot be the name of a field"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_a_clear_word_fast(name: str, project: Path) -> None:
    content, place, words = HOSTILE[name]
    path = project / "AT.yaml"
    path.write_bytes(content)
    started = time.monotonic()
    problems = examine(project)[1]
    assert time.monotonic() - started < 2
    ours = [str(problem) for problem in problems if problem.file.endswith("AT.yaml")]
    assert len(ours) == 1
    assert f"AT.yaml:{place}: " in ours[0]
    assert words in ours[0]


def test_a_byte_order_mark_is_read_over(project: Path) -> None:
    path = project / "AT.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert examine(project)[1] == []


def test_windows_line_ends_are_read(project: Path) -> None:
    path = project / "AT.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert examine(project)[1] == []


def test_many_errors_are_cut_off_not_endless() -> None:
    document = read_yaml(b"a:\n" + b"  - no\n" * 10_000, "AT.yaml")
    assert len(document.problems) == 50


def test_values_know_their_place() -> None:
    document = read_yaml(b"state: AT\nneighbours:\n  - DE\n  - IT\n", "AT.yaml")
    assert document.values[("neighbours", 1)] == (4, 5)
    assert document.keys[("neighbours",)] == (2, 1)


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_files_never_crash(data: st.DataObject) -> None:
    """Bytes cut out, doubled or replaced at random: problems or a clean reading, never an exception."""
    content = bytearray((MINIMAL / "AT.yaml").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content) - 1))
        end = min(start + data.draw(st.integers(0, 40)), len(content))
        piece = data.draw(
            st.sampled_from([b"", b"*x", b"- ", b": ", b"\t", b"{", b"]", b"\xff", b"no", b"'", b"!!set ", b"\n\n"])
        )
        content[start:end] = piece + (bytes(content[start:end]) if data.draw(st.booleans()) else b"")
        if not content:
            break
    document = read_yaml(bytes(content), "AT.yaml")
    checked = validate(document, MemberState)
    assert checked is not None or document.problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in document.problems)

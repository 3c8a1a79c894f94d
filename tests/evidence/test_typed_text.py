"""What editors type into a text is read as typed, or told: never anything in between."""

import re
import unicodedata
from collections.abc import Iterator
from functools import reduce
from typing import Any

import pytest
import yaml

from scorecard.evidence.model.state import MemberState
from scorecard.evidence.validate import validate
from scorecard.evidence.yaml_document import Document, Path
from scorecard.evidence.yaml_reader import read_yaml
from tests.conftest import FROZEN
from tests.sampling import sample

BEFORE = ("#", "# ", "!", "! ", "& ", "&", "* ", "*", "% ", "%", "@", "`", "> ", "| ", ">", "|", "- ", "-", "? ", ": ",
          ":", ">2", "|+", "~", "[", "{", "]", "}", ",", "'", '"', "yes", "=", "\t", "\u200b", "\u00a0", "--- ",
          "...")  # fmt: skip
WITHIN = (" # ", " #", "#", ": ", ":", " - ", "\t", "\u200b", "\u00a0", " <<<<<<< ", "\\n", ", ", "{", "}", "[", "]",
          "'", '"', "\n", "\n\n", "\n- ", "\n...\n", "\n---\n", "\n                # ", "\r", "\x85", "\u2028", " & ",
          " * ", " ! ")  # fmt: skip
BEHIND = (" #", " # x", ":", " :", "\t", " |", " '", '"', "'", "\\", " ...", "\n", "\n...", "\n---",
          "\n                # x", " -", "\u200b", "\u00a0", " ]", " }", ",")  # fmt: skip


def texts(content: str, document: Document) -> Iterator[tuple[Path, int, int, str]]:
    """Yields each text of several words: its path, the indexes at which it begins and ends within its quotes, its
    style."""
    paths = {place: path for path, place in document.values.items()}
    for event in yaml.parse(content, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark and " " in event.value:
            mark = event.start_mark
            quote = 1 if event.style in ("'", '"') else 0
            path = paths.get((mark.line + 1, mark.column + 1))
            if path is not None:
                yield path, mark.index + quote, event.end_mark.index - quote, event.style or ""


def words(text: str) -> str:
    return " ".join(re.split(r"\s+", unicodedata.normalize("NFC", text).strip()))


@pytest.mark.parametrize("step", sample([30, 3], [30]))
def test_a_text_is_read_as_typed_or_told(step: int) -> None:
    """Signs, blanks, line ends and quotes before, within and behind the texts of a state's file."""
    content = (FROZEN / "MT.yaml").read_text("utf-8")
    document = read_yaml(content.encode(), "MT.yaml")
    silent: list[tuple[Path, str, Any]] = []
    told = 0
    for path, begin, end, style in list(texts(content, document))[::step]:
        middle = content.index(" ", begin)
        edits = (
            [(begin, sign) for sign in BEFORE] + [(middle, sign) for sign in WITHIN] + [(end, sign) for sign in BEHIND]
        )
        for index, sign in edits:
            if style and sign.strip() in ("'", '"', "\\"):
                continue  # it ends the quotes, or is an escape within them
            changed = read_yaml(f"{content[:index]}{sign}{content[index:]}".encode(), "MT.yaml")
            validate(changed, MemberState)
            if changed.problems:
                told += 1
                continue
            value = reduce(lambda data, key: data[key], path, changed.data)
            typed = content[begin:index] + sign + content[index:end]
            if not isinstance(value, str) or words(value) != words(typed.replace("''", "'") if style == "'" else typed):
                silent.append((path, sign, value))
    assert silent == []
    assert told > 20

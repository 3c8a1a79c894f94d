"""No file depends on a message that was not looked up for it, nor on what the terminal says.

With all of these changed, it comes out as before.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorecard.building.manifest import read_manifest
from scorecard.building.message_words import words_of_module, words_of_template
from scorecard.rendering.message_lookups import keys_of, split_keys
from tests.conftest import ROOT, digests
from tests.minimal_project import minimal_project


def build(program: Path, countries: Path, output: Path) -> dict[str, str]:
    """Builds the pages, briefs and cards of two states with a program; returns the digests of the files."""
    documents = [word for name in ("scorecard", "brief", "card", "embed", "site") for word in ("--document", name)]
    words = ["build", "AT", "BE", "--language", "en,de", *documents]
    command = [sys.executable, "-c", "from scorecard.cli import app; app()", *words]
    folders = ["--countries", str(countries), "--output", str(output)]
    subprocess.run([*command, *folders], env={**os.environ, "PYTHONPATH": str(program)}, cwd=program, check=True)
    return {path: digest for path, digest in digests(output).items() if path != "manifest.json"}


def mutated(source: bytes, shown: set[str]) -> Iterator[tuple[int, int, bytes]]:
    """Yields each text of the messages of a module that no document shows: where it begins and ends, and another."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for call in ast.walk(ast.parse(source)):
        match call:
            case ast.Call(
                func=ast.Name(id="msg" | "tr" | "tr_noop" as function), args=[ast.Constant(value=str()) as text, *_]
            ):
                texts = [text]
            case ast.Call(
                func=ast.Name(id="msg_count" | "tr_count" as function),
                args=[ast.Constant() as text, ast.Constant() as plural, *_],
            ):
                texts = [text, plural]
            case _:
                continue
        if function.startswith("tr") or shown.isdisjoint(keys_of((None, texts[0].value, None))):
            for each in texts:
                end = starts[(each.end_lineno or 1) - 1] + (each.end_col_offset or 0)
                yield starts[each.lineno - 1] + each.col_offset, end, repr(str(each.value) + " changed").encode()


def change_what_is_not_shown(program: Path, shown: set[str]) -> int:
    """Changes the words of every message that no document shows; returns of how many."""
    number = 0
    for folder in ("building", "documents", "evidence", "rendering"):
        for path in (program / "scorecard" / folder).rglob("*.py"):
            source = path.read_bytes()
            for begin, end, words in sorted(mutated(source, shown), reverse=True):
                source = source[:begin] + words + source[end:]
                number += 1
            before, after = words_of_module(path.read_bytes()), words_of_module(source)
            assert (before and before.digest) == (after and after.digest), path
            path.write_bytes(source)
    for path in (program / "templates").rglob("*.html.j2"):
        text = path.read_text("utf-8")
        found = words_of_template(text)
        for message in {*(found.messages if found else ())}:
            if shown.isdisjoint(keys_of(message)[:1]):
                text = re.sub(rf'"{re.escape(message[1])}"(?=[,)])', lambda quoted: f'{quoted[0][:-1]} changed"', text)
                number += 1
        path.write_text(text, "utf-8")
    return number


@pytest.mark.acceptance
def test_what_was_not_looked_up_for_a_file_or_is_said_in_the_terminal_does_not_change_it(tmp_path: Path) -> None:
    countries, program = minimal_project(tmp_path / "countries"), tmp_path / "program"
    for part in ("scorecard", "templates"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    before = build(program, countries, tmp_path / "before")
    targets = read_manifest(tmp_path / "before").targets.values()
    assert change_what_is_not_shown(program, {key for one in targets for key in split_keys(one.messages or "")}) > 1200
    assert build(program, countries, tmp_path / "after") == before

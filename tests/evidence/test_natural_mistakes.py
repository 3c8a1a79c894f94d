"""Natural mistakes at every field: refused with its own line, noted, or read as it was typed; never anything silent."""

import re
from functools import reduce
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from scorecard.analysis.figures import compute
from scorecard.documents.brief import Meeting, brief
from scorecard.documents.common_figures import common_figures
from scorecard.documents.data import data_tables
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import load
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.yaml_reader import read_yaml
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.evidence.minimal_evidence import MODELS, MinimalEvidence
from tests.evidence.mistakes import FILE, Mistake, kind_of, mistakes, words
from tests.evidence.shared_files import SHARED_FILES
from tests.evidence.test_every_field_is_read import models
from tests.typed_words import typed

EVERY = 61
"""One in so many mistakes is made in each run of the tests; a prime, so that all programs and fields are among them."""
EVERY_SHARED = 71
"""Likewise of the mistakes in shared files."""
AT = "AT.yaml"
SECOND_SOURCE = """\
  shared-2:
    title: Another shared source
    publisher: A publisher
    url: https://other.eu/shared
    date: undated
"""


@pytest.fixture
def full(minimal: MinimalEvidence) -> MinimalEvidence:
    """Returns the minimal evidence with every field of a state in the file of Austria, without a problem or a note."""
    minimal.texts[AT] = FILE
    minimal.change("eu/sources.yaml", "sources:\n", "origins: {minutes: The minutes of the meeting}\nsources:\n")
    return minimal


def test_the_file_has_every_field_and_nothing_is_told_of_it(full: MinimalEvidence) -> None:
    document, _ = full.read(AT)
    written = {str(step) for path in document.values for step in path}
    fields = {
        field.alias or name
        for model in models(MemberState)
        for name, field in model.model_fields.items()
        if name != "seen"
    }
    assert fields - written <= {"about", "more_than", "logo"}
    assert full.told() == []
    assert [note for note in full.notes() if note.file == AT] == []


def judged(mistake: Mistake, full: MinimalEvidence, file: str = AT, before: str = FILE) -> str | None:
    """Returns the fault in how the program handles a mistake; None where it is refused, noted or read as typed.

    `before` is the file without the mistake, which has no problems.
    """
    full.texts[file] = mistake.content
    document, _ = full.read(file)
    told = [str(problem) for problem in document.problems] or full.told()
    if told:
        near = range(mistake.first_line - 1, mistake.last_line + 2)
        here = any(line.startswith(f"{file}:{number}:") for line in told for number in near)
        path = mistake.place.path if mistake.place else ()
        (field, *_) = [step for step in reversed(path) if isinstance(step, str)] or [""]
        at_the_other = bool(field) and all(field in line and "correct one of them" in line for line in told)
        return None if here or at_the_other else f"told elsewhere: {told[:2]}"
    if any(note.file == file and mistake.first_line <= note.line <= mistake.last_line for note in full.notes()):
        return None
    if mistake.place is None or mistake.typed is None:
        return (
            None if document.data == MinimalEvidence.as_read(before) else f"read otherwise: {str(document.data)[:80]}"
        )
    try:
        value: Any = reduce(lambda data, step: data[step], mistake.place.path, document.data)
    except LookupError:
        value = ""  # an entry of a list with nothing in it
    return None if is_as_typed(value, mistake, before) else f"read as {value!r}"


def is_as_typed(value: Any, mistake: Mistake, before: str = FILE) -> bool:
    """Returns whether a value equals the typed text; quotes of YAML around it are ignored."""
    assert mistake.place
    typed = normalize("NFC", words(mistake.typed or ""))
    if kind_of(mistake.place) not in ("text", "address"):
        typed = typed.partition(" #")[0]  # beside a code, a date or a number it is a remark
    if before[mistake.place.end] in ",]}":
        typed = typed.partition(",")[0]  # in brackets it ends the entry
    if isinstance(value, bool):
        return typed.casefold() == str(value).casefold()
    if isinstance(value, int | float):
        return re.fullmatch(r"-?[\d.]+", typed) is not None and float(typed) == value
    if mistake.place.style in ("'", '"') or typed[:1] in ("'", '"'):
        typed = typed.strip("'\"")
        return words(str(value)).strip("'\"") == typed.replace("''", "'")
    return words(str(value)) == typed


ALL = mistakes()
OF_SHARED_FILES = [(file, mistake) for file, content in SHARED_FILES.items() for mistake in mistakes(content)]


def test_there_are_mistakes_of_every_kind_at_every_field() -> None:
    assert len(ALL) >= 6_000
    assert {mistake.program for mistake in ALL} == {
        "Word", "telephone", "spreadsheet", "hurry", "program", "editor", "merge", "Notepad"
    }  # fmt: skip
    sampled = ALL[::EVERY]
    assert {mistake.program for mistake in sampled} | {"Notepad"} == {mistake.program for mistake in ALL}


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(slice(0, None, EVERY), id="sample"),
        pytest.param(slice(None), id="all", marks=pytest.mark.acceptance),
    ],
)
def test_a_mistake_is_refused_noted_or_read_as_typed(chosen: slice, full: MinimalEvidence) -> None:
    wrong = {}
    for mistake in [*ALL[chosen], *(mistake for mistake in ALL if mistake.program == "Notepad")]:
        if fault := judged(mistake, full):
            wrong[str(mistake)] = fault
    assert wrong == {}, "\n".join(f"{name}: {fault}" for name, fault in wrong.items())


@pytest.fixture
def shared(full: MinimalEvidence) -> MinimalEvidence:
    """Returns the minimal evidence with every field in the shared files that editors change, without a problem in
    them."""
    full.texts |= SHARED_FILES
    full.texts["eu/sources.yaml"] += SECOND_SOURCE
    assert full.told() == []
    assert [note for note in full.notes() if note.file in SHARED_FILES] == []
    return full


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(slice(0, None, EVERY_SHARED), id="sample"),
        pytest.param(slice(None), id="all", marks=pytest.mark.acceptance),
    ],
)
def test_so_is_a_mistake_in_a_shared_file(chosen: slice, shared: MinimalEvidence) -> None:
    wrong = {}
    for file, mistake in OF_SHARED_FILES[chosen]:
        if fault := judged(mistake, shared, file, SHARED_FILES[file]):
            wrong[f"{file}: {mistake}"] = fault
        shared.texts[file] = SHARED_FILES[file]
    assert wrong == {}, "\n".join(f"{name}: {fault}" for name, fault in wrong.items())


@pytest.mark.acceptance
@pytest.mark.parametrize("name", ["council", "context", "reports", "brief", "sources", "method"])
def test_so_is_a_mistake_in_a_file_that_is_hardly_ever_changed(name: str, full: MinimalEvidence) -> None:
    """In these files as the minimal evidence has them, with the fields that they need."""
    file = f"eu/{name}.yaml"
    before = full.texts[file] = full.texts[file].rstrip("\n") + "\n# Written in Vienna\n"
    wrong = {}
    for mistake in mistakes(before)[:: 11 if name == "method" else 1]:
        if mistake.program != "Notepad" and (fault := judged(mistake, full, file, before)):
            wrong[str(mistake)] = fault
        full.texts[file] = before
    assert wrong == {}, "\n".join(f"{name}: {fault}" for name, fault in wrong.items())


def test_the_shared_files_have_every_field() -> None:
    for file, content in SHARED_FILES.items():
        written = {str(step) for path in read_yaml(content.encode(), file).values for step in path}
        fields = {
            field.alias or name
            for model in models(MODELS[file])
            for name, field in model.model_fields.items()
            if name != "seen"
        }
        assert fields - written <= {"more_than", "also", "logo"}, file


def printed(folder: Path) -> str:
    """Returns all words that are printed of Austria, on its page and its brief, or stand in the data."""
    evidence = load(folder)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    page = scorecard(evidence, figures, common_figures(evidence, figures), "AT")
    sheet = brief(evidence, figures, common_figures(evidence, figures), "AT", "en", Meeting())
    jinja = environment(Language("en"))
    values = {"densities": ("usual", "usual"), "logo": None, "accent": None, "ask_width": 180, "root": ""}
    html = render(jinja, "scorecard/scorecard.html.j2", document=page, root="../../")
    html += render(jinja, "brief/brief.html.j2", document=sheet, **values)
    for entity, letter in (
        ("&#39;", "'"),
        ("&#34;", '"'),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("\u00ad", ""),
    ):
        html = html.replace(entity, letter)
    cells = (str(cell) for table in data_tables(evidence, figures) for row in table.rows for cell in row)
    return words(html.replace("\u00a0", " ")) + " ".join(cells).replace("\u00ad", "")


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(slice(7, None, 4001), id="sample"),
        pytest.param(slice(3, None, 29), id="all", marks=pytest.mark.acceptance),
    ],
)
def test_what_is_read_is_printed_as_typed(chosen: slice, full: MinimalEvidence, project: Path) -> None:
    """Of the mistakes that are taken for text: the words on the page are the words that were typed."""
    for file in ("eu/sources.yaml", AT):
        (project / file).write_text(full.texts[file], "utf-8")
    before = printed(project)
    silent = []
    for mistake in ALL[chosen]:
        if not (mistake.place and mistake.typed and str(mistake.place.value) in before):
            continue
        full.texts[AT] = mistake.content
        if full.told():
            continue
        document, _ = full.read(AT)
        value = reduce(lambda data, step: data[step], mistake.place.path, document.data)
        if isinstance(value, str) and mistake.place.path[-1] == "en":
            (project / AT).write_bytes(mistake.content)
            marks = str.maketrans({"'": '"', "\u00ad": None})  # inner marks stand where a quotation is within another
            if typed(words(value)).translate(marks) not in typed(printed(project)).translate(marks):
                silent.append((str(mistake), value))
    assert silent == []
